import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { historyOf } from '../../../../electron/record/history.ts';
import type { RecordFile } from '../../../../electron/record/record-file.ts';
import { success } from '../../../../shared/result.ts';
import { programLimits } from '../../../../shared/time-limits.ts';
import { finished, recordFolder, stage, started, write } from '../../../support/record-events.ts';
import { virtualClock } from '../../../support/virtual-clock.ts';

const { newFile, programs } = recordFolder();

const name = 'Lamp-of-Ann-Smith';

/** Whether any file of the record still has it. */
async function isOnDisk(file: string): Promise<boolean> {
  const folder = path.dirname(file);
  for (const one of await readdir(folder)) if ((await readFile(path.join(folder, one))).includes(name)) return true;
  return false;
}

/** A program that reads, and stops in the middle. */
async function reading(record: RecordFile) {
  const rows = historyOf(record).all({});
  const first = await rows.next();
  expect(first.done).toBe(false);
  return () => rows.return(success(undefined));
}

async function noted() {
  const file = newFile();
  const clock = virtualClock();
  const both = programs(file, { clock });
  const [own, other] = [both.start('a'), both.start('b')];
  await write(own, started('one'), stage('one', { name }), finished('one', 'claimed'));
  await write(own, started('two'), finished('two', 'claimed'));
  expect(await isOnDisk(file)).toBe(true);
  return { file, clock, own, other };
}

it.each(['own', 'other'] as const)(
  'what is deleted while the %s program reads is gone from its files when that has ended',
  async (whose) => {
    const made = await noted();
    const { file, clock, own } = made;
    const end = await reading(made[whose]);
    expect(await historyOf(own).forget({})).toEqual({ ok: true, value: 2 });
    await clock.advance(programLimits.recordEmptyMs);
    await own.attempts(1);
    // Whoever reads has it still.
    expect(await isOnDisk(file)).toBe(true);
    await end();
    await clock.advance(programLimits.recordEmptyMs);
    await own.attempts(1);
    expect(await isOnDisk(file)).toBe(false);
    expect(clock.sleepers()).toBe(0);
  },
);

it('what is deleted while another program reads is gone when this one ends behind it', async () => {
  const { file, clock, own, other } = await noted();
  const end = await reading(other);
  expect(await historyOf(own).forget({})).toEqual({ ok: true, value: 2 });
  await end();
  await own.close();
  expect(await isOnDisk(file)).toBe(false);
  expect(clock.sleepers()).toBe(0);
});
