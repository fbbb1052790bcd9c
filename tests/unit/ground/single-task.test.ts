import { expect, it } from 'vitest';
import { singleTask } from '../../../electron/ground/single-task.ts';

it('does one piece of work at a time, stops it, and is free before it says that it ended', async () => {
  const told: boolean[] = [];
  const task = singleTask(() => told.push(task.running()));
  await task.stop();
  const work = (signal: AbortSignal) =>
    new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  expect([task.start(work), task.start(work), task.running(), told]).toEqual([true, false, true, []]);
  await task.stop();
  expect([task.running(), told]).toEqual([false, [false]]);
});

it('is free again after work that failed', async () => {
  const task = singleTask(() => undefined);
  task.start(async () => {
    throw new Error('a bug');
  });
  await expect(task.stop()).rejects.toThrow('a bug');
  expect(task.running()).toBe(false);
});
