import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import type { RecordEvent } from '../../../../electron/record/record-event.ts';
import { noteOthersEvent, openStore, type RecordStore } from '../../../../electron/record/record-store.ts';
import { formerSelf, leftBehind, otherComputers } from '../../../../electron/record/schema.ts';
import { doneElsewhere, moveOn, waitingIn } from '../../../../electron/record/shared-record/own-record.ts';
import { device } from '../../../support/record-events.ts';
import { recordPrograms } from '../../../support/record-programs.ts';

async function opened(computer: string, file?: string) {
  const folder = await mkdtemp(path.join(tmpdir(), 'own-record-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const at = path.join(folder, 'record.db');
  if (file !== undefined) await copyFile(file, at);
  const store = await openStore(at, { computer, name: 'Bench 1', newId: () => `station of ${computer}` });
  onTestFinished(() => store.close());
  return { store, file: at };
}
const begun = (attemptId: string, program = 'gone') =>
  ({
    type: 'started',
    attemptId,
    at: 1,
    program,
    kind: 'production',
    forWhom: { for: 'account' },
    deviceId: device,
  }) as const;
const ended = (attemptId: string) => ({ type: 'finished', attemptId, at: 2, outcome: 'claimed' }) as const;
const read = ({ database }: RecordStore, stationId: string, from: number, ...events: readonly RecordEvent[]) =>
  database.transaction().execute(async (transaction) => {
    for (const [place, event] of events.entries())
      await noteOthersEvent(transaction, { stationId, sequence: from + place }, event);
  });
const ids = (rows: readonly { readonly attemptId: string }[]) => rows.map(({ attemptId }) => attemptId);

it.each(['is this one by its name', 'has another name'])(
  'what another computer with the same file is at, which %s, is not offered here, nor told of',
  async (which) => {
    const isSame = which === 'is this one by its name';
    const there = await opened('c');
    await there.store.append([begun('before'), ended('before'), begun('open')]);
    await sql`pragma wal_checkpoint(truncate)`.execute(there.store.database);
    const { store, file } = await opened(isSame ? 'c' : 'd', there.file);
    const own = isSame ? 'moved' : 'station of d';
    if (isSame) {
      await store.append([begun('own')]);
      await store.database
        .transaction()
        .execute((transaction) =>
          moveOn(transaction, { before: 'station of c', as: leftBehind, next: 'moved' }, 3, 'c'),
        );
    } else await store.append([begun('own')]);
    // What that one went on with, as the server has it.
    await read(store, 'station of c', 4, begun('theirs'), begun('done'), ended('done'));
    expect(ids(await store.running())).toEqual(['open', 'own']);
    await store.append([{ type: 'note', attemptId: 'theirs', at: 3, text: 'seen here' }]);
    const record = recordPrograms(file, {
      station: { computer: isSame ? 'c' : 'd', name: 'Bench 1', newId: () => 'none' },
    }).start('other');
    onTestFinished(() => record.close());
    await record.noteName(device, 'hall', 4);
    const rows = await store.database
      .selectFrom('attempt')
      .select(['attemptId', 'stationId', 'name'])
      .orderBy('rowId')
      .execute();
    expect(rows).toEqual([
      { attemptId: 'before', stationId: own, name: 'hall' },
      { attemptId: 'open', stationId: isSame ? 'moved' : 'station of c', name: null },
      { attemptId: 'own', stationId: own, name: null },
      { attemptId: 'theirs', stationId: 'station of c', name: null },
      { attemptId: 'done', stationId: 'station of c', name: null },
    ]);
  },
);

it('two programs of a computer that find its station taken at once go on as one', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'own-record-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const store = await openStore(path.join(folder, 'record.db'), {
    computer: 'c',
    name: 'Bench 1',
    newId: () => 'before',
  });
  onTestFinished(() => store.close());
  const forWhom = { for: 'account' } as const;
  for (const attemptId of ['one', 'two', 'three']) {
    await store.append([
      { type: 'started', attemptId, at: 1, program: 'p', kind: 'production', forWhom },
      { type: 'finished', attemptId, at: 2, outcome: 'claimed' },
    ]);
  }
  // The second one asked the server earlier: it had less then.
  for (const [next, common] of [
    ['first', 4],
    ['second', 4],
    ['third', 2],
  ] as const) {
    await store.database
      .transaction()
      .execute((transaction) => moveOn(transaction, { before: 'before', as: formerSelf, next }, common, 'c'));
  }
  const stations = await store.database.selectFrom('station').select(['id', 'computer']).orderBy('id').execute();
  expect(stations).toEqual([
    { id: 'before', computer: 'former:before' },
    { id: 'first', computer: 'c' },
    { id: 'third', computer: 'former:third' },
  ]);
  const events = await store.database
    .selectFrom('event')
    .select(['stationId', 'attemptId'])
    .orderBy('sequence')
    .execute();
  expect(events.map(({ stationId, attemptId }) => `${stationId} ${attemptId}`)).toEqual([
    'before one',
    'before one',
    'third two',
    'third two',
    'first three',
    'first three',
  ]);
});

it('what waits has waited since the first of it was noted', async () => {
  const { store } = await opened('c');
  await store.append([{ ...begun('one'), at: 7 }, { ...ended('one'), at: 5 }, begun('two')]);
  await store.database
    .insertInto('forwarded')
    .values({ target: 't', stationId: store.stationId, sequence: 1 })
    .execute();
  expect(await waitingIn(store.database, 't', 'c')).toEqual({ waiting: 2, waitingSince: 5, setAside: 0 });
});

it('whoever finished a device last is told, in whatever order a new station reads the others', async () => {
  const { store } = await opened('c');
  const [hour, now] = [3_600_000, 100_000_000];
  // The clock of the last one is two hours behind, and it was read first.
  const others = [
    { id: 'last', name: 'Bench 2', at: now - 3 * hour, offsetMs: 2 * hour },
    { id: 'first', name: 'Bench 3', at: now - 2 * hour, offsetMs: 0 },
  ];
  for (const { id, name, at, offsetMs } of others) {
    const station = { id, computer: `${otherComputers}${id}`, name, nextSequence: 1 };
    await store.database.insertInto('station').values(station).execute();
    await store.database
      .insertInto('clockOffset')
      .values({ target: 't', stationId: id, fromSequence: 1, offsetMs, receivedAt: now })
      .execute();
    await read(store, id, 1, begun(id), { ...ended(id), at });
  }
  const told = () => doneElsewhere(store.database, 't', 'c', device, now);
  expect(await told()).toEqual({ station: 'Bench 2', agoMs: hour });
  await store.append([begun('own'), { ...ended('own'), at: now - hour / 2 }]);
  expect(await told()).toBeUndefined();
});

it('whoever finished a device last is told, also where an earlier end was noted on since', async () => {
  const { store } = await opened('c');
  const [hour, now] = [3_600_000, 100_000_000];
  const station = { id: 'b', computer: `${otherComputers}b`, name: 'Bench 2', nextSequence: 1 };
  await store.database.insertInto('station').values(station).execute();
  // Its clock was three hours behind until the end of the second one was told.
  for (const { fromSequence, offsetMs } of [
    { fromSequence: 1, offsetMs: 3 * hour },
    { fromSequence: 5, offsetMs: 0 },
  ]) {
    const step = { target: 't', stationId: 'b', fromSequence, offsetMs, receivedAt: now };
    await store.database.insertInto('clockOffset').values(step).execute();
  }
  const ends = [
    begun('one'),
    { ...ended('one'), at: now - 6 * hour },
    begun('two'),
    { ...ended('two'), at: now - 5 * hour },
  ];
  const note = (attemptId: string) => ({ type: 'note', attemptId, at: now, text: 'bent antenna' }) as const;
  await read(store, 'b', 1, ...ends, note('two'), note('one'));
  expect(await doneElsewhere(store.database, 't', 'c', device, now)).toEqual({ station: 'Bench 2', agoMs: 2 * hour });
});
