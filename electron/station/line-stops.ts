import { isCloudSilent, isMendedBy, isNotHome, isTransient } from '../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { LineBase } from './line-base.ts';
import { mostInFlight } from './pace.ts';

/** When a line takes no other device, and when it goes on. */
export interface LineStops {
  /**
   * `passing`: it goes by itself. `waits`: for a person alone, who looks at the first device. Without an error its devices
   * failed. Undefined: nothing is in the way.
   */
  why(): { readonly error: SetupError | undefined; readonly passing: boolean; readonly waits?: true } | undefined;
  /** One message for a cause of ours, however many devices it strikes. */
  stopFor(error: SetupError): void;
  /** A cause of ours that struck a device. That the preset is wrong needs a second opinion. */
  struck(error: SetupError): void;
  /**
   * The row of a device that did not pass is told, or with `unreached` its next try is awaited: what keeps the computer from one
   * after another is not theirs. `failed`: which one, where that is the device's.
   */
  notPassed(failed: string | undefined, unreached?: SetupError): void;
  /** A Photon was reached over Wi-Fi: this computer joins what it can hear. */
  reached(): void;
  /** Whether one was since the line began. Before that, what is not reached says nothing of the Photon. */
  hasReached(): boolean;
  passed(): void;
  /** The row of a device that passed is told: a first article is there to be looked at. */
  rowTold(): void;
  /** What is known to be good has passed. */
  proven(): void;
  /** Somebody has looked at why it stopped. `inTheWay`: what still is; `goes`: and says to go on, rather than to try again. */
  seen(inTheWay: SetupError | undefined, goes: boolean): void;
  /** What stopped it has passed. */
  resume(): void;
  /** So many devices may be in flight at once. */
  mostInFlight(): number;
}

/** Whoever waits long enough finds it gone. */
export function passesByItself({ code }: SetupError): boolean {
  return isTransient(code) || isCloudSilent(code) || isNotHome(code) || isMendedBy(code, 'switching-on');
}

export function lineStops({ options, say, changed }: LineBase): LineStops {
  const { stopAfter } = options.preset;
  /** Devices, not rows: one broken Photon that is tried again and again is one. */
  const failedInRow = new Set<string>();
  const unreachedInRow = new Set<string>();
  let hasReached = false;
  let isProven = false;
  let asksForLook = options.preset.firstArticle === true;
  /** The first device has passed while the line was stopped for something else. */
  let owesLook = false;
  let hasRow = false;
  let stopped: ReturnType<LineStops['why']>;
  let suspect: SetupError | undefined;

  function stopFor(error: SetupError): void {
    if (stopped !== undefined) return;
    const passing = passesByItself(error);
    stopped = { error, passing };
    isProven = false;
    say({ type: 'line-stopped', passing, error });
    changed.tell();
  }

  function waitForLook(): void {
    owesLook = false;
    stopped = { error: setupError('first-article-unconfirmed'), passing: false, waits: true };
    if (hasRow) askForLook();
  }

  function askForLook(): void {
    if (stopped?.waits) say({ type: 'line-stopped', passing: false, error: setupError('first-article-unconfirmed') });
  }

  function resume(): void {
    stopped = undefined;
    if (owesLook) waitForLook();
    else say({ type: 'line-resumed' });
  }

  return {
    why: () => stopped,
    stopFor,
    struck(error) {
      if (isMendedBy(error.code, 'choosing') && suspect === undefined) suspect = error;
      else stopFor(error);
    },
    notPassed(failed, unreached) {
      if (failed !== undefined && unreached !== undefined) unreachedInRow.add(failed);
      else if (failed !== undefined) {
        unreachedInRow.delete(failed);
        failedInRow.add(failed);
      }
      if (stopped !== undefined) return;
      if (failedInRow.size >= stopAfter) {
        stopped = { error: undefined, passing: false };
        say({ type: 'line-stopped', passing: false, failures: failedInRow.size });
      } else if (unreached !== undefined && unreachedInRow.size >= stopAfter) {
        stopped = { error: unreached, passing: false };
        say({ type: 'line-stopped', passing: false, error: unreached });
      }
    },
    reached() {
      hasReached = true;
      unreachedInRow.clear();
    },
    hasReached: () => hasReached,
    passed() {
      failedInRow.clear();
      isProven = true;
      suspect = undefined;
      if (!asksForLook) return;
      asksForLook = false;
      if (stopped === undefined) waitForLook();
      else owesLook = true;
    },
    rowTold() {
      if (hasRow) return;
      hasRow = true;
      askForLook();
    },
    proven() {
      failedInRow.clear();
      suspect = undefined;
      // The first article goes alone all the same.
      isProven = !asksForLook;
    },
    seen(inTheWay, goes) {
      failedInRow.clear();
      unreachedInRow.clear();
      suspect = undefined;
      // A passing cause goes by itself alone.
      const listens = stopped?.waits ? goes && hasRow : options.holds;
      if (stopped === undefined || !listens || (inTheWay !== undefined && stopped.passing)) return;
      if (inTheWay === undefined) return resume();
      stopped = undefined;
      stopFor(inTheWay);
    },
    resume,
    mostInFlight: () => mostInFlight({ isProven, failuresInRow: failedInRow.size, stopAfter }),
  };
}
