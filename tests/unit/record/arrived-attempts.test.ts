import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { arrivedAttempts } from '../../../electron/record/arrived-attempts.ts';
import type { ArrivedOf } from '../../../electron/record/record-port.ts';
import { openStore, type RecordStore } from '../../../electron/record/record-store.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { hearSelects } from '../../support/asked-selects.ts';

const station = { computer: 'c', name: 'Bench 3', newId: () => 'own' };
const golden = '2e0039000147343233323031' as DeviceId;

async function newFile() {
  const folder = await mkdtemp(path.join(tmpdir(), 'arrived-attempts-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return path.join(folder, 'attempts.db');
}

async function opened(file: string) {
  const store = await openStore(file, station);
  onTestFinished(() => store.close());
  return store;
}

/** So many by one preset, each with a number of its own, newest numbers first; every tenth came nowhere. */
const noteMany = ({ database }: RecordStore, many: number) =>
  sql`with recursive number(n) as (select 1 union all select n + 1 from number where n < ${many})
    insert into attempt (row_id, attempt_id, station_id, program, kind, for_whom, status, stage_ms, search_text,
      first_sequence, last_sequence, started_at, outcome, preset, serial)
    select 1000 + n, 'a' || n, 'own', 'p', 'production', 'account', 'final', '{}', '', n, n, n,
      iif(n % 10 = 0, 'failed', 'claimed'), 'Lamp', printf('%07d', 9999999 - n) from number`.execute(database);

const ways: readonly (readonly [ArrivedOf, index: string])[] = [
  [{ with: 'serial' }, 'attempt_by_serial'],
  [{ serial: '9999998' }, 'attempt_by_serial'],
  [{ with: 'golden' }, 'attempt_of_device'],
  [{ deviceId: golden }, 'attempt_of_device'],
  [{ preset: 'Lamp' }, 'attempt_by_preset'],
];

it.each(ways)('are found by the index of what is asked for, from wherever it goes on: %j', async (of, index) => {
  const store = await opened(await newFile());
  await noteMany(store, 5_000);
  await sql`update attempt set device_id = ${golden}, kind = iif(row_id = 1001, 'golden', kind)`.execute(
    store.database,
  );
  const { looking, asked } = hearSelects(store.database);
  await arrivedAttempts(looking, of);
  const plans = [];
  // Without what is asked for within another.
  for (const query of asked.filter(({ sql: text }) => text.includes('"serial"'))) {
    const { rows } = await store.database.executeQuery<{ detail: string }>({
      ...query,
      sql: `explain query plan ${query.sql}`,
    });
    plans.push(rows.map(({ detail }) => detail).join('; '));
  }
  expect(plans).toHaveLength('serial' in of ? 1 : 3);
  for (const plan of plans) {
    expect(plan).toContain(`USING INDEX ${index} `);
    expect(plan).not.toMatch(/SCAN attempt(?! USING INDEX attempt_by_serial)|TEMP B-TREE FOR|by_outcome/);
  }
});

it.each(ways.filter(([of]) => 'with' in of || 'preset' in of))(
  'are read oldest first, some at a time, each once, while another program puts one elsewhere: %j',
  async (of) => {
    const file = await newFile();
    const store = await opened(file);
    const beside = await opened(file);
    await noteMany(store, 5_000);
    if (!('preset' in of)) {
      await sql`update attempt set device_id = ${golden}, kind = iif(row_id = 1001, 'golden', kind)`.execute(
        store.database,
      );
    }
    let isOver = false;
    const reading = arrivedAttempts(store.database, of).finally(() => {
      isOver = true;
    });
    await othersTurn();
    expect(isOver).toBe(false);
    // As a server's first word does it to what a clock put into a time to come.
    await sql`update attempt set row_id = row_id - 5000, serial = '0' where row_id > 5500`.execute(beside.database);
    expect(isOver).toBe(false);
    const serials = (await reading).map(({ serial }) => serial);
    const arrived = Array.from({ length: 5_000 }, (_, place) => place + 1).filter((number) => number % 10 !== 0);
    expect(serials).toEqual(arrived.map((number) => String(9_999_999 - number).padStart(7, '0')));
    expect(await arrivedAttempts(store.database, { serial: '0' })).toHaveLength(450);
  },
);

it('are found by their number in a file of the former version', async () => {
  const file = await newFile();
  const before = await openStore(file, station);
  await noteMany(before, 20);
  for (const later of ['attempt_by_serial', 'attempt_by_verdict', 'attempt_by_batch', 'attempt_by_part'])
    await sql`drop index if exists ${sql.ref(later)}`.execute(before.database);
  for (const later of ['batch', 'required', 'part', 'revision'])
    await sql`alter table attempt drop column ${sql.ref(later)}`.execute(before.database);
  await sql`delete from record_migration where name >= '013'`.execute(before.database);
  await before.close();
  const store = await opened(file);
  const indexes = sql<{ sql: string }>`select sql from sqlite_master where name = 'attempt_by_serial'`;
  expect((await indexes.execute(store.database)).rows).toHaveLength(1);
  const serial = '9999996';
  expect(await arrivedAttempts(store.database, { serial })).toMatchObject([{ serial, preset: 'Lamp' }]);
});
