import { setupError } from '../../shared/errors.ts';
import { failure, type Result } from '../../shared/result.ts';
import type { Clock } from '../ground/clock-port.ts';
import { within } from '../ground/within.ts';
import { changes } from './changes.ts';

/** One radio has no internet while it is with a Photon: what is asked of the cloud meanwhile waits until it is home. */
export interface HomeGate {
  isHome(): boolean;
  /** Aborts when the computer leaves; waits until it is home before that. */
  stay(signal: AbortSignal): Promise<AbortSignal>;
  /** `leavesAgain`: soon, so that nothing is held until it is open for good. */
  open(leavesAgain?: boolean): void;
  close(): void;
  /** Sends `work` now or when the computer is home; `cancelled` when `signal` aborts first. */
  ask<Value>(work: () => Promise<Result<Value>>, signal: AbortSignal): Promise<Result<Value>>;
  /**
   * As `ask`, and the computer does not leave while it is under way: for what nobody may lose the answer of. Whoever comes
   * while somebody waits to leave has the next turn at home. `work` has a bound of its own. Undefined: `signal` was first.
   */
  hold<Value>(work: () => Promise<Value>, signal: AbortSignal): Promise<Value | undefined>;
  /** Before leaving: ends when nothing that was asked is under way, or after `limitMs`, and never before what is held has ended. */
  settled(limitMs: number, signal: AbortSignal): Promise<void>;
}

export function homeGate(clock: Clock): HomeGate {
  let home = true;
  let leaving = new AbortController();
  let underWay = 0;
  let held = 0;
  let isLeaving = false;
  const moves = changes();
  const until = async (isSo: () => boolean, signal: AbortSignal) => {
    for (let seen = moves.count(); !isSo() && !signal.aborted; seen = moves.count()) await moves.after(seen, signal);
  };

  return {
    isHome: () => home,
    open(leavesAgain = false) {
      home = true;
      isLeaving = leavesAgain;
      moves.tell();
    },
    close() {
      home = false;
      leaving.abort();
      leaving = new AbortController();
    },
    async stay(signal) {
      await until(() => home, signal);
      return AbortSignal.any([signal, leaving.signal]);
    },
    async ask(work, signal) {
      if (!home) await until(() => home, signal);
      if (signal.aborted) return failure(setupError('cancelled'));
      underWay += 1;
      try {
        return await work();
      } finally {
        underWay -= 1;
        moves.tell();
      }
    },
    async hold(work, signal) {
      await until(() => home && !isLeaving, signal);
      if (signal.aborted) return undefined;
      held += 1;
      try {
        return await work();
      } finally {
        held -= 1;
        moves.tell();
      }
    },
    async settled(limitMs, outer) {
      isLeaving = true;
      await within(limitMs, clock, outer, (signal) => until(() => underWay === 0, signal));
      await until(() => held === 0, outer);
      if (!outer.aborted) return;
      isLeaving = false;
      moves.tell();
    },
  };
}
