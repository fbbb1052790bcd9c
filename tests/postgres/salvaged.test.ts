import { rename } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { openStore } from '../../electron/record/record-store.ts';
import { saveFrom } from '../../electron/record/salvage.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { addressOf, device, differences, eventsOf, newDatabase, openStation, stationsOfTest } from './stations.ts';

const soon = { timeout: 50_000, interval: 30 };
let server: PostgresServer;
const test = stationsOfTest();
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());
afterEach(() => test.end());

it('what waited in a file that was damaged is handed over from the one that it was saved into', async () => {
  await newDatabase(server, 'damaged');
  const address = addressOf(server.port, 'damaged');
  const one = await test.station(address, 'Bench 1');
  const other = await test.station(address, 'Bench 2');
  await one.note(2);
  // In the middle of one: nobody here is to finish it.
  await other.store.append(eventsOf('theirs').slice(0, 2));
  other.shared.wake();
  await vi.waitFor(async () => expect(await differences(server, 'damaged', [one, other])).toEqual([]), soon);
  const { rows: files } = await sql<{ file: string }>`pragma database_list`.execute(one.store.database);
  const file = files[0]?.file ?? '';
  await one.shared.close();
  await one.store.append(eventsOf('waited'));
  await sql`pragma wal_checkpoint(truncate)`.execute(one.store.database);
  await one.store.close();
  const aside = path.join(path.dirname(file), 'record.damaged.db');
  await rename(file, aside);
  const { computer, name } = one.parts;
  const saved = await openStore(file, { computer, name, newId: () => 'anew' });
  await saveFrom(aside, saved);
  expect((await saved.running()).map(({ attemptId }) => attemptId)).toEqual([]);
  await saved.close();

  await server.stop();
  const next = test.ending(await openStation(file, address, name, { computer }), (open) => open.close());
  await vi.waitFor(() => expect(next.shared.status()).toMatchObject({ state: 'away', waiting: 12 }), soon);
  await server.start();
  await next.note(1);
  await vi.waitFor(async () => expect(await differences(server, 'damaged', [next, other])).toEqual([]), soon);
  await vi.waitFor(() => expect(next.shared.status()).toMatchObject({ state: 'connected', waiting: 0 }), soon);
  // What it was before is no other station to it.
  expect(next.shared.status().nameIsTaken).toBe(false);
  const { signal } = new AbortController();
  expect(await next.shared.reserve(device, 'again', signal)).toMatchObject({ elsewhere: undefined });
});
