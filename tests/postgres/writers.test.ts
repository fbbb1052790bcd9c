import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { historyOf } from '../../electron/record/history.ts';
import { schemaScript, schemaVersions } from '../../electron/record/shared-record/schema-versions.ts';
import { labelVerified } from '../../shared/history-attempt.ts';
import { success } from '../../shared/result.ts';
import { superuser, superuserPassword } from '../support/postgres-server.ts';
import { connected, counts, hallOfTest, soon } from './hall.ts';
import { addressOf, device, differences, eventsOf, type TestStation } from './stations.ts';

const hall = hallOfTest();
const signal = new AbortController().signal;

describe('each station has its writer', () => {
  it('and another user of the server neither writes as it, nor names it, nor takes what it holds', async () => {
    const name = await hall.database();
    const one = await hall.station(addressOf(hall.server.port, name, { user: 'bench_1' }), 'Bench 1');
    await one.note(1);
    await connected(one);
    const held = await one.shared.reserve(device, 'a', signal);
    if (!('reservation' in held)) throw new Error('it is free');
    const [known] = await hall.server.sql('select id from photon_setup.station', name);
    const id = String(known?.id);
    const hostile = await hall.clientOf('bench_2', name);
    const event = (station: string) =>
      `insert into photon_setup.event (station_id, sequence, after_sequence, attempt_id, type, at, sent_at, body)
       values ('${station}', 9, 8, 'a', 'finished', 1, 1, '{"outcome":"failed","code":"cancelled"}')`;
    const lease = (station: string, other = '') =>
      `insert into photon_setup.lease (device_id, station_id, attempt_id, token, expires_at)
       values ('${device.replace(/^./, other === '' ? '$&' : other)}', '${station}', 'b', 9, clock_timestamp())
       on conflict (device_id) do update set station_id = excluded.station_id, token = 99`;
    await hostile.query("insert into photon_setup.writer (station_id) values ('mine')");
    for (const refused of [
      event(id),
      event('nobodys'),
      `insert into photon_setup.station (id, name) values ('${id}', 'Bench 9')`,
      lease(id, 'f'),
      lease('mine'),
    ]) {
      await expect(hostile.query(refused), refused).rejects.toThrow('row-level security');
    }
    await expect(hostile.query(`insert into photon_setup.writer (station_id) values ('${id}')`)).rejects.toThrow(
      'unique',
    );
    // An update that sees no row it may change says nothing.
    const stolen = await hostile.query("update photon_setup.lease set station_id = 'mine', token = 99");
    expect(stolen.rowCount).toBe(0);
    expect(await held.reservation.check(signal)).toBe('held');
    // As itself it may do what a station does, with a device that is free as well.
    await hostile.query(event('mine'));
    await held.reservation.release();
    await hostile.query(lease('mine'));
    expect(await hall.server.sql('select station_id, token::int from photon_setup.lease', name)).toEqual([
      { station_id: 'mine', token: 99 },
    ]);
  });

  it('and each may say that it checked the label of another one’s device, which both then show', async () => {
    const name = await hall.database();
    const one = await hall.station(addressOf(hall.server.port, name, { user: 'bench_1' }), 'Bench 1');
    const other = await hall.station(addressOf(hall.server.port, name, { user: 'bench_2' }), 'Bench 2');
    const [attemptId = ''] = await one.note(1);
    await vi.waitFor(async () => expect(await counts(other)).toEqual({ events: 4, attempts: 1 }), soon);
    const verified = { name: labelVerified, value: 1, unit: '' } as const;
    await other.store.append([{ type: 'measurement', attemptId, at: Date.now(), ...verified }]);
    other.shared.wake();
    await vi.waitFor(async () => expect(await differences(hall.server, name, [one, other])).toEqual([]), soon);
    for (const { store } of [one, other]) {
      const use = async <Value>(work: (of: typeof store) => Promise<Value>) => success(await work(store));
      const shown = await historyOf({ use, isGone: async () => true, now: Date.now }).show(attemptId);
      const told = shown.ok ? shown.value?.attempt.measurements : [];
      expect(told?.filter((said) => said.name === labelVerified)).toMatchObject([{ station: 'Bench 2' }]);
    }
  });

  it('and nobody else tells another end of an attempt than its own station did', async () => {
    const name = await hall.database();
    const one = await hall.station(addressOf(hall.server.port, name, { user: 'bench_1' }), 'Bench 1');
    const reader = await hall.station(addressOf(hall.server.port, name, { user: 'bench_1' }), 'Bench 2');
    await one.store.append([...eventsOf('over'), ...eventsOf('open').slice(0, 1), ...eventsOf('other').slice(0, 1)]);
    one.shared.wake();
    await vi.waitFor(async () => expect(await counts(reader)).toEqual({ events: 6, attempts: 3 }), soon);
    const hostile = await hall.clientOf('bench_2', name);
    await hostile.query(`insert into photon_setup.writer (station_id) values ('evil')`);
    await hostile.query(`insert into photon_setup.station (id, name) values ('evil', 'Bench 9')`);
    const { rows: begun } = await hostile.query(
      "select attempt_id, at, body from photon_setup.event where type = 'started' order by sequence",
    );
    let sequence = 0;
    const tell = async (id: string, type: string, at: unknown, body: string) => {
      sequence += 1;
      await hostile.query(
        `insert into photon_setup.event (station_id, sequence, after_sequence, attempt_id, type, at, sent_at, body)
         values ('evil', $1, $2, $3, $4, $5, 1, $6)`,
        [sequence, sequence - 1, id, type, at, body],
      );
    };
    for (const { attempt_id: id, at, body } of begun) {
      // Another beginning is none of it.
      await tell(id, 'started', id === 'other' ? 1 : at, body);
      await tell(id, 'finished', 1, '{"outcome":"failed","code":"cancelled"}');
    }
    const outcomes = async ({ store }: TestStation) => {
      const rows = await store.database
        .selectFrom('attempt')
        .select(['attemptId', 'outcome'])
        .orderBy('rowId')
        .execute();
      return rows.map(({ attemptId, outcome }) => `${attemptId} ${outcome}`);
    };
    await vi.waitFor(
      async () => expect(await outcomes(reader)).toEqual(['over claimed', 'open failed', 'other null']),
      soon,
    );
    // Its own station is believed as soon as it tells an end itself.
    await one.store.append(eventsOf('open').slice(1));
    one.shared.wake();
    await vi.waitFor(
      async () => expect(await outcomes(reader)).toEqual(['over claimed', 'open claimed', 'other null']),
      soon,
    );
    expect(await outcomes(one)).toEqual(['over claimed', 'open claimed', 'other null']);
    // Also for whoever reads the stranger first.
    const later = await hall.station(addressOf(hall.server.port, name, { user: 'bench_1' }), 'Bench 3');
    await vi.waitFor(
      async () => expect((await outcomes(later)).sort()).toEqual(['open claimed', 'other null', 'over claimed']),
      soon,
    );
  });

  it('and believes of nothing that another one wrote under its id before it that it was sent', async () => {
    const name = await hall.database();
    const away = await hall.station(addressOf(1, name, { user: 'bench_1' }), 'Bench 1');
    const noted = await away.note(3);
    const hostile = await hall.clientOf('bench_2', name);
    const id = away.store.stationId;
    await hostile.query(`insert into photon_setup.writer (station_id) values ('${id}')`);
    await hostile.query(`insert into photon_setup.event
      (station_id, sequence, after_sequence, attempt_id, type, at, sent_at, body) values ('${id}', 500, 0, 'x', 'stage', 1, 1, '{}')`);
    const back = hall.ending(
      await away.restart({ address: addressOf(hall.server.port, name, { user: 'bench_1' }) }),
      (open) => open.close(),
    );
    await connected(back);
    await back.shared.settle(soon.timeout);
    const there = await hall.server.sql(
      `select attempt_id, count(*)::int from photon_setup.event where station_id <> '${id}' group by 1 order by 1`,
      name,
    );
    expect(there).toEqual(noted.map((attempt_id) => ({ attempt_id, count: 4 })));
  });

  it('and one that is known from the version before is its first writer’s, by the file for whoever runs the server', async () => {
    const name = await hall.database(schemaScript(schemaVersions.slice(0, 1)));
    await hall.server.sql(
      `insert into photon_setup.station (id, name) values ('old', 'Old');
       insert into photon_setup.event (station_id, sequence, after_sequence, attempt_id, type, at, sent_at, body)
         values ('old', 1, 0, 'x', 'started', 1, 1, '{"program":"p","forWhom":{"for":"account"}}')`,
      name,
    );
    const one = await hall.station(addressOf(hall.server.port, name, { user: 'bench_1' }), 'Bench 1');
    await one.note(2);
    await vi.waitFor(() => expect(one.shared.status().trouble?.code).toBe('shared-record-not-made'), soon);
    expect(one.shared.status()).toMatchObject({ state: 'away', waiting: 8 });
    await hall.server.sql(readFileSync('electron/record/shared-record/schema-2.sql', 'utf8'), name);
    one.shared.wake();
    await connected(one);
    const known = await one.store.database.selectFrom('attempt').select('attemptId').orderBy('rowId').execute();
    expect(known.map(({ attemptId }) => attemptId)).toContain('x');
    const first = await hall.clientOf('bench_2', name);
    await first.query("insert into photon_setup.writer (station_id) values ('old')");
    const late = await hall.clientOf('bench_1', name);
    await expect(late.query("insert into photon_setup.station (id, name) values ('old', 'Mine')")).rejects.toThrow(
      'row',
    );
  });

  it('and is brought up to date by a station that owns the tables while another one writes', async () => {
    const name = await hall.database(schemaScript(schemaVersions.slice(0, 1)));
    const waiting = await hall.station(addressOf(hall.server.port, name, { user: 'bench_1' }), 'Bench 1');
    const noting = waiting.note(10);
    const owner = await hall.station(addressOf(hall.server.port, name, { user: superuser }), 'Owner', {
      password: async () => success(superuserPassword),
    });
    await noting;
    await owner.note(2);
    await vi.waitFor(async () => expect(await differences(hall.server, name, [waiting, owner])).toEqual([]), soon);
  });
});
