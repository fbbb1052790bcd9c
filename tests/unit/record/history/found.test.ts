import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { putBeforeReceived } from '../../../../electron/record/attempt-place.ts';
import { historyOf } from '../../../../electron/record/history.ts';
import { openStore } from '../../../../electron/record/record-store.ts';
import { labelVerified } from '../../../../shared/history-attempt.ts';
import { success } from '../../../../shared/result.ts';
import { attempt, found, got, here, idOf, openHistory, underWay } from './open-history.ts';

describe('what is looked for', () => {
  it('is found by any part of id, name or customer, in letters of either size and every alphabet', async () => {
    const { history } = await openHistory(...attempt(1), ...attempt(2), ...attempt(31, { code: 'photon-not-online' }));
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

  it.each([
    ['longer than any text', '0'.repeat(60_000)],
    ['with a letter that no text has', `ünal\0`],
    ['as long as four texts', Array.from({ length: 1_280 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('')],
  ])('is not found by words %s, and that is all', async (_, search) => {
    const { history } = await openHistory(...attempt(1));
    expect(await found(history, { search })).toEqual([]);
    expect(got(await history.summary({ search }))).toMatchObject({ attempts: 0 });
    expect(await found(history, { search: 'ünal' })).toEqual(['1']);
  });

  it('is written out and summed up by one or two letters that few have, as it is listed', async () => {
    const { history } = await openHistory(...attempt(1), ...attempt(2, { code: 'cancelled' }), ...attempt(31));
    for (const [search, ids] of [
      ['31', ['attempt-31']],
      ['q', []],
    ] as const) {
      expect((await found(history, { search })).length).toBe(ids.length);
      expect(got(await history.summary({ search }))).toMatchObject({ attempts: ids.length });
      const written: string[] = [];
      const all = history.all({ search });
      let turn = await all.next();
      for (; !turn.done; turn = await all.next()) written.push(...turn.value.map(({ attemptId }) => attemptId));
      got(turn.value);
      expect(written).toEqual(ids);
    }
  });

  it('is found by outcome, day, product and station', async () => {
    const { history } = await openHistory(
      ...attempt(1, { kind: 'rework', batch: 'WO 4711', part: 'LMP-100', revision: 'B' }),
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
    expect(await found(history, { batch: 'WO 4711' })).toEqual(['1']);
    expect(await found(history, { batch: 'WO 4711', search: 'lamp_2' })).toEqual([]);
    expect(await found(history, { batch: 'WO' })).toEqual([]);
    expect(got(await history.choices()).batches).toEqual(['WO 4711']);
    expect(await found(history, { part: 'LMP-100' })).toEqual(['1']);
    expect(await found(history, { part: 'LMP-100', search: 'lamp_2' })).toEqual([]);
    expect(await found(history, { part: 'LMP-10' })).toEqual([]);
    expect(got(await history.choices()).parts).toEqual(['LMP-100']);
    expect(await found(history, { verdict: 'ABORTED' })).toEqual(['5', '2']);
    expect(await found(history, { verdict: 'PASS' })).toEqual(['1']);
    expect(await found(history, { verdict: 'PASS', kind: 'production' })).toEqual([]);
    expect(await found(history, { verdict: 'SKIPPED', search: 'lamp' })).toEqual([]);
    expect(await found(history, { since: 1_000, until: 2_000 })).toEqual(['1']);
    expect(await found(history, { product: 'lamps' })).toEqual(['2']);
    expect(await found(history, { product: '1319' })).toEqual(['2', '1']);
    expect(await found(history, { preset: 'Hall', search: 'lamp' })).toEqual(['2']);
    expect(await found(history, { station: 'Bench 3', outcome: 'claimed' })).toEqual(['1']);
    expect(await found(history, { station: 'Bench 4' })).toEqual([]);
  });

  it('is found by a name that more stations have than SQLite puts questions together', async () => {
    const { history, store } = await openHistory(...attempt(1), ...attempt(2, { batch: 'WO 1' }));
    await sql`with recursive number(n) as (select 1 union all select n + 1 from number where n < 1000)
      insert into station (id, computer, name, next_sequence) select 's' || n, 'c', 'Bench 3', 1 from number`.execute(
      store.database,
    );
    expect(await found(history, { station: 'Bench 3' })).toEqual(['2', '1']);
    expect(await found(history, { here: true })).toEqual(['2', '1']);
    expect(await found(history, { station: 'Bench 3', batch: 'WO 1' })).toEqual(['2']);
  });

  it('is the same by whatever index it is found', async () => {
    const numbers = Array.from({ length: 240 }, (_, place) => place + 1);
    const facts = (number: number) => ({
      ...(number % 10 === 3 ? { code: 'photon-not-online' } : {}),
      product: number % 2 === 0 ? 'lamps' : 'fans',
      preset: `Preset ${number % 7}`,
      ...(number % 4 === 1 ? { batch: 'WO 1' } : {}),
      ...(number % 3 === 1 ? { part: 'LMP-100', revision: 'B' } : {}),
    });
    const { history } = await openHistory(...numbers.flatMap((number) => attempt(number, facts(number))));
    const searches = [undefined, 'm', 'xq', '_7', '19', 'lamp_1', 'ünal2', 'com', 'om', 'Ü', '%', 'ß'];
    const none = { outcome: undefined, verdict: undefined, batch: undefined, part: undefined };
    const results = [
      {},
      { outcome: 'failed' },
      { outcome: 'handed-over' },
      { verdict: 'FAIL' },
      { verdict: 'PASS' },
      { verdict: 'SKIPPED' },
      { batch: 'WO 1' },
      { batch: 'WO 1', part: 'LMP-100' },
      { part: 'LMP-100' },
    ] as const;
    for (const search of searches)
      for (const { outcome, verdict, batch, part } of results.map((one) => ({ ...none, ...one })))
        for (const product of [undefined, 'lamps'])
          for (const preset of [undefined, 'Preset 3'])
            for (const until of [undefined, 150_000]) {
              const fits = numbers.filter((number) => {
                const { code, product: its, preset: own, batch: order, part: made } = { ...none, ...facts(number) };
                const text = `${idOf(number)}\nlamp_${number}\nünal${number}@example.com`;
                return (
                  (search === undefined || text.includes(search.toLowerCase())) &&
                  (outcome === undefined || outcome === (code === undefined ? 'claimed' : 'failed')) &&
                  (batch === undefined || batch === order) &&
                  (part === undefined || part === made) &&
                  (verdict === undefined || verdict === (code === undefined ? 'PASS' : 'FAIL')) &&
                  (product === undefined || product === its) &&
                  (preset === undefined || preset === own) &&
                  (until === undefined || number * 1_000 < until)
                );
              });
              const filter = { search, outcome, verdict, batch, part, product, preset, until };
              const page = got(await history.page(filter, { most: 500 }));
              const names = page.rows.map(({ name }) => name);
              expect([filter, names]).toEqual([filter, fits.map((number) => `Lamp_${number}`).toReversed()]);
              expect(got(await history.count(filter)).count).toBe(fits.length);
            }
  });

  it('is found by two letters at the end of a row that an older version wrote', async () => {
    const { file, store: before } = await openHistory(...attempt(1));
    await sql`update attempt set search_text = rtrim(search_text, char(10))`.execute(before.database);
    await sql`drop trigger hook_row_forgotten`.execute(before.database);
    for (const later of ['other_station', 'set_aside', 'clock_offset', 'forgotten', 'hook_row'])
      await sql`drop table ${sql.table(later)}`.execute(before.database);
    for (const later of [
      'attempt_by_kind',
      'attempt_by_serial',
      'attempt_by_verdict',
      'attempt_by_batch',
      'attempt_by_part',
    ])
      await sql`drop index ${sql.ref(later)}`.execute(before.database);
    await sql`alter table event drop column received_at`.execute(before.database);
    for (const later of ['failed_stage', 'failed_stage_ms', 'batch', 'required', 'part', 'revision'])
      await sql`alter table attempt drop column ${sql.ref(later)}`.execute(before.database);
    await sql`delete from record_migration where name >= '003'`.execute(before.database);
    await before.close();
    const store = await openStore(file, here);
    onTestFinished(() => store.close());
    const history = historyOf({
      use: async (work) => success(await work(store)),
      isGone: async () => false,
      now: Date.now,
    });
    expect(await found(history, { search: 'om' })).toEqual(['1']);
  });

  it('is shown page by page, newest first, each once, while new ones come', async () => {
    const { history, store } = await openHistory(...[1, 2, 3, 4, 5].flatMap((number) => attempt(number)));
    const page = async (from?: number) => got(await history.page({ search: 'lamp' }, { from, most: 2 }));
    const first = await page();
    await store.append(attempt(6));
    const second = await page(first.next);
    const third = await page(second.next);
    const ids = [first, second, third].flatMap(({ rows }) => rows.map(({ name }) => name));
    expect([ids, third.next]).toEqual([['Lamp_5', 'Lamp_4', 'Lamp_3', 'Lamp_2', 'Lamp_1'], undefined]);
  });

  it('is shown by the time of the attempt, whoever learned of it when, page by page', async () => {
    const { history, sharedBy, clock } = await openHistory(...[10, 20, 30, 40].flatMap((number) => attempt(number)));
    clock.now = 99_000;
    const page = async (from?: number) => got(await history.page({ search: 'lamp' }, { from, most: 2 }));
    const first = await page();
    // A station that was offline: what belongs above is not in the way, what belongs below comes.
    await sharedBy('late', ...[5, 25, 35].flatMap((number) => attempt(number)));
    const second = await page(first.next);
    const third = await page(second.next);
    const names = [first, second, third].map(({ rows }) => rows.map(({ name }) => name));
    expect(names).toEqual([
      ['Lamp_40', 'Lamp_30'],
      ['Lamp_25', 'Lamp_20'],
      ['Lamp_10', 'Lamp_5'],
    ]);
    expect(await found(history, { search: 'lamp' })).toEqual(['40', '35', '30', '25', '20', '10', '5']);
    expect(await found(history, { outcome: 'claimed', since: 20_000 })).toEqual(['40', '35', '30', '25', '20']);
  });

  it.each(['all', 'a line'])(
    'is written and counted once where the places of many change in the middle of it: of %s',
    async (of) => {
      const [many, year2090] = [2_100, Date.UTC(2090, 0, 1)];
      // One that stands where it belongs, and those of a clock that this computer still has.
      const { store } = await openHistory(...(of === 'all' ? attempt(1) : []));
      await sql`update station set next_sequence = 9999`.execute(store.database);
      await sql`with recursive number(n) as (select 11 union all select n + 1 from number where n < ${many + 10})
      insert into attempt (row_id, attempt_id, station_id, program, kind, for_whom, status, outcome, stage_ms, search_text,
        first_sequence, last_sequence, started_at)
      select ${year2090} + n, 'a' || n, 'station', 'p', 'production', 'account', 'final', 'claimed', '{}', '', n, n,
        ${year2090} + n from number`.execute(store.database);
      const ids = (await store.database.selectFrom('attempt').select('attemptId').execute()).map(
        ({ attemptId }) => attemptId,
      );
      const filter = of === 'all' ? {} : { attemptIds: ids };
      const { database } = store;
      let moves = 0;
      /** The server sets own places right, and other stations turn out to have made what another one told first, before or after. */
      async function move() {
        moves += 1;
        await putBeforeReceived(database, 'station', { upTo: 9_999, receivedAt: 20_000 });
        const [high, low] = [`a${many + 10}`, 'a11'];
        await sql`update attempt set row_id = 5, station_id = 'bench' where attempt_id = ${high}`.execute(database);
        await sql`update attempt set row_id = ${2 * year2090}, station_id = 'bench' where attempt_id = ${low}`.execute(
          database,
        );
      }
      const back = () =>
        sql`update attempt set row_id = ${year2090} + first_sequence, station_id = 'station' where first_sequence > 10`.execute(
          database,
        );
      const history = historyOf({
        use: async (work) => success(await work(store)),
        isGone: async () => false,
        now: () => year2090 + 9_999,
      });
      const moved = new Promise<void>((resolve) => setImmediate(() => void move().then(resolve)));
      expect(got(await history.summary(filter))).toMatchObject({ attempts: ids.length });
      await moved;
      await back();
      const written: string[] = [];
      for await (const rows of history.all(filter)) {
        if (written.length === 0) await move();
        written.push(...rows.map(({ attemptId }) => attemptId));
      }
      expect(moves).toBe(2);
      expect(written.filter((one, place) => written.indexOf(one) !== place)).toEqual([]);
      expect(written).toHaveLength(ids.length);
    },
    60_000,
  );

  it('has every column, and null for what nobody knows', async () => {
    const { history } = await openHistory(...attempt(7, { code: 'photon-not-online' }));
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
        failedStage: null,
        failedStageMs: null,
        verdict: 'FAIL',
        kind: 'production',
        batch: null,
        part: null,
        revision: null,
      },
    ]);
    const shown = got(await history.show('attempt-7'));
    expect(shown?.events.map(({ type }) => type)).toEqual(['started', 'stage', 'finished']);
    expect(shown?.attempt).toEqual({
      row: rows[0],
      previousAttemptId: null,
      networkName: null,
      forWhom: 'customer',
      productId: 1319,
      ...{ presetRevision: null, presetHash: null, listHash: null, required: null, onlineProof: null },
      label: null,
      tookMs: 70,
      failedStageRetries: null,
      stages: [{ stage: 'join', at: 7_005, ms: 700, retries: 0 }],
      measurements: [],
      notes: [],
    });
    expect(got(await history.show('nobody'))).toBeUndefined();
  });

  it('is told to be new since a page was read, wherever it belongs', async () => {
    const { history, store, sharedBy } = await openHistory(...attempt(5), ...attempt(6));
    const { upTo = [] } = got(await history.page({}, { most: 1 }));
    expect(got(await history.news({}, upTo))).toBe(0);
    // Older than what was read, and of a station of which nothing was known.
    await sharedBy('bench-2', ...attempt(1), ...attempt(2, { code: 'photon-not-online' }));
    expect(got(await history.news({}, upTo))).toBe(2);
    expect(got(await history.news({ outcome: 'failed' }, upTo))).toBe(1);
    expect(got(await history.news({ search: 'lamp_1' }, upTo))).toBe(1);
    expect(got(await history.news({ attemptIds: ['attempt-2', 'attempt-5'] }, upTo))).toBe(1);
    const again = got(await history.page({}, { most: 1 })).upTo ?? [];
    expect(got(await history.news({}, again))).toBe(0);
    // What only comes to its end is none; what this computer begins is.
    await store.append([{ type: 'finished', attemptId: 'attempt-6', at: 9, outcome: 'claimed' }]);
    expect(got(await history.news({}, again))).toBe(0);
    await store.append(attempt(7));
    expect(got(await history.news({}, again))).toBe(1);
  });

  it('has on its page what was applied, and how its device was seen online', async () => {
    const applied = { presetRevision: 4, presetHash: 'a'.repeat(32), listHash: 'b'.repeat(32), required: 'online' };
    const { history } = await openHistory(
      ...attempt(1).map((event) => (event.type === 'started' ? { ...event, ...applied } : event)),
      { type: 'stage', attemptId: 'attempt-1', at: 1, required: 'c'.repeat(32) },
      { type: 'finished', attemptId: 'attempt-1', at: 2, outcome: 'claimed', onlineProof: 'poll' },
    );
    expect(got(await history.show('attempt-1'))?.attempt).toMatchObject({
      ...applied,
      ...{ required: 'c'.repeat(32), onlineProof: 'poll' },
    });
  });

  it('has on its page the label that was applied, however long, and none that no version can read', async () => {
    const lines = Array.from({ length: 6 }, (_, place) => `{serial} ${String(place).repeat(119)}`);
    const code = { kind: 'qr', of: 'id' } as const;
    const form = { widthMm: 57, heightMm: 32, code, lines, textMm: 3, dotsPerInch: 203 as const };
    const label = { form, namePattern: 'lamp-{n:3}', product: 'lamp-v100' };
    const withLabel = (number: number, one: unknown) =>
      attempt(number).map((event) => (event.type === 'started' ? { ...event, label: one as typeof label } : event));
    const { history, sharedBy } = await openHistory(
      ...withLabel(1, label),
      ...withLabel(2, { form: { ...form, curved: true } }),
      ...attempt(3),
    );
    await sharedBy('bench-2', ...withLabel(4, label));
    const shown = async (number: number) => got(await history.show(`attempt-${number}`))?.attempt.label;
    expect([await shown(1), await shown(2), await shown(3), await shown(4)]).toEqual([label, null, null, label]);
    expect(got(await history.show('attempt-2'))?.attempt.row).toMatchObject({ outcome: 'claimed' });
  });

  it('has on its page who checked its label, be that another station, and where it came from', async () => {
    const { history, store, sharedBy } = await openHistory(...attempt(1));
    const verified = (number: number, at: number) =>
      ({ type: 'measurement', attemptId: `attempt-${number}`, at, name: labelVerified, value: 1, unit: '' }) as const;
    await store.append([verified(1, 1_020)]);
    await sharedBy('bench-2', ...attempt(2), verified(1, 1_010), verified(2, 2_030));
    await store.append([verified(2, 2_040)]);
    const told = async (number: number) => {
      const shown = got(await history.show(`attempt-${number}`));
      expect(shown?.events.filter(({ type }) => type === 'measurement')).toHaveLength(1);
      return shown?.attempt.measurements.map(({ name, at, station }) => [name, at, station]);
    };
    expect(await told(1)).toEqual([
      [labelVerified, 1_010, 'Bench 2'],
      [labelVerified, 1_020, null],
    ]);
    expect(await told(2)).toEqual([
      [labelVerified, 2_030, null],
      [labelVerified, 2_040, 'Bench 3'],
    ]);
  });

  it('has the stage that it failed in, on its page, in its attempt and for the yield', async () => {
    const end = { failedStage: 'prove', failedStageMs: 90_000.4, failedStageRetries: 4 };
    const { history } = await openHistory(
      ...attempt(1, { code: 'photon-not-online' }).map((event) =>
        event.type === 'finished' ? { ...event, ...end } : event,
      ),
    );
    const { rows } = got(await history.page({}, { most: 9 }));
    expect(rows).toMatchObject([{ failedStage: 'prove', failedStageMs: 90_000, retries: 4, stageMs: { join: 100 } }]);
    expect(got(await history.show('attempt-1'))?.attempt).toMatchObject({ row: rows[0], failedStageRetries: 4 });
    expect(got(await history.summary({})).stageYields).toEqual({
      join: { devices: 1, firstPass: 1 },
      prove: { devices: 1, firstPass: 0 },
    });
  });

  it('calls no pass the first whose device was tried before, be that asked for or not', async () => {
    const day = 86_400_000;
    const { history } = await openHistory(
      ...attempt(1, { at: day, deviceId: idOf(1), code: 'photon-not-online' }),
      ...attempt(2, { at: 2 * day, deviceId: idOf(1) }),
      ...attempt(3, { at: 3 * day, deviceId: idOf(2) }),
    );
    const sinceThen = { since: 1.5 * day };
    expect(got(await history.summary(sinceThen))).toMatchObject({
      devices: 2,
      firstTried: 1,
      firstPass: 1,
      finalPass: 2,
    });
    expect(got(await history.summary(sinceThen)).stageYields).toEqual({
      join: { devices: 1, firstPass: 1 },
      prove: { devices: 1, firstPass: 1 },
    });
    expect(got(await history.summary({}))).toMatchObject({ devices: 2, firstTried: 2, firstPass: 1, finalPass: 2 });
  });

  it('has the first try of a device by each preset, as where one tests what the next one ships', async () => {
    const { history } = await openHistory(
      ...attempt(1, { deviceId: idOf(1), preset: 'test' }),
      ...attempt(2, { deviceId: idOf(1), preset: 'ship', part: 'LMP-100' }),
      ...attempt(3, { deviceId: idOf(2), preset: 'test', code: 'photon-not-online' }),
      ...attempt(4, { deviceId: idOf(2), preset: 'ship', part: 'LMP-100', code: 'photon-not-online' }),
      ...attempt(5, { deviceId: idOf(2), preset: 'ship', part: 'LMP-100' }),
      ...attempt(6, { deviceId: idOf(3) }),
      ...attempt(7, { deviceId: idOf(3), preset: 'ship', part: 'LMP-100' }),
      ...attempt(8, { deviceId: idOf(4), code: 'photon-not-online' }),
      ...attempt(9, { deviceId: idOf(4) }),
    );
    const shipped = { devices: 3, firstTried: 3, firstPass: 2, finalPass: 3 };
    for (const filter of [{ preset: 'ship' }, { part: 'LMP-100' }])
      expect(got(await history.summary(filter))).toMatchObject(shipped);
    expect(got(await history.summary({ since: 9_000 }))).toMatchObject({ devices: 1, firstTried: 0, firstPass: 0 });
  });

  it('has what people wrote to it, on each page, in what is exported and in the attempt', async () => {
    const noted = { type: 'note', attemptId: 'attempt-2' } as const;
    const { history } = await openHistory(
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

  it('has so much of what another station says that people wrote to it as fits a list', async () => {
    const { history, sharedBy } = await openHistory();
    const noted = Array.from({ length: 900 }, (_, at) => ({
      ...({ type: 'note', attemptId: 'attempt-1', at } as const),
      text: `${at} ${'x'.repeat(300)}`,
    }));
    await sharedBy('other', ...attempt(1), ...noted);
    const { rows } = got(await history.page({}, { most: 9 }));
    expect(rows[0]?.note?.length).toBeLessThan(32 * 321);
    expect(rows[0]?.note?.split('\n').at(-1)).toMatch(/^899 /);
    expect(got(await history.show('attempt-1'))?.attempt.notes).toHaveLength(900);
  });

  it('has of what people wrote to it once what its station tells, whoever else tells of it', async () => {
    const { history, sharedBy } = await openHistory();
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
    const { history, store } = await openHistory(...[1, 2, 3, 4].flatMap((number) => attempt(number)));
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
    const { history } = await openHistory(
      ...attempt(1, { product: 'lamps' }),
      ...attempt(2, { product: 'lamps', preset: 'Hall' }),
      ...attempt(3, { product: 'fans' }),
      ...attempt(4),
    );
    expect(got(await history.choices())).toEqual({
      products: ['fans', 'lamps'],
      presets: ['Hall'],
      batches: [],
      parts: [],
      stations: ['Bench 3'],
    });
  });

  it('stays in the order of the station when its clock steps back', async () => {
    const { history } = await openHistory(...attempt(1, { at: 9_000 }), ...attempt(2, { at: 1_000 }));
    expect(await found(history, {})).toEqual(['2', '1']);
  });
});
