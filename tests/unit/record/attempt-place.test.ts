import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { putBeforeReceived } from '../../../electron/record/attempt-place.ts';
import { migrations } from '../../../electron/record/migrations.ts';
import { furthestTime, type RecordEvent } from '../../../electron/record/record-event.ts';
import { noteOthersEvent, openStore, type RecordStore } from '../../../electron/record/record-store.ts';
import { otherComputers } from '../../../electron/record/schema.ts';

const [dayMs, now] = [24 * 60 * 60 * 1000, Date.UTC(2026, 10, 23, 12)];
const station = { computer: 'c', name: 'Bench 3', newId: () => 'own' };

async function newStore() {
  const folder = await mkdtemp(path.join(tmpdir(), 'attempt-place-'));
  const file = path.join(folder, 'attempts.db');
  const store = await openStore(file, station);
  onTestFinished(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { store, file };
}

const begun = (attemptId: string, at: number): RecordEvent => ({
  type: 'started',
  attemptId,
  at,
  program: 'p',
  kind: 'production',
  forWhom: { for: 'account' },
});
const ended = (attemptId: string, at: number): RecordEvent => ({ type: 'finished', attemptId, at, outcome: 'claimed' });

/** Another station tells of these, in its order; the server had each then. */
async function told(
  { database }: RecordStore,
  id: string,
  ...events: readonly (readonly [event: RecordEvent, receivedAt: number, sequence?: number])[]
): Promise<void> {
  await database
    .insertInto('station')
    .values({ id, computer: `${otherComputers}${id}`, name: id, nextSequence: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await database.transaction().execute(async (transaction) => {
    for (const [place, [event, receivedAt, sequence = place + 1]] of events.entries())
      await noteOthersEvent(transaction, { stationId: id, sequence }, event, receivedAt);
  });
}

const newestFirst = async ({ database }: RecordStore) =>
  (await database.selectFrom('attempt').select('attemptId').orderBy('rowId', 'desc').execute()).map(
    ({ attemptId }) => attemptId,
  );
const placeOf = async ({ database }: RecordStore, attemptId: string) =>
  (await database.selectFrom('attempt').select('rowId').where('attemptId', '=', attemptId).executeTakeFirstOrThrow())
    .rowId;
const clockOf = ({ database }: RecordStore, stationId: string, fromSequence: number, offsetMs: number) =>
  database
    .insertInto('clockOffset')
    .values({ target: 'shared', stationId, fromSequence, offsetMs, receivedAt: now })
    .execute();

describe('an attempt', () => {
  it('of weeks ago that is learned of now stands below that of today', async () => {
    const { store } = await newStore();
    await store.append([begun('today', now)]);
    await told(store, 'other', [begun('weeks ago', now - 30 * dayMs), now - 30 * dayMs + 5]);
    await store.append([begun('later', now + 1_000)]);
    expect(await newestFirst(store)).toEqual(['later', 'today', 'weeks ago']);
    await store.append([ended('today', now + 9_000)]);
    await told(store, 'other', [ended('weeks ago', now - 30 * dayMs), now, 2]);
    expect(await newestFirst(store)).toEqual(['later', 'today', 'weeks ago']);
    expect(await placeOf(store, 'today')).toBe(now);
  });

  it('that comes late takes the last free place below what followed it, below those of others', async () => {
    const { store } = await newStore();
    await told(store, 'other', [begun('followed', now), now, 10]);
    await told(store, 'third', [begun('second', now - 2), now], [begun('first', now - 1), now]);
    await told(store, 'other', [begun('late', now + 100), now + 100, 5]);
    expect(await newestFirst(store)).toEqual(['followed', 'first', 'second', 'late']);
    expect(await placeOf(store, 'late')).toBe(now - 3);
  });

  it('of a station whose clock is in a time to come is as late as the server had it', async () => {
    const { store } = await newStore();
    const year2090 = Date.UTC(2090, 0, 1);
    await told(
      store,
      'other',
      [begun('first', year2090), now - 5_000],
      [begun('second', year2090 + 1), now - 4_000],
      [begun('furthest', furthestTime), now - 3_000],
    );
    await store.append([begun('today', now)]);
    expect(await newestFirst(store)).toEqual(['today', 'furthest', 'second', 'first']);
  });

  it('is placed by the clock of the server, as far as that of its station was off then', async () => {
    const { store } = await newStore();
    await told(store, 'slow');
    await clockOf(store, 'slow', 1, 3 * 60 * 60 * 1000);
    await clockOf(store, 'slow', 2, 0);
    await store.append([begun('today', now - 60_000)]);
    await told(
      store,
      'slow',
      [begun('right after', now - 3 * 60 * 60 * 1000), now + 100],
      [begun('set right', now + 60_000), now + 60_100],
    );
    expect(await newestFirst(store)).toEqual(['set right', 'right after', 'today']);
    expect(await placeOf(store, 'right after')).toBe(now);
    await clockOf(store, 'own', 1, 60 * 60 * 1000);
    await store.append([begun('here, an hour behind', now)]);
    expect(await placeOf(store, 'here, an hour behind')).toBe(now + 60 * 60 * 1000);
  });

  it('has a place that is a whole number, however far a server says that this computer’s clock is off', async () => {
    const { store } = await newStore();
    await clockOf(store, 'own', 1, 9_200_000_000_000_000);
    await store.append([begun('first', now), begun('second', now)]);
    expect(await newestFirst(store)).toEqual(['second', 'first']);
    expect(await placeOf(store, 'second')).toBe(furthestTime + 1);
  });

  it('stays behind the one before it at the same station, whatever its clock did', async () => {
    const { store } = await newStore();
    await store.append([begun('first', now), begun('an hour back', now - 3_600_000), begun('of 1970', 4)]);
    await told(
      store,
      'other',
      [begun('beside', now - 60_000), now],
      [begun('before 1970', -9), now],
      [begun('b', 0), now],
    );
    expect(await newestFirst(store)).toEqual(['of 1970', 'an hour back', 'first', 'b', 'before 1970', 'beside']);
    await store.append([begun('right again', now + 60_000)]);
    expect(await placeOf(store, 'right again')).toBe(now + 60_000);
  });

  it('that comes late out of the middle of its station’s story does not stand behind what followed it', async () => {
    const { store } = await newStore();
    await told(store, 'other', [begun('one', now), now, 1], [begun('three', now + 2_000), now + 9_000, 9]);
    await told(store, 'other', [begun('two', now + 1_000), now + 9_000, 5]);
    expect(await newestFirst(store)).toEqual(['three', 'two', 'one']);
  });

  it('that comes late stands below what followed it at its station, also where its clock was ahead', async () => {
    const { store } = await newStore();
    await told(store, 'other', [begun('one', now), now, 1], [begun('nine', now + 2_000), now + 9_000_000, 9]);
    // Others stand where it would.
    await told(store, 'beside', [begun('beside', now + 1_999), now + 9_000_000]);
    await told(store, 'other', [begun('five', now + 3_600_000), now + 9_000_000, 5]);
    expect(await newestFirst(store)).toEqual(['nine', 'beside', 'five', 'one']);
    await told(store, 'at once', [begun('first', now + 50_000), now + 50_000, 1]);
    await told(store, 'at once', [begun('third', now + 50_001), now + 50_001, 3]);
    await told(store, 'at once', [begun('second', now + 90_000), now + 90_000, 2]);
    expect((await newestFirst(store)).slice(0, 3)).toEqual(['second', 'third', 'first']);
  });

  it('of weeks ago stands there, and nothing after it on top, also where another station told first that it is of today', async () => {
    const { store } = await newStore();
    await store.append([begun('today', now)]);
    const then = now - 60 * dayMs;
    await told(store, 'evil', [begun('weeks ago', now + 60_000), now + 60_000]);
    await told(
      store,
      'bench',
      [begun('weeks ago', then), then + 5],
      [ended('weeks ago', then + 9), then + 9],
      [begun('the day after', then + dayMs), then + dayMs + 5],
    );
    expect(await newestFirst(store)).toEqual(['today', 'the day after', 'weeks ago']);
    expect(await placeOf(store, 'weeks ago')).toBe(then);
  });

  it('that began with others at once has a place of its own, in the order in which they became known', async () => {
    const { store } = await newStore();
    const ids = ['b', 'a', 'd', 'c', 'f', 'e'];
    for (const id of ids) await told(store, `of ${id}`, [begun(id, now), now]);
    await told(store, 'other', [begun('a moment later', now + 100), now + 100]);
    expect(await newestFirst(store)).toEqual(['a moment later', ...ids.toReversed()]);
  });

  it('finds its place beside a station that fills up all of them', async () => {
    const { store } = await newStore();
    await told(store, 'other', [begun('first', now), now]);
    await sql`with recursive number(n) as (select 1 union all select n + 1 from number where n < 20000)
      insert into attempt (row_id, attempt_id, station_id, program, kind, for_whom, status, stage_ms, search_text,
        first_sequence, last_sequence, started_at)
      select ${now} + n, 'a' || n, 'other', 'p', 'production', 'account', 'final', '{}', '', n, n, ${now} from number`.execute(
      store.database,
    );
    await store.append([begun('today', now + 5)]);
    const place = await placeOf(store, 'today');
    expect(place).toBeGreaterThan(now + 20_000);
    expect(place).toBeLessThan(now + 80_000);
  });
});

describe('an attempt that this computer’s clock put into a time to come', () => {
  it('comes down to when the server had it, in its order, with those that counted on from it', async () => {
    const { store } = await newStore();
    await store.append([begun('before', now)]);
    await store.append([begun('of 2090', Date.UTC(2090, 0, 1)), begun('set right', now + 1_000)]);
    await told(store, 'other', [begun('beside', now + 3_000), now + 3_000]);
    expect(await newestFirst(store)).toEqual(['set right', 'of 2090', 'beside', 'before']);
    const received = (upTo: number, receivedAt: number) =>
      putBeforeReceived(store.database, 'own', { upTo, receivedAt });
    await received(1, now + 500);
    expect(await newestFirst(store)).toEqual(['set right', 'of 2090', 'beside', 'before']);
    await received(3, now + 2_000);
    expect(await newestFirst(store)).toEqual(['beside', 'set right', 'of 2090', 'before']);
    await store.append([begun('after', now + 4_000)]);
    expect(await placeOf(store, 'after')).toBe(now + 4_000);
    // What is a little ahead of the server stays: it is on its way.
    await received(4, now + 3_500);
    expect(await placeOf(store, 'after')).toBe(now + 4_000);
  });
});

it.each([
  [63, ['next', 'late', 'before']],
  [64, ['late', 'next', 'before']],
])(
  'what comes late stands below the attempt that followed it, behind %i other events of its station',
  async (between, order) => {
    const { store } = await newStore();
    const [two, one] = [now - 2 * dayMs, now - dayMs];
    await told(
      store,
      'other',
      [begun('before', two), two, 1],
      ...Array.from({ length: between }, (_, place): [RecordEvent, number, number] => [
        { type: 'stage', attemptId: 'before', at: two, name: 'lamp' },
        two,
        3 + place,
      ]),
      [begun('next', one), one, 3 + between],
    );
    // By its own time it would stand above it.
    await told(store, 'other', [begun('late', now), now, 2]);
    expect(await newestFirst(store)).toEqual(order);
  },
);

it('a file of the former version has each attempt at its place when it is opened, once, and its search', async () => {
  const { store: before, file } = await newStore();
  const year2090 = Date.UTC(2090, 0, 1);
  // As it learned of them: the others' late, and of its own one with a clock that stepped back.
  await before.append([begun('own 1', now - 5 * dayMs), begun('own 2', now - 5 * dayMs - 9_000), begun('own 3', now)]);
  await told(
    before,
    'other',
    [begun('other 1', now - 30 * dayMs), now - 30 * dayMs],
    [begun('other 2', year2090), now - dayMs],
    [begun('other 3', now - dayMs), now - dayMs],
  );
  await told(before, 'slow', [begun('slow 1', now - 3 * dayMs), now]);
  await clockOf(before, 'slow', 1, 2 * dayMs + 3_600_000);
  const learned = ['own 1', 'own 2', 'own 3', 'other 1', 'other 2', 'other 3', 'slow 1'];
  for (const [place, attemptId] of learned.entries())
    await before.database
      .updateTable('attempt')
      .set({ rowId: place + 1, searchText: `${attemptId}\n\n` })
      .where('attemptId', '=', attemptId)
      .execute();
  await sql`drop trigger hook_row_forgotten`.execute(before.database);
  await sql`drop table hook_row`.execute(before.database);
  await sql`drop trigger attempt_changed`.execute(before.database);
  await sql`delete from record_migration where name >= '011'`.execute(before.database);
  await before.close();
  const store = await openStore(file, station);
  const order = ['own 3', 'slow 1', 'other 3', 'other 2', 'own 2', 'own 1', 'other 1'];
  expect(await newestFirst(store)).toEqual(order);
  const found = await sql<{ attemptId: string }>`select attempt_id from attempt_search
    join attempt on row_id = attempt_search.rowid where attempt_search match '"own"' order by attempt_search.rowid`.execute(
    store.database,
  );
  expect(found.rows.map(({ attemptId }) => attemptId)).toEqual(['own 1', 'own 2', 'own 3']);
  // What comes then belongs among them, and the search follows.
  await told(store, 'other', [begun('other 4', now - 4 * dayMs), now, 4]);
  await store.append([{ type: 'stage', attemptId: 'own 3', at: now, name: 'lamp' }]);
  const looked = await sql<{
    rowid: number;
  }>`select rowid from attempt_search where attempt_search match '"lam"'`.execute(store.database);
  expect(looked.rows).toEqual([{ rowid: await placeOf(store, 'own 3') }]);
  expect((await newestFirst(store)).slice(0, 4)).toEqual(['own 3', 'slow 1', 'other 4', 'other 3']);
  const plans = await sql<{ detail: string }>`explain query plan select * from attempt where outcome = 'failed'
    order by row_id desc`.execute(store.database);
  expect(plans.rows.map(({ detail }) => detail).join()).toContain('attempt_by_outcome');
  await store.close();
  const again = await openStore(file, station);
  expect(await again.database.selectFrom('attempt').select('rowId').where('attemptId', '=', 'own 3').execute()).toEqual(
    [{ rowId: now }],
  );
  await again.close();
});

it('of a file of the former version no more are looked up at once than a window can wait for', async () => {
  const { store } = await newStore();
  await sql`with recursive number(n) as (select 1 union all select n + 1 from number where n < 12000)
    insert into attempt (row_id, attempt_id, station_id, program, kind, for_whom, status, stage_ms, search_text,
      first_sequence, last_sequence, started_at)
    select n, 'a' || n, 'own', 'p', 'production', 'account', 'final', '{}', '', n, n, ${now} + n from number`.execute(
    store.database,
  );
  const looks: string[] = [];
  const looking = store.database.withPlugin({
    transformQuery({ node, queryId }) {
      const { sql: text } = store.database.getExecutor().compileQuery(node, queryId);
      if (text.includes('from event')) looks.push(text);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  await migrations['011-places']?.(looking, 'sqlite');
  // Three that have some, and one that has none.
  expect(looks).toHaveLength(4);
  for (const one of looks) expect(one).toMatch(/ where row_id > \? order by row_id limit \?$/);
  const newest = await newestFirst(store);
  expect([newest.length, newest[0], newest.at(-1)]).toEqual([12_000, 'a12000', 'a1']);
});
