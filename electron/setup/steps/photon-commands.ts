import type { ClaimCode } from '../../../shared/claim-code.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import type { CheckedNetworkChoice } from '../../../shared/network-choice.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { DeviceIdentity } from '../../../shared/setup-events.ts';
import { stepLimits } from '../../../shared/time-limits.ts';
import type { HeardNetwork } from '../../../shared/wifi-network.ts';
import { isSameKey, type PhotonPublicKey } from '../../../shared/wifi-password.ts';
import type { SetupWorld } from '../setup-world.ts';
import type { Step } from '../step.ts';

/** One short SoftAP command, tried again when the link was at fault. */
const photonCommand = {
  timeLimitMs: stepLimits.photonCommandMs,
  timeoutCode: 'photon-timed-out',
  attempts: 3,
  pauseMs: stepLimits.tryAgainMs,
} as const;

export function readDeviceId({ photon }: SetupWorld, myDevices: readonly DeviceId[]): Step<DeviceIdentity> {
  return {
    id: 'read-device-id',
    ...photonCommand,
    attempts: 5,
    async run(signal, report) {
      const identity = await photon.deviceId(signal);
      if (!identity.ok) return identity;
      const { id, claimedBefore } = identity.value;
      const device: DeviceIdentity = { id, setUpBefore: claimedBefore, ownedByMe: myDevices.includes(id) };
      report({ type: 'device-identified', device });
      const transport = photon.transport();
      if (transport !== undefined) report({ type: 'device-facts', transport });
      return success(device);
    },
  };
}

export function readPublicKey({ photon }: SetupWorld): Step<PhotonPublicKey> {
  return {
    id: 'read-public-key',
    ...photonCommand,
    run: (signal) => photon.publicKey(signal),
  };
}

/** `early`: a scan already under way while the person read something; later tries start their own. */
export function scanNetworks(
  { photon }: SetupWorld,
  early?: Promise<Result<readonly HeardNetwork[]>>,
): Step<readonly HeardNetwork[]> {
  let underWay = early;
  return {
    id: 'scan-networks',
    ...photonCommand,
    timeLimitMs: stepLimits.photonScanMs,
    async run(signal, report) {
      const scan = underWay ?? photon.scanNetworks(signal);
      underWay = undefined;
      const networks = await scan;
      if (networks.ok) report({ type: 'networks-heard', networks: networks.value });
      return networks;
    },
  };
}

/**
 * Between reading and sending lies a person: the computer may have moved to another Photon meanwhile, or another access
 * point may have taken its name and its id, which anybody can read. A device's key never changes by itself; the password
 * is encrypted with the first one in any case.
 */
export function checkSamePhoton({ photon }: SetupWorld, expected: DeviceId, key?: PhotonPublicKey): Step<void> {
  return {
    id: 'check-same-photon',
    ...photonCommand,
    async run(signal) {
      const identity = await photon.deviceId(signal);
      if (!identity.ok) return identity;
      if (identity.value.id !== expected)
        return failure(setupError('different-photon', { details: { expected, found: identity.value.id } }));
      if (key === undefined) return success(undefined);
      const now = await photon.publicKey(signal);
      if (!now.ok) return now;
      return isSameKey(now.value, key) ? success(undefined) : failure(setupError('photon-key-changed'));
    },
  };
}

export function setClaimCode({ photon }: SetupWorld, code: ClaimCode): Step<void> {
  return {
    id: 'set-claim-code',
    ...photonCommand,
    run: (signal) => photon.setClaimCode(code, signal),
  };
}

export function configureNetwork(
  { photon }: SetupWorld,
  choice: CheckedNetworkChoice,
  key: PhotonPublicKey,
): Step<void> {
  return {
    id: 'configure-network',
    ...photonCommand,
    timeLimitMs: stepLimits.configureMs,
    async run(signal, report) {
      const stored = await photon.configureNetwork(choice, key, signal);
      if (stored.ok) report({ type: 'network-stored', ssid: choice.ssid, security: choice.security });
      return stored;
    },
  };
}
