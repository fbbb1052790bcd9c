import type { ClaimCode } from '../../../shared/claim-code.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { hasNoWayToCloud, isTransient } from '../../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { photonLimits, stepLimits } from '../../../shared/time-limits.ts';
import type { CloudTime } from '../../cloud/cloud-port.ts';
import type { Clock } from '../../ground/clock-port.ts';
import { within } from '../../ground/within.ts';
import type { Surroundings, WithOwner, WithoutOwner } from '../setup-world.ts';
import type { Report, Step } from '../step.ts';

export interface ClaimTicket {
  /** Undefined: the device is to be nobody's. */
  readonly claimCode: ClaimCode | undefined;
  readonly myDevices: readonly DeviceId[];
  readonly cloudTime: CloudTime;
  /** When choosing must be over, by the monotonic clock, so that the rest fits into a code's hour. */
  readonly chooseUntil: number;
}

/** The cloud's time now, wherever this computer's clock was set meanwhile; in milliseconds since 1970. */
export function timeInCloud({ date, at }: CloudTime, clock: Clock): number {
  return date + clock.monotonic() - at;
}

/** The first word with the cloud: nothing can be fetched later, because on the Photon's network there is no internet. */
const firstCall = {
  timeLimitMs: stepLimits.cloudCallMs,
  timeoutCode: 'cloud-timed-out',
  attempts: 3,
  pauseMs: stepLimits.tryAgainMs,
} as const;

export function getClaimCode({ account, ...around }: Surroundings & WithOwner): Step<ClaimTicket> {
  return {
    id: 'get-claim-code',
    ...firstCall,
    async run(signal, report) {
      const claim = await account.createClaimCode(signal);
      if (!claim.ok) return explainOffline(claim.error, around, signal);
      const { claimCode, deviceIds, cloudTime } = claim.value;
      return success({ claimCode, myDevices: deviceIds, ...timesOf(cloudTime, around.clock, report) });
    },
  };
}

/** In place of a claim code, for a device that is to be nobody's: only what time it is in the cloud. */
export function readCloudTime({ product, ...around }: Surroundings & WithoutOwner): Step<ClaimTicket> {
  return {
    id: 'read-cloud-time',
    ...firstCall,
    async run(signal, report) {
      const time = await product.cloud.readTime(signal);
      if (!time.ok) return explainOffline(time.error, around, signal);
      return success({ claimCode: undefined, myDevices: [], ...timesOf(time.value, around.clock, report) });
    },
  };
}

/** A cloud that tells no time has this computer's. */
function timesOf(told: CloudTime | undefined, clock: Clock, report: Report) {
  const cloudTime = told ?? { date: clock.now(), at: clock.monotonic() };
  const clockAheadMs = timeInCloud(cloudTime, clock) - clock.now();
  if (Math.abs(clockAheadMs) > stepLimits.clockOffMs) {
    report({
      type: 'noticed',
      notice: setupError('computer-clock-wrong', { details: { minutes: Math.round(clockAheadMs / 60_000) } }),
    });
  }
  return { cloudTime, chooseUntil: clock.monotonic() + stepLimits.choiceMs };
}

/** "No internet" before the first hop often means that the computer still sits on a Photon's network. */
async function explainOffline(
  error: SetupError,
  { photon, wifi, clock }: Pick<Surroundings, 'photon' | 'wifi' | 'clock'>,
  signal: AbortSignal,
): Promise<Result<never>> {
  // From the Photon's network, whose name service is silent for names that it does not know, there is no way.
  const mayBeThere = hasNoWayToCloud(error.code) && isTransient(error.code);
  if (!mayBeThere || wifi.mode === 'simulated') return failure(error);
  const identity = await within(photonLimits.glanceMs, clock, signal, (soon) => photon.deviceId(soon));
  return failure(identity.ok ? setupError('still-on-photon-network') : error);
}
