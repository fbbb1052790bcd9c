import { type SetupError, setupError } from '../../shared/errors.ts';
import { plainText } from '../../shared/plain-text.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import { within } from '../ground/within.ts';
import type { HomeGate } from './home-gate.ts';
import type { Preset } from './preset.ts';

export type Hook = Preset['hooks'][number];

/** Does it once. Throws, or gives false for a refusal, when the row was not taken; what comes after `signal` counts no more. */
export type PassOn = (hook: Hook, row: string, signal: AbortSignal) => Promise<boolean>;

/** Final rows, as JSON, on their way out of the station. They can change no outcome: nobody waits for them but the end of the line. */
export interface RowHooks {
  /** To all of them. `taken`: a hook has it; the end waits for what that does. */
  pass(row: string, taken?: (hook: Hook) => Promise<unknown>): void;
  /** What an earlier line owes to one of them. It has its turn when the hook has nothing else, and the end does not wait for it. */
  passOwed(hook: Hook, row: string, taken: () => Promise<unknown>): void;
  /**
   * Ends when all of this line have gone or were refused, or when none goes any more; what has not gone by then is told as failed. `hurry`: somebody waits
   * for the end, and no row gets more than the time of one.
   */
  end(hurry: AbortSignal): Promise<void>;
}

interface WaitingRow {
  readonly row: string;
  readonly taken: () => Promise<unknown>;
  readonly isOwed: boolean;
  tries: number;
}

interface Queue {
  readonly next: WaitingRow[];
  /** What is owed, and what was refused: one after the other, when nothing else waits. */
  later: WaitingRow[];
  isAtWork: boolean;
}

/**
 * Each hook takes one row after the other; one that it did not take in three tries lets the others pass, and is tried again behind them until the line is over; a POST only while the
 * computer has its own network. `onProblem` hears of each hook once, after three tries of a row in vain, with `hook-failed` (details.hook: what kind it is, and its number in the preset).
 */
export function rowHooks(
  hooks: readonly Hook[],
  passOn: PassOn,
  clock: Clock,
  onProblem: (error: SetupError) => void,
  gate: Pick<HomeGate, 'stay'>,
): RowHooks {
  const over = new AbortController();
  const told = new Set<Hook>();
  const queues = new Map<Hook, Queue>(hooks.map((hook) => [hook, { next: [], later: [], isAtWork: false }]));
  const underWay = new Set<Promise<unknown>>();
  /** The computer stays at home from now on: what waits for its next try has it at once. */
  const ending = new AbortController();
  let takenAt = clock.monotonic();

  function tell(hook: Hook): void {
    if (told.has(hook)) return;
    told.add(hook);
    const name = plainText(`${hook.kind} ${hooks.indexOf(hook) + 1}`, 64);
    onProblem(setupError('hook-failed', { details: { hook: name } }));
  }

  function follow(work: Promise<unknown>): void {
    const followed = work.then(
      () => undefined,
      () => undefined,
    );
    underWay.add(followed);
    void followed.then(() => underWay.delete(followed));
  }

  function begin(hook: Hook, queue: Queue): void {
    if (queue.isAtWork) return;
    queue.isAtWork = true;
    // What is told at this moment counts before it: another row, or that the computer leaves.
    follow(Promise.resolve().then(() => deliverAll(hook, queue)));
  }

  async function deliverAll(hook: Hook, queue: Queue): Promise<void> {
    let pauseMs: number = stationLimits.hookAgainMs;
    while (!over.signal.aborted) {
      const one = queue.next.shift() ?? queue.later.shift();
      if (one === undefined) break;
      const isLast = ending.signal.aborted;
      if (await deliver(hook, one.row)) {
        if (!one.isOwed) takenAt = clock.monotonic();
        pauseMs = stationLimits.hookAgainMs;
        follow(one.taken());
        continue;
      }
      one.tries += 1;
      if (one.tries === triesUntilTold) tell(hook);
      if (!one.isOwed && one.tries < triesUntilTold) queue.next.unshift(one);
      else if (!(isLast || (one.isOwed && ending.signal.aborted))) queue.later.push(one);
      if (queue.next.length + queue.later.length === 0) break;
      await clock.sleep(pauseMs, ending.signal.aborted ? over.signal : AbortSignal.any([over.signal, ending.signal]));
      pauseMs = Math.min(pauseMs * 2, stationLimits.hookLongestAgainMs);
    }
    queue.isAtWork = false;
    if (over.signal.aborted && [...queue.next, ...queue.later].some(({ isOwed }) => !isOwed)) tell(hook);
  }

  /** While the computer is with a Photon nobody could answer, and that says nothing of the hook. */
  function deliver(hook: Hook, row: string): Promise<boolean> {
    const send = (until: AbortSignal) =>
      within(stationLimits.hookMs, clock, until, (signal) => orAborted(passOn(hook, row, signal), signal));
    return hook.kind === 'web' ? sendFromHome(send) : send(over.signal);
  }

  /** No Photon waits for an answer: when the computer leaves in the middle, it is sent again from home. */
  async function sendFromHome(send: (until: AbortSignal) => Promise<boolean>): Promise<boolean> {
    while (!over.signal.aborted) {
      const away = await gate.stay(over.signal);
      const isTaken = !away.aborted && (await send(away));
      if (isTaken || !away.aborted) return isTaken;
    }
    return false;
  }

  /** A slow hook has all its rows before it, which were cut off each time that the computer left. */
  async function giveUp(done: AbortSignal, hurry: AbortSignal): Promise<void> {
    const from = clock.monotonic();
    for (;;) {
      const longestMs = hurry.aborted ? stationLimits.hooksEndMs : stationLimits.hooksEndLongestMs;
      const until = Math.min(Math.max(from, takenAt) + stationLimits.hooksEndMs, from + longestMs);
      const leftMs = until - clock.monotonic();
      if (leftMs <= 0 || done.aborted) break;
      await clock.sleep(leftMs, hurry.aborted ? done : AbortSignal.any([done, hurry]));
    }
    if (!done.aborted) over.abort();
  }

  /** What comes while others are awaited is awaited, too. */
  async function settled(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay);
  }

  return {
    pass(row, taken = async () => undefined) {
      for (const [hook, queue] of queues) {
        queue.next.push({ row, taken: () => taken(hook), isOwed: false, tries: 0 });
        begin(hook, queue);
      }
    },
    passOwed(hook, row, taken) {
      const queue = queues.get(hook);
      if (queue === undefined) return;
      queue.later.push({ row, taken, isOwed: true, tries: 0 });
      begin(hook, queue);
    },
    async end(hurry) {
      const done = new AbortController();
      for (const queue of queues.values()) queue.later = queue.later.filter(({ isOwed }) => !isOwed);
      ending.abort();
      void giveUp(done.signal, hurry);
      await settled();
      done.abort();
    },
  };
}

const triesUntilTold = 3;

/** Whoever does not listen to the signal is left behind; whatever it throws is a row that was not taken. */
function orAborted(work: Promise<boolean>, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = () => resolve(false);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    const end = (isTaken: boolean) => {
      signal.removeEventListener('abort', stop);
      resolve(isTaken);
    };
    void work.then(end, () => end(false));
  });
}
