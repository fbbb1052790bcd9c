import { type CompiledQuery, sql } from 'kysely';
import { expect, it } from 'vitest';
import { historyOf } from '../../../../electron/record/history.ts';
import { lookAhead, type RecordFilter } from '../../../../electron/record/history-query.ts';
import type { RecordDatabase } from '../../../../electron/record/record-store.ts';
import { success } from '../../../../shared/result.ts';
import { hearSelects } from '../../../support/asked-selects.ts';
import { attempt, got, openHistory, underWay } from './open-history.ts';

interface Step {
  readonly id: number;
  readonly parent: number;
  readonly detail: string;
}

/** How SQLite goes about it (sqlite.org/eqp.html): the steps below one parent are loops, each within the one before. */
const planOf = (database: RecordDatabase, { sql: text, parameters, query }: CompiledQuery) =>
  database
    .executeQuery<Step>({ sql: `explain query plan ${text}`, parameters, query, queryId: { queryId: 'plan' } })
    .then(({ rows }) => rows);

/** What is gone through once for each row of something else, and is not found there by a value. */
const loopsIn = (steps: readonly Step[]) =>
  steps.filter(({ id, parent, detail }) => {
    const isWithin = steps.some((one) => one.parent === parent && one.id < id && /^(SEARCH|SCAN) /.test(one.detail));
    return isWithin && /^SCAN (attempt|event)/.test(detail);
  });

const parts: Readonly<Record<string, readonly RecordFilter[]>> = {
  search: [{ search: 'lamp' }, { search: 'lamp_33' }, { search: '33' }],
  outcome: [{ outcome: 'failed' }, { outcome: 'interrupted' }, { outcome: 'under-way' }],
  verdict: [{ verdict: 'FAIL' }],
  kind: [{ kind: 'rework' }],
  product: [{ product: 'lamps' }, { product: '1319' }],
  preset: [{ preset: 'Preset 3' }],
  batch: [{ batch: 'WO 1' }],
  part: [{ part: 'P 7' }],
  station: [{ station: 'Bench 3' }, { station: 'Bench 4' }],
  days: [{ since: 20_000, until: 90_000 }],
  attempts: [{ attemptIds: ['attempt-33', 'attempt-40'] }],
};

/** Each of them by itself, each two of them, and all. */
function filters(): readonly RecordFilter[] {
  const each = Object.values(parts);
  const two = each.flatMap((some, place) =>
    each.slice(place + 1).flatMap((others) => some.flatMap((one) => others.map((other) => ({ ...one, ...other })))),
  );
  return [...each.flat(), ...two, Object.assign({}, ...each.map(([first]) => first)) as RecordFilter];
}

it('goes through no index once for each row of another, whatever is looked for and whatever SQLite has counted', async () => {
  const { store } = await openHistory(
    ...Array.from({ length: 60 }, (_, place) => place + 1).flatMap((number) =>
      attempt(number, {
        ...(number % 10 === 3 ? { code: 'photon-not-online' } : {}),
        ...(number % 7 === 0 ? { kind: 'rework' } : {}),
        ...(number % 4 === 1 ? { batch: 'WO 1', part: 'P 7' } : {}),
        product: number % 2 === 0 ? 'lamps' : 'fans',
        preset: `Preset ${number % 5}`,
      }),
    ),
    underWay('attempt-90', 'there'),
    underWay('attempt-91', 'gone'),
  );
  // So many that they are asked for at once.
  await sql`with recursive number(n) as (select 1 union all select n + 1 from number where n < 70)
    insert into station (id, computer, name, next_sequence) select 's' || n, 'c', 'Bench 4', 1 from number`.execute(
    store.database,
  );
  const { looking, asked } = hearSelects(store.database);
  const heard = { ...store, database: looking };
  const history = historyOf({
    use: async (work) =>
      success(await work({ ...heard, standing: async () => ({ ...heard, close: async () => undefined }) })),
    isGone: async (program) => program === 'gone',
    now: () => 200_000,
  });
  const questions = new Map<string, CompiledQuery>();
  for (const filter of filters()) {
    got(await history.page(filter, { most: 20 }));
    got(await history.count(filter, { deletable: true }));
    got(await history.summary(filter));
    const { upTo = [] } = got(await history.page({}, { most: 1 }));
    got(
      await history.news(
        filter,
        upTo.map((one) => ({ ...one, sequence: 3 })),
      ),
    );
    for (const one of asked.splice(0)) questions.set(one.sql, one);
  }
  expect(questions.size).toBeGreaterThan(200);
  for (const counted of [false, true]) {
    if (counted) await sql`analyze`.execute(store.database);
    for (const one of questions.values())
      expect([one.sql, loopsIn(await planOf(store.database, one))]).toEqual([one.sql, []]);
  }
}, 60_000);

it('looks through all at once for what few have, and for nothing that many of the older ones have', async () => {
  const { store } = await openHistory();
  await sql`with recursive number(n) as (select 1 union all select n + 1 from number where n < 7000)
    insert into attempt (row_id, attempt_id, station_id, program, kind, for_whom, status, stage_ms, search_text,
      first_sequence, last_sequence, started_at)
    select n, 'a' || n, 'station', 'p', 'production', 'account', 'final', '{}', iif(n <= 4500, 'lamp', 'fan') || n,
      n, n, n from number`.execute(store.database);
  const stretchOf = async (search: string) => (await lookAhead(store, { search }, 0)).stretch.longest;
  for (const rare of ['fan6999', 'lamp4444', 'lamp99999']) expect(await stretchOf(rare)).toBe(Number.POSITIVE_INFINITY);
  // Nothing else is gone through whole with it.
  for (const filter of [{ batch: 'WO 1' }, { station: 'Bench 3' }, { kind: 'rework' }] as const)
    expect((await lookAhead(store, { search: 'lamp4444', ...filter }, 0)).by).toEqual(['search']);
  for (const frequent of ['fan', 'lamp']) expect(await stretchOf(frequent)).toBeLessThan(100_000);
  const history = historyOf({
    use: async (work) => success(await work(store)),
    isGone: async () => false,
    now: () => 0,
  });
  expect(got(await history.count({ search: 'lamp' })).count).toBe(4_500);
  expect(got(await history.count({ search: 'lamp4444' })).count).toBe(1);
});
