import { expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { setUpDevice } from '../../../electron/setup/set-up-device.ts';
import type { SetupWorld } from '../../../electron/setup/setup-world.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, success } from '../../../shared/result.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

/** A world in which a run gets as far as noting the way home. */
function world(closed: boolean[]): SetupWorld {
  const claim = { claimCode: 'a'.repeat(63), deviceIds: [], cloudTime: undefined };
  const place = { networkName: 'HomeNet', handle: 'handle', adapter: 'wlan0', keepsInternet: false };
  return {
    clock: virtualClock(),
    account: { createClaimCode: async () => success(claim) },
    wifi: {
      mode: 'automatic',
      photons: () => undefined,
      remember: async () => success(place),
      joinPhoton: async () => failure(setupError('photon-network-not-joined')),
      giveBack: async () => success(undefined),
    },
    journal: {
      begin: async () => success({ written: true, close: async (isHome: boolean) => void closed.push(isHome) }),
    },
  } as unknown as SetupWorld;
}

it.each(['step-finished', 'network-remembered'] as const)(
  'a run that is left with %s, the way home just noted, closes its note',
  async (type) => {
    const closed: boolean[] = [];
    const options = { runId: 'run', photonPrefix: 'Photon', wantedPhoton: 'Photon-A2B3', prove: true };
    const run = setUpDevice(world(closed), options, { choice: undefined }, neverAborted());
    let noted = false;
    for await (const event of run) {
      noted ||= event.type === 'network-remembered';
      if (noted && event.type === type) break;
    }
    await expect.poll(() => closed).toEqual([true]);
  },
);
