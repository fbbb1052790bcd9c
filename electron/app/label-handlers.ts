import { setupError } from '../../shared/errors.ts';
import { getsLabel, labelsPrinted, labelVerified } from '../../shared/history-attempt.ts';
import type { ShownRow } from '../../shared/history-row.ts';
import type { LabelForm, LabelView, labelRequests, OwnCode, Paper } from '../../shared/ipc/labels.ts';
import type { Label } from '../../shared/label.ts';
import type { Spoken } from '../../shared/languages.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { replaceFile } from '../files/private-file.ts';
import type { LabelPrinter, PrintedPage } from '../labels/label-port.ts';
import type { MadeLabel } from '../labels/make-label.ts';
import type { ControllerParts } from './controller-parts.ts';
import type { HandlersOf } from './handlers.ts';
import type { HistoryWork } from './history-handlers.ts';
import type { PresetLabel, PresetShelf } from './preset-shelf.ts';
import type { SettingsStore } from './settings-port.ts';

export interface LabelParts extends Pick<ControllerParts, 'chooseNewFile' | 'clock' | 'log' | 'record'> {
  readonly labels: LabelPrinter;
  readonly settings: Pick<SettingsStore, 'labelPrinter' | 'rememberLabelPrinter'>;
  readonly labelOfPreset: PresetShelf['labelOf'];
  readonly showAttempt: HistoryWork['handlers']['showAttempt'];
}

/** `label` undefined: a usual one. `by`: what fills it; `printer`: that of the preset. */
interface AttemptForm {
  readonly row: ShownRow;
  readonly deviceId: string;
  readonly label: Label | undefined;
  readonly form: LabelForm;
  readonly by: Pick<PresetLabel, 'namePattern' | 'product'> | undefined;
  readonly printer: string | undefined;
}

type AttemptLabel = MadeLabel & Pick<AttemptForm, 'form' | 'printer'> & { readonly file: string };

/** Labels of devices that were set up, once more and whenever they are wanted. Nothing of codes is loaded before. */
export function labelHandlers(parts: LabelParts): HandlersOf<typeof labelRequests> {
  const { labels, settings, showAttempt, labelOfPreset, chooseNewFile, clock, log, record } = parts;

  /** What its label is made by. Undefined: it is no longer in the history, or its device has not passed. */
  async function formOf(attemptId: string): Promise<Result<AttemptForm | undefined>> {
    const shown = await showAttempt({ attemptId });
    if (!shown.ok) return shown;
    if (shown.value === undefined || !getsLabel(shown.value)) return success(undefined);
    const { row, label: applied } = shown.value;
    const { deviceId, preset } = row;
    if (deviceId === null) return success(undefined);
    const ofPreset = preset === null ? success(undefined) : await labelOfPreset(preset);
    if (applied === null && !ofPreset.ok) return ofPreset;
    const now = ofPreset.ok ? ofPreset.value : undefined;
    const label = applied?.form ?? now?.label;
    const form = applied !== null ? 'applied' : label !== undefined ? 'preset' : 'usual';
    return success({ row, deviceId, label, form, by: applied ?? now, printer: now?.label?.printer });
  }

  async function labelOf(attemptId: string): Promise<Result<AttemptLabel | undefined>> {
    const found = await formOf(attemptId);
    if (!found.ok || found.value === undefined) return found.ok ? success(undefined) : found;
    const { row, deviceId, label, form, by, printer } = found.value;
    const { serial, name, preset, product, customer, startedAt, endedAt } = row;
    const made = { part: row.part ?? undefined, revision: row.revision ?? undefined };
    const known = { serial: serial ?? undefined, name: name ?? undefined };
    const [{ makeLabel }, { usualLabel }, { namePattern }] = await Promise.all([
      import('../labels/make-label.ts'),
      import('../../shared/label.ts'),
      import('../../shared/name-pattern.ts'),
    ]);
    const pattern = namePattern(by?.namePattern ?? '', made);
    // As the line that printed it first: by the day on which the device passed, and its number.
    const ofDevice = { id: deviceId, ...known, customer: customer ?? undefined };
    const number = pattern.ok && name !== null ? pattern.value.numberIn(name, ofDevice) : undefined;
    const words = { preset: preset ?? undefined, product: by?.product ?? product ?? undefined };
    const values = { ...words, ...made, ...ofDevice, at: Date.parse(endedAt ?? startedAt), number };
    const filled = makeLabel(label ?? usualLabel(known), values);
    return filled.ok ? success({ ...filled.value, form, file: `label-${deviceId}.pdf`, printer }) : filled;
  }

  async function save(label: PrintedPage, name: string): Promise<Result<'saved' | undefined>> {
    const file = await chooseNewFile(name, ['pdf']);
    if (file === undefined) return success(undefined);
    const pdf = await labels.pdf(label);
    if (!pdf.ok) return pdf;
    try {
      await replaceFile(file, async (handle) => void (await handle.writeFile(pdf.value)));
      return success('saved');
    } catch (error) {
      const saw = error instanceof Error && 'code' in error ? String(error.code) : '';
      return failure(setupError('label-not-saved', { saw }));
    }
  }

  async function printOn(label: PrintedPage, printer: string): Promise<Result<'printed'>> {
    const printed = await labels.print(label, printer);
    if (!printed.ok) {
      log.note('label', `${printed.error.code} ${printed.error.saw ?? ''}`);
      return printed;
    }
    return success('printed');
  }

  async function viewOf({ svg }: PrintedPage, chosen: string | undefined): Promise<LabelView> {
    const printers = await labels.printers();
    const printer = printers.find(({ name }) => name === chosen)?.name;
    return { svg, printers, ...(printer === undefined ? {} : { printer }) };
  }

  return {
    async showLabel({ attemptId }) {
      const made = await labelOf(attemptId);
      if (!made.ok || made.value === undefined) return made.ok ? success(undefined) : made;
      const { form, printer = settings.labelPrinter() } = made.value;
      return success({ ...(await viewOf(made.value, printer)), form });
    },

    async printLabel({ attemptId, printer }) {
      const made = await labelOf(attemptId);
      if (!made.ok || made.value === undefined) return made.ok ? success(undefined) : made;
      if (printer === undefined) return save(made.value, made.value.file);
      const printed = await printOn(made.value, printer);
      // A sheet's is another one: who chose the printer for paper has not put labels into it.
      if (printed.ok) settings.rememberLabelPrinter(printer);
      return printed;
    },

    async readLabelCode({ attemptId }) {
      const found = await formOf(attemptId);
      if (!found.ok || found.value?.form === 'usual') return found.ok ? success(undefined) : found;
      return success(found.value?.label?.code?.of);
    },

    async noteLabelVerified({ attemptId }) {
      const shown = await showAttempt({ attemptId });
      if (!shown.ok || shown.value === undefined || !getsLabel(shown.value)) {
        return shown.ok ? success('not-there') : shown;
      }
      const { measurements } = shown.value;
      // The same label scanned once more is no news; one that was printed after it is. Not every station has the same time.
      const last = measurements.findLast(({ name }) => name === labelVerified || name === labelsPrinted);
      const times = measurements.filter(({ name }) => name === labelVerified).length;
      const printed = measurements.findLast(({ name }) => name === labelsPrinted)?.value ?? 0;
      if (last?.name === labelVerified || times >= Math.max(1, printed)) return success('noted');
      const seen = { name: labelVerified, value: 1, unit: '' };
      const written = await record.write({ type: 'measurement', attemptId, at: clock.now(), ...seen });
      if (!written.ok) return written;
      const after = await showAttempt({ attemptId });
      if (!after.ok) return after;
      // Forgotten meanwhile, it is in no record, and nothing is noted of it.
      const isThere = (after.value?.measurements.length ?? 0) > measurements.length;
      return success(isThere ? 'noted' : 'not-there');
    },

    async previewLabel({ label, sample }) {
      const [v, { labelSchema }, { makeLabel }, { longestDevice }, { jsonOf }] = await Promise.all([
        import('valibot'),
        import('../../shared/label.ts'),
        import('../labels/make-label.ts'),
        import('../labels/line-label.ts'),
        import('./shelved-file.ts'),
      ]);
      const read = v.safeParse(labelSchema, jsonOf(label));
      if (!read.success) return failure(setupError('preset-unreadable', { saw: 'label' }));
      const made = makeLabel(read.output, { ...longestDevice, name: undefined, number: undefined, ...sample });
      return made.ok ? success({ svg: made.value.svg }) : made;
    },

    listPrinters: async () => success(await labels.printers()),

    async showCommandSheet({ paper, language, own }) {
      const made = await sheetOf(paper, language, own);
      return made.ok ? success(await viewOf(made.value, undefined)) : made;
    },

    async printCommandSheet({ paper, language, own, printer }) {
      const made = await sheetOf(paper, language, own);
      if (!made.ok) return made;
      return printer === undefined ? save(made.value, 'line-codes.pdf') : printOn(made.value, printer);
    },
  };
}

async function sheetOf(paper: Paper, language: Spoken, own: readonly OwnCode[] = []): Promise<Result<PrintedPage>> {
  const [{ commandSheet }, { createTranslator }, { isOwnCode }] = await Promise.all([
    import('../labels/command-sheet.ts'),
    import('../../shared/text/translator.ts'),
    import('../../shared/own-code.ts'),
  ]);
  if (!own.every(isOwnCode)) return failure(setupError('invalid-input'));
  return commandSheet(paper, await createTranslator(language, ['station']), own);
}
