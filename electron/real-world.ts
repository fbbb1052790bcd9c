import { randomBytes } from 'node:crypto';
import { systemRandomBytes } from '../shared/wifi-password.ts';
import type { Fetch } from './cloud/cloud-request.ts';
import { type OAuthClient, particleCloud } from './cloud/particle-cloud.ts';
import { handsLimitMs } from './setup/steps.ts';
import { systemClock } from './setup/system-clock.ts';
import { type PhotonAddress, softapPhoton } from './softap/softap-photon.ts';
import { manualWifi } from './wifi/manual-wifi.ts';

export interface RealWorldSettings {
  readonly cloudUrl: string;
  readonly client: OAuthClient;
  readonly photonAddress: PhotonAddress;
  /** How long to wait for the person to join the Photon's network, in milliseconds. */
  readonly joinLimitMs?: number;
  readonly fetch: Fetch;
}

/** The parts of a real world that need no account yet. */
export function realWorld({ cloudUrl, client, photonAddress, joinLimitMs = handsLimitMs, fetch }: RealWorldSettings) {
  const clock = systemClock;
  const photon = softapPhoton(photonAddress, { clock, random: systemRandomBytes });
  const cloud = particleCloud({ baseUrl: cloudUrl, fetch, clock }, client);
  const wifi = manualWifi({
    clock,
    probePhoton: (signal) => photon.deviceId(signal),
    probeCloud: (signal) => cloud.reach(signal),
    joinLimitMs,
    returnLimitMs: handsLimitMs,
  });
  return { clock, photon, cloud, wifi, newId };
}

export function newId(): string {
  return randomBytes(6).toString('hex');
}
