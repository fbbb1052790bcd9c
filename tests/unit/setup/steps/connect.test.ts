import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../../electron/ground/never-aborted.ts';
import type { Lease } from '../../../../electron/setup/lease.ts';
import type { SetupWorld } from '../../../../electron/setup/setup-world.ts';
import { connect } from '../../../../electron/setup/steps/connect.ts';
import type { Whereabouts } from '../../../../electron/wifi/wifi-port.ts';
import type { DeviceId } from '../../../../shared/device-id.ts';
import { success } from '../../../../shared/result.ts';
import { virtualClock } from '../../../support/virtual-clock.ts';

const photon = { ssid: 'Photon-AB12', id: '3b0021001747353236343033' as DeviceId };
const lease = { remembered: {}, ssid: photon.ssid, deviceId: photon.id } as Lease;
/** As a system takes that listens on all channels first. */
const lookMs = 4_000;

async function told(acknowledged: boolean, after: Whereabouts) {
  const clock = virtualClock();
  let place: Whereabouts = 'photon';
  const wifi = {
    mode: 'automatic',
    whereabouts: async () => place,
    async photonInAir(_photon: unknown, signal: AbortSignal) {
      await clock.sleep(lookMs, signal);
      return signal.aborted ? 'unknown' : 'gone';
    },
  };
  const world = {
    clock,
    wifi,
    photon: {
      async connect() {
        place = after;
        return success({ acknowledged });
      },
    },
  } as unknown as SetupWorld;
  const startedAt = clock.monotonic();
  let leftAfterMs: number | undefined;
  const run = connect(world, lease, photon).run(neverAborted(), () => {});
  void run.then((left) => {
    if (left.ok) leftAfterMs = clock.monotonic() - startedAt;
  });
  await clock.advance(3 * lookMs);
  return { leftAfterMs, sleepers: clock.sleepers() };
}

describe('a Photon that was told to connect', () => {
  it('has left when it said so and its network let the computer go, long before the air is known', async () => {
    expect(await told(true, 'elsewhere')).toEqual({ leftAfterMs: 0, sleepers: 0 });
  });

  it.each([
    ['the computer is on its network still, without an address', true, 'no-address', 1],
    ['the system cannot tell where the computer is', true, 'unknown', 1],
    ['it said nothing, whatever the system tells', false, 'elsewhere', 2],
  ] as const)('has left when it is not heard, where %s', async (_what, acknowledged, place, looks) => {
    expect(await told(acknowledged, place)).toMatchObject({ leftAfterMs: looks * lookMs, sleepers: 0 });
  });
});
