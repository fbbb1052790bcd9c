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

/** Final rows on their way out of the station. They can change no outcome: nobody waits for them but the end of the line. */
export interface RowHooks {
  /** `taken`: all of them have it; the end waits for what that does. */
  pass(row: object, taken?: () => Promise<void>): void;
  /**
   * Ends when all have gone, or when none goes any more; what has not gone by then is told as failed. `hurry`: somebody waits
   * for the end, and no row gets more than the time of one.
   */
  end(hurry: AbortSignal): Promise<void>;
}

/**
 * Each hook takes one row after the other, and each is tried until it was taken or the line is over; a POST only while the
 * computer has its own network. `onProblem` hears of each hook once, after three tries in vain, with `hook-failed` (details.hook: what kind it is, and its number in the preset).
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
  const queues = new Map<Hook, Promise<boolean>>();
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

  async function deliver(hook: Hook, row: string): Promise<boolean> {
    let pauseMs: number = stationLimits.hookAgainMs;
    for (let tries = 1; !over.signal.aborted; tries += 1) {
      const send = (until: AbortSignal) =>
        within(stationLimits.hookMs, clock, until, (signal) => orAborted(passOn(hook, row, signal), signal));
      // While the computer is with a Photon nobody could answer, and that says nothing of the hook.
      const isTaken = await (hook.kind === 'web' ? sendFromHome(send) : send(over.signal));
      if (isTaken) {
        takenAt = clock.monotonic();
        return true;
      }
      if (tries === triesUntilTold) tell(hook);
      await clock.sleep(pauseMs, ending.signal.aborted ? over.signal : AbortSignal.any([over.signal, ending.signal]));
      pauseMs = Math.min(pauseMs * 2, stationLimits.hookLongestAgainMs);
    }
    tell(hook);
    return false;
  }

  async function passToAll(text: string, taken: () => Promise<void>): Promise<void> {
    const all = hooks.map((hook) => {
      const turn = (queues.get(hook) ?? Promise.resolve(true)).then(() => deliver(hook, text));
      queues.set(hook, turn);
      return turn;
    });
    if ((await Promise.all(all)).every((isTaken) => isTaken)) await taken();
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

  return {
    pass(row, taken = async () => undefined) {
      const passing = passToAll(JSON.stringify(row), taken);
      underWay.add(passing);
      void passing.then(() => underWay.delete(passing));
    },
    async end(hurry) {
      const all = Promise.all(underWay);
      const done = new AbortController();
      ending.abort();
      void giveUp(done.signal, hurry);
      await all;
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
