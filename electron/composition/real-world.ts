import { stepLimits } from '../../shared/time-limits.ts';
import type { Fetch } from '../cloud/cloud-request.ts';
import { particleCloud } from '../cloud/particle-cloud.ts';
import type { OAuthClient } from '../cloud/product-port.ts';
import { newId } from '../ground/new-id.ts';
import { systemClock } from '../ground/system-clock.ts';
import type { LeaseJournal } from '../setup/journal-port.ts';
import { type PhotonAddress, photonAddress as usualAddress } from '../softap/softap-photon.ts';
import { assistedWifi } from '../wifi/assisted-wifi.ts';
import { automaticWifi } from '../wifi/automatic-wifi.ts';
import { besidePhoton, localAddresses } from '../wifi/local-addresses.ts';
import { manualWifi } from '../wifi/manual-wifi.ts';
import type { SystemWifi } from '../wifi/system-wifi.ts';
import { endpoints } from './endpoints.ts';

export interface RealWorldSettings {
  readonly cloudUrl: string;
  readonly client: OAuthClient;
  readonly photonAddress: PhotonAddress;
  /** Moves the Wi-Fi also for a Photon at another address than the usual one. */
  readonly movesAnyway?: boolean;
  /** How long to wait for the person to join the Photon's network, in milliseconds. */
  readonly joinLimitMs?: number;
  readonly fetch: Fetch;
  /** As `fetch`, over a connection that was not there before: after a hop an old one leads nowhere. */
  readonly fetchAnew: Fetch;
  /** `undefined` where the app does not know the system. */
  readonly system: SystemWifi | undefined;
  /** `hand`: the person moves the computer's Wi-Fi. */
  readonly joinBy: 'automatic' | 'hand';
  /** The Wi-Fi adapter to move; empty: the program chooses. */
  readonly wifiAdapter: string;
  readonly journal: LeaseJournal;
  /** As in a `CloudConnection`. */
  readonly secrets?: () => readonly string[];
  readonly heldUp?: () => Promise<void> | undefined;
}

/** The parts of a real world that need no account yet. */
export function realWorld(settings: RealWorldSettings) {
  const {
    cloudUrl,
    client,
    photonAddress,
    joinLimitMs = stepLimits.userActionMs,
    fetch,
    fetchAnew,
    system,
    journal,
  } = settings;
  const { secrets = () => [], heldUp = () => undefined } = settings;
  const clock = systemClock;
  const isBeside = () => localAddresses().some(({ address }) => besidePhoton(address, photonAddress.host));
  const way = { baseUrl: cloudUrl, fetch, clock, secrets, heldUp };
  const ends = endpoints({ way, client, photonAddress, isBeside });
  const freshCloud = particleCloud({ ...way, fetch: fetchAnew }, client);
  const probes = {
    clock,
    probePhoton: (signal: AbortSignal) => ends.photon.deviceId(signal),
    probeCloud: (signal: AbortSignal) => freshCloud.reach(signal),
    addresses: localAddresses,
    photonHost: photonAddress.host,
  };
  const byHand = manualWifi({ ...probes, joinLimitMs, returnLimitMs: stepLimits.userActionMs });
  // A Photon at another address is on a bench or behind a tunnel: no radio leads there.
  const automatic =
    system === undefined ? undefined : automaticWifi({ ...probes, system, chosenAdapter: settings.wifiAdapter });
  const behindRadio = photonAddress.host === usualAddress.host || settings.movesAnyway === true;
  const moves = automatic !== undefined && settings.joinBy === 'automatic' && behindRadio;
  const wifi = moves ? assistedWifi(automatic, byHand, clock) : byHand;
  // What an automatic run left behind is mended automatically, whoever moves the Wi-Fi now.
  return { ...ends, wifi, journal, newId, recovery: automatic ?? byHand };
}
