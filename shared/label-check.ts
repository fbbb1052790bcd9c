import type { DeviceId } from './device-id.ts';
import { plainText } from './plain-text.ts';
import { readScan, withoutSymbology } from './scan.ts';

/** What is known of a device that was set up; a row of the record has it. */
export interface LabelledDevice {
  readonly deviceId: string | null;
  readonly serial: string | null;
  readonly name: string | null;
}

/**
 * `found`: whose label it is; `matches`, where one was expected, whether it is that one's. `several`: a name or number that
 * more than one device bears. `half`: the scan was cut off, or held more than one code. `unknown`: none of these devices.
 */
export type LabelCheck<Row> =
  | { readonly verdict: 'found'; readonly row: Row; readonly matches: boolean | undefined }
  | { readonly verdict: 'several'; readonly rows: readonly Row[] }
  | { readonly verdict: 'half' | 'unknown' };

/** As many letters as any label holds. */
const mostLetters = 4096;

/**
 * Whose label that is, from what a scanner reads of any of its codes: a device ID, a serial number or a name. Of several
 * rows of one device the first counts; a row without an ID is a device of its own. A command that was printed is unknown.
 */
export function checkLabel<Row extends LabelledDevice>(
  scanned: string,
  rows: readonly Row[],
  expected?: { readonly deviceId: DeviceId },
): LabelCheck<Row> {
  const scan = readScan(scanned);
  if (scan.kind === 'command') return { verdict: 'unknown' };
  const text = plainText(withoutSymbology(scanned), mostLetters);
  const bears = (row: Row) => {
    if (scan.kind === 'device-id' && row.deviceId === scan.id) return true;
    if (scan.kind === 'serial' && row.serial?.toUpperCase() === scan.serial) return true;
    // Numbers of one's own, and names, stand in a code as they are.
    return (
      text !== '' && [row.serial, row.name].some((known) => known !== null && plainText(known, mostLetters) === text)
    );
  };
  const found = new Map<unknown, Row>();
  for (const row of rows) {
    const device = row.deviceId ?? row;
    if (!found.has(device) && bears(row)) found.set(device, row);
  }
  const [row, ...others] = found.values();
  if (row === undefined) {
    return { verdict: scan.kind === 'half' || scan.kind === 'several' ? 'half' : 'unknown' };
  }
  if (others.length > 0) return { verdict: 'several', rows: [row, ...others] };
  return { verdict: 'found', row, matches: expected && row.deviceId === expected.deviceId };
}
