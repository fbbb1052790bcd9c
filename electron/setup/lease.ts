import type { DeviceId } from '../../shared/device-id.ts';
import { type ErrorCode, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { RememberedNetwork } from '../wifi/wifi-port.ts';
import type { SetupWorld } from './setup-world.ts';
import type { Report, Step } from './step.ts';

/** The computer's Wi-Fi while it is ours: where it belongs, and which Photon it is with. */
export interface Lease {
  readonly remembered: RememberedNetwork;
  /** The Photon's network; undefined when the person picked it by hand. */
  readonly ssid: string | undefined;
  /** Known from the first answer on; nobody else may take its place. */
  deviceId: DeviceId | undefined;
}

/** What speaks for a computer that is no longer with the Photon, or for a Photon that went and came back. */
const lostTouch: readonly ErrorCode[] = ['photon-not-reachable', 'photon-timed-out', 'photon-connection-lost'];

/** Joining again takes as long as joining; see the limits of the step `join-photon`. */
export const rejoinLimitMs = 60_000;

/** How often to look while a person reads: systems leave a network without internet after 10 to 60 s. */
const watchEveryMs = 3_000;

/**
 * A step that needs the Photon's network: looks first whether the computer is still there, and goes back if it is not.
 * After a try that lost touch it goes back in any case; if nobody is there then, the first trouble is the one to tell.
 */
export function onPhotonNetwork<Value>(world: SetupWorld, lease: Lease, step: Step<Value>): Step<Value> {
  let trouble: Result<Value> | undefined;
  return {
    ...step,
    timeLimitMs: step.timeLimitMs + rejoinLimitMs,
    async run(signal, report) {
      const held = await holdOn(world, lease, trouble !== undefined, signal, report);
      if (!held.ok) return trouble ?? held;
      const result = await step.run(signal, report);
      trouble = !result.ok && lostTouch.includes(result.error.code) ? result : undefined;
      return result;
    },
  };
}

/** Ends when the computer is on the Photon's network; without a word when it never left. */
export async function holdOn(
  world: SetupWorld,
  { remembered, ssid, deviceId }: Lease,
  lostBefore: boolean,
  signal: AbortSignal,
  report: Report,
): Promise<Result<void>> {
  const place = await world.wifi.whereabouts(remembered, signal);
  if (signal.aborted) return failure(setupError('cancelled'));
  if (place !== 'elsewhere' && !lostBefore) return success(undefined);
  if (place === 'elsewhere') {
    report({ type: 'noticed', notice: setupError('photon-network-left') });
    report({ type: 'place-changed', place: 'between' });
  }
  const joined = await world.wifi.joinPhoton(ssid, remembered, (task) => report({ type: 'hand-needed', task }), signal);
  if (!joined.ok) return joined;
  report({ type: 'hand-done' });
  report({ type: 'place-changed', place: 'photon' });
  if (deviceId === undefined) return joined;
  const identity = await world.photon.deviceId(signal);
  if (!identity.ok) return identity;
  return identity.value.id === deviceId
    ? success(undefined)
    : failure(setupError('different-photon', { details: { expected: deviceId, found: identity.value.id } }));
}

/**
 * A run that ended in the middle, noticed by the next program: brings the computer home and closes the note.
 * `undefined` when there is nothing to bring home.
 */
export async function recoverLease(
  { journal, wifi }: Pick<SetupWorld, 'journal' | 'wifi'>,
  notice: (remembered: RememberedNetwork) => void,
  signal: AbortSignal,
): Promise<Result<void> | undefined> {
  const remembered = await journal.leftOpen();
  if (remembered === undefined) return undefined;
  notice(remembered);
  const back = await wifi.recover(remembered, signal);
  if (back.ok) await journal.end();
  return back;
}

/** While a person reads: keeps the computer on the Photon's network, or asks for hands, until `signal` aborts. */
export async function keepPlace(world: SetupWorld, lease: Lease, signal: AbortSignal, report: Report): Promise<void> {
  for (;;) {
    await world.clock.sleep(watchEveryMs, signal);
    if (signal.aborted) return;
    await holdOn(world, lease, false, signal, report);
  }
}
