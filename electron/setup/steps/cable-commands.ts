import type { ClaimCode } from '../../../shared/claim-code.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { isFateUnknown, isMendedBy, mayHelpToTouch } from '../../../shared/error-meaning.ts';
import { type ErrorCode, setupError } from '../../../shared/errors.ts';
import type { CheckedNetworkChoice, NetworkChoice } from '../../../shared/network-choice.ts';
import { sightOf } from '../../../shared/photon-name.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { DeviceIdentity } from '../../../shared/setup-events.ts';
import { cableLimits, stepLimits } from '../../../shared/time-limits.ts';
import type { HeardNetwork } from '../../../shared/wifi-network.ts';
import type { Clock } from '../../ground/clock-port.ts';
import { within } from '../../ground/within.ts';
import type { EnteredNetwork, FoundPort, PhotonCable, PhotonConsole } from '../../serial/photon-cable-port.ts';
import type { ComesBack } from '../prove.ts';
import type { SetupOptions, SetupWorld } from '../setup-world.ts';
import type { Report, Step } from '../step.ts';

/** What a run by cable needs. */
export type CableWorld = SetupWorld & {
  readonly cable: PhotonCable;
  /** The name of the one port to look at; undefined: that of the only Photon, or of the one wanted. */
  readonly port: string | undefined;
};

type Wanted = Pick<SetupOptions, 'wantedId' | 'findLimitMs'>;

/**
 * What this computer hears in place of the Photon, which tells nothing of that over the cable. `early`: a look under way. It
 * never fails: what is not heard can be typed.
 */
export function hearNetworks(
  world: CableWorld,
  { photonPrefix }: Pick<SetupOptions, 'photonPrefix'>,
  early?: ReturnType<typeof hearAround>,
): Step<readonly HeardNetwork[]> {
  return {
    id: 'scan-networks',
    timeLimitMs: cableLimits.hearMs + cableLimits.quietMs,
    timeoutCode: 'wifi-list-not-given',
    attempts: 1,
    pauseMs: 0,
    async run(signal, report) {
      const heard = await (early ?? hearAround(world, signal));
      const networks = heard.filter(({ ssid }) => sightOf(ssid, photonPrefix, undefined) === undefined);
      report({ type: 'networks-heard', networks });
      return success(networks);
    },
  };
}

/** Ends by itself, with nothing where the system tells nothing. */
export function hearAround({ wifi, clock }: CableWorld, signal: AbortSignal): Promise<readonly HeardNetwork[]> {
  return within(cableLimits.hearMs, clock, signal, async (early) => {
    const heard = await wifi.networks?.(early);
    return heard?.ok ? heard.value : [];
  });
}

/** Waits for a cable to be plugged in. */
export function findOnCable(world: CableWorld, wanted: Wanted): Step<FoundPort> {
  return {
    id: 'find-photon',
    ...byHand(wanted),
    timeoutCode: 'cable-not-found',
    run: (signal, report) =>
      untilMended(world.clock, wanted, signal, report, () => world.cable.find(world.port, wanted.wantedId)),
  };
}

/**
 * Opens the console of the Photon, which is put into listening mode where its firmware allows that; otherwise waits for
 * hands: on SETUP, on RESET where another program's question is open, on the plug.
 */
export function openConsole(
  world: CableWorld,
  wanted: Wanted,
  myDevices: readonly DeviceId[],
): Step<{ readonly console: PhotonConsole; readonly device: DeviceIdentity; readonly byTouch: boolean }> {
  const { cable, clock } = world;
  return {
    id: 'read-device-id',
    ...byHand(wanted),
    timeoutCode: 'cable-not-listening',
    async run(signal, report) {
      /** Of the one that is seen now. */
      let seenId: DeviceId | undefined;
      /** What it was touched for. */
      const touchedFor = new Set<ErrorCode>();
      /** What was told to listen, and would go on: until it is away, or another one is there. */
      let touched: { readonly path: string; readonly id: DeviceId } | undefined;
      /** Where a question was met, until it is away. */
      let stuckAt: string | undefined;
      /** Met there at the look before, too. */
      let isStillStuck = false;
      /** How often it was away behind a question. */
      let absences = 0;
      const opened = await untilMended(clock, wanted, signal, report, async (tellAnew) => {
        const noteAbsence = () => {
          if (stuckAt === undefined) return;
          stuckAt = undefined;
          absences += 1;
          tellAnew();
        };
        const found = await cable.find(world.port, wanted.wantedId);
        if (!found.ok) {
          if (isObstacle(found.error.code)) {
            noteAbsence();
            touched = undefined;
          }
          return found;
        }
        const { path, id } = found.value;
        // Another one. A list may not tell the ID each time.
        if (id !== undefined && seenId !== undefined && id !== seenId) {
          touchedFor.clear();
          stuckAt = undefined;
          absences = 0;
        }
        seenId = id ?? seenId;
        if (path !== stuckAt) noteAbsence();
        if (path !== touched?.path || (id ?? touched.id) !== touched.id) touched = undefined;
        let console = await cable.open(path, signal);
        const code = console.ok ? undefined : console.error.code;
        if (code === undefined || !mayHelpToTouch(code)) touchedFor.clear();
        // Up to 0.5.x, where the descriptors tell no ID, it might wait for a program then.
        else if (!touchedFor.has(code) && id !== undefined) {
          touchedFor.add(code);
          const before = touched;
          // Also where it does not listen at once: a program may keep it from that for a while.
          touched = { path, id };
          const touch = await cable.touch(path, signal);
          if (!touch.ok) {
            // Where its port opened, the order may have gone out all the same.
            if (touch.error.code !== 'cable-gone') touched = before;
            return touch;
          }
          // A program that gives back what it gets goes on with that until the device listens.
          if (code === 'cable-dialogue-open') await clock.sleep(cableLimits.lookMs, signal);
          console = await cable.open(path, signal);
        }
        if (console.ok) return success({ console: console.value, expected: wanted.wantedId ?? id });
        if (console.error.code === 'cable-gone') {
          noteAbsence();
          touched = undefined;
        }
        const asks = console.error.code === 'cable-dialogue-open';
        if (!signal.aborted) isStillStuck = asks && path === stuckAt;
        if (!asks) return console;
        stuckAt = path;
        return absences >= absencesThatMend ? failure(setupError('cable-not-listening')) : console;
      });
      if (!opened.ok) {
        // Two letters more would change nothing at a question, and the answer to a cancel waits for them.
        const isLeft = touched !== undefined && (isStillStuck || !(await cable.endListening(touched.path, touched.id)));
        // What may listen yet, or asks, is ended by the same button.
        return isLeft && opened.error.code === 'cancelled' ? failure(setupError('cable-interrupted')) : opened;
      }
      const { console, expected } = opened.value;
      const { id, claimedBefore = false, deviceOs } = console.facts;
      // Another may be there by then, put into listening mode by hand.
      const byTouch = touched?.id === id;
      if (expected !== undefined && id !== expected) {
        if (byTouch) await console.leave();
        await console.close();
        return failure(setupError('different-photon', { details: { expected, found: id } }));
      }
      const device: DeviceIdentity = { id, setUpBefore: claimedBefore, ownedByMe: myDevices.includes(id) };
      report({ type: 'device-identified', device });
      report({ type: 'device-facts', transport: 'USB', firmware: deviceOs });
      return success({ console, device, byTouch });
    },
  };
}

/**
 * What is met behind them is a program that gives back what it gets, which RESET does not end, and SETUP does. One may be no start
 * anew: a look that failed, or a cable plugged in again while the device has its power from elsewhere; its question is open yet.
 */
const absencesThatMend = 2;

export function setClaimCodeByCable(console: PhotonConsole, code: ClaimCode): Step<void> {
  return {
    id: 'set-claim-code',
    ...dialogue,
    timeLimitMs: cableLimits.claimCodeMs,
    attempts: 3,
    pauseMs: cableLimits.lookMs,
    run: (signal) => console.setClaimCode(code, signal),
  };
}

/** All but the end of the last line. */
export function enterNetwork(console: PhotonConsole, choice: NetworkChoice): Step<EnteredNetwork> {
  return {
    id: 'configure-network',
    ...dialogue,
    timeLimitMs: cableLimits.dialogueMs,
    run: (signal) => console.enterNetwork(choice, signal),
  };
}

/** The end of the last line, for one of several networks: it leaves listening mode with each, and may join it. */
export function storeNetwork(
  entered: EnteredNetwork,
  { ssid, security }: CheckedNetworkChoice,
  cancel: AbortSignal,
): Step<void> {
  return {
    id: 'configure-network',
    ...dialogue,
    timeLimitMs: cableLimits.storeMs,
    async run(limit, report) {
      // So far this one is not stored.
      if (cancel.aborted) return takenBack(entered);
      const stored = await entered.store(AbortSignal.any([cancel, limit]));
      if (stored.ok) report({ type: 'network-stored', ssid, security });
      if (stored.ok || mayBeOnItsWay(stored.error.code)) report({ type: 'connect-sent' });
      return stored;
    },
  };
}

async function takenBack(entered: EnteredNetwork) {
  await entered.takeBack();
  return failure(setupError('cable-interrupted'));
}

/** Without its word the Photon may be on its way; a cancel does not call it back. */
function mayBeOnItsWay(code: ErrorCode): boolean {
  return isFateUnknown(code) || code === 'cancelled';
}

/** The end of the last line, or without a network that of listening mode: what makes the Photon join. */
export function handOver(
  console: PhotonConsole,
  entered: EnteredNetwork | undefined,
  network: CheckedNetworkChoice | undefined,
  cancel: AbortSignal,
): Step<void> {
  return {
    id: 'connect',
    ...dialogue,
    timeLimitMs: cableLimits.storeMs,
    async run(limit, report) {
      // So far nothing is stored.
      if (cancel.aborted) return entered === undefined ? failure(setupError('cancelled')) : takenBack(entered);
      const left = await (entered === undefined ? console.leave() : entered.store(AbortSignal.any([cancel, limit])));
      if (left.ok && network !== undefined) {
        report({ type: 'network-stored', ssid: network.ssid, security: network.security });
      }
      if (left.ok || mayBeOnItsWay(left.error.code)) report({ type: 'connect-sent' });
      return left;
    },
  };
}

/**
 * The console answers again: the Photon could not join. One that was away meanwhile is opened anew, once, where the list has it by
 * its ID: it is `changed` then. What tells none may be another, and is left alone. A look is one letter, because most likely a
 * program hears it.
 */
export function backOnCable(
  { cable, clock, port }: Pick<CableWorld, 'cable' | 'clock' | 'port'>,
  console: PhotonConsole,
  changed: (opened: PhotonConsole) => void,
): ComesBack {
  let held = console;
  let pauseMs: number = cableLimits.backMs;

  async function isBack(signal: AbortSignal): Promise<boolean> {
    if (held.lost.aborted) {
      // Its name is free for who comes back.
      await held.close();
      const { facts } = held;
      const found = await cable.find(port, facts.id);
      if (!found.ok || signal.aborted || found.value.id !== facts.id) return false;
      const opened = await cable.reopen(found.value.path, facts, signal);
      if (!opened.ok) return false;
      if (signal.aborted) {
        await opened.value.close();
        return false;
      }
      held = opened.value;
      changed(held);
    }
    return held.answers(signal);
  }

  return async (signal) => {
    while (!signal.aborted) {
      await clock.sleep(pauseMs, signal);
      pauseMs = cableLimits.backAgainMs;
      if (!signal.aborted && (await isBack(signal))) break;
    }
    return 'back';
  };
}

/** No try again by itself: what went wrong in the middle of a question needs hands. */
const dialogue = { timeoutCode: 'cable-interrupted', attempts: 1, pauseMs: 0 } as const;

function byHand({ findLimitMs = stepLimits.userActionMs }: Wanted) {
  return { timeLimitMs: findLimitMs + cableLimits.openMarginMs, attempts: 1, pauseMs: 0 } as const;
}

/**
 * Tries until it works, and says why it does not where hands can mend it; in the end that is the error. What stands in the way
 * still is said again after `tellAnew`.
 */
function untilMended<Value>(
  clock: Clock,
  { findLimitMs = stepLimits.userActionMs }: Wanted,
  signal: AbortSignal,
  report: Report,
  work: (tellAnew: () => void) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  return within(findLimitMs, clock, signal, async (early) => {
    let told: ErrorCode | undefined;
    let isOld = false;
    const tellAnew = () => {
      isOld = true;
    };
    for (;;) {
      const isLast = early.aborted;
      const done = await work(tellAnew);
      if (done.ok) {
        if (told !== undefined) report({ type: 'search-obstructed' });
        return done;
      }
      if (signal.aborted && done.error.code !== 'cable-interrupted') return failure(setupError('cancelled'));
      const { error } = done;
      const { code } = error;
      if (isLast || !isObstacle(code)) return done;
      if (code !== told || isOld) report({ type: 'search-obstructed', obstacle: error });
      told = code;
      isOld = false;
      await clock.sleep(cableLimits.lookMs, early);
    }
  });
}

/** Hands can take it out of the way. */
function isObstacle(code: ErrorCode): boolean {
  return isMendedBy(code, 'buttons') || isMendedBy(code, 'switching-on');
}
