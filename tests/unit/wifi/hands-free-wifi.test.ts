import { expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import type { AutomaticWifi } from '../../../electron/wifi/automatic-wifi.ts';
import { handsFreeWifi } from '../../../electron/wifi/hands-free-wifi.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, success } from '../../../shared/result.ts';
import { stationLimits, wifiLimits } from '../../../shared/time-limits.ts';

const photon = { ssid: 'Photon-A2B3', id: '3b0021001747353236343033' as DeviceId };
const remembered = { networkName: 'HomeNet', handle: 'handle', adapter: 'wlan0', keepsInternet: false };
const noHands = () => expect.unreachable('nobody is there');

function bench(joins: boolean) {
  const limitsMs: (number | undefined)[] = [];
  const automatic = {
    async joinPhoton(...[, , , , limitMs]) {
      limitsMs.push(limitMs);
      return joins ? success(undefined) : failure(setupError('photon-network-not-joined'));
    },
    giveBack: async () => success(undefined),
    photonInAir: async () => 'gone',
  } as Partial<AutomaticWifi> as AutomaticWifi;
  const wifi = handsFreeWifi(automatic, { photonInAir: async () => 'seen' });
  return {
    limitsMs,
    wifi,
    join: () => wifi.joinPhoton(photon.ssid, remembered, noHands, neverAborted()),
    look: (by?: 'radio') => wifi.photonInAir(photon, neverAborted(), by),
  };
}

it('has a failure for what the system cannot join, and that sooner than where somebody may help', async () => {
  const { join, limitsMs } = bench(false);
  expect(await join()).toMatchObject({ ok: false, error: { code: 'photon-network-not-joined' } });
  expect(limitsMs).toEqual([stationLimits.joinMs]);
  expect(stationLimits.joinMs).toBeLessThan(wifiLimits.joinMs);
});

it('asks the Photon itself on its network, and the radio elsewhere', async () => {
  const { join, look, wifi } = bench(true);
  expect(await look()).toBe('gone');
  await join();
  expect([await look(), await look('radio')]).toEqual(['seen', 'gone']);
  await wifi.giveBack(remembered, noHands, neverAborted());
  expect(await look()).toBe('gone');
});
