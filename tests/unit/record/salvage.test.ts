import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../electron/record/record-store.ts';
import { saveFrom } from '../../../electron/record/salvage.ts';

it('leaves others their turn while it saves a file of many attempts', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'salvage-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const station = (computer: string) => ({ computer, name: 'Bench 1', newId: () => computer });
  const aside = path.join(folder, 'attempts.db.damaged-then.unsaved');
  const damaged = await openStore(aside, station('before'));
  const attempts = 1_000;
  const forWhom = { for: 'account' } as const;
  const begun = { type: 'started', program: 'p', kind: 'production', forWhom } as const;
  await damaged.append(Array.from({ length: attempts }, (_, at) => ({ ...begun, attemptId: `attempt-${at}`, at })));
  await damaged.close();
  const store = await openStore(path.join(folder, 'attempts.db'), station('now'));

  let [turns, saving] = [0, true];
  const next = () => {
    turns += 1;
    if (saving) setImmediate(next);
  };
  setImmediate(next);
  await saveFrom(aside, store);
  saving = false;
  const { saved } = await store.database
    .selectFrom('attempt')
    .select(({ fn }) => fn.countAll<number>().as('saved'))
    .executeTakeFirstOrThrow();
  await store.close();
  expect(saved).toBe(attempts);
  // Ten times each to read, to write and to put its attempts together.
  expect(turns).toBeGreaterThanOrEqual(30);
});
