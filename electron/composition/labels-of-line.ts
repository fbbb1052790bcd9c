import { utf8Length } from '../../shared/bytes.ts';
import { sampleCustomer } from '../../shared/label.ts';
import { textWidth } from '../../shared/label-layout.ts';
import { type PlaceholderValues, presetWords } from '../../shared/placeholders.ts';
import { type Result, success } from '../../shared/result.ts';
import { checkListedSerials, longestDevice } from '../labels/line-label.ts';
import type { DeviceList } from '../station/device-list.ts';
import type { LineOptions, LineWorld } from '../station/line-world.ts';
import type { Preset } from '../station/preset.ts';

type Sample = Pick<
  PlaceholderValues,
  'serial' | 'name' | 'number' | 'at' | 'product' | 'preset' | 'part' | 'revision' | 'customer'
>;

/** Asks `check` for the labels of a line that take most room: where it takes those, none is kept back. */
export async function checkLabelsOfLine<Value>(
  {
    pattern,
    serialPattern,
    ...preset
  }: Pick<Preset, 'name' | 'product' | 'part' | 'revision' | 'pattern' | 'customer' | 'serialPattern'>,
  list: DeviceList | undefined,
  onlyScanned: boolean,
  check: (sample: Sample) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  // Each day takes as much room.
  const at = 0;
  const names = list?.devices.flatMap(({ name }) => name ?? []) ?? [];
  const mostBy = (sizeOf: (text: string) => number, texts: readonly string[] = names) => {
    const sizes = texts.map((text) => ({ text, size: sizeOf(text) }));
    return sizes.toSorted((one, other) => other.size - one.size)[0]?.text;
  };
  const serials = list?.devices.flatMap((device) => device.serial ?? []) ?? [];
  // What the list does not give is scanned as the pattern has it, or stands on the sticker.
  if (serials.length < (list?.devices.length || 1))
    serials.push(serialPattern === undefined ? longestDevice.serial : widestAs(serialPattern));
  // Their letters are all as wide.
  const serial = mostBy(utf8Length, serials);
  // A device that the list names gets neither a name nor a number by the pattern.
  const isPatterned = pattern !== undefined && (list === undefined || names.length < list.devices.length);
  const number = isPatterned && pattern.counts ? 1 : undefined;
  if (isPatterned) names.push(pattern.fill({ ...longestDevice, serial, at, number }));
  const ofPreset = presetWords(preset);
  const listedCustomers = list?.devices.flatMap((device) => device.customer ?? []) ?? [];
  const customer = ofPreset.customer ?? mostBy(textWidth, listedCustomers) ?? sampleCustomer;
  // A scanner, a list and the devices of a product give serial numbers; of an account the cloud tells none before.
  const hasSerials = list !== undefined || onlyScanned || preset.customer.rule !== 'account';
  const checkOne = (sample: Pick<Sample, 'name' | 'number'>) =>
    check({ ...ofPreset, customer, serial: hasSerials ? serial : undefined, ...sample, at });
  // What a line of text has to hold, and what a code.
  const [name, inCode] = [mostBy(textWidth), mostBy(utf8Length)];
  const listed = list?.devices.find((device) => device.name !== undefined)?.name;
  let checked = await checkOne({ name, number });
  if (checked.ok && inCode !== name) checked = await checkOne({ name: inCode, number });
  if (checked.ok && listed !== undefined) checked = await checkOne({ name: listed, number: undefined });
  return checked;
}

/** The number of a pattern that takes most room. */
const widestAs = (serialPattern: string) => serialPattern.replaceAll('#', '0').replace(/[@?]/g, 'W');

/** What prints the labels of a line, and says for whom it can; nothing: its preset has none. */
export type LabelsOfLine = Pick<LineWorld, 'label' | 'labelFits'>;

/** The same for one customer, of those that are asked for while the line runs. */
export function fitsCustomer(
  preset: Parameters<typeof checkLabelsOfLine>[0],
  list: DeviceList | undefined,
  onlyScanned: boolean,
  check: (sample: Sample) => Promise<Result<unknown>>,
): NonNullable<LineWorld['labelFits']> {
  return async (customer) => {
    const checked = await checkLabelsOfLine(preset, list, onlyScanned, (sample) => check({ ...sample, customer }));
    return checked.ok ? success(undefined) : checked;
  };
}

/**
 * What is known when a line is open: who its first customer is, and what the cloud tells of listed devices. Those that are done get
 * no label.
 */
export async function checkOpened(
  { labelFits }: LabelsOfLine,
  label: Preset['label'],
  { list, book, done = [], asks }: LineOptions,
): Promise<Result<void>> {
  const fits = asks === undefined ? undefined : await labelFits?.(asks.first);
  if (fits?.ok === false) return fits;
  if (label === undefined || list === undefined) return success(undefined);
  const due = list.devices.filter(({ id }) => id === undefined || !done.includes(id));
  return checkListedSerials(
    label,
    due.map(({ serial, id }) => serial ?? (id === undefined ? undefined : book?.serialOf(id))),
  );
}
