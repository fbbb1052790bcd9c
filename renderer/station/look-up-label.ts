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

/**
 * How the device of a label stands by its newest attempt, but for those that left it as it was. `undone`: that has not ended with a
 * pass, or is not over. `old`: it passed, and by another name or number than the label has. `golden`: it checks the line.
 */
export type LabelStanding = 'pass' | 'fail' | 'undone' | 'old' | 'golden';

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
  if (!newest.ok) return newest;
  const row = newest.value ?? found.row;
  const standing = standingOf(row);
  const isOld = standing === 'pass' && !bears(row, scanned);
  return success({ ...found, row, standing: isOld ? 'old' : standing });
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

/** What was last learned of the device, with the name and number that it passed by last; undefined: nothing but how it was found. */
async function newestOf(ask: Ask, found: HistoryRow): Promise<Result<HistoryRow | undefined>> {
  const { deviceId } = found;
  let [newest, name, serial]: [HistoryRow?, string?, string?] = [];
  if (deviceId === null) return success(undefined);
  for await (const rows of pagesOf(ask, deviceId)) {
    if (!rows.ok) return rows;
    for (const row of rows.value) {
      if (row.deviceId !== deviceId || !isTold(row)) continue;
      newest ??= row;
      if (!getsLabel({ row })) continue;
      // One that tells none has changed none.
      name ??= row.name ?? undefined;
      serial ??= row.serial ?? undefined;
    }
    if (newest !== undefined && name !== undefined && serial !== undefined) break;
  }
  if (newest === undefined) return success(undefined);
  const known = { name: name ?? found.name, serial: serial ?? found.serial };
  return success(getsLabel({ row: newest }) ? { ...newest, ...known } : withNames(newest, found));
}

const withNames = (row: HistoryRow, { name, serial }: HistoryRow): HistoryRow => ({
  ...row,
  name: row.name ?? name,
  serial: row.serial ?? serial,
});

/** The number on the sticker of a Photon stays right beside one of somebody's own. */
function bears(row: HistoryRow, scanned: string): boolean {
  if (checkLabel(scanned, [row]).verdict === 'found') return true;
  return readScan(scanned).kind === 'serial' && readScan(row.serial ?? '').kind !== 'serial';
}

/** Of one that was skipped nothing was changed, and a golden one is no product. */
const isTold = ({ kind, verdict }: HistoryRow) => kind !== 'golden' && verdict !== 'SKIPPED';

function isFinished({ outcome, kind }: HistoryRow): boolean {
  const isOver = outcome === 'claimed' || outcome === 'online-without-owner' || outcome === 'handed-over';
  return isOver && kind !== 'golden';
}

/** One that was skipped was left as it is. */
const isUnfinished = (row: HistoryRow) => !isFinished(row) && row.verdict !== 'SKIPPED';

function standingOf(row: HistoryRow): LabelStanding {
  if (row.kind === 'golden') return 'golden';
  if (row.verdict === 'FAIL') return 'fail';
  return getsLabel({ row }) ? 'pass' : 'undone';
}
