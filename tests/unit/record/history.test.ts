import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { thisProgram } from '../../../electron/composition/users-files.ts';
import { historyOf } from '../../../electron/record/history.ts';
import type { RecordEvent } from '../../../electron/record/record-event.ts';
import { noteOthersEvent, openStore, type RecordStore } from '../../../electron/record/record-store.ts';
import { otherComputers } from '../../../electron/record/schema.ts';
import {
  expectTarget,
  forgetTargets,
  formerSelf,
  moveOn,
  waitingIn,
} from '../../../electron/record/shared-record/own-record.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import type { HistoryFilter } from '../../../shared/history-filter.ts';
import { type Result, success } from '../../../shared/result.ts';

let folder = '';
let store: RecordStore;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'history-'));
});
afterEach(() => store.close());
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What another station has shared with this one. */
async function sharedByAnother(...events: readonly RecordEvent[]): Promise<void> {
  await sharedBy('other', ...events);
}

async function sharedBy(id: string, ...events: readonly RecordEvent[]): Promise<void> {
  const other = { id, computer: `${otherComputers}${id}`, name: 'Bench 2', nextSequence: 1 };
  await store.database.insertInto('station').values(other).execute();
  await store.database.transaction().execute(async (transaction) => {
    for (const [place, event] of events.entries()) {
      await noteOthersEvent(transaction, { stationId: id, sequence: place + 1 }, event);
    }
  });
}

let files = 0;
async function opened(...events: readonly RecordEvent[]) {
  files += 1;
  store = await openStore(path.join(folder, `${files}.db`), { computer: 'c', name: 'Bench 3', newId: () => 'station' });
  await store.append(events);
  return historyOf({
    use: async (work) => ({ ok: true, value: await work(store) }),
    isGone: async (program) => program === 'gone',
  });
}

function got<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const idOf = (number: number) => `3b002100174735${String(number).padStart(10, '0')}` as DeviceId;
function attempt(
  number: number,
  {
    code,
    at = number * 1_000,
    ...more
  }: {
    readonly code?: string;
    readonly at?: number;
    readonly product?: string;
    readonly preset?: string;
    readonly kind?: 'rework';
  } = {},
): readonly RecordEvent[] {
  const attemptId = `attempt-${number}`;
  const forWhom = { for: 'customer', email: `Ünal${number}@example.com`, productId: 1319 } as const;
  return [
    {
      type: 'started',
      attemptId,
      at,
      program: 'a',
      kind: 'production',
      forWhom,
      deviceId: idOf(number),
      offsetMinutes: 60,
      ...more,
    },
    { type: 'stage', attemptId, at: at + 5, stage: 'join', ms: 100 * number, retries: 0, name: `Lamp_${number}` },
    {
      type: 'finished',
      attemptId,
      at: at + 9,
      outcome: code === undefined ? 'claimed' : 'failed',
      code,
      tookMs: 10 * number,
    },
  ];
}
const underWay = (attemptId: string, program: string): RecordEvent => ({
  type: 'started',
  attemptId,
  at: 1,
  program,
  kind: 'production',
  forWhom: { for: 'account' },
});

async function found(history: ReturnType<typeof historyOf>, filter: HistoryFilter) {
  const { rows, next } = got(await history.page(filter, { most: 99 }));
  expect([got(await history.count(filter)).count, next]).toEqual([rows.length, undefined]);
  return rows.map(({ attemptId }) => attemptId.replace('attempt-', ''));
}

describe('what is looked for', () => {
  it('is found by any part of id, name or customer, in letters of either size and every alphabet', async () => {
    const history = await opened(...attempt(1), ...attempt(2), ...attempt(31, { code: 'photon-not-online' }));
    expect(await found(history, {})).toEqual(['31', '2', '1']);
    expect(await found(history, { search: '00031' })).toEqual(['31']);
    expect(await found(history, { search: ' LAMP_3 ' })).toEqual(['31']);
    expect(await found(history, { search: 'ÜNAL2@' })).toEqual(['2']);
    expect(await found(history, { search: '31' })).toEqual(['31']);
    expect(await found(history, { search: '%' })).toEqual([]);
    expect(await found(history, { search: 'lamp%1' })).toEqual([]);
    expect(await found(history, { search: "') or 1=1 --" })).toEqual([]);
    expect(await found(history, { search: '"amp" OR "lam"' })).toEqual([]);
    // All parts of three letters are there, and not one after the other.
    expect(await found(history, { search: 'example.co@' })).toEqual([]);
  });

  it('is found by outcome, day, product and station', async () => {
    const history = await opened(
      ...attempt(1, { kind: 'rework' }),
      ...attempt(2, { code: 'cancelled', product: 'lamps', preset: 'Hall' }),
      underWay('attempt-3', 'there'),
      underWay('attempt-4', 'gone'),
      underWay('attempt-5', 'gone'),
      { type: 'finished', attemptId: 'attempt-5', at: 9, outcome: 'forgotten' },
    );
    expect(await found(history, { outcome: 'claimed' })).toEqual(['1']);
    expect(await found(history, { outcome: 'failed' })).toEqual(['2']);
    expect(await found(history, { outcome: 'under-way' })).toEqual(['3']);
    expect(await found(history, { outcome: 'interrupted' })).toEqual(['5', '4']);
    expect(await found(history, { kind: 'rework' })).toEqual(['1']);
    expect(await found(history, { kind: 'production' })).toEqual(['5', '4', '3', '2']);
    expect(await found(history, { kind: 'golden' })).toEqual([]);
    expect(await found(history, { since: 1_000, until: 2_000 })).toEqual(['1']);
    expect(await found(history, { product: 'lamps' })).toEqual(['2']);
    expect(await found(history, { product: '1319' })).toEqual(['2', '1']);
    expect(await found(history, { preset: 'Hall', search: 'lamp' })).toEqual(['2']);
    expect(await found(history, { station: 'Bench 3', outcome: 'claimed' })).toEqual(['1']);
    expect(await found(history, { station: 'Bench 4' })).toEqual([]);
  });

  it('is the same by whatever index it is found', async () => {
    const numbers = Array.from({ length: 240 }, (_, place) => place + 1);
    const facts = (number: number) => ({
      ...(number % 10 === 3 ? { code: 'photon-not-online' } : {}),
      product: number % 2 === 0 ? 'lamps' : 'fans',
      preset: `Preset ${number % 7}`,
    });
    const history = await opened(...numbers.flatMap((number) => attempt(number, facts(number))));
    const searches = [undefined, 'm', 'xq', '_7', '19', 'lamp_1', 'ünal2', 'com', 'om', 'Ü', '%', 'ß'];
    const outcomes = [undefined, 'failed', 'handed-over'] as const;
    for (const search of searches)
      for (const outcome of outcomes)
        for (const product of [undefined, 'lamps'])
          for (const preset of [undefined, 'Preset 3'])
            for (const until of [undefined, 150_000]) {
              const fits = numbers.filter((number) => {
                const { code, product: its, preset: own } = facts(number);
                const text = `${idOf(number)}\nlamp_${number}\nünal${number}@example.com`;
                return (
                  (search === undefined || text.includes(search.toLowerCase())) &&
                  (outcome === undefined || outcome === (code === undefined ? 'claimed' : 'failed')) &&
                  (product === undefined || product === its) &&
                  (preset === undefined || preset === own) &&
                  (until === undefined || number * 1_000 < until)
                );
              });
              const filter = { search, outcome, product, preset, until };
              const page = got(await history.page(filter, { most: 500 }));
              const names = page.rows.map(({ name }) => name);
              expect([filter, names]).toEqual([filter, fits.map((number) => `Lamp_${number}`).toReversed()]);
              expect(got(await history.count(filter)).count).toBe(fits.length);
            }
  });

  it('is found by two letters at the end of a row that an older version wrote', async () => {
    await opened(...attempt(1));
    const file = path.join(folder, `${files}.db`);
    await sql`update attempt set search_text = rtrim(search_text, char(10))`.execute(store.database);
    for (const later of ['other_station', 'set_aside', 'clock_offset', 'forgotten'])
      await sql`drop table ${sql.table(later)}`.execute(store.database);
    await sql`drop index attempt_by_kind`.execute(store.database);
    await sql`alter table event drop column received_at`.execute(store.database);
    await sql`delete from record_migration where name >= '003'`.execute(store.database);
    await store.close();
    store = await openStore(file, { computer: 'c', name: 'Bench 3', newId: () => 'station' });
    const history = historyOf({ use: async (work) => success(await work(store)), isGone: async () => false });
    expect(await found(history, { search: 'om' })).toEqual(['1']);
  });

  it('is shown page by page, newest first, each once, while new ones come', async () => {
    const history = await opened(...[1, 2, 3, 4, 5].flatMap((number) => attempt(number)));
    const page = async (from?: number) => got(await history.page({ search: 'lamp' }, { from, most: 2 }));
    const first = await page();
    await store.append(attempt(6));
    const second = await page(first.next);
    const third = await page(second.next);
    const ids = [first, second, third].flatMap(({ rows }) => rows.map(({ name }) => name));
    expect([ids, third.next]).toEqual([['Lamp_5', 'Lamp_4', 'Lamp_3', 'Lamp_2', 'Lamp_1'], undefined]);
  });

  it('has every column, and null for what nobody knows', async () => {
    const history = await opened(...attempt(7, { code: 'photon-not-online' }));
    const { rows } = got(await history.page({}, { most: 1 }));
    expect(rows).toEqual([
      {
        attemptId: 'attempt-7',
        deviceId: idOf(7),
        serial: null,
        name: 'Lamp_7',
        product: '1319',
        customer: 'Ünal7@example.com',
        preset: null,
        station: 'Bench 3',
        operator: null,
        transport: null,
        firmware: null,
        cloud: null,
        outcome: 'failed',
        code: 'photon-not-online',
        stage: 'join',
        stageMs: { join: 700 },
        retries: 0,
        startedAt: '1970-01-01T01:00:07.000+01:00',
        endedAt: '1970-01-01T01:00:07.009+01:00',
        appVersion: null,
        setAside: false,
        note: null,
      },
    ]);
    const shown = got(await history.show('attempt-7'));
    expect(shown?.events.map(({ type }) => type)).toEqual(['started', 'stage', 'finished']);
    expect(shown?.attempt).toEqual({
      row: rows[0],
      kind: 'production',
      verdict: 'FAIL',
      previousAttemptId: null,
      networkName: null,
      forWhom: 'customer',
      productId: 1319,
      tookMs: 70,
      stages: [{ stage: 'join', at: 7_005, ms: 700, retries: 0 }],
      measurements: [],
      notes: [],
    });
    expect(got(await history.show('nobody'))).toBeUndefined();
  });

  it('has what people wrote to it, on each page, in what is exported and in the attempt', async () => {
    const noted = { type: 'note', attemptId: 'attempt-2' } as const;
    const history = await opened(
      ...attempt(1),
      ...attempt(2),
      { ...noted, at: 3_000, text: 'bent antenna' },
      { ...noted, at: 3_001, setAside: true },
      { ...noted, at: 3_002, text: '=1+1', attemptId: 'attempt-1' },
      { ...noted, at: 3_003, text: 'box 7' },
      { ...noted, at: 3_004, text: 'of nobody', attemptId: 'attempt-9' },
    );
    const { rows } = got(await history.page({}, { most: 9 }));
    expect(rows.map(({ attemptId, note, setAside }) => [attemptId, note, setAside])).toEqual([
      ['attempt-2', 'bent antenna\nbox 7', true],
      ['attempt-1', '=1+1', false],
    ]);
    const slices = history.all({});
    expect((await slices.next()).value).toEqual(rows);
    const shown = got(await history.show('attempt-2'));
    expect(shown?.attempt.notes).toEqual([
      { at: 3_000, text: 'bent antenna', setAside: false },
      { at: 3_001, text: null, setAside: true },
      { at: 3_003, text: 'box 7', setAside: false },
    ]);
    expect(got(await history.summary({})).attempts).toBe(2);
  });

  it('has of what people wrote to it once what its station tells, whoever else tells of it', async () => {
    const history = await opened();
    const [begun, ...rest] = attempt(1);
    if (begun === undefined) throw new Error('it has a beginning');
    const noted = (text: string) => ({ type: 'note', attemptId: 'attempt-1', at: 3, text }) as const;
    await sharedBy('first', begun, noted('bent antenna'));
    await sharedBy('stranger', begun, noted('cheap'), noted('cheap'));
    // As the station that it goes on as tells it again, to its end.
    await sharedBy('going on', begun, noted('bent antenna'), ...rest);
    const { rows } = got(await history.page({}, { most: 9 }));
    expect(rows.map(({ outcome, note }) => [outcome, note])).toEqual([['claimed', 'bent antenna']]);
  });

  it('is there behind a row that makes no sense, and with it on the same page', async () => {
    const history = await opened(...[1, 2, 3, 4].flatMap((number) => attempt(number)));
    await store.database
      .updateTable('attempt')
      .set({ stageMs: 'no', kind: 'x' })
      .where('attemptId', '=', 'attempt-3')
      .execute();
    const first = got(await history.page({}, { most: 2 }));
    const second = got(await history.page({}, { from: first.next, most: 2 }));
    expect([first, second].map(({ rows }) => rows.map(({ attemptId }) => attemptId))).toEqual([
      ['attempt-4'],
      ['attempt-2', 'attempt-1'],
    ]);
    expect(got(await history.summary({})).attempts).toBe(3);
  });

  it('is offered to choose from, each value once', async () => {
    const history = await opened(
      ...attempt(1, { product: 'lamps' }),
      ...attempt(2, { product: 'lamps', preset: 'Hall' }),
      ...attempt(3, { product: 'fans' }),
      ...attempt(4),
    );
    expect(got(await history.choices())).toEqual({
      products: ['fans', 'lamps'],
      presets: ['Hall'],
      stations: ['Bench 3'],
    });
  });

  it('stays in the order of the station when its clock steps back', async () => {
    const history = await opened(...attempt(1, { at: 9_000 }), ...attempt(2, { at: 1_000 }));
    expect(await found(history, {})).toEqual(['2', '1']);
  });
});

describe('what is deleted', () => {
  it('is what was named with all its events, and never what is under way', async () => {
    const history = await opened(...attempt(1), ...attempt(2), underWay('attempt-3', 'there'));
    expect(await history.forget({ until: 2_000 })).toEqual({ ok: true, value: 1 });
    const left = await store.database.selectFrom('event').select('attemptId').distinct().execute();
    expect(left.map(({ attemptId }) => attemptId).sort()).toEqual(['attempt-2', 'attempt-3']);
    // Never shared: it comes from nowhere, and nothing is kept of it.
    expect(await store.database.selectFrom('forgotten').selectAll().execute()).toEqual([]);
    expect(got(await history.count({ search: 'lamp' })).count).toBe(1);
    await store.append(attempt(4));
    const { count, upTo } = got(await history.beyondNewest(1));
    expect(count).toBe(1);
    await store.append(attempt(5));
    expect(await history.forget({}, { upTo })).toEqual({ ok: true, value: 1 });
    expect(await found(history, {})).toEqual(['5', '4', '3']);
    // The numbers of the station go on.
    const last = await store.database
      .selectFrom('event')
      .select('sequence')
      .orderBy('sequence', 'desc')
      .executeTakeFirst();
    expect(last?.sequence).toBe(13);
  });

  it('is nothing as long as one of them is not known where it is to be shared', async () => {
    const history = await opened(...attempt(1), ...attempt(2));
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

  it('is that of one whose end this computer shared as another station, once all of it is there', async () => {
    const history = await opened(...attempt(1), ...attempt(2));
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
    const history = await opened(...attempt(1), ...attempt(2));
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
    const history = await opened(...attempt(1));
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
    await opened(...attempt(1));
    await sharedByAnother(underWay('attempt-2', 'elsewhere'));
    await store.append([underWay('attempt-3', 'ended')]);
    // As in a real start: the lock of a program of another computer is free on this one.
    const { isGone } = thisProgram(path.join(folder, 'programs'));
    const history = historyOf({ use: async (work) => success(await work(store)), isGone });
    expect(await found(history, { outcome: 'interrupted' })).toEqual(['3']);
    expect(await found(history, { outcome: 'under-way' })).toEqual(['2']);
    const { rows } = got(await history.page({}, { most: 9 }));
    expect(rows.map(({ outcome }) => outcome)).toEqual(['interrupted', 'under-way', 'claimed']);
    expect(got(await history.show('attempt-2'))?.attempt.row.outcome).toBe('under-way');
    expect(got(await history.summary({})).outcomes).toMatchObject({ interrupted: 1, 'under-way': 1 });
    expect(got(await history.count({ outcome: 'interrupted' }, { deletable: true })).count).toBe(1);
    expect(await history.forget({ outcome: 'interrupted' })).toEqual({ ok: true, value: 1 });
    expect(await history.forget({})).toEqual({ ok: true, value: 1 });
    expect(await found(history, {})).toEqual(['2']);
  });

  it('is no matter of what other stations have shared with this one', async () => {
    const history = await opened(...attempt(1));
    await store.database
      .insertInto('forwarded')
      .values({ target: 'shared', stationId: 'station', sequence: 3 })
      .execute();
    await sharedByAnother(...attempt(2));
    expect(await history.forget({})).toEqual({ ok: true, value: 2 });
  });
});

describe('a summary', () => {
  it('is of one station or of all, with what others have shared', async () => {
    const history = await opened(...attempt(1));
    await sharedByAnother(...attempt(2, { code: 'photon-not-online' }), ...attempt(3));
    const of = async (filter: HistoryFilter) => {
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

  it('counts devices, not attempts, and nothing against them that was not theirs', async () => {
    const again = (number: number, at: number, code?: string) =>
      attempt(number, { at, ...(code === undefined ? {} : { code }) }).map((event) => ({
        ...event,
        attemptId: `again-${at}`,
      }));
    const history = await opened(
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
      devices: 4,
      firstPass: 2,
      finalPass: 3,
      took: { count: 3, medianMs: 20, p95Ms: 30 },
      stages: { join: { count: 3, medianMs: 200, p95Ms: 300 } },
    });
    expect(summary.codes).toEqual([
      { code: 'photon-not-online', count: 3 },
      { code: 'cancelled', count: 1 },
      { code: 'cloud-unreachable', count: 1 },
    ]);
    expect(summary.hours).toEqual([
      { from: 0, attempts: 6 },
      { from: 3_600_000, attempts: 2 },
    ]);
  });
});
