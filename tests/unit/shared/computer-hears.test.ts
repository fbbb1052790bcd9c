import { expect, it } from 'vitest';
import { networksInReach } from '../../../shared/computer-hears.ts';
import { securityByName, unknownSecurity } from '../../../shared/security-type.ts';

const wpa2 = securityByName['wpa2-aes'];

it('is what a Photon could join, the strongest first, with one entry a name and security', () => {
  const heard = networksInReach([
    { ssid: 'Hall', rssi: -71, channel: 1, security: wpa2 },
    { ssid: 'Home', rssi: -40, channel: 44, in24GHz: false, security: wpa2 },
    { ssid: 'Hall', rssi: -58, channel: 11, security: wpa2 },
    { ssid: 'Hall', rssi: -60, channel: 6, security: 0 },
    { ssid: 'New', rssi: -50, channel: 6, security: 'never' },
    { ssid: '', rssi: -30, channel: 6, security: 0 },
    { ssid: 'Untold', rssi: -80 },
    { ssid: 'Without signal', rssi: undefined, channel: 6 },
  ]);
  expect(heard).toEqual([
    { ssid: 'Hall', rssi: -58, channel: 11, security: wpa2, accessPoints: 2 },
    { ssid: 'Hall', rssi: -60, channel: 6, security: 0, accessPoints: 1 },
    { ssid: 'Untold', rssi: -80, channel: 0, security: unknownSecurity, accessPoints: 1 },
  ]);
});
