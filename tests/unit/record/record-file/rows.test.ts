import { stat } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import * as engine from '../../../../electron/record/open-record.ts';
import type { RecordEvent } from '../../../../electron/record/record-event.ts';
import type { NewEvent } from '../../../../electron/record/record-port.ts';
import { noteOthersEvent } from '../../../../electron/record/record-store.ts';
import { otherComputers } from '../../../../electron/record/schema.ts';
import { success } from '../../../../shared/result.ts';
import { device, finished, ids, read, recordFolder, stage, started, write } from '../../../support/record-events.ts';

const { newFile, programs } = recordFolder();

describe('the record', () => {
  it('makes no file and loads no engine before there is something to note', async () => {
    const file = newFile();
    let loaded = 0;
    const record = programs(file, {
      load: async () => {
        loaded += 1;
        return engine;
      },
    }).start('a');
    expect([await record.attempts(9), await record.interrupted(), await record.takeProblem()]).toEqual([
      [],
      [],
      undefined,
    ]);
    expect([await record.networksJoined(), await record.hasProven(), loaded]).toEqual([[], false, 0]);
    await expect(stat(path.dirname(file))).rejects.toThrow('ENOENT');
    await write(record, started('one'));
    expect([loaded > 0, (await stat(file)).mode & 0o777]).toEqual([true, 0o600]);
  });

  it('tells a number that was given from a set-up that has begun, and that from one that is over', async () => {
    const record = programs(newFile()).start('a');
    const status = async () => {
      const rows = await read<{ status: string }>(record, 'select status from attempt');
      return rows.ok ? rows.value?.map((row) => row.status) : rows;
    };
    await write(record, started('one', { serial: '0007' }), stage('one', { deviceId: device }));
    expect(await status()).toEqual(['reserved']);
    await write(record, stage('one', { step: 'connect' }));
    expect(await status()).toEqual(['running']);
    await write(record, finished('one', 'failed', 'cancelled'), stage('one', { step: 'connect' }));
    expect(await status()).toEqual(['final']);
  });

  it('names all networks of one visit, and takes none of them for one that was joined', async () => {
    const record = programs(newFile()).start('a');
    await write(
      record,
      started('one'),
      stage('one', { step: 'configure-network', networkName: 'Nobody hears me', otherNetworks: ['Office'] }),
      stage('one', { step: 'connect', networkName: 'HomeNet', otherNetworks: ['Office'], connectedAt: 99 }),
      finished('one', 'claimed'),
      started('two'),
      stage('two', { step: 'configure-network', networkName: 'Orchard' }),
      finished('two', 'claimed'),
    );
    expect((await record.attempts(9))[0]).toMatchObject({ networkName: 'HomeNet', otherNetworks: ['Office'] });
    expect(await record.networksJoined()).toEqual(['Orchard']);
  });

  it('names no network where the Photon refused the one that it was sent, and then kept its own', async () => {
    const record = programs(newFile()).start('a');
    await write(
      record,
      started('one'),
      stage('one', { step: 'configure-network', networkName: 'Nobody hears me' }),
      stage('one', { step: 'connect', otherNetworks: [], connectedAt: 99 }),
      finished('one', 'claimed'),
    );
    const [attempt] = await record.attempts(9);
    expect(attempt).toMatchObject({ networkName: undefined, otherNetworks: undefined, connectedAt: 99 });
    expect(await record.networksJoined()).toEqual([]);
  });

  it('has one row per attempt with everything that was said of it, and a gapless sequence of events', async () => {
    const record = programs(newFile()).start('a');
    const forCustomer = { for: 'customer', email: 'bob@example.com', productId: 1319 } as const;
    await write(
      record,
      started('one'),
      started('two', { forWhom: forCustomer }),
      stage('one', { deviceId: device, transport: 'SoftAP TCP' }),
      stage('two', { plan: 'two-visits' }),
      stage('one', { step: 'configure-network', networkName: 'HomeNet' }),
      stage('one', { stage: 'join', ms: 812.4, retries: 1 }),
      { type: 'measurement', attemptId: 'one', at: 2_100, name: 'photon-signal', value: -61, unit: 'dBm' },
      stage('one', { step: 'connect', connectedAt: 99.6 }),
      finished('one', 'claimed'),
      finished('two', 'failed', 'photon-not-found'),
    );
    expect(await record.attempts(9)).toEqual([
      {
        runId: 'one',
        startedAt: 1_000,
        forWhom: { for: 'account', userName: 'ann@example.com' },
        deviceId: device,
        networkName: 'HomeNet',
        plan: undefined,
        reached: 'connect',
        connectedAt: 100,
        end: { at: 3_000, outcome: 'claimed', code: undefined, tookMs: 2_000 },
      },
      {
        runId: 'two',
        startedAt: 1_000,
        forWhom: forCustomer,
        deviceId: undefined,
        networkName: undefined,
        plan: 'two-visits',
        reached: undefined,
        connectedAt: undefined,
        end: { at: 3_000, outcome: 'failed', code: 'photon-not-found', tookMs: 2_000 },
      },
    ]);
    const row = await record.use((store) => store.row('one'));
    expect(row.ok && row.value).toMatchObject({
      stationId: 'station-1',
      firstSequence: 1,
      lastSequence: 9,
      status: 'final',
      verdict: 'PASS',
      transport: 'SoftAP TCP',
      stageMs: { join: 812 },
      retries: 1,
      offsetMinutes: 60,
      appVersion: '0.1.0',
      serial: null,
      firmware: null,
      marginal: null,
    });
    const sequences = await read<{ sequence: number }>(record, 'select sequence from event order by sequence');
    expect(sequences.ok && sequences.value?.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('says the name that a device was given after its success, and of no other attempt', async () => {
    const record = programs(newFile()).start('a');
    expect(await record.noteName(device, 'hall', 1)).toEqual({ ok: true, value: undefined });
    await write(
      record,
      started('one', { deviceId: device }),
      { ...finished('one', 'claimed'), name: 'lamp' } as NewEvent,
      started('two', { deviceId: device, kind: 'rework', operator: 'Ada', preset: 'Hall', serial: 'PHHT1' }),
      finished('two', 'failed', 'photon-not-online'),
    );
    expect(await record.noteName(device, 'hall', 4_000)).toEqual({ ok: true, value: undefined });
    const names = await read<{ name: string | null; kind: string }>(record, 'select name, kind from attempt');
    expect(names.ok && names.value).toEqual([
      { name: 'hall', kind: 'production' },
      { name: null, kind: 'rework' },
    ]);
    const again = (await record.attempts(9)).at(-1);
    expect(again).toMatchObject({ kind: 'rework', operator: 'Ada', preset: 'Hall', serial: 'PHHT1' });
  });

  it('cuts what is too long, and notes the row all the same', async () => {
    const record = programs(newFile()).start('a');
    await write(record, started('one', { forWhom: { for: 'customer', email: 'é'.repeat(5_000), productId: 1 } }));
    const [attempt] = await record.attempts(1);
    expect(attempt?.forWhom).toEqual({ for: 'customer', email: 'é'.repeat(320), productId: 1 });
  });

  it('calls an attempt interrupted only when its program is gone, and leaves it to no second one', async () => {
    const here = programs(newFile());
    const [first, second] = [here.start('a'), here.start('b')];
    await write(first, started('one'), started('two'));
    expect(ids(await second.interrupted())).toEqual([]);
    here.end('a');
    expect(ids(await second.interrupted())).toEqual(['two', 'one']);
    await write(second, finished('two', 'forgotten'), started('three', { insteadOf: 'one' }));
    expect(ids(await second.interrupted())).toEqual([]);
    expect((await second.attempts(9)).map(({ end }) => end?.outcome)).toEqual([
      'started-again',
      'forgotten',
      undefined,
    ]);
  });

  it('asks no more about a device that a later attempt has brought to its owner', async () => {
    const here = programs(newFile());
    await write(
      here.start('a'),
      started('one', { deviceId: device }),
      started('two', { deviceId: device }),
      finished('two', 'claimed'),
      started('three', { deviceId: device, at: 4_000 }),
    );
    here.end('a');
    expect(ids(await here.start('b').interrupted())).toEqual(['three']);
  });

  it('nor about one that an attempt has brought there that began before and ended after', async () => {
    const here = programs(newFile());
    await write(
      here.start('a'),
      started('one', { deviceId: device }),
      started('two', { deviceId: device, at: 2_000 }),
      finished('one', 'claimed'),
    );
    here.end('a');
    expect(ids(await here.start('b').interrupted())).toEqual([]);
  });

  it('nor where that one was killed as well, so that nobody knows how long it took', async () => {
    const here = programs(newFile());
    await write(
      here.start('a'),
      started('one', { deviceId: device, at: 1_000_000 }),
      started('two', { deviceId: device, at: 1_000_050 }),
      { type: 'finished', attemptId: 'one', at: 1_040_000, outcome: 'claimed' },
    );
    here.end('a');
    expect(ids(await here.start('b').interrupted())).toEqual([]);
  });

  it('asks about one that was brought there before it began, by however late a clock', async () => {
    const here = programs(newFile());
    await write(
      here.start('a'),
      started('one', { deviceId: device, at: 1_000_000 }),
      { type: 'finished', attemptId: 'one', at: 1_040_000, outcome: 'claimed', tookMs: 40_000 },
      started('two', { deviceId: device, at: 900_000 }),
      // Its label is checked when it is in the box.
      { type: 'measurement', attemptId: 'one', at: 901_000, name: 'label-verified', value: 1, unit: '1' },
    );
    here.end('a');
    expect(ids(await here.start('b').interrupted())).toEqual(['two']);
  });

  it.each([
    ['while it was at it', { begun: 999_980, ended: 1_000_010, took: 30 }, []],
    ['while it was at it, however often it was killed', { begun: 999_980, ended: 1_000_010, took: undefined }, []],
    ['before', { begun: 999_980, ended: 999_990, took: 10 }, ['one']],
    ['after it', { begun: 1_000_020, ended: 1_000_010, took: undefined }, []],
  ])('knows of a device that another station brought there %s', async (_, { begun, ended, took }, left) => {
    const here = programs(newFile());
    const first = here.start('a');
    await write(first, started('one', { deviceId: device, at: 1_000_000 }));
    await first.use(async ({ database }) => {
      const other = { id: 'other', computer: `${otherComputers}other`, name: 'Bench 2', nextSequence: 1 };
      await database.insertInto('station').values(other).execute();
      await database.transaction().execute(async (transaction) => {
        const theirs = [
          { ...started('theirs', { deviceId: device, at: begun }), program: 'theirs', kind: 'production' },
          { type: 'finished', attemptId: 'theirs', at: ended, outcome: 'claimed', tookMs: took },
        ] as RecordEvent[];
        for (const [place, event] of theirs.entries()) {
          await noteOthersEvent(transaction, { stationId: 'other', sequence: place + 1 }, event, 2_000_000);
        }
      });
    });
    here.end('a');
    expect(ids(await here.start('b').interrupted())).toEqual(left);
  });

  it('knows of a device whether it passed or failed in production before an attempt', async () => {
    const record = programs(newFile()).start('a');
    const at = (at: number) => ({ deviceId: device, at });
    await write(
      record,
      started('trial', { ...at(1_000), kind: 'trial' }),
      finished('trial', 'claimed'),
      started('ours', at(2_000)),
      finished('ours', 'failed', 'cloud-unreachable'),
      started('first', at(3_000)),
      finished('first', 'failed', 'photon-not-online'),
      started('second', at(4_000)),
      started('shipped', { ...at(5_000), preset: 'ship' }),
    );
    const told = ['trial', 'ours', 'first', 'second', 'shipped', 'nobody'].map((one) => record.isTriedBefore(one));
    expect(await Promise.all(told)).toEqual([false, false, false, true, false, false]);
  });

  it('believes the end that was told last, and passes over what is said of nobody', async () => {
    const record = programs(newFile()).start('a');
    await write(record, finished('nobody', 'claimed'), started('one'), finished('one', 'failed', 'photon-not-online'));
    expect(ids(await record.attempts(9))).toEqual(['one']);
    expect(await record.hasProven()).toBe(false);
    await write(record, finished('one', 'claimed'), started('one', { deviceId: device }));
    expect(await record.hasProven()).toBe(true);
    expect(await record.attempts(9)).toMatchObject([
      { runId: 'one', deviceId: undefined, end: { outcome: 'claimed' } },
    ]);
  });

  it('keeps the final rows that a hook is owed, none that another program may be passing on, and each for one program', async () => {
    const here = programs(newFile());
    const [first, second] = [here.start('a'), here.start('b')];
    await write(first, started('one'), finished('one', 'failed', 'photon-not-online'), started('two'));
    const owe = (attemptId: string, row: string | null, hooks = ['web', 'folder']) =>
      first.oweRow({ attemptId, hooks, row });
    for (const id of ['one', 'two']) await owe(id, `{"row":"${id}"}`);
    // It is in no history, and no deletion there would find it.
    await owe('never began', '{}');
    await first.rowTaken('one', 'folder');
    const kept = await first.use(({ database }) => database.selectFrom('hookRow').select('attemptId').execute());
    expect(kept).toEqual(success([{ attemptId: 'one' }, { attemptId: 'two' }, { attemptId: 'two' }]));
    const web = ['one', 'two'].map((attemptId) => ({ hook: 'web', attemptId, row: `{"row":"${attemptId}"}` }));
    expect([await first.rowsOwed(['web']), await second.rowsOwed(['web'])]).toEqual([web, []]);
    here.end('a');
    const [third, folder] = [here.start('c'), { hook: 'folder', attemptId: 'two', row: '{"row":"two"}' }];
    expect(await second.rowsOwed(['folder', 'other', 'web'])).toEqual([folder, ...web]);
    expect(await third.rowsOwed(['folder', 'web'])).toEqual([]);
  });

  it('tells of a device that passed when its program was killed before its row what it knows', async () => {
    const here = programs(newFile());
    const first = here.start('a');
    const made = { preset: 'lamps', part: 'LMP-100', revision: 'B', operator: 'Bench 1' };
    const lamps = { ...made, deviceId: device };
    await write(first, started('passed', lamps), started('failed', lamps), started('goes on', lamps));
    for (const attemptId of ['passed', 'failed', 'goes on'])
      await first.oweRow({ attemptId, hooks: ['web'], row: null });
    await write(first, finished('passed', 'claimed'), finished('failed', 'failed', 'photon-not-online'));
    const [owed, ...others] = await first.rowsOwed(['web']);
    expect([owed?.attemptId, others]).toEqual(['passed', []]);
    expect(JSON.parse(owed?.row ?? '')).toEqual({
      ...{ at: 3_000, ...made, attemptId: 'passed', deviceId: device },
      ...{ outcome: 'PASS', fromRecord: true },
    });
    await first.oweRow({ attemptId: 'passed', hooks: ['web'], row: '{"told":true}' });
    expect(await first.rowsOwed(['web'])).toMatchObject([{ row: '{"told":true}' }]);
  });

  it('reads for a line a thousand rows that a hook is owed, by an index', async () => {
    const record = programs(newFile()).start('a');
    await write(record, started('one'));
    const plan = await record.use(async ({ database }) => {
      await database
        .insertInto('hookRow')
        .columns(['hook', 'attemptId', 'program', 'row'])
        .expression(
          sql`with recursive n(n) as (select 1 union all select n + 1 from n where n < 1200)
            select 'web', 'attempt ' || n, 'a', '{}' from n`,
        )
        .execute();
      await database
        .insertInto('attempt')
        .columns([
          'attemptId',
          'stationId',
          'program',
          'kind',
          'forWhom',
          'status',
          'stageMs',
          'searchText',
          'firstSequence',
          'lastSequence',
          'startedAt',
        ])
        .expression(
          sql`select 'attempt ' || hook_row.id, station_id, hook_row.program, kind, for_whom, status, stage_ms, '', first_sequence, last_sequence, started_at
            from hook_row, attempt where attempt.attempt_id = 'one'`,
        )
        .execute();
      const asked = sql<{
        detail: string;
      }>`explain query plan select distinct program from hook_row where hook in ('web')`;
      return (await asked.execute(database)).rows.map(({ detail }) => detail);
    });
    // Outside: whatever is thrown in there is a record that cannot be read.
    expect(plan).toEqual(success(['SEARCH hook_row USING COVERING INDEX hook_row_of_hook (hook=?)']));
    expect(await record.rowsOwed(['web'])).toHaveLength(1_000);
  });

  it('forgets what hooks are owed with its attempt', async () => {
    const record = programs(newFile()).start('a');
    await write(record, started('one'), started('two'));
    for (const attemptId of ['one', 'two']) await record.oweRow({ attemptId, hooks: ['web'], row: '{}' });
    await record.use(({ database }) => database.deleteFrom('attempt').where('attemptId', '=', 'one').execute());
    const kept = await record.use(({ database }) => database.selectFrom('hookRow').select('attemptId').execute());
    expect(kept).toEqual(success([{ attemptId: 'two' }]));
  });
});
