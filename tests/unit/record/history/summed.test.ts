import { describe, expect, it } from 'vitest';
import type { RecordFilter } from '../../../../electron/record/history-query.ts';
import { noteOthersEvent } from '../../../../electron/record/record-store.ts';
import { savedComputer } from '../../../../electron/record/schema.ts';
import { attempt, got, openHistory } from './open-history.ts';

describe('a summary', () => {
  it('is of one station or of all, with what others have shared', async () => {
    const { history, sharedBy } = await openHistory(...attempt(1));
    await sharedBy('other', ...attempt(2, { code: 'photon-not-online' }), ...attempt(3));
    const of = async (filter: RecordFilter) => {
      const { attempts, devices, firstPass } = got(await history.summary(filter));
      return { attempts, devices, firstPass };
    };
    expect(await of({})).toEqual({ attempts: 3, devices: 3, firstPass: 2 });
    expect(await of({ station: 'Bench 2' })).toEqual({ attempts: 2, devices: 2, firstPass: 1 });
    expect(await of({ station: 'Bench 3' })).toEqual({ attempts: 1, devices: 1, firstPass: 1 });
    expect(await of({ station: 'Bench 4' })).toMatchObject({ attempts: 0 });
    expect(await of({ here: true })).toEqual(await of({ station: 'Bench 3' }));
    expect(await of({ here: true, station: 'Bench 2' })).toMatchObject({ attempts: 0 });
  });

  it('has the first try of a device where it was, also when it comes back from the server after a damage', async () => {
    const { history, store } = await openHistory(...attempt(1, { at: 5_000 }));
    const before = { id: 'before', computer: savedComputer('before', 'attempts.db'), name: 'Bench 3', nextSequence: 9 };
    await store.database.insertInto('station').values(before).execute();
    const lost = attempt(1, { code: 'photon-not-online' }).map((event) => ({ ...event, attemptId: 'lost' }));
    await store.database.transaction().execute(async (transaction) => {
      for (const [place, event] of lost.entries())
        await noteOthersEvent(transaction, { stationId: 'before', sequence: place + 1 }, event, 9_000);
    });
    expect(got(await history.summary({}))).toMatchObject({ attempts: 2, devices: 1, firstPass: 0, finalPass: 1 });
  });

  it('has the first try of a device where it began, also where it goes on behind the second as another station', async () => {
    const [begun, ...rest] = attempt(1, { code: 'photon-not-online' });
    if (begun === undefined) throw new Error('it has a beginning');
    const { history, store } = await openHistory(begun);
    const { database } = store;
    await database
      .updateTable('station')
      .set({ computer: savedComputer('station', 'attempts.db') })
      .execute();
    await database
      .insertInto('station')
      .values({ id: 'anew', computer: 'c', name: 'Bench 3', nextSequence: 1 })
      .execute();
    await store.append(attempt(1, { at: 5_000 }).map((event) => ({ ...event, attemptId: 'second' })));
    await store.append(rest);
    const places = database.selectFrom('attempt').select(['stationId', 'firstSequence']).orderBy('attemptId');
    expect(await places.execute()).toEqual([
      { stationId: 'anew', firstSequence: 4 },
      { stationId: 'anew', firstSequence: 1 },
    ]);
    expect(got(await history.summary({}))).toMatchObject({ attempts: 2, devices: 1, firstPass: 0, finalPass: 1 });
  });

  it('counts devices, not attempts, and nothing against them that was not theirs', async () => {
    const again = (number: number, at: number, code?: string) =>
      attempt(number, { at, ...(code === undefined ? {} : { code }) }).map((event) => ({
        ...event,
        attemptId: `again-${at}`,
      }));
    const { history } = await openHistory(
      ...attempt(1),
      ...attempt(2, { code: 'photon-not-online' }),
      ...again(2, 3_600_000),
      ...attempt(3, { code: 'cloud-unreachable' }),
      ...again(3, 3_700_000),
      ...attempt(4, { code: 'photon-not-online' }),
      ...attempt(5, { code: 'photon-not-online', kind: 'rework' }),
      ...attempt(6, { code: 'cancelled' }),
    );
    const summary = got(await history.summary({}));
    expect(summary).toMatchObject({
      attempts: 8,
      outcomes: { claimed: 3, failed: 5 },
      failures: { FAIL: 3, ERROR: 1, ABORTED: 1 },
      devices: 4,
      firstPass: 2,
      finalPass: 3,
      took: { count: 3, medianMs: 20, p95Ms: 30 },
      stages: { join: { count: 3, medianMs: 200, p95Ms: 300 } },
    });
    expect(summary.codes).toEqual([
      { code: 'photon-not-online', count: 3 },
      { code: 'cloud-unreachable', count: 1 },
    ]);
    expect(summary.hours).toEqual([
      { from: 0, attempts: 6 },
      { from: 3_600_000, attempts: 2 },
    ]);
  });
});
