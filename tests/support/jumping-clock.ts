import type { Clock } from '../../electron/ground/clock-port.ts';
import { untilQuiet } from './quiet.ts';

/**
 * Time that jumps to the next wake-up as soon as the process is quiet: hours of waiting pass in milliseconds, with real
 * sockets and files in between.
 */
export interface JumpingClock extends Clock {
  /** The same time, whose sleepers are counted apart: one for the app, one for what is around it. */
  hand(): ClockHand;
  /**
   * Lets time pass until `work` is done. Rejects when that takes longer than `limitMs` of this clock, and when nothing
   * is left to wait for.
   */
  run<Value>(work: Promise<Value>, limitMs: number): Promise<Value>;
  /**
   * As a computer that sleeps: `ms` are gone at once, by both of its clocks; the sleepers of `hand` sleep as long as they
   * still had to, all others wake as they would have.
   */
  suspend(hand: ClockHand, ms: number): void;
  /** Lets `ms` pass, whatever happens in it. */
  pass(ms: number): Promise<void>;
}

/** The clock of one computer. */
export interface ClockHand extends Clock {
  /** Sleeps not ended yet. */
  sleepers(): number;
  /** As when somebody sets this computer's clock: its `now` jumps by `ms`, no time passes. */
  set(ms: number): void;
}

interface Sleeper {
  at: number;
  readonly wake: () => void;
}

interface Computer {
  readonly sleeping: ReadonlySet<Sleeper>;
  /** How far its clock was set, in milliseconds. */
  setBy: number;
}

export function jumpingClock(startAt = Date.UTC(2026, 0, 1)): JumpingClock {
  let passed = 0;
  const sleeping = new Set<Sleeper>();
  const computers = new WeakMap<Clock, Computer>();

  function hand(): ClockHand {
    const own = new Set<Sleeper>();
    const computer: Computer = { sleeping: own, setBy: 0 };
    const sleep: Clock['sleep'] = (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        // Clocks of computers tell whole milliseconds.
        const sleeper = { at: passed + Math.ceil(Math.max(0, ms)), wake: () => wake() };
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
    const made: ClockHand = {
      now: () => startAt + passed + computer.setBy,
      monotonic: () => passed,
      sleep,
      sleepers: () => own.size,
      set(ms) {
        computer.setBy += ms;
      },
    };
    computers.set(made, computer);
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
      const end = passed + limitMs;
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
        passed = Math.max(passed, sleeper.at);
        sleeper.wake();
      }
    },

    suspend(clock, ms) {
      passed += ms;
      const computer = computers.get(clock);
      if (computer === undefined) throw new Error('it is no hand of this clock');
      for (const one of computer.sleeping) one.at += ms;
    },

    async pass(ms) {
      const end = passed + ms;
      for (;;) {
        await untilQuiet();
        const sleeper = next();
        if (sleeper === undefined || sleeper.at > end) break;
        passed = Math.max(passed, sleeper.at);
        sleeper.wake();
      }
      passed = end;
    },
  };
}
