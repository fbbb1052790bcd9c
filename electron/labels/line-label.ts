import { setupError } from '../../shared/errors.ts';
import type { Label } from '../../shared/label.ts';
import type { PlaceholderValues } from '../../shared/placeholders.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { LabelPrinter, Printer } from './label-port.ts';
import type { MadeLabel } from './make-label.ts';

/** Which printer a label is for: that of the preset, else the one that was chosen last, else the only one there is. */
async function printerOf(printer: LabelPrinter, label: Label, chosen: string | undefined): Promise<Result<Printer>> {
  const printers = await printer.printers();
  const named = (wanted: string | undefined) => printers.find(({ name }) => name === wanted);
  const only = printers.length === 1 ? printers[0] : undefined;
  const name = label.printer ?? (named(chosen) ?? only)?.name;
  const found = named(name);
  if (found !== undefined) return success(found);
  return failure(setupError('printer-not-found', { details: { printer: name ?? chosen ?? '–' } }));
}

/** Letters of an ID and a serial number of which a code takes most. */
export const longestDevice = { id: 'abcdefabcdefabcdefabcdef', serial: 'PHHMABCDEFGHIJK' };

type SampleOfLine = Omit<PlaceholderValues, 'id' | 'serial'> & Partial<Pick<PlaceholderValues, 'serial'>>;

/**
 * What keeps every label of a line from being printed, found before its first device: `label-too-small`,
 * `label-text-missing` (details.field), `printer-not-found` (details.printer).
 * @param device what its devices get by the preset or the list; undefined: they get none. Without `serial`: the longest there is
 * @returns the printer for all of them
 */
export async function checkLineLabel(
  printer: LabelPrinter,
  label: Label,
  device: SampleOfLine,
  chosen: string | undefined,
): Promise<Result<Printer>> {
  const made = await sampleLabel(label, device);
  return made.ok ? printerOf(printer, label, chosen) : made;
}

/** Of a device that nobody has met; fails as {@link checkLineLabel}, but for the printer. */
export async function sampleLabel(label: Label, device: SampleOfLine): Promise<Result<MadeLabel>> {
  const { makeLabel } = await import('./make-label.ts');
  return makeLabel(label, { ...longestDevice, ...device });
}

/**
 * Whether those of a list have the serial numbers that their labels are to tell; otherwise `label-text-missing`
 * (details.field). @param serials of each, as far as they are known
 */
export async function checkListedSerials(
  label: Label,
  serials: readonly (string | undefined)[],
): Promise<Result<void>> {
  if (!serials.includes(undefined)) return success(undefined);
  const { makeLabel } = await import('./make-label.ts');
  const made = makeLabel(label, {
    ...{ ...longestDevice, name: 'A', number: 1, at: 0 },
    ...{ product: 'A', preset: 'A', part: 'A', revision: 'A', customer: 'A' },
    serial: undefined,
  });
  const lacks = !made.ok && made.error.code === 'label-text-missing' && made.error.details?.field === 'serial';
  return lacks ? made : success(undefined);
}

/**
 * Prints the label of a device that has passed. Never throws; fails as `LabelPrinter.print` and {@link checkLineLabel}.
 * @param on found before the first device: whatever is printed elsewhere meanwhile, a line has its labels from one printer
 */
export function lineLabel(printer: LabelPrinter, label: Label, on: string) {
  return async (device: PlaceholderValues, wanted: AbortSignal): Promise<Result<void>> => {
    try {
      const { makeLabel } = await import('./make-label.ts');
      const made = makeLabel(label, device);
      return made.ok ? await printer.print(made.value, on, wanted) : made;
    } catch (bug) {
      return failure(setupError('label-not-printed', { saw: bug instanceof Error ? bug.message : '' }));
    }
  };
}
