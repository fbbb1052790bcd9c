import type { DeviceId } from '../../shared/device-id.ts';
import type { HistoryRow } from '../../shared/history-row.ts';
import { checkLabel, type LabelCheck } from '../../shared/label-check.ts';
import { plainText } from '../../shared/plain-text.ts';
import { type Result, success } from '../../shared/result.ts';
import { isSerialAndMore, readScan, withoutSymbology } from '../../shared/scan.ts';
import type { Ask } from '../state/slice.ts';

/** Of one page of the history; as many are looked through as there are. */
const rowsOfPage = 500;

/**
 * Whose label that is, among all devices that were set up here. What may hold a mobile secret is `half` and not looked for;
 * anything else is, since numbers of one's own may look like part of an ID.
 */
export async function lookUpLabel(
  ask: Ask,
  scanned: string,
  expected: { readonly deviceId: DeviceId } | undefined,
): Promise<Result<LabelCheck<HistoryRow>>> {
  const scan = readScan(scanned);
  if (scan.kind === 'several' || isSerialAndMore(scanned)) return success({ verdict: 'half' });
  const search =
    scan.kind === 'device-id'
      ? scan.id
      : scan.kind === 'serial'
        ? scan.serial
        : plainText(withoutSymbology(scanned), 128);
  let known: readonly HistoryRow[] = [];
  let from: number | undefined;
  for (;;) {
    const answer = await ask('listHistory', {
      filter: { search },
      most: rowsOfPage,
      ...(from === undefined ? {} : { from }),
    });
    if (!answer.ok) return answer;
    const { rows, next } = answer.value;
    const found = checkLabel(scanned, [...known, ...rows.filter(isFinished)], expected);
    // An older one of the same name makes it unclear which of them is meant; an ID is one device's alone.
    const isSure = found.verdict === 'found' && scan.kind === 'device-id';
    if (isSure || found.verdict === 'several' || next === undefined) return success(found);
    known = found.verdict === 'found' ? [found.row] : [];
    from = next;
  }
}

/** One that failed or was left has no label of ours. */
function isFinished({ outcome }: HistoryRow): boolean {
  return outcome === 'claimed' || outcome === 'online-without-owner' || outcome === 'handed-over';
}
