import { expect, it } from 'vitest';
import { labelQueue } from '../../../electron/labels/label-queue.ts';
import { labelLimits } from '../../../shared/time-limits.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const never = () => new Promise<never>(() => undefined);

it('waits long for a printer once, and shortly from then on until it answers', async () => {
  const clock = virtualClock();
  const queue = labelQueue(clock);
  const ended: [string, number, unknown][] = [];
  const print = (name: string, printer: string | undefined, work: () => Promise<unknown>) =>
    queue.turn(printer, work).then((done) => void ended.push([name, clock.monotonic(), done]));
  const slow = (ms: number) => () => clock.sleep(ms).then(() => 'done');
  const all = Promise.all([
    print('hangs', 'a', never),
    print('hangs again', 'a', never),
    print('on another', 'b', slow(20_000)),
    print('as a file', undefined, slow(20_000)),
    print('answers', 'a', slow(1_000)),
    print('takes its time', 'a', slow(20_000)),
  ]);
  await clock.advance(5 * 60_000);
  await all;
  const { printMs, printAgainMs } = labelLimits;
  const again = printMs + printAgainMs;
  expect(ended).toEqual([
    ['hangs', printMs, undefined],
    ['hangs again', again, undefined],
    ['on another', again + 20_000, 'done'],
    ['as a file', again + 40_000, 'done'],
    ['answers', again + 41_000, 'done'],
    ['takes its time', again + 61_000, 'done'],
  ]);
  expect(clock.sleepers()).toBe(0);
});

it('does not begin what nobody wants any more, and tells what it gave up', async () => {
  const clock = virtualClock();
  const queue = labelQueue(clock);
  const wanted = new AbortController();
  const given: boolean[] = [];
  const begun: string[] = [];
  const first = queue.turn('a', (over) => {
    over.addEventListener('abort', () => given.push(true));
    return never();
  });
  const second = queue.turn('a', async () => void begun.push('second'), wanted.signal);
  const third = queue.turn('a', () => Promise.reject(new Error('refused'))).catch(() => 'refused');
  const fourth = queue.turn('a', async () => 'done');
  wanted.abort();
  await clock.advance(labelLimits.printMs);
  expect(await Promise.all([first, second, third, fourth])).toEqual([undefined, undefined, 'refused', 'done']);
  expect([given, begun]).toEqual([[true], []]);
});
