import type { DeviceId } from '../../shared/device-id.ts';
import { hasLostTouch, isHomeAllTheSame, saysWhatToChange } from '../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { type Failure, failure, type Result, success } from '../../shared/result.ts';
import type { ManualTask, WifiMode } from '../../shared/setup-events.ts';
import { stepLimits } from '../../shared/time-limits.ts';
import type { ComputerWifi, Homecoming, RememberedNetwork } from '../wifi/wifi-port.ts';
import type { LeaseJournal, LeaseNote } from './journal-port.ts';
import type { SetupWorld } from './setup-world.ts';
import { type Report, retriesOn, type Step } from './step.ts';

/** The computer's Wi-Fi while it is ours: where it belongs, and which Photon it is with. */
export interface Lease {
  readonly remembered: RememberedNetwork;
  /** Closed when the computer is home, or cannot be brought there. */
  readonly note: LeaseNote;
  /** The Photon's network; undefined when the person picked it by hand. */
  readonly ssid: string | undefined;
  /** Known from the first answer on; nobody else may take its place. */
  deviceId: DeviceId | undefined;
  /** The person was told that the computer is not with the Photon, and not yet that it is again. */
  awayTold?: boolean;
}

/** How long a join may take: systems do it alone, and then a person may help. */
export function joinLimitMs(mode: WifiMode): number {
  return mode === 'simulated' ? stepLimits.joinSimulatedMs : stepLimits.joinMs + stepLimits.userActionMs;
}

/**
 * A step that needs the Photon's network: looks first whether the computer is still there, and goes back if it is not.
 * After a try that lost touch it goes back in any case; if nobody is there then, the first trouble is the one to tell,
 * and no further try would find more.
 */
export function onPhotonNetwork<Value>(world: SetupWorld, lease: Lease, step: Step<Value>): Step<Value> {
  let trouble: Result<Value> | undefined;
  let nobodyThere = false;
  return {
    ...step,
    timeLimitMs: step.timeLimitMs + joinLimitMs(world.wifi.mode),
    retryOn: (code) => !nobodyThere && retriesOn(step)(code),
    async run(signal, report) {
      const held = await holdOn(world, lease, trouble !== undefined, signal, report);
      nobodyThere = !held.ok;
      if (!held.ok) return whyAway(held, trouble);
      const result = await step.run(signal, report);
      trouble = !result.ok && hasLostTouch(result.error.code) ? result : undefined;
      return result;
    },
  };
}

/** What the person can do something about is told; otherwise the first trouble, before nobody was there any more. */
export function whyAway<Value>(held: Failure, trouble: Result<Value> | undefined): Result<Value> {
  return trouble === undefined || saysWhatToChange(held.error.code) ? held : trouble;
}

/** Ends when the computer is on the Photon's network; without a word when it never left. */
export async function holdOn(
  world: SetupWorld,
  lease: Lease,
  lostBefore: boolean,
  signal: AbortSignal,
  report: Report,
): Promise<Result<void>> {
  const { remembered, ssid, deviceId } = lease;
  const isBack = () => {
    lease.awayTold = false;
    report({ type: 'hand-done' });
    report({ type: 'place-changed', place: 'photon' });
  };
  const place = await world.wifi.whereabouts(remembered, signal);
  if (signal.aborted) return failure(setupError('cancelled'));
  if (place !== 'elsewhere' && !lostBefore) {
    // It came back by itself, or by hands that were faster than the last look.
    if (lease.awayTold) isBack();
    return success(undefined);
  }
  if (place === 'elsewhere' && !lease.awayTold) {
    lease.awayTold = true;
    report({ type: 'noticed', notice: setupError('photon-network-left') });
    report({ type: 'place-changed', place: 'between' });
  }
  const needHands = (task: ManualTask) => {
    lease.awayTold = true;
    report({ type: 'hand-needed', task });
  };
  const joined = await world.wifi.joinPhoton(ssid, remembered, needHands, signal);
  if (!joined.ok) return joined;
  isBack();
  if (deviceId === undefined) return joined;
  const identity = await world.photon.deviceId(signal);
  if (!identity.ok) return identity;
  return identity.value.id === deviceId
    ? success(undefined)
    : failure(setupError('different-photon', { details: { expected: deviceId, found: identity.value.id } }));
}

/** Who hears what becomes of each lease that was left open. */
export interface RecoveryListener {
  begins(remembered: RememberedNetwork): void;
  ends(remembered: RememberedNetwork, back: Result<Homecoming>): void;
  /** A line of the note was torn, or it could not be read. */
  noted?(problem: SetupError): void;
}

/**
 * Runs that ended in the middle, noticed by the next program: brings the computer home and closes their notes. Does
 * nothing when there is none.
 */
export async function recoverLease(
  { journal, recovery }: { readonly journal: LeaseJournal; readonly recovery: Pick<ComputerWifi, 'recover'> },
  told: RecoveryListener,
  signal: AbortSignal,
): Promise<void> {
  await journal.recover(
    async (remembered) => {
      told.begins(remembered);
      const back = await recovery.recover(remembered, signal);
      told.ends(remembered, back);
      // What the system refuses to remove it would refuse at every start; the person is told what to remove.
      if (back.ok || isHomeAllTheSame(back.error.code)) return success(undefined);
      return back;
    },
    (problem) => told.noted?.(problem),
  );
}

/** While a person reads: keeps the computer on the Photon's network, or asks for hands, until `signal` aborts. */
export async function keepPlace(world: SetupWorld, lease: Lease, signal: AbortSignal, report: Report): Promise<void> {
  for (;;) {
    await world.clock.sleep(stepLimits.placeLookMs, signal);
    if (signal.aborted) return;
    await holdOn(world, lease, false, signal, report);
  }
}
