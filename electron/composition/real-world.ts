import { stepLimits } from '../../shared/time-limits.ts';
import type { CloudConnection, Fetch } from '../cloud/cloud-request.ts';
import { particleCloud } from '../cloud/particle-cloud.ts';
import type { OAuthClient } from '../cloud/product-port.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { LeaseJournal } from '../setup/journal-port.ts';
import { type PhotonAddress, photonAddress as usualAddress } from '../softap/photon-address.ts';
import { assistedWifi } from '../wifi/assisted-wifi.ts';
import { automaticWifi } from '../wifi/automatic-wifi.ts';
import { handsFreeWifi } from '../wifi/hands-free-wifi.ts';
import { besidePhoton, type LocalAddress, localAddresses } from '../wifi/local-addresses.ts';
import { manualWifi } from '../wifi/manual-wifi.ts';
import type { SystemWifi } from '../wifi/system-wifi.ts';
import { endpoints } from './endpoints.ts';

/** How requests of a program reach the cloud. */
export interface WayToCloud extends Pick<CloudConnection, 'secrets' | 'heldUp'> {
  readonly fetch: Fetch;
  /** As `fetch`, over a connection that was not there before: after a hop an old one leads nowhere. */
  readonly fetchAnew: Fetch;
}

/** Put round what reaches outside, as a test does that ends a program in the middle. */
export type Guard = <Part extends object>(part: Part) => Part;

export interface RealWorldSettings {
  readonly cloudUrl: string;
  readonly client: OAuthClient;
  readonly photonAddress: PhotonAddress;
  /** Moves the Wi-Fi also for a Photon at another address than the usual one. */
  readonly movesAnyway?: boolean;
  /** How long to wait for the person to join the Photon's network, and to return from it, in milliseconds. */
  readonly joinLimitMs?: number;
  readonly returnLimitMs?: number;
  /** `hand`: the person moves the computer's Wi-Fi. */
  readonly joinBy: 'automatic' | 'hand';
  /** The Wi-Fi adapter to move; empty: the program chooses. */
  readonly wifiAdapter: string;
  /** Where the computer's radio is: its addresses, and the one that the Photon has there. */
  readonly addresses?: () => readonly LocalAddress[];
  readonly photonHost?: string;
}

/** What a program has once for all the worlds that it opens. */
export interface WorldParts {
  readonly way: WayToCloud;
  readonly system: SystemWifi | undefined;
  readonly journal: LeaseJournal;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly guard: Guard;
}

/** The parts of a real world that need no account yet. `handsFree`: the Wi-Fi of a line, where nobody's hands are waited for. */
export function realWorld(parts: WorldParts, settings: RealWorldSettings) {
  const { system, journal, clock, newId, guard } = parts;
  const { cloudUrl, client, photonAddress } = settings;
  const { joinLimitMs = stepLimits.userActionMs, returnLimitMs = stepLimits.userActionMs } = settings;
  const { addresses = localAddresses, photonHost = photonAddress.host } = settings;
  const isBeside = () => addresses().some(({ address }) => besidePhoton(address, photonHost));
  const { fetchAnew, ...connection } = parts.way;
  const way = { ...connection, baseUrl: cloudUrl, clock };
  const { photon: unguarded, ...clouds } = endpoints({ way, client, photonAddress, isBeside });
  const photon = guard(unguarded);
  const freshCloud = particleCloud({ ...way, fetch: fetchAnew }, client);
  const probes = {
    clock,
    probePhoton: (signal: AbortSignal) => photon.deviceId(signal),
    probeCloud: (signal: AbortSignal) => freshCloud.reach(signal),
    addresses,
    photonHost,
  };
  const manual = manualWifi({ ...probes, joinLimitMs, returnLimitMs });
  // A Photon at another address is on a bench or behind a tunnel: no radio leads there.
  const automatic =
    system === undefined ? undefined : automaticWifi({ ...probes, system, chosenAdapter: settings.wifiAdapter });
  const behindRadio = photonAddress.host === usualAddress.host || settings.movesAnyway === true;
  const moves = automatic !== undefined && settings.joinBy === 'automatic' && behindRadio;
  const wifi = moves ? assistedWifi(automatic, manual, clock) : manual;
  const handsFree = moves ? handsFreeWifi(automatic, manual) : manual;
  // What an automatic run left behind is mended automatically, whoever moves the Wi-Fi now.
  return { ...clouds, photon, wifi, handsFree, journal, newId, recovery: automatic ?? manual };
}
