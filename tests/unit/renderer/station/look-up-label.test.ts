import { describe, expect, it } from 'vitest';
import type { Ask } from '../../../../renderer/state/slice.ts';
import { lookUpLabel } from '../../../../renderer/station/look-up-label.ts';
import { setupError } from '../../../../shared/errors.ts';
import { failure, success } from '../../../../shared/result.ts';
import { historyRow } from '../../../ui/support/history-scenes.ts';

const [first, second] = ['2e0039000147343233320007', '2e0039000147343233320008'];
const own = { serial: 'SN-7', deviceId: first };

type Row = ReturnType<typeof historyRow>;

/** As the history answers: what has it in one of its words, the newest first, two on a page. */
function history(...rows: readonly Row[]): Ask {
  return (async (_name: 'listHistory', { filter, from = 0 }: { filter: { search: string }; from?: number }) => {
    const words = ({ deviceId, serial, name }: Row) => [deviceId, serial, name];
    const fitting = rows.filter((row) => words(row).some((word) => word?.includes(filter.search)));
    const next = from + 2 < fitting.length ? from + 2 : undefined;
    return success({ rows: fitting.slice(from, from + 2), next });
  }) as unknown as Ask;
}

const told = async (ask: Ask, scanned: string) => {
  const looked = await lookUpLabel(ask, scanned, undefined);
  if (!looked.ok) return looked.error.code;
  const { value } = looked;
  return value.verdict === 'found' ? [value.standing, value.row.attemptId] : value.verdict;
};
const failed = { outcome: 'failed', verdict: 'FAIL' } as const;

describe('how the device of a label stands', () => {
  it('is told by its newest attempt that passed or failed, whatever its label is found by', async () => {
    const passed = historyRow(5, { ...own, name: 'lamp-7' });
    expect(await told(history(passed), 'lamp-7')).toEqual(['pass', passed.attemptId]);
    // It has told no serial number and no name since.
    const after = historyRow(1, { ...failed, deviceId: first, name: null });
    const skipped = historyRow(0, { outcome: 'failed', verdict: 'SKIPPED', deviceId: first, name: null });
    for (const scanned of ['lamp-7', 'SN-7', first]) {
      expect(await told(history(skipped, after, passed), scanned)).toEqual(['fail', after.attemptId]);
    }
    const mended = historyRow(3, { ...failed, ...own });
    expect(await told(history(skipped, passed, mended), 'SN-7')).toEqual(['pass', passed.attemptId]);
  });

  it('is of the one that passed, where another had its number before and failed', async () => {
    const passed = historyRow(1, { serial: 'SN-7', deviceId: second, name: null });
    const before = historyRow(2, { ...failed, ...own, name: null });
    expect(await told(history(passed, before), 'SN-7')).toEqual(['pass', passed.attemptId]);
    expect(await told(history(before, historyRow(0, { name: 'SN-70' }), passed), 'SN-7')).toEqual([
      'pass',
      passed.attemptId,
    ]);
    expect(await told(history(before), 'SN-7')).toEqual(['fail', before.attemptId]);
  });

  it('is open where nobody saw it work and it did not fail, and nothing of one that was left as it is', async () => {
    const error = historyRow(1, { outcome: 'failed', verdict: 'ERROR', ...own });
    expect(await told(history(error), 'SN-7')).toEqual(['undone', error.attemptId]);
    const given = historyRow(1, { outcome: 'handed-over', verdict: null, ...own });
    expect(await told(history(given), 'SN-7')).toEqual(['undone', given.attemptId]);
    expect(await told(history({ ...given, preset: 'lamps' }), 'SN-7')).toEqual(['pass', given.attemptId]);
    expect(await told(history(historyRow(1, { outcome: 'failed', verdict: 'SKIPPED', ...own })), 'SN-7')).toBe(
      'unknown',
    );
  });

  it.each([
    ['ended in an error of ours', { outcome: 'failed', verdict: 'ERROR' }],
    ['was stopped', { outcome: 'failed', verdict: 'ABORTED' }],
    ['was cut off', { outcome: 'interrupted', verdict: null }],
    ['is under way', { outcome: 'under-way', verdict: null }],
    ['was handed over by no line', { outcome: 'handed-over', verdict: null }],
  ] as const)('is open where it passed before its newest attempt, which %s', async (_, end) => {
    const passed = historyRow(5, { ...own, name: 'lamp-7' });
    const newer = historyRow(1, { ...end, deviceId: first, name: null });
    for (const scanned of ['lamp-7', 'SN-7', first]) {
      expect(await told(history(newer, passed), scanned)).toEqual(['undone', newer.attemptId]);
    }
  });

  it('is not told by its runs as the golden one, and is golden where it has no others', async () => {
    const passed = historyRow(5, { ...own, name: 'lamp-7' });
    const golden = historyRow(1, { kind: 'golden', ...own, name: 'lamp-7' });
    const failedGolden = historyRow(0, { ...failed, kind: 'golden', ...own, name: null });
    for (const scanned of ['lamp-7', 'SN-7', first]) {
      expect(await told(history(failedGolden, golden, passed), scanned)).toEqual(['pass', passed.attemptId]);
      expect((await told(history(failedGolden, golden), scanned))[0]).toBe('golden');
    }
  });

  it('is that of an old label where it has passed by another name or number since', async () => {
    const before = historyRow(5, { ...own, name: 'lamp-7' });
    const now = historyRow(2, { serial: 'SN-8', deviceId: first, name: 'lamp-101' });
    // It has told none, so that it is as the one before it.
    const untold = historyRow(1, { serial: null, deviceId: first, name: null });
    for (const rows of [
      [now, before],
      [untold, now, before],
    ]) {
      const newest = rows[0]?.attemptId;
      for (const scanned of ['lamp-7', 'SN-7']) {
        expect(await told(history(...rows), scanned)).toEqual(['old', newest]);
      }
      for (const scanned of ['lamp-101', 'SN-8', first]) {
        expect(await told(history(...rows), scanned)).toEqual(['pass', newest]);
      }
    }
    const worse = historyRow(0, { ...failed, deviceId: first, name: null });
    expect(await told(history(worse, now, before), 'lamp-7')).toEqual(['fail', worse.attemptId]);
  });

  it('shows the name and number that it passed by last', async () => {
    const before = historyRow(5, { ...own, name: 'lamp-7' });
    const now = historyRow(2, { serial: null, deviceId: first, name: 'lamp-101' });
    const looked = await lookUpLabel(history(now, before), 'lamp-7', undefined);
    expect(looked).toMatchObject({ value: { standing: 'old', row: { name: 'lamp-101', serial: 'SN-7' } } });
  });

  it('takes the sticker of the Photon for right beside a number of one’s own, but not beside another sticker', async () => {
    const sticker = 'PHHMAB12CD34EF5';
    const before = historyRow(5, { serial: sticker, deviceId: first, name: null });
    const numbered = historyRow(2, { ...own, name: null });
    expect(await told(history(numbered, before), sticker)).toEqual(['pass', numbered.attemptId]);
    const other = historyRow(2, { deviceId: first, serial: 'PHHMAB12CD34EF6', name: null });
    expect(await told(history(other, before), sticker)).toEqual(['old', other.attemptId]);
  });

  it('is not clear for a name of several, and fails as the history does', async () => {
    const twins = [historyRow(1, { deviceId: first, name: 'a' }), historyRow(2, { deviceId: second, name: 'a' })];
    expect(await told(history(...twins), 'a')).toBe('several');
    const broken = (async () => failure(setupError('record-newer'))) as unknown as Ask;
    expect(await told(broken, 'a')).toBe('record-newer');
  });
});
