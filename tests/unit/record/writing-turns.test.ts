import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../electron/record/record-store.ts';
import { writingTurns } from '../../../electron/record/writing-turns.ts';
import { programLimits } from '../../../shared/time-limits.ts';

const begun = { type: 'started', at: 1, program: 'a', kind: 'production', forWhom: { for: 'account' } } as const;

it('a program that notes one row after the other lets another one in, and one that pauses waits for nobody', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'turns-'));
  const file = path.join(folder, 'attempts.db');
  const station = { computer: 'c', name: 'n', newId: () => 'station' };
  let now = 0;
  const lettingIn: { readonly at: number; readonly ms: number }[] = [];
  const other = await openStore(file, station);
  const turns = writingTurns({
    monotonic: () => now,
    // Whoever waits gets in now: an open transaction would refuse it.
    async sleep(ms) {
      lettingIn.push({ at: now, ms });
      await other.append([{ ...begun, attemptId: `other ${lettingIn.length}` }]);
      now += ms;
    },
  });
  const store = await openStore(file, station, turns);
  onTestFinished(async () => {
    for (const one of [store, other]) await one.close();
    await rm(folder, { recursive: true, force: true });
  });
  const rowMs = 10;
  for (let row = 1; row <= 30; row += 1) {
    await store.append([{ ...begun, attemptId: `own ${row}` }]);
    now += rowMs;
  }
  const every = programLimits.recordTurnMs + programLimits.recordPauseMs;
  expect(lettingIn).toEqual(
    [0, 1].map((turn) => ({ at: programLimits.recordTurnMs + turn * every, ms: programLimits.recordPauseMs })),
  );
  // Between two of its looks another one waits no longer than that.
  expect(programLimits.recordPauseMs).toBeGreaterThan(programLimits.recordAgainMs);
  for (let row = 1; row <= 30; row += 1) {
    now += programLimits.recordPauseMs;
    await store.append([{ ...begun, attemptId: `later ${row}` }]);
  }
  expect(lettingIn).toHaveLength(2);
});
