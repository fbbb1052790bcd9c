import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AttemptRow, foldEvent } from '../../../electron/record/attempt-row.ts';
import type { RecordEvent } from '../../../electron/record/record-event.ts';
import { foldAll, noteOthersEvent, openStore, type RecordStore } from '../../../electron/record/record-store.ts';
import { columnsOf, eventColumns, readEvent, readRow } from '../../../electron/record/row-codec.ts';
import { otherComputers } from '../../../electron/record/schema.ts';
import { attemptKinds } from '../../../shared/attempt-kind.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { labelVerified } from '../../../shared/history-attempt.ts';
import { hearSelects } from '../../support/asked-selects.ts';
import { buildWriter, killAfter, lossesIn, startWriter } from '../../support/record-kills.ts';

let folder = '';
let writer: Awaited<ReturnType<typeof buildWriter>>;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'record-store-'));
  writer = await buildWriter();
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await writer.remove();
});
const newFile = () => {
  files += 1;
  return path.join(folder, `${files}.db`);
};

const text = fc.oneof(fc.string({ maxLength: 30, unit: 'binary' }), fc.constantFrom('', '%', "';--", '=1+1', '\u0000'));
const perhaps = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const common = { attemptId: fc.constantFrom('one', 'two', '__proto__'), at: fc.nat(10_000) };
const someEvent: fc.Arbitrary<RecordEvent> = fc.oneof(
  fc.record({
    type: fc.constant('started' as const),
    ...common,
    program: fc.constantFrom('a', 'b'),
    kind: fc.constantFrom(...attemptKinds),
    forWhom: fc.oneof(
      fc.record({ for: fc.constant('account' as const), userName: perhaps(text) }),
      fc.record({ for: fc.constant('customer' as const), email: text, productId: fc.nat() }),
      fc.record({ for: fc.constant('product' as const), productId: fc.nat() }),
    ),
    deviceId: perhaps(fc.constant('2e0039000147343233323032' as DeviceId)),
    insteadOf: perhaps(fc.constantFrom('one', 'two')),
  }),
  fc.record({
    type: fc.constant('stage' as const),
    ...common,
    step: perhaps(text),
    stage: perhaps(fc.constantFrom('join', 'commit', '__proto__', 'constructor')),
    ms: perhaps(fc.double({ min: 0, max: 1e6, noNaN: true })),
    retries: perhaps(fc.nat(5)),
    name: perhaps(text),
    networkName: perhaps(text),
    otherNetworks: perhaps(fc.array(text, { maxLength: 3 })),
    connectedAt: perhaps(fc.double({ min: 0, max: 1e12, noNaN: true })),
  }),
  fc.record({
    type: fc.constant('measurement' as const),
    ...common,
    name: text,
    value: fc.double({ noNaN: true, noDefaultInfinity: true }),
    unit: fc.constant('dBm'),
    marginal: perhaps(fc.boolean()),
  }),
  fc.record({
    type: fc.constant('note' as const),
    ...common,
    text: perhaps(text),
    setAside: perhaps(fc.constant(true as const)),
  }),
  fc.record({
    type: fc.constant('finished' as const),
    ...common,
    outcome: fc.constantFrom('claimed' as const, 'failed' as const, 'handed-over' as const),
    code: perhaps(fc.constantFrom('cancelled', 'photon-not-online', 'of-the-future')),
    tookMs: perhaps(fc.double({ min: 0, max: 1e6, noNaN: true })),
    failedStage: perhaps(text),
    failedStageMs: perhaps(fc.double({ min: 0, max: 1e6, noNaN: true })),
    failedStageRetries: perhaps(fc.nat(5)),
  }),
);

const begun = {
  type: 'started',
  attemptId: 'one',
  at: 1,
  program: 'a',
  kind: 'production',
  forWhom: { for: 'account' },
} as const;

/** A store beside other stations; `tell`: what one of them told, from a number on, and whether the last of it was its to tell. */
async function withOthers(...ids: readonly string[]) {
  const store: RecordStore = await openStore(newFile(), { computer: 'c', name: 'n', newId: () => 'station' });
  for (const id of ids)
    await store.database
      .insertInto('station')
      .values({ id, computer: `${otherComputers}${id}`, name: id, nextSequence: 1 })
      .execute();
  let receivedAt = 0;
  return {
    store,
    tell: (stationId: string, from: number, ...events: readonly RecordEvent[]) =>
      store.database.transaction().execute(async (transaction) => {
        let isIts = false;
        for (const [place, event] of events.entries()) {
          receivedAt += 1;
          isIts = await noteOthersEvent(transaction, { stationId, sequence: from + place }, event, receivedAt);
        }
        return isIts;
      }),
  };
}

const verified = {
  ...({ type: 'measurement', attemptId: 'one', at: 3 } as const),
  ...{ name: labelVerified as string, value: 1, unit: '' },
};

/** Of all events, in the order in which they became known. */
async function placesOf({ database }: RecordStore): Promise<readonly string[]> {
  const known = await database.selectFrom('event').select(['stationId', 'sequence']).orderBy(sql`rowid`).execute();
  return known.map(({ stationId, sequence }) => `${stationId} ${sequence}`);
}

describe('a store', () => {
  it('holds for each attempt the row that its events tell, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someEvent, { maxLength: 25 }), async (events) => {
        const file = newFile();
        const store = await openStore(file, { computer: 'c', name: 'n', newId: () => 'station' });
        try {
          for (const event of events) await store.append([event]);
          const columns = await store.database.selectFrom('attempt').selectAll().execute();
          const rows = new Map(
            columns.map((one) => {
              const { rowId: _, ...row } = readRow(one) ?? { rowId: 0, attemptId: 'unreadable' };
              return [row.attemptId, row];
            }),
          );
          expect(rows).toEqual(new Map(await foldAll(store.database)));
        } finally {
          await store.close();
          await rm(file, { force: true });
        }
      }),
      { numRuns: 30 },
    );
  });

  it('learns with the ID what an attempt is made for, and holds nothing against a device that is known to be good', async () => {
    const store = await openStore(newFile(), { computer: 'c', name: 'n', newId: () => 'station' });
    const deviceId = '2e0039000147343233323032' as DeviceId;
    const failed = { type: 'finished', attemptId: 'one', at: 3, outcome: 'failed', code: 'photon-not-online' } as const;
    await store.append([begun, { type: 'stage', attemptId: 'one', at: 2, deviceId, kind: 'golden' }, failed]);
    expect(await store.row('one')).toMatchObject({ kind: 'golden', verdict: 'ERROR', code: 'photon-not-online' });
    await store.append([
      { ...begun, attemptId: 'two' },
      { ...failed, attemptId: 'two' },
    ]);
    expect(await store.row('two')).toMatchObject({ kind: 'production', verdict: 'FAIL' });
    await store.close();
  });

  it('takes all of several events, or none of them', async () => {
    const store = await openStore(newFile(), { computer: 'c', name: 'n', newId: () => 'station' });
    const forWhom = { for: 'account' } as const;
    const good = { type: 'started', attemptId: 'one', at: 1, program: 'a', kind: 'production', forWhom } as const;
    const bad = {
      type: 'measurement',
      attemptId: 'one',
      at: 2,
      name: 'signal',
      value: Number.NaN,
      unit: 'dBm',
    } as const;
    await expect(store.append([good, bad])).rejects.toThrow('NOT NULL');
    expect(await store.row('one')).toBeUndefined();
    await store.append([good]);
    expect(await store.row('one')).toMatchObject({ firstSequence: 1 });
    await store.close();
  });

  it('writes of a row that stays mostly the same no index anew', async () => {
    const file = newFile();
    const store = await openStore(file, { computer: 'c', name: 'n', newId: () => 'station' });
    const attemptId = 'one';
    const [deviceId, product, preset] = ['2e0039000147343233323032' as DeviceId, 'lamps', 'Hall'];
    const forWhom = { for: 'customer', email: 'ann@example.com', productId: 1319 } as const;
    const started = { type: 'started', program: 'a', kind: 'production', forWhom, deviceId, product, preset } as const;
    await store.append([{ ...started, attemptId, at: 1 }]);
    const pageBytes = 4_096 + 24;
    const before = (await stat(`${file}-wal`)).size;
    await store.append([{ type: 'stage', attemptId, at: 2, stage: 'join', ms: 1_000, retries: 0 }]);
    // The station, the attempt, the event and its two indexes.
    expect(((await stat(`${file}-wal`)).size - before) / pageBytes).toBeLessThanOrEqual(5);
    await store.close();
  });

  it('whose two programs are killed at any instant, has lost nothing that it said was on the disk, and holds nothing by halves', async () => {
    const file = newFile();
    const said: string[] = [];
    // Each new program finds what the one before left in the middle; 500 of them are `npm run bench -- record`.
    for (let round = 1; round <= 3; round += 1) {
      const both = ['window', 'terminal'].map((name) => startWriter(writer.program, file, `${name}${round}`));
      await Promise.all(both.map((one) => killAfter(one, 1 + Math.floor(Math.random() * 40), Math.random() * 8)));
      said.push(...both.flatMap((one) => one.said));
    }
    expect(said.length).toBeGreaterThan(3);
    expect(await lossesIn(file, said)).toEqual([]);
  });

  it('keeps the rows of the version before it knew parts, and says of none which one it was', async () => {
    const file = newFile();
    const here = { computer: 'one', name: 'one', newId: () => 'here' };
    const before = await openStore(file, here);
    const started = { type: 'started', at: 1, program: 'a', kind: 'production', forWhom: { for: 'account' } } as const;
    await before.append([{ ...started, attemptId: 'old', batch: 'WO 1', serial: 'L-1' }]);
    await sql`drop index attempt_by_part`.execute(before.database);
    for (const later of ['part', 'revision'])
      await sql`alter table attempt drop column ${sql.ref(later)}`.execute(before.database);
    await sql`delete from record_migration where name >= '017'`.execute(before.database);
    await before.close();
    const store = await openStore(file, here);
    await store.append([{ ...started, attemptId: 'new', part: 'LMP-100', revision: 'B' }]);
    await store.append([{ type: 'finished', attemptId: 'old', at: 2, outcome: 'claimed' }]);
    const rows = await store.database.selectFrom('attempt').selectAll().orderBy('attemptId').execute();
    expect(rows.map(readRow)).toMatchObject([
      { attemptId: 'new', part: 'LMP-100', revision: 'B', batch: null },
      { attemptId: 'old', part: null, revision: null, batch: 'WO 1', serial: 'L-1', outcome: 'claimed' },
    ]);
    const plan = sql<{ detail: string }>`explain query plan select row_id from attempt where part = 'LMP-100'`;
    expect((await plan.execute(store.database)).rows[0]?.detail).toContain('attempt_by_part');
    await store.close();
  });

  it('keeps what an older version knew of the clocks of other stations', async () => {
    const file = newFile();
    const station = { computer: 'c', name: 'n', newId: () => 's' };
    const before = await openStore(file, station);
    for (const attemptId of ['own', 'theirs']) await before.append([{ ...begun, attemptId }]);
    for (const table of ['event', 'attempt'])
      await sql`update ${sql.table(table)} set station_id = 'bench' where attempt_id = 'theirs'`.execute(
        before.database,
      );
    await sql`drop trigger hook_row_forgotten`.execute(before.database);
    for (const later of ['clock_offset', 'forgotten', 'hook_row'])
      await sql`drop table ${sql.table(later)}`.execute(before.database);
    await sql`alter table event drop column received_at`.execute(before.database);
    for (const later of ['failed_stage', 'failed_stage_ms'])
      await sql`alter table attempt drop column ${sql.ref(later)}`.execute(before.database);
    await sql`alter table other_station add column clock_offset_ms integer not null default 0`.execute(before.database);
    await sql`insert into other_station (target, station_id, sequence, clock_offset_ms, received_at, passed_over)
      values ('db', 'bench', 40, -7200, 9, 0)`.execute(before.database);
    await sql`delete from record_migration where name >= '006'`.execute(before.database);
    await sql`insert into station (id, computer, name, next_sequence)
      values ('bench', ${`${otherComputers}bench`}, 'Bench 2', 1)`.execute(before.database);
    await before.close();
    const { database, close } = await openStore(file, station);
    expect(await database.selectFrom('clockOffset').selectAll().execute()).toEqual([
      { target: 'db', stationId: 'bench', fromSequence: 1, offsetMs: -7_200, receivedAt: 9 },
    ]);
    // When the server had what was read before nobody knows: it is read again.
    expect(await database.selectFrom('otherStation').selectAll().execute()).toEqual([]);
    // That it was shared is known from then on, and so what is deleted stays deleted.
    expect(await database.selectFrom('forgotten').selectAll().execute()).toEqual([{ attemptId: '' }]);
    for (const table of ['event', 'attempt'] as const)
      expect(await database.selectFrom(table).select('attemptId').execute()).toEqual([{ attemptId: 'own' }]);
    await close();
  });

  it('can read again whatever it believes of another station', () => {
    const numbers = ['1.5', '-1', '0', '1e6', '4e15', '9e15', '1e300', '-1e300', '1e999'];
    const long = JSON.stringify(Array.from({ length: 32 }, () => '\u0001'.repeat(320)));
    const begun = '"program":"p","forWhom":{"for":"account"}';
    const bodies = numbers.flatMap((number) => [
      ['started', `{"program":"p","forWhom":{"for":"product","productId":${number}}}`],
      ['started', `{"program":"p","forWhom":{"for":"customer","email":"a","productId":${number}}}`],
      ['started', `{${begun},"offsetMinutes":${number}}`],
      ['stage', `{"retries":${number}}`],
      ['stage', `{"connectedAt":${number}}`],
      ['stage', `{"stage":"join","ms":${number}}`],
      ['measurement', `{"name":"signal","unit":"dBm","value":${number},"low":${number}}`],
      ['finished', `{"outcome":"claimed","tookMs":${number}}`],
    ]);
    const stages = numbers.flatMap((_, hundred) =>
      Array.from({ length: 100 }, (_one, one) => ['stage', `{"stage":"${'s'.repeat(59)}${hundred}${one}","ms":1}`]),
    );
    let row: AttemptRow | undefined;
    const lost: unknown[] = [];
    const told = [['started', `{${begun}}`], ...bodies, ['stage', `{"otherNetworks":${long}}`], ...stages];
    for (const [sequence, [type = '', body = '']] of told.entries()) {
      const read = readEvent({ attemptId: 'a', type, at: 1, body });
      // As it is written down.
      const event = read && readEvent(eventColumns(read));
      if (event === undefined) continue;
      for (const before of [undefined, row]) {
        const after = foldEvent(before, event, { stationId: 'other', sequence });
        if (after === undefined) continue;
        row = after;
        const back = readRow({ ...columnsOf(after), rowId: 1 });
        if (!isDeepStrictEqual(back, { ...after, rowId: 1 })) lost.push([type, body, back]);
      }
    }
    expect(lost).toEqual([]);
    expect(Object.keys(row?.stageMs ?? {})).toHaveLength(32);
  });

  it('takes what others tell of an attempt whose row makes no sense', async () => {
    const { store, tell } = await withOthers('first', 'second');
    expect(await tell('first', 1, begun)).toBe(true);
    await store.database.updateTable('attempt').set({ stageMs: 'no' }).execute();
    expect(await tell('second', 1, begun)).toBe(true);
    expect(await store.row('one')).toMatchObject({ stationId: 'first', stageMs: {} });
    await store.close();
  });

  it('keeps of one attempt so much as others may tell of it, and nothing of who never told its beginning', async () => {
    const { store, tell } = await withOthers('first', 'second', 'third');
    const note = { type: 'note', attemptId: 'one', at: 2, text: 'cheap' } as const;
    expect(await tell('first', 1, note)).toBe(false);
    expect(await tell('first', 2, begun)).toBe(true);
    expect(await tell('second', 1, note)).toBe(false);
    expect(await tell('second', 2, begun)).toBe(true);
    // Some 1000 of each.
    for (const id of ['first', 'second'])
      await sql`with recursive number(n) as (select 3 union all select n + 1 from number where n < 1000)
        insert into event select ${id}, n, 'one', 'note', 2, '{"text":"cheap"}', 9 from number`.execute(store.database);
    expect(await tell('second', 1_001, note)).toBe(true);
    expect(await tell('second', 2_000, note)).toBe(false);
    expect(await tell('third', 1, begun)).toBe(false);
    expect(await tell('first', 1_001, note)).toBe(true);
    expect(await tell('first', 2_000, note)).toBe(false);
    const { known } = await store.database
      .selectFrom('event')
      .select(({ fn }) => fn.countAll<number>().as('known'))
      .executeTakeFirstOrThrow();
    expect(known).toBe(2_000);
    await store.close();
  });

  it('notes of an attempt of another station that its label was checked, and nothing else, and changes nothing of its row', async () => {
    const { store, tell } = await withOthers('first', 'second');
    await tell('first', 1, begun, { type: 'finished', attemptId: 'one', at: 2, outcome: 'claimed' });
    const row = await store.row('one');
    await store.append([
      verified,
      { ...verified, name: 'signal' },
      { ...verified, value: 0 },
      { type: 'note', attemptId: 'one', at: 4, text: 'x' },
    ]);
    expect(await tell('second', 1, verified)).toBe(true);
    expect(await tell('second', 2, { ...verified, name: 'signal' })).toBe(false);
    expect(await tell('second', 3, { ...verified, value: 0 })).toBe(false);
    expect(await store.row('one')).toEqual(row);
    expect(await placesOf(store)).toEqual(['first 1', 'first 2', 'station 1', 'second 1']);
    expect((await foldAll(store.database)).get('one')).toMatchObject({ stationId: 'first', outcome: 'claimed' });
    await store.close();
  });

  it('takes the word of another station about a label of an attempt of its own, or that it has not read yet, so often', async () => {
    const { store, tell } = await withOthers('first', 'second');
    await store.append([{ ...begun, attemptId: 'own' }]);
    expect(await tell('second', 1, { ...verified, attemptId: 'own' })).toBe(true);
    expect(await store.row('own')).toMatchObject({ stationId: 'station', lastSequence: 1 });
    // Whoever is read first.
    expect(await tell('second', 2, verified)).toBe(true);
    expect(await store.row('one')).toBeUndefined();
    await tell('first', 1, begun);
    expect(await store.row('one')).toMatchObject({ stationId: 'first', lastSequence: 1 });
    expect(await placesOf(store)).toEqual(['station 1', 'second 1', 'second 2', 'first 1']);
    await store.database.insertInto('forgotten').values({ attemptId: 'gone' }).execute();
    expect(await tell('second', 3, { ...verified, attemptId: 'gone' })).toBe(true);
    expect(await placesOf(store)).toHaveLength(4);
    const many = Array.from({ length: 120 }, () => verified);
    expect(await tell('second', 4, ...many)).toBe(false);
    expect(await placesOf(store)).toHaveLength(4 + 99);
    await store.close();
  });

  it('goes on under another name with its own events of an attempt, and with none of another station', async () => {
    const file = newFile();
    const before = await openStore(file, { computer: 'before', name: 'n', newId: () => 'earlier' });
    await before.append([begun]);
    await before.database
      .insertInto('station')
      .values({ id: 'first', computer: `${otherComputers}first`, name: 'first', nextSequence: 1 })
      .execute();
    await before.database
      .transaction()
      .execute((transaction) => noteOthersEvent(transaction, { stationId: 'first', sequence: 7 }, verified, 1));
    await before.close();
    const store = await openStore(file, { computer: 'c', name: 'n', newId: () => 'station' });
    await store.append([{ type: 'finished', attemptId: 'one', at: 5, outcome: 'claimed' }]);
    expect(await placesOf(store)).toEqual(['station 1', 'first 7', 'station 2']);
    await store.close();
  });

  it('is not kept busy by who tells one end of an attempt of another station after the other', async () => {
    const { store, tell } = await withOthers('first', 'second');
    await tell('first', 1, begun);
    // It began otherwise, and is none.
    await tell('second', 1, { ...begun, at: 9 });
    let sequence = 2;
    const tellMany = async (event: RecordEvent) => {
      const before = process.cpuUsage();
      await tell('second', sequence, ...Array.from({ length: 450 }, () => event));
      sequence += 450;
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const notes = await tellMany({ type: 'note', attemptId: 'one', at: 2, text: 'cheap' });
    const ends = await tellMany({ type: 'finished', attemptId: 'one', at: 2, outcome: 'claimed' });
    // With each of them some 700 events would be read again.
    expect(ends).toBeLessThan(2.5 * notes);
    expect(await store.row('one')).toMatchObject({ stationId: 'first', outcome: null });
    await store.close();
  });

  it('looks for what a station told of an attempt among the events of that attempt alone', async () => {
    const { store, tell } = await withOthers('first', 'second');
    await tell('first', 1, begun);
    await tell('second', 1, begun);
    const { looking, asked } = hearSelects(store.database);
    await looking.transaction().execute(async (transaction) => {
      for (const type of ['started', 'finished'] as const) {
        const event = type === 'started' ? begun : ({ ...begun, type, outcome: 'claimed' } as const);
        await noteOthersEvent(transaction, { stationId: 'second', sequence: 2_000 + asked.length }, event, 9);
      }
    });
    const looks = new Set<string>();
    for (const query of asked) {
      if (!query.sql.includes('from "event"')) continue;
      const { rows } = await store.database.executeQuery<{ detail: string }>({
        ...query,
        sql: `explain query plan ${query.sql}`,
      });
      for (const { detail } of rows) looks.add(detail);
    }
    const plans = [...looks].filter((one) => one.includes('event'));
    expect(plans).not.toEqual([]);
    for (const one of plans) expect(one).toContain('event_of_attempt (attempt_id=?)');
    await store.close();
  });

  it('takes the end of an attempt whose row makes no sense from who told its beginning', async () => {
    const { store, tell } = await withOthers('first');
    await tell('first', 1, begun);
    await store.database.updateTable('attempt').set({ stageMs: 'no' }).execute();
    expect(await tell('first', 2, { type: 'finished', attemptId: 'one', at: 2, outcome: 'claimed' })).toBe(true);
    expect(await store.row('one')).toMatchObject({ outcome: 'claimed', lastSequence: 2 });
    await store.close();
  });

  it('takes the rows of two programs that write at the same time', async () => {
    const file = newFile();
    const writers = ['window', 'terminal'].map((name) => startWriter(writer.program, file, name, 12));
    await Promise.all(writers.map(({ ended }) => ended));
    const said = writers.flatMap((one) => one.said);
    expect(said).toHaveLength(2 * 12 * 4);
    expect(await lossesIn(file, said)).toEqual([]);
  });
});
