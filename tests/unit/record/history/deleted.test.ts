import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { thisProgram } from '../../../../electron/composition/users-files.ts';
import { neverAborted } from '../../../../electron/ground/never-aborted.ts';
import { putBeforeReceived } from '../../../../electron/record/attempt-place.ts';
import { type History, historyOf } from '../../../../electron/record/history.ts';
import { keepNewest } from '../../../../electron/record/retention.ts';
import { formerSelf } from '../../../../electron/record/schema.ts';
import { noteAllRead } from '../../../../electron/record/shared-record/other-stations.ts';
import {
  expectTarget,
  forgetTargets,
  moveOn,
  waitingIn,
} from '../../../../electron/record/shared-record/own-record.ts';
import { labelVerified } from '../../../../shared/history-attempt.ts';
import { success } from '../../../../shared/result.ts';
import { sharedRecordLimits } from '../../../../shared/time-limits.ts';
import { attempt, found, got, openHistory, underWay } from './open-history.ts';

const listed = async (history: History) => got(await history.page({}, { most: 9 })).rows;

describe('what is deleted', () => {
  it('is what was named with all its events, and never what is under way', async () => {
    const { history, store } = await openHistory(...attempt(1), ...attempt(2), underWay('attempt-3', 'there'));
    expect(await history.forget({ until: 2_000 })).toEqual({ ok: true, value: 1 });
    const left = await store.database.selectFrom('event').select('attemptId').distinct().execute();
    expect(left.map(({ attemptId }) => attemptId).sort()).toEqual(['attempt-2', 'attempt-3']);
    // Never shared: it comes from nowhere, and nothing is kept of it.
    expect(await store.database.selectFrom('forgotten').selectAll().execute()).toEqual([]);
    expect(got(await history.count({ search: 'lamp' })).count).toBe(1);
    await store.append(attempt(4));
    const { count, upTo } = got(await history.count({}, { deletable: true, kept: 1 }));
    expect(count).toBe(1);
    await store.append(attempt(5));
    expect(await history.forget({}, { kept: 2, upTo })).toEqual({ ok: true, value: 1 });
    expect(await found(history, {})).toEqual(['5', '4', '3']);
    // The numbers of the station go on.
    const last = await store.database
      .selectFrom('event')
      .select('sequence')
      .orderBy('sequence', 'desc')
      .executeTakeFirst();
    expect(last?.sequence).toBe(13);
  });

  it('is nothing that was learned of after it was counted, wherever that belongs', async () => {
    const { history, sharedBy } = await openHistory(...attempt(3), ...attempt(9));
    const { count, upTo } = got(await history.count({}, { deletable: true }));
    await sharedBy('late', ...attempt(5));
    expect(await history.forget({}, { upTo })).toEqual({ ok: true, value: count });
    expect(await found(history, {})).toEqual(['5']);
  });

  it('is nothing that was noted after it was counted, also where what had been learned last was deleted meanwhile', async () => {
    const { history, sharedBy, store } = await openHistory(...attempt(8), ...attempt(9));
    await sharedBy('late', ...attempt(1), ...attempt(2));
    const { count, upTo } = got(await history.count({}, { deletable: true }));
    expect(count).toBe(4);
    expect(await history.forget({ until: 5_000 })).toEqual({ ok: true, value: 2 });
    await store.append(attempt(10));
    expect(await history.forget({}, { upTo })).toEqual({ ok: true, value: 2 });
    expect(await found(history, {})).toEqual(['10']);
  });

  it('is nothing that came to its end after it was counted', async () => {
    const [begun, ...rest] = attempt(9);
    if (begun === undefined) throw new Error('an attempt begins');
    const { history, store } = await openHistory(...attempt(8), begun);
    const { count, upTo } = got(await history.count({}, { deletable: true }));
    expect(count).toBe(1);
    await store.append(rest);
    expect(await history.forget({}, { upTo })).toEqual({ ok: true, value: 1 });
    expect(await found(history, {})).toEqual(['9']);
  });

  it('is of all but the newest what is oldest, whoever learned of it last', async () => {
    const { history, sharedBy } = await openHistory(...attempt(8), ...attempt(9));
    await sharedBy('late', ...attempt(1), ...attempt(2));
    const { count } = got(await history.count({}, { deletable: true, kept: 2 }));
    expect(count).toBe(2);
    expect(await history.forget({}, { kept: 2 })).toEqual({ ok: true, value: count });
    expect(await found(history, {})).toEqual(['9', '8']);
    expect(await history.forget({}, { kept: 3 })).toEqual({ ok: true, value: 0 });
  });

  it('is never one of the newest that are kept, whenever a server brings down what a clock put ahead of them', async () => {
    const year2090 = Date.UTC(2090, 0, 1);
    const numbers = Array.from({ length: 8 }, (_, place) => place + 1);
    for (let [moment, looks] = [1, 1]; looks >= moment; moment += 1) {
      const { store } = await openHistory(
        ...numbers.flatMap((number) => attempt(number, number > 4 ? { at: year2090 + number } : {})),
      );
      await store.database.insertInto('retention').values({ days: 0, count: 2, foundOldAt: null }).execute();
      looks = 0;
      const record = {
        use: async <Value>(work: (of: typeof store) => Promise<Value>) => {
          looks += 1;
          if (looks === moment) await putBeforeReceived(store.database, 'station', { upTo: 99, receivedAt: 20_000 });
          return success(await work(store));
        },
        isGone: async () => false,
        now: () => 20_000,
      };
      const history = historyOf(record);
      const signal = neverAborted();
      const known = async () => success(undefined);
      expect(await keepNewest(record, history, { now: 20_000, signal, expect: known })).toEqual(success(6));
      const left = await store.database.selectFrom('attempt').select('attemptId').orderBy('rowId').execute();
      expect(left.map(({ attemptId }) => attemptId)).toEqual(['attempt-7', 'attempt-8']);
    }
  });

  it('is nothing as long as one of them is not known where it is to be shared', async () => {
    const { history, store } = await openHistory(...attempt(1), ...attempt(2));
    await store.database
      .insertInto('forwarded')
      .values({ target: 'shared', stationId: 'station', sequence: 3 })
      .execute();
    expect(await history.forget({})).toMatchObject({
      ok: false,
      error: { code: 'record-not-forwarded', details: { waiting: 1 } },
    });
    expect(got(await history.count({})).count).toBe(2);
    expect(await history.forget({ until: 2_000 })).toEqual({ ok: true, value: 1 });
  });

  it('is nothing that comes to its end in the middle of it, and waits to be shared', async () => {
    const { store } = await openHistory(...attempt(1), underWay('attempt-2', 'there'));
    await store.database
      .insertInto('forwarded')
      .values({ target: 'shared', stationId: 'station', sequence: 4 })
      .execute();
    let looks = 0;
    const history = historyOf({
      async use(work) {
        looks += 1;
        const value = await work(store);
        // Nothing waits: the program that is at it ends it now.
        if (looks === 2) {
          const end = { type: 'finished', attemptId: 'attempt-2', at: 2, outcome: 'claimed' } as const;
          await store.append([end]);
        }
        return success(value);
      },
      isGone: async () => false,
      now: () => 10_000,
    });
    expect(await history.forget({})).toEqual({ ok: true, value: 1 });
    expect(await found(history, {})).toEqual(['2']);
  });

  it('is that of one whose end this computer shared as another station, once all of it is there', async () => {
    const { history, store } = await openHistory(...attempt(1), ...attempt(2));
    const forwarded = (stationId: string, sequence: number) =>
      store.database
        .insertInto('forwarded')
        .values({ target: 'shared', stationId, sequence })
        .onConflict((conflict) => conflict.columns(['target', 'stationId']).doUpdateSet({ sequence }))
        .execute();
    await forwarded('station', 2);
    // Another user of the server from now on, in the middle of the first.
    await store.database
      .transaction()
      .execute((transaction) => moveOn(transaction, { before: 'station', as: formerSelf, next: 'anew' }, 2, 'c'));
    await forwarded('anew', 2);
    expect(await history.forget({})).toMatchObject({ error: { details: { waiting: 2 } } });
    await forwarded('anew', 5);
    expect(await history.forget({})).toMatchObject({ error: { details: { waiting: 1 } } });
    await forwarded('anew', 6);
    expect(await history.forget({})).toEqual({ ok: true, value: 2 });
  });

  it('leaves no word of what a server refused of it', async () => {
    const { history, store } = await openHistory(...attempt(1), ...attempt(2));
    const of = { target: 'shared', stationId: 'station' };
    await store.database
      .insertInto('forwarded')
      .values({ ...of, sequence: 6 })
      .execute();
    for (const sequence of [2, 5])
      await store.database
        .insertInto('setAside')
        .values({ ...of, sequence, saw: 'too long' })
        .execute();
    expect(await history.forget({})).toMatchObject({ error: { details: { waiting: 2 } } });
    expect(await history.forget({ until: 2_000 }, { unshared: true })).toEqual({ ok: true, value: 1 });
    expect(await store.database.selectFrom('setAside').select('sequence').execute()).toEqual([{ sequence: 5 }]);
    expect(await waitingIn(store.database, 'shared', 'c')).toEqual({
      waiting: 0,
      waitingSince: undefined,
      setAside: 1,
    });
    expect(await history.forget({}, { unshared: true })).toEqual({ ok: true, value: 1 });
    expect((await waitingIn(store.database, 'shared', 'c')).setAside).toBe(0);
  });

  it('is known to be refused also after nothing was shared for a while', async () => {
    const { history, store } = await openHistory(...attempt(1));
    const at = () => expectTarget(store.database, 'shared', { computer: 'c', name: 'Bench 3' });
    await at();
    await store.database.updateTable('forwarded').set({ sequence: 3 }).execute();
    const refused = { target: 'shared', stationId: 'station', sequence: 2, saw: 'too long' };
    await store.database.insertInto('setAside').values(refused).execute();
    await forgetTargets(store.database);
    await at();
    await store.database.updateTable('forwarded').set({ sequence: 3 }).execute();
    expect(await history.forget({})).toMatchObject({ error: { details: { waiting: 1 } } });
    expect((await waitingIn(store.database, 'shared', 'c')).setAside).toBe(1);
  });

  it('is nothing that another station is at, whether its program is there or not', async () => {
    const { file, sharedBy, store } = await openHistory(...attempt(1));
    await sharedBy('other', underWay('attempt-2', 'elsewhere'));
    await store.append([underWay('attempt-3', 'ended')]);
    // As in a real start: the lock of a program of another computer is free on this one.
    const { isGone } = thisProgram(path.join(path.dirname(file), 'programs'));
    const history = historyOf({ use: async (work) => success(await work(store)), isGone, now: () => 10_000 });
    expect(await found(history, { outcome: 'interrupted' })).toEqual(['3']);
    expect(await found(history, { outcome: 'under-way' })).toEqual(['2']);
    const { rows } = got(await history.page({}, { most: 9 }));
    expect(rows.map(({ outcome }) => outcome)).toEqual(['interrupted', 'claimed', 'under-way']);
    expect(got(await history.show('attempt-2'))?.attempt.row.outcome).toBe('under-way');
    expect(got(await history.summary({})).outcomes).toMatchObject({ interrupted: 1, 'under-way': 1 });
    expect(got(await history.count({ outcome: 'interrupted' }, { deletable: true })).count).toBe(1);
    expect(await history.forget({ outcome: 'interrupted' })).toEqual({ ok: true, value: 1 });
    expect(await history.forget({})).toEqual({ ok: true, value: 1 });
    expect(await found(history, {})).toEqual(['2']);
  });

  it('is what another station never told the end of, by the server’s clock, once it was not heard for a day', async () => {
    const { clock, history, sharedBy, store } = await openHistory(...attempt(1));
    await sharedBy('other', underWay('attempt-2', 'elsewhere'));
    const heardAt = clock.now;
    const sent = { target: 'shared', stationId: 'station', sequence: 3 };
    await store.database.insertInto('forwarded').values(sent).execute();
    const { unheardMs, allReadMs } = sharedRecordLimits;
    const read = (at: number) => noteAllRead(store.database, 'shared', at);
    // This computer's clock is years ahead, or nothing was read since: nothing of that is another one's.
    clock.now = heardAt + 1_000 * unheardMs;
    expect(await history.forget({})).toEqual({ ok: true, value: 1 });
    expect((await listed(history))[0]).not.toHaveProperty('unheardSince');
    await read(heardAt + unheardMs - allReadMs + 1);
    expect((await listed(history))[0]).not.toHaveProperty('unheardSince');
    // Not noted at each look: they are many.
    await read(heardAt + unheardMs);
    expect((await listed(history))[0]).not.toHaveProperty('unheardSince');
    await read(heardAt + unheardMs + 1);
    const known = { outcome: 'under-way', endedAt: null, unheardSince: heardAt };
    expect(await listed(history)).toMatchObject([known]);
    expect(got(await history.show('attempt-2'))?.attempt.row).toMatchObject(known);
    expect(await found(history, { outcome: 'under-way' })).toEqual(['2']);
    expect(await found(history, { outcome: 'interrupted' })).toEqual([]);
    expect(got(await history.count({}, { deletable: true }))).toMatchObject({ count: 1, staying: 0 });
    expect(await history.forget({ outcome: 'under-way' })).toEqual({ ok: true, value: 1 });
    expect(await listed(history)).toEqual([]);
  });

  it('is nothing that another station still says something of', async () => {
    const { clock, history, sharedBy } = await openHistory();
    await sharedBy('other', underWay('attempt-2', 'elsewhere'));
    clock.now += sharedRecordLimits.unheardMs + 1;
    await sharedBy('again', underWay('attempt-2', 'elsewhere'));
    expect((await listed(history))[0]?.unheardSince).toBeUndefined();
    expect(await history.forget({})).toEqual({ ok: true, value: 0 });
  });

  it('is no matter of what other stations have shared with this one', async () => {
    const { history, sharedBy, store } = await openHistory(...attempt(1));
    await store.database
      .insertInto('forwarded')
      .values({ target: 'shared', stationId: 'station', sequence: 3 })
      .execute();
    await sharedBy('other', ...attempt(2));
    expect(await history.forget({})).toEqual({ ok: true, value: 2 });
  });

  it('is no attempt of another station of which something that was said here waits to be shared', async () => {
    const { history, sharedBy, store } = await openHistory(...attempt(1));
    const sent = { target: 'shared', stationId: 'station', sequence: 3 };
    await store.database.insertInto('forwarded').values(sent).execute();
    await sharedBy('other', ...attempt(2), ...attempt(3));
    const checked = { type: 'measurement', at: 5, name: labelVerified, value: 1, unit: '' } as const;
    await store.append([{ ...checked, attemptId: 'attempt-2' }]);
    expect(await history.forget({})).toMatchObject({ error: { details: { waiting: 1 } } });
    expect(await history.forget({}, { unshared: 'stays' })).toEqual({ ok: true, value: 2 });
    expect(await found(history, {})).toEqual(['2']);
    await store.database.updateTable('forwarded').set({ sequence: 4 }).execute();
    expect(await history.forget({})).toEqual({ ok: true, value: 1 });
  });
});
