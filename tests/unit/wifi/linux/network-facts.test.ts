import { expect, it } from 'vitest';
import { readAir } from '../../../../electron/wifi/linux/access-points.ts';
import { heardFrom } from '../../../../electron/wifi/linux/network-facts.ts';
import { securityByName } from '../../../../shared/security-type.ts';
import { recorded } from './recorded-linux.ts';

const [tkip, ccmp, groupTkip, groupCcmp, psk, enterprise, sae, owe] = [
  0x4, 0x8, 0x40, 0x80, 0x100, 0x200, 0x400, 0x800,
];
const heard = (wpaFlags: number, rsnFlags: number, flags = 1, frequency = 2_437) =>
  heardFrom({
    ssid: Buffer.from('Home'),
    strength: 50,
    lastSeen: 1,
    facts: { frequency, flags, wpaFlags, rsnFlags },
  });

it.each([
  [0, 0, 0, securityByName.open],
  [0, 0, 1, securityByName.wep],
  [0, ccmp | groupCcmp | psk, 1, securityByName['wpa2-aes']],
  [tkip | groupTkip | psk, tkip | ccmp | groupTkip | psk, 1, securityByName['wpa2-mixed']],
  [tkip | groupTkip | psk, 0, 1, securityByName['wpa-tkip']],
  [0, ccmp | groupCcmp | enterprise, 1, securityByName['wpa2-enterprise-aes']],
  // WPA2 and WPA3 at once is WPA2 to a Photon.
  [0, ccmp | groupCcmp | psk | sae, 1, securityByName['wpa2-aes']],
  [0, ccmp | groupCcmp | sae, 1, 'never'],
  [0, ccmp | groupCcmp | owe, 0, 'never'],
])('flags %i, %i and %i are security %s', (wpaFlags, rsnFlags, flags, security) => {
  expect(heard(wpaFlags, rsnFlags, flags)).toMatchObject({ security });
});

it.each([
  [2_412, { channel: 1, in24GHz: true }],
  [2_437, { channel: 6, in24GHz: true }],
  [2_472, { channel: 13, in24GHz: true }],
  [2_484, { channel: 14, in24GHz: true }],
  [5_180, { in24GHz: false }],
  [5_955, { in24GHz: false }],
])('%i MHz is %o', (frequency, expected) => {
  expect(heard(0, 0, 0, frequency)).toEqual({ ssid: 'Home', rssi: -70, security: 0, ...expected });
});

it('a real answer of NetworkManager gives what it holds, without a name that nobody could read', () => {
  const points = readAir(recorded('objects').output, 'wlan0')?.accessPoints ?? [];
  const all = points.map(heardFrom);
  expect(all).toContainEqual({ ssid: 'Photon-A2B3', rssi: -40, channel: 11, in24GHz: true, security: 0 });
  expect(all).toContainEqual(expect.objectContaining({ security: securityByName['wpa2-aes'], channel: 6, rssi: -46 }));
  expect(all).toContain(undefined);
});
