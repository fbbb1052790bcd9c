import type { Firmware } from '../firmware.ts';

/**
 * What a firmware's serial console does in its own way. Device OS tags of the same names: system/src/system_setup.cpp (v0.4.4:
 * wifi_credentials_reader.cpp), hal/src/stm32f2xx/usb_hal.c and usbd_desc_stm32f2xx.c, system/src/system_update.cpp.
 */
export interface ConsoleProfile {
  /** `without-cipher`: to 0.4.5; `with-cipher`: to 0.6.4; `own-scan`: looks for the name before it asks for the security. */
  readonly dialogue: 'without-cipher' | 'with-cipher' | 'own-scan';
  /** Prints its own text at one byte a millisecond (`ridonkulous, but required`); not the echo, `s` and the start of `v`. */
  readonly paced: boolean;
  /** `C` and `c`, since 0.6.0. */
  readonly claimLetters: boolean;
  /** `d`, since 0.8.0. */
  readonly diagnosticsLetter: boolean;
  /** 28 800 baud starts listening mode, `L` is there, and 0x01 and 0x02 begin a file; since 0.5.0. */
  readonly touchListens: boolean;
  /** Drops what it prints while the port is closed; before 0.5.3 a ring of 256 bytes is overwritten and read later. */
  readonly dropsWhileClosed: boolean;
  /** `i` in its long form with a secret, which is there since 1.4.1. */
  readonly longIdentity: boolean;
  /** The serial number in its USB descriptor; the constant one to 0.5.x. */
  readonly serialNumber: 'constant' | 'upper' | 'lower';
  /** The texts at the end: who, where, and a blank before one line end since 1.5.0. */
  readonly brand: 'Spark' | 'Particle';
  readonly support: 'www.spark.io' | 'www.particle.io';
  readonly manufacturer: 'Spark Devices' | 'Particle';
  readonly product: 'Photon with WiFi' | 'Photon';
  readonly blankBeforeLineEnd: boolean;
}

const since070: ConsoleProfile = {
  dialogue: 'own-scan',
  paced: false,
  claimLetters: true,
  diagnosticsLetter: false,
  touchListens: true,
  dropsWhileClosed: true,
  longIdentity: false,
  serialNumber: 'lower',
  brand: 'Particle',
  support: 'www.particle.io',
  manufacturer: 'Particle',
  product: 'Photon',
  blankBeforeLineEnd: false,
};

export const consoleProfiles: Readonly<Record<Firmware, ConsoleProfile>> = {
  '0.4.4': {
    ...since070,
    dialogue: 'without-cipher',
    paced: true,
    claimLetters: false,
    touchListens: false,
    dropsWhileClosed: false,
    serialNumber: 'constant',
    brand: 'Spark',
    support: 'www.spark.io',
    manufacturer: 'Spark Devices',
    product: 'Photon with WiFi',
  },
  '0.6.4': { ...since070, dialogue: 'with-cipher', paced: true, serialNumber: 'upper' },
  '0.7.0': since070,
  '2.3.1': { ...since070, diagnosticsLetter: true, longIdentity: true, blankBeforeLineEnd: true },
};
