import type { Clock } from '../../electron/setup/clock-port.ts';
import { untilQuiet } from './quiet.ts';

/**
 * Time that jumps to the next wake-up as soon as the process is quiet: hours of waiting pass in milliseconds, with real
 * sockets and files in between.
 */
export interface JumpingClock extends Clock {
  /** The same time, whose sleepers are counted apart: one for the app, one for what is around it. */
  hand(): Clock & { sleepers(): number };
  /**
   * Lets time pass until `work` is done. Rejects when that takes longer than `limitMs` of this clock, and when nothing
   * is left to wait for.
   */
  run<Value>(work: Promise<Value>, limitMs: number): Promise<Value>;
  /**
   * As a computer that sleeps: `ms` are gone at once, the sleepers of `hand` sleep as long as they still had to
   * (timers of Node.js stand still meanwhile on Linux and macOS), all others wake as they would have.
   */
  suspend(hand: Clock, ms: number): void;
  /** Lets `ms` pass, whatever happens in it. */
  pass(ms: number): Promise<void>;
}

interface Sleeper {
  at: number;
  readonly wake: () => void;
}

export function jumpingClock(startAt = Date.UTC(2026, 0, 1)): JumpingClock {
  let now = startAt;
  const sleeping = new Set<Sleeper>();
  const ownOf = new WeakMap<Clock, ReadonlySet<Sleeper>>();

  function hand() {
    const own = new Set<Sleeper>();
    const sleep: Clock['sleep'] = (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper = { at: now + Math.max(0, ms), wake: () => wake() };
        const wake = () => {
          sleeping.delete(sleeper);
          own.delete(sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        signal?.addEventListener('abort', wake, { once: true });
        sleeping.add(sleeper);
        own.add(sleeper);
      });
    const made = { now: () => now, sleep, sleepers: () => own.size };
    ownOf.set(made, own);
    return made;
  }

  /** The one that wakes next; of several at the same moment the one that lay down first. */
  function next(): Sleeper | undefined {
    let first: Sleeper | undefined;
    for (const sleeper of sleeping) if (first === undefined || sleeper.at < first.at) first = sleeper;
    return first;
  }

  return {
    ...hand(),
    hand,

    async run(work, limitMs) {
      const end = now + limitMs;
      let done = false;
      const over = () => {
        done = true;
      };
      work.then(over, over);
      for (;;) {
        await untilQuiet();
        if (done) return work;
        const sleeper = next();
        if (sleeper === undefined) throw new Error('stuck: not done, and nothing is waited for');
        if (sleeper.at > end) throw new Error(`not done within ${limitMs / 1000} s of its clock`);
        now = Math.max(now, sleeper.at);
        sleeper.wake();
      }
    },

    suspend(sleeper, ms) {
      now += ms;
      for (const one of ownOf.get(sleeper) ?? []) one.at += ms;
    },

    async pass(ms) {
      const end = now + ms;
      for (;;) {
        await untilQuiet();
        const sleeper = next();
        if (sleeper === undefined || sleeper.at > end) break;
        now = Math.max(now, sleeper.at);
        sleeper.wake();
      }
      now = end;
    },
  };
}
