import type { DeviceId } from '../../shared/device-id.ts';
import { getsLabel } from '../../shared/history-attempt.ts';
import type { HistoryRow } from '../../shared/history-row.ts';
import { checkLabel, type LabelCheck } from '../../shared/label-check.ts';
import { plainText } from '../../shared/plain-text.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { isSerialAndMore, readScan, withoutSymbology } from '../../shared/scan.ts';
import type { Ask } from '../state/slice.ts';

/** Of one page of the history; as many are looked through as there are. */
const rowsOfPage = 500;

/** How the device of a label stands by its newest attempt that tells: `undone`: nobody has seen it work, and it did not fail. */
export type LabelStanding = 'pass' | 'fail' | 'undone';

export type LookedUpLabel =
  | (Extract<LabelCheck<HistoryRow>, { verdict: 'found' }> & { readonly standing: LabelStanding })
  | Exclude<LabelCheck<HistoryRow>, { verdict: 'found' }>;

/**
 * Whose label that is, among all devices that were tried here. What may hold a mobile secret is `half` and not looked for;
 * anything else is, since numbers of one's own may look like part of an ID. One that passed comes before those that did not: those
 * gave their number back.
 */
export async function lookUpLabel(
  ask: Ask,
  scanned: string,
  expected: { readonly deviceId: DeviceId } | undefined,
): Promise<Result<LookedUpLabel>> {
  const scan = readScan(scanned);
  if (scan.kind === 'several' || isSerialAndMore(scanned)) return success({ verdict: 'half' });
  const search =
    scan.kind === 'device-id'
      ? scan.id
      : scan.kind === 'serial'
        ? scan.serial
        : plainText(withoutSymbology(scanned), 128);
  let [finished, others] = [noneYet, noneYet];
  for await (const rows of pagesOf(ask, search)) {
    if (!rows.ok) return rows;
    finished = checkLabel(scanned, [...rowsIn(finished), ...rows.value.filter(isFinished)], expected);
    others = checkLabel(scanned, [...rowsIn(others), ...rows.value.filter(isUnfinished)], expected);
    // An ID is one device's alone; an older one of the same name makes it unclear which of them is meant.
    const isSure = scan.kind === 'device-id' && [finished, others].some(({ verdict }) => verdict === 'found');
    if (isSure || finished.verdict === 'several') break;
  }
  const found = 'row' in finished || 'rows' in finished ? finished : others;
  if (found.verdict !== 'found') return success(found);
  const newest = await newestOf(ask, found.row);
  if (newest === undefined || !newest.ok) return newest ?? success({ ...found, standing: standingOf(found.row) });
  const { name, serial } = found.row;
  const row = { ...newest.value, name: newest.value.name ?? name, serial: newest.value.serial ?? serial };
  return success({ ...found, row, standing: standingOf(row) });
}

const noneYet: LabelCheck<HistoryRow> = { verdict: 'unknown' };

function rowsIn(check: LabelCheck<HistoryRow>): readonly HistoryRow[] {
  return check.verdict === 'found' ? [check.row] : check.verdict === 'several' ? check.rows : [];
}

async function* pagesOf(ask: Ask, search: string): AsyncGenerator<Result<readonly HistoryRow[]>> {
  let from: number | undefined;
  do {
    const page = { filter: { search }, most: rowsOfPage, ...(from === undefined ? {} : { from }) };
    const answer = await ask('listHistory', page);
    if (!answer.ok) return yield failure(answer.error);
    yield success(answer.value.rows);
    from = answer.value.next;
  } while (from !== undefined);
}

/** What was last learned of the device, whatever its label was found by; undefined: nothing beside that. */
async function newestOf(ask: Ask, { deviceId }: HistoryRow): Promise<Result<HistoryRow> | undefined> {
  if (deviceId === null) return undefined;
  for await (const rows of pagesOf(ask, deviceId)) {
    if (!rows.ok) return rows;
    const row = rows.value.find((one) => one.deviceId === deviceId && (isFinished(one) || one.verdict === 'FAIL'));
    if (row !== undefined) return success(row);
  }
  return undefined;
}

function isFinished({ outcome }: HistoryRow): boolean {
  return outcome === 'claimed' || outcome === 'online-without-owner' || outcome === 'handed-over';
}

/** One that was skipped was left as it is. */
const isUnfinished = (row: HistoryRow) => !isFinished(row) && row.verdict !== 'SKIPPED';

function standingOf(row: HistoryRow): LabelStanding {
  if (row.verdict === 'FAIL') return 'fail';
  return getsLabel({ row }) ? 'pass' : 'undone';
}
