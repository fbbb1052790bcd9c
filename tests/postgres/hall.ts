import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { newDatabase, stationPassword, stationsOfTest, type TestStation } from './stations.ts';

/** How long a station may take for what it does by itself. */
export const soon = { timeout: 50_000, interval: 30 };

/** A server for the tests of one file, on which `bench_1` and `bench_2` are users of stations. To be called at the top of the file. */
export function hallOfTest() {
  let server: PostgresServer | undefined;
  let databases = 0;
  const test = stationsOfTest();
  const running = () => {
    if (server === undefined) throw new Error('no test is under way');
    return server;
  };
  beforeAll(async () => {
    server = await startPostgres();
    for (const user of ['bench_1', 'bench_2'])
      await server.sql(`create role ${user} login password '${stationPassword}'`);
  });
  afterAll(() => server?.remove());
  afterEach(() => test.end());
  return {
    ...test,
    get server() {
      return running();
    },

    /** A new one for a shared record, made by `script` or as it is made now. */
    async database(script?: string): Promise<string> {
      databases += 1;
      const name = `hall_${databases}`;
      await newDatabase(running(), name, script);
      await running().sql('grant photon_setup_station to bench_1, bench_2');
      return name;
    },

    /** What somebody sends who has a user of the server, and a client of their own. */
    async clientOf(user: string, name: string): Promise<pg.Client> {
      const at = { host: '127.0.0.1', port: running().port, database: name };
      const client = new pg.Client({ ...at, user, password: stationPassword });
      await client.connect();
      return test.ending(client, (one) => one.end());
    },
  };
}

/** Until nothing that it noted waits any more. */
export const connected = (station: TestStation) =>
  vi.waitFor(() => expect(station.shared.status()).toMatchObject({ state: 'connected', waiting: 0 }), soon);

/** How much a station has of all that it shares with others. */
export async function counts({ store: { database: file } }: TestStation) {
  const [events, attempts] = [
    await file.selectFrom('event').select('sequence').execute(),
    await file.selectFrom('attempt').select('rowId').execute(),
  ];
  return { events: events.length, attempts: attempts.length };
}
