/** The firmware versions that differ in what SoftAP does; the newest three minor lines behave like the one before. */
export const firmwares = ['0.4.4', '0.6.4', '0.7.0', '2.3.1'] as const;
export type Firmware = (typeof firmwares)[number];

export function isFirmware(text: string): text is Firmware {
  return (firmwares as readonly string[]).includes(text);
}

/** What a firmware does in its own way. Device OS tags of the same names, hal/src/photon/softap.cpp unless said. */
export interface FirmwareProfile {
  /** Characters after the prefix of its network name (hal/src/photon/device_code.cpp). */
  readonly nameCodeLength: 4 | 6;
  /** A name that is stored already keeps its slot; before, it is stored twice (wlan_hal.c:310, v0.4.4). */
  readonly replacesSameName: boolean;
  /** Enterprise keys of configure-ap, the own scan and the result codes −2, −3, −4 (wlan_hal.cpp). */
  readonly ownScan: boolean;
  /** `set` compares only the first two bytes of the key. */
  readonly cutsClaimKey: boolean;
  /** HTTP paths match exactly; before, as a prefix and in any case. */
  readonly exactPaths: boolean;
  readonly httpConnections: 1 | 10;
  /** A body may come in later segments than the head (device-os issue 680). */
  readonly readsLaterSegments: boolean;
  /** Has `/index` and ends the body of a 404; before, such a 404 leaves the client waiting. */
  readonly applicationPages: boolean;
  /** A client that closes early can hang the server (fixed by commit 596f73891). */
  readonly spinsOnEarlyClose: boolean;
}

const since070: FirmwareProfile = {
  nameCodeLength: 6,
  replacesSameName: true,
  ownScan: true,
  cutsClaimKey: true,
  exactPaths: true,
  httpConnections: 10,
  readsLaterSegments: true,
  applicationPages: true,
  spinsOnEarlyClose: false,
};

const before070: FirmwareProfile = {
  ...since070,
  nameCodeLength: 4,
  ownScan: false,
  exactPaths: false,
  httpConnections: 1,
  spinsOnEarlyClose: true,
};

export const firmwareProfiles: Readonly<Record<Firmware, FirmwareProfile>> = {
  '0.4.4': {
    ...before070,
    replacesSameName: false,
    cutsClaimKey: false,
    readsLaterSegments: false,
    applicationPages: false,
  },
  '0.6.4': before070,
  '0.7.0': since070,
  '2.3.1': since070,
};
