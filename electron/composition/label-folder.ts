import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setupError } from '../../shared/errors.ts';
import type { Label } from '../../shared/label.ts';
import type { ListedDevice } from '../../shared/line-event.ts';
import { type PlaceholderValues, presetWords } from '../../shared/placeholders.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { replaceFile } from '../files/private-file.ts';
import { newId } from '../ground/new-id.ts';
import type { PdfMaker } from '../labels/label-port.ts';
import { longestDevice } from '../labels/line-label.ts';
import { labelTexts, makeLabel } from '../labels/make-label.ts';
import type { DeviceList } from '../station/device-list.ts';
import type { Preset } from '../station/preset.ts';
import { checkLabelsOfLine, fitsCustomer, type LabelsOfLine } from './labels-of-line.ts';

/** Others print what lies there. */
const forAll = 0o644;

/**
 * What saves the labels of a line there. Fails with what would keep all of them back, before the first
 * device: as {@link folderLabel}, with `device-list-row-invalid` (details.row) for a device of the list whose label has letters that no
 * such file has, and with `preset-unreadable` for a preset without a label.
 */
export async function labelsIntoFolder(
  folder: string,
  preset: Preset,
  list: DeviceList | undefined,
  onlyScanned: boolean,
  maker: PdfMaker,
): Promise<Result<LabelsOfLine>> {
  const { label } = preset;
  if (label === undefined) return failure(setupError('preset-unreadable', { saw: 'label' }));
  for (const device of list?.devices ?? []) {
    const saw = foreignIn(label, preset, device, maker);
    const { row } = device;
    if (saw !== undefined) return failure(setupError('device-list-row-invalid', { saw, details: { row } }));
  }
  const checked = await checkLabelsOfLine(preset, list, onlyScanned, (sample) =>
    checkFolderLabel(folder, label, { ...longestDevice, ...sample }, maker),
  );
  if (!checked.ok) return checked;
  const drawn = (sample: Omit<PlaceholderValues, 'id' | 'serial'>) =>
    pdfOf(label, { ...longestDevice, ...sample }, maker);
  return success({
    label: folderLabel(folder, label, maker),
    labelFits: fitsCustomer(preset, list, onlyScanned, drawn),
  });
}

/** What the preset gives is no fault of a row. */
function foreignIn(
  label: Label,
  preset: Preset,
  { name, serial, customer }: ListedDevice,
  { foreign }: PdfMaker,
): string | undefined {
  if (foreign === undefined) return undefined;
  const sample = { ...longestDevice, ...presetWords(preset), customer: 'A', name: 'A', at: 0, number: 1 };
  const foreignOf = (device: Partial<PlaceholderValues>) => {
    const texts = labelTexts(label, { ...sample, ...device });
    return texts.ok ? foreign(texts.value) : undefined;
  };
  const given = {
    ...(name === undefined ? {} : { name }),
    ...(serial === undefined ? {} : { serial }),
    ...(customer === undefined ? {} : { customer }),
  };
  return foreignOf({}) === undefined ? foreignOf(given) : undefined;
}

/** Nothing of it stays. */
async function checkFolderLabel(
  folder: string,
  label: Label,
  device: PlaceholderValues,
  maker: PdfMaker,
): Promise<Result<void>> {
  const pdf = await pdfOf(label, device, maker);
  if (!pdf.ok) return pdf;
  const probe = path.join(folder, `.preflight-${newId()}`);
  const probed = await written(probe, pdf.value);
  await rm(probe, { force: true }).catch(() => undefined);
  return probed;
}

/**
 * Saves the label of a device that has passed as the PDF file of its ID, whole or not at all, in the place of an older one. Never
 * throws, and one that nobody wants any more does not appear; fails with `label-too-small`, `label-text-missing` (details.field) and `label-not-saved` (`saw`: what the system says). A
 * folder that is not there is not made: one that was to be on another disk would be on this one.
 */
function folderLabel(folder: string, label: Label, maker: PdfMaker) {
  return async (device: PlaceholderValues, wanted: AbortSignal): Promise<Result<void>> => {
    const pdf = await pdfOf(label, device, maker);
    return pdf.ok ? written(path.join(folder, `${device.id}.pdf`), pdf.value, wanted) : pdf;
  };
}

async function pdfOf(label: Label, device: PlaceholderValues, maker: PdfMaker): Promise<Result<Uint8Array>> {
  const made = makeLabel(label, device);
  if (!made.ok) return made;
  try {
    return await maker.pdf(made.value);
  } catch (bug) {
    return failure(setupError('label-not-saved', { saw: reasonOf(bug) }));
  }
}

async function written(file: string, pdf: Uint8Array, wanted?: AbortSignal): Promise<Result<void>> {
  try {
    const folder = await stat(path.dirname(file));
    if (!folder.isDirectory()) return failure(setupError('label-not-saved', { saw: 'ENOTDIR' }));
    await replaceFile(file, (handle) => handle.writeFile(pdf), forAll, wanted);
    return success(undefined);
  } catch (error) {
    return failure(setupError('label-not-saved', { saw: reasonOf(error) }));
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? String(error.code) : error.message;
}
