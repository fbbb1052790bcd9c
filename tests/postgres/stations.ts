import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { Clock } from '../../electron/ground/clock-port.ts';
import { systemClock } from '../../electron/ground/system-clock.ts';
import type { RecordEvent } from '../../electron/record/record-event.ts';
import { foldAll, openStore, type RecordStore } from '../../electron/record/record-store.ts';
import { readRow } from '../../electron/record/row-codec.ts';
import { schemaScript } from '../../electron/record/shared-record/schema-versions.ts';
import {
  type SharedRecord,
  type SharedRecordParts,
  sharedRecord,
} from '../../electron/record/shared-record/shared-record.ts';
import type { SharedRecordAddress } from '../../electron/record/shared-record-port.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { success } from '../../shared/result.ts';
import { sharedRecordLimits } from '../../shared/time-limits.ts';
import type { PostgresServer } from '../support/postgres-server.ts';

export const device = '2e0039000147343233323032' as DeviceId;
export const stationPassword = 'of the stations';

/** What a run would not wait for longer: on a machine under load, a test does. */
const patience: Readonly<Record<number, number>> = { [sharedRecordLimits.reserveMs]: 60_000 };

/** What waits for nothing but the next try or look goes on at once; what bounds a call is as it is. */
export const quickClock: Clock = {
  ...systemClock,
  sleep: (ms, signal) => systemClock.sleep(patience[ms] ?? (ms >= sharedRecordLimits.connectMs ? ms : ms / 20), signal),
};

export interface TestStation {
  readonly store: RecordStore;
  readonly shared: SharedRecord;
  readonly name: string;
  /** What it was made of, for another program of the same computer. */
  readonly parts: SharedRecordParts;
  /** Attempts with four events each; returns their ids. */
  note(attempts: number, deviceId?: DeviceId): Promise<readonly string[]>;
  /** Ends what shares, and begins anew with the same file. */
  restart(change?: Partial<SharedRecordParts>): Promise<TestStation>;
  close(): Promise<void>;
}

/** A new database with the schema, made by its owner, and a user for the stations. */
export async function newDatabase(server: PostgresServer, name: string, script = schemaScript()): Promise<void> {
  await server.sql(`create database ${name}`);
  await server.sql(script, name);
  await server.sql(`do $$ begin
    if not exists (select from pg_roles where rolname = 'bench') then
      create role bench login password '${stationPassword}' in role photon_setup_station;
    end if; end $$`);
}

export const addressOf = (
  port: number,
  database: string,
  change: Partial<SharedRecordAddress> = {},
): SharedRecordAddress => ({
  host: '127.0.0.1',
  port,
  database,
  user: 'bench',
  tls: 'off',
  ...change,
});

/** Stations of one test, which end with it. */
export function stationsOfTest() {
  const ends: (() => Promise<unknown>)[] = [];
  return {
    /** To be ended after the test. */
    ending: <Value>(value: Value, end: (value: Value) => Promise<unknown>): Value => {
      ends.push(() => end(value));
      return value;
    },
    async station(
      address: SharedRecordAddress,
      name: string,
      change: Partial<SharedRecordParts> = {},
    ): Promise<TestStation> {
      const folder = await mkdtemp(path.join(tmpdir(), 'station-'));
      ends.push(() => rm(folder, { recursive: true, force: true }));
      const station = await openStation(path.join(folder, 'record.db'), address, name, change);
      ends.push(() => station.close());
      return station;
    },
    async end(): Promise<void> {
      for (const end of ends.splice(0).reverse()) await end();
    },
  };
}

export async function openStation(
  file: string,
  address: SharedRecordAddress,
  name: string,
  change: Partial<SharedRecordParts> = {},
): Promise<TestStation> {
  const computer = change.computer ?? `computer of ${file}`;
  const store = await openStore(file, { computer, name, newId: uuidv7 });
  const parts: SharedRecordParts = {
    address,
    password: async () => success(stationPassword),
    clock: quickClock,
    local: async (work) => success(await work(store)),
    computer,
    name,
    newStationId: uuidv7,
    ...change,
  };
  const shared = sharedRecord(parts);
  const close = async () => {
    await shared.close();
    await store.close();
  };
  return {
    store,
    shared,
    name,
    parts,
    async note(attempts, deviceId) {
      const ids: string[] = [];
      for (let one = 0; one < attempts; one += 1) {
        const attemptId = uuidv7();
        await store.append(eventsOf(attemptId, deviceId));
        ids.push(attemptId);
      }
      shared.wake();
      return ids;
    },
    async restart(next = {}) {
      await close();
      return openStation(file, next.address ?? address, next.name ?? name, { ...change, ...next });
    },
    close,
  };
}

export function eventsOf(attemptId: string, deviceId = device, at = Date.now()): readonly RecordEvent[] {
  const forWhom = { for: 'account', userName: 'ann@example.com' } as const;
  return [
    { type: 'started', attemptId, at, program: 'p', kind: 'production', forWhom, deviceId },
    { type: 'stage', attemptId, at, step: 'connect', stage: 'join', ms: 5, networkName: 'HomeNet' },
    { type: 'measurement', attemptId, at, name: 'photon-signal', value: -60.5, unit: 'dBm' },
    { type: 'finished', attemptId, at, outcome: 'claimed', tookMs: 9 },
  ];
}

/** What is wrong with what the server has of these stations, and with what each of them has of the others; empty: nothing. */
export async function differences(
  server: PostgresServer,
  database: string,
  stations: readonly TestStation[],
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const there = await server.sql('select * from photon_setup.event order by station_id, sequence', database);
  const all = new Map<string, string>();
  for (const row of there)
    all.set(`${row.station_id} ${row.sequence}`, `${row.attempt_id} ${row.type} ${row.at} ${row.body}`);
  let total = 0;
  for (const { store, name } of stations) {
    const own = await store.database
      .selectFrom('event')
      .innerJoin('station', 'station.id', 'event.stationId')
      .selectAll('event')
      .where('station.computer', 'not like', 'shared:%')
      .orderBy('sequence')
      .execute();
    total += own.length;
    for (const { stationId, sequence, attemptId, type, at, body } of own) {
      const found = all.get(`${stationId} ${sequence}`);
      if (found !== `${attemptId} ${type} ${at} ${body}`)
        wrong.push(`${name} ${sequence} on the server: ${found ?? 'lost'}`);
    }
  }
  if (total !== there.length) wrong.push(`${there.length} events on the server of ${total}`);
  for (const { store, name } of stations) {
    const { events } = await store.database
      .selectFrom('event')
      .select(({ fn }) => fn.countAll<number>().as('events'))
      .executeTakeFirstOrThrow();
    if (events !== total) wrong.push(`${events} events at ${name} of ${total}`);
    const rows = await store.database.selectFrom('attempt').selectAll().execute();
    const folded = await foldAll(store.database);
    if (rows.length !== folded.size) wrong.push(`${rows.length} rows at ${name} of ${folded.size}`);
    for (const columns of rows) {
      const { rowId: _, ...row } = readRow(columns) ?? { rowId: 0, attemptId: 'unreadable' };
      const told = folded.get(row.attemptId);
      if (
        told === undefined ||
        Object.entries(row).some(([key, value]) => JSON.stringify(value) !== JSON.stringify((told as never)[key]))
      ) {
        wrong.push(`a row at ${name} that its events do not tell`);
      }
    }
  }
  return wrong.slice(0, 10);
}

/** Stands between a station and its server: cuts, or lets nothing through any more, as a cable that is pulled. */
export async function proxyTo(port: number) {
  const pairs = new Set<readonly [Socket, Socket]>();
  let frozen = false;
  let bytes = 0;
  let cutAfter = Number.POSITIVE_INFINITY;
  const cut = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
    pairs.clear();
  };
  const server = createServer((from) => {
    const to = connect(port, '127.0.0.1');
    const pair = [from, to] as const;
    pairs.add(pair);
    const pass = (one: Socket, other: Socket) => {
      one.on('error', () => undefined);
      one.on('close', () => {
        if (!frozen) other.destroy();
        pairs.delete(pair);
      });
      one.on('data', (piece: Buffer) => {
        if (frozen) return;
        bytes += piece.length;
        if (bytes >= cutAfter) {
          cutAfter = Number.POSITIVE_INFINITY;
          return cut();
        }
        other.write(piece);
      });
    };
    pass(from, to);
    pass(to, from);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    /** After so many more bytes, in the middle of whatever they are. */
    cutAfter(more: number) {
      cutAfter = bytes + more;
    },
    /** Nothing more comes through, and nobody is told. */
    freeze() {
      frozen = true;
    },
    thaw() {
      frozen = false;
      cut();
    },
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
