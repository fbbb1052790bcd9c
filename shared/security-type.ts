/**
 * The number a Photon gives a network's security (`sec` of scan-ap and configure-ap).
 * Bits: Device OS v1.5.2, WICED wwd_constants.h:66-73; classes: hal/src/photon/wlan_hal.cpp:951-966.
 */
export const securityBits = {
  wep: 0x1,
  tkip: 0x2,
  aes: 0x4,
  shared: 0x8000,
  wpa: 0x0020_0000,
  wpa2: 0x0040_0000,
  enterprise: 0x0200_0000,
  wps: 0x1000_0000,
  ibss: 0x2000_0000,
} as const;

export type SecurityFlag = keyof typeof securityBits;

/** What the device makes of the number. `not-set`: it decides by its own scan; `unknown`: the number says nothing (−1). */
export type SecurityClass =
  | 'open'
  | 'wep'
  | 'wpa'
  | 'wpa2'
  | 'wpa-enterprise'
  | 'wpa2-enterprise'
  | 'not-set'
  | 'unknown';

export const unknownSecurity = -1;

/**
 * The decimal printed for "WPA AES" in a much-copied set-up guide. 0x0020000D has the WEP bit, so firmware 0.7.0 and
 * later would store the network as WEP; the right decimal of 0x00200004 is 2097156.
 */
export const misprintedWpaAes = 2_097_165;

/** The numbers a person can choose by name when a network is not in the list. */
export const securityByName = {
  open: 0,
  wep: 1,
  'wpa-tkip': 2_097_154,
  'wpa-aes': 2_097_156,
  'wpa-mixed': 2_097_158,
  'wpa2-tkip': 4_194_306,
  'wpa2-aes': 4_194_308,
  'wpa2-mixed': 4_194_310,
  'wpa-enterprise-tkip': 35_651_586,
  'wpa-enterprise-aes': 35_651_588,
  'wpa-enterprise-mixed': 35_651_590,
  'wpa2-enterprise-tkip': 37_748_738,
  'wpa2-enterprise-aes': 37_748_740,
  'wpa2-enterprise-mixed': 37_748_742,
} as const;

export type SecurityName = keyof typeof securityByName;

/** Other names in use: those of @particle/softap-setup, where a class without a cipher means the mixed one. */
const otherSecurityNames: Readonly<Record<string, SecurityName>> = {
  none: 'open',
  'wep-psk': 'wep',
  wpa: 'wpa-mixed',
  wpa2: 'wpa2-mixed',
};

/** Reads a name in any case, with `_` or `-`; undefined when it is none. */
export function parseSecurityName(text: string): SecurityName | undefined {
  const name = text.trim().toLowerCase().replaceAll('_', '-');
  if (Object.hasOwn(securityByName, name)) return name as SecurityName;
  return Object.hasOwn(otherSecurityNames, name) ? otherSecurityNames[name] : undefined;
}

export interface Security {
  readonly value: number;
  readonly class: SecurityClass;
  readonly flags: readonly SecurityFlag[];
  readonly enterprise: boolean;
  /** Whether the device wants a password; `undefined` when the number does not say. */
  readonly needsPassword: boolean | undefined;
  /** The misprint of {@link misprintedWpaAes}: shown, never sent. */
  readonly misprint: boolean;
}

/** Decodes a `sec` number; total, for any 32-bit value. −1 is tested before the bits, as all of its bits are set. */
export function decodeSecurity(value: number): Security {
  if (value === unknownSecurity) {
    return { value, class: 'unknown', flags: [], enterprise: false, needsPassword: undefined, misprint: false };
  }
  const flags = (Object.keys(securityBits) as SecurityFlag[]).filter((flag) => (value & securityBits[flag]) !== 0);
  const kind = classify(value);
  return {
    value,
    class: kind,
    flags,
    enterprise: flags.includes('enterprise'),
    needsPassword: kind !== 'open' && kind !== 'not-set',
    misprint: value === misprintedWpaAes,
  };
}

function classify(value: number): SecurityClass {
  const has = (flag: SecurityFlag) => (value & securityBits[flag]) !== 0;
  if (value === 0) return 'open';
  if (has('wep')) return 'wep';
  if (has('wpa2') && has('enterprise')) return 'wpa2-enterprise';
  if (has('wpa') && has('enterprise')) return 'wpa-enterprise';
  if (has('wpa')) return 'wpa';
  if (has('wpa2')) return 'wpa2';
  return 'not-set';
}
