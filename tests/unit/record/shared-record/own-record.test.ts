import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../../electron/record/record-store.ts';
import { formerSelf, moveOn } from '../../../../electron/record/shared-record/own-record.ts';

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
