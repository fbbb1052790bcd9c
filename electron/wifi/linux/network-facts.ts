import { strictUtf8 } from '../../../shared/bytes.ts';
import type { HeardByComputer } from '../../../shared/computer-hears.ts';
import { securityByName } from '../../../shared/security-type.ts';
import type { AccessPointFacts, ListedAccessPoint } from './access-points.ts';

/** Of `NM80211ApFlags` and `NM80211ApSecurityFlags` (NetworkManager 1.42, src/libnm-core-public/nm-dbus-interface.h). */
const privacy = 0x1;
const ciphers = { tkip: 0x4, ccmp: 0x8 } as const;
const keys = { psk: 0x100, enterprise: 0x200, newer: 0x400 | 0x800 | 0x1000 | 0x2000 } as const;

/** A network as NetworkManager has it, in the terms of a Photon; undefined: nobody could read its name. */
export function heardFrom({ ssid, strength, facts }: ListedAccessPoint): HeardByComputer | undefined {
  const name = strictUtf8(ssid);
  if (name === undefined) return undefined;
  // Percent to dBm as NetworkManager itself maps them, -100 to -40 (src/libnm-platform, level to quality, 1.42).
  const heard = { ssid: name, rssi: Math.round(strength * 0.6 - 100) };
  if (facts === undefined) return heard;
  const { frequency } = facts;
  const in24GHz = frequency >= 2_400 && frequency < 2_500;
  // IEEE 802.11-2012, 18.4.6.2: channel 14 stands apart.
  const channel = frequency === 2_484 ? 14 : Math.round((frequency - 2_407) / 5);
  return { ...heard, security: securityOf(facts), in24GHz, ...(in24GHz ? { channel } : {}) };
}

function securityOf({ flags, wpaFlags, rsnFlags }: AccessPointFacts): number | 'never' {
  // The newest that a Photon takes.
  for (const [of, wpa] of [
    [rsnFlags, 'wpa2'],
    [wpaFlags, 'wpa'],
  ] as const) {
    const tkip = (of & ciphers.tkip) !== 0;
    const cipher = !tkip ? 'aes' : (of & ciphers.ccmp) !== 0 ? 'mixed' : 'tkip';
    if ((of & keys.psk) !== 0) return securityByName[`${wpa}-${cipher}`];
    if ((of & keys.enterprise) !== 0) return securityByName[`${wpa}-enterprise-${cipher}`];
  }
  // WPA3 alone, or a network that is encrypted without a password.
  if (((rsnFlags | wpaFlags) & keys.newer) !== 0) return 'never';
  return (flags & privacy) !== 0 ? securityByName.wep : securityByName.open;
}
