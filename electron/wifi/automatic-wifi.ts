import { networksInReach } from '../../shared/computer-hears.ts';
import { isBarredHere, isHomeAllTheSame, isOfThisWifi, isPhotonSilent } from '../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { isJoinableName, sightOf } from '../../shared/photon-name.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { SeenPhoton, WifiAdapter } from '../../shared/setup-events.ts';
import { wifiLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import { within } from '../ground/within.ts';
import { besidePhoton, type LocalAddress, ownsPhotonAddress, whatIsInTheWay } from './local-addresses.ts';
import type { AdapterPlace, HeardAccessPoint, SystemWifi } from './system-wifi.ts';
import type { ComputerWifi, RememberedNetwork } from './wifi-port.ts';

const silence = setupError('photon-timed-out', { details: { seconds: wifiLimits.probeMs / 1000 } });

export interface AutomaticWifi extends ComputerWifi {
  /** As there. `limitMs`: how long the system may take; without it `wifiLimits.joinMs`. */
  joinPhoton(...how: [...Parameters<ComputerWifi['joinPhoton']>, limitMs?: number]): Promise<Result<void>>;
  /** Whether the adapter is on a network again that is not the Photon's, the remembered one or another. */
  hasLeft(remembered: RememberedNetwork, signal: AbortSignal): Promise<boolean>;
}

export interface AutomaticWifiParts {
  readonly system: SystemWifi;
  readonly clock: Clock;
  /** The adapter the person chose; empty: an adapter that does not carry the internet, else the first. */
  readonly chosenAdapter: string;
  /** Asks whoever is at the Photon's address for its id. */
  readonly probePhoton: (signal: AbortSignal) => Promise<Result<{ readonly id: string }>>;
  /** Whether the internet is there: the cloud itself answered, over a connection of its own. */
  readonly probeCloud: (signal: AbortSignal) => Promise<Result<void>>;
  readonly addresses: () => readonly LocalAddress[];
  readonly photonHost: string;
}

/** Moves the computer's Wi-Fi by itself; what cannot be done is a coded failure and nothing else. */
export function automaticWifi(parts: AutomaticWifiParts): AutomaticWifi {
  const { system, clock, chosenAdapter, probePhoton, probeCloud, addresses, photonHost } = parts;
  /** Handles that were used for a join: only these may already be where they should go. */
  const joinedBefore = new Set<string>();
  /** The system's join under way; nothing else moves the adapter before it has ended. */
  let joining: { readonly stop: AbortController; readonly ended: Promise<void> } | undefined;

  async function endJoining(): Promise<void> {
    joining?.stop.abort();
    await joining?.ended;
    joining = undefined;
  }

  async function adapter(
    signal: AbortSignal,
  ): Promise<Result<{ readonly chosen: WifiAdapter; readonly all: readonly WifiAdapter[] }>> {
    const all = await system.adapters(signal);
    if (!all.ok) return all;
    const chosen =
      chosenAdapter === ''
        ? (all.value.find((one) => !one.carriesInternet) ?? all.value[0])
        : all.value.find((one) => one.id === chosenAdapter);
    if (chosen === undefined) return failure(setupError('wifi-no-adapter', { saw: chosenAdapter }));
    return success({ chosen, all: all.value });
  }

  /** Another adapter, or a cable, that has an address: whether the internet is behind it the cloud tells. */
  async function internetElsewhere(all: readonly WifiAdapter[], signal: AbortSignal): Promise<boolean> {
    if (all.some((one) => one.carriesInternet)) return true;
    const wifi = new Set(all.flatMap(({ id, name }) => [id, name]));
    if (!addresses().some(({ interfaceName }) => !wifi.has(interfaceName))) return false;
    return (await within(wifiLimits.probeMs, clock, signal, probeCloud)).ok;
  }

  async function* look(
    prefix: string,
    wanted: string | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<Result<readonly SeenPhoton[]>> {
    let told: string | undefined;
    while (!signal.aborted) {
      const list = await lookOnce(prefix, wanted, signal);
      if (signal.aborted) return;
      const text = list.ok ? JSON.stringify(list.value) : list.error.code;
      if (text !== told) yield list;
      told = text;
      await clock.sleep(wifiLimits.scanAgainMs, signal);
    }
  }

  async function lookOnce(
    prefix: string,
    wanted: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<readonly SeenPhoton[]>> {
    const found = await adapter(signal);
    if (!found.ok) return found;
    const { id } = found.value.chosen;
    const heard = await system.scan(id, signal);
    const photons = heard.ok ? photonsAmong(heard.value, prefix, wanted) : [];
    if (photons.length > 0 || signal.aborted) return success(photons);
    // Nothing seen: is there nothing, or is something in the way of seeing?
    const obstacle = await system.obstacle(id, signal);
    if (obstacle !== undefined) return failure(obstacle);
    return heard.ok ? success(photons) : heard;
  }

  /** The system's join again and again until it works, the Photon answers, or the time is over. */
  async function askSystemToJoin(ssid: string, handle: string, signal: AbortSignal): Promise<SetupError | undefined> {
    for (;;) {
      const hint = await system.join(ssid, handle, signal);
      if (hint.ok) return undefined;
      if (signal.aborted || hint.error.code === 'cancelled' || isOfThisWifi(hint.error.code)) return hint.error;
      await clock.sleep(wifiLimits.joinAgainMs, signal);
    }
  }

  /**
   * The Photon's own words, heard on its own network: neither alone is proof, a Photon of before may still be near.
   * @param moved the adapter has come into the Photon's subnet since it was asked to, which the system need not confirm
   */
  async function prove(handle: string, moved: boolean, signal: AbortSignal): Promise<Result<void>> {
    const [sight, place] = await Promise.all([
      within(wifiLimits.probeMs, clock, signal, probePhoton),
      moved ? ('photon' as const) : system.whereabouts(handle, signal),
    ]);
    if (!sight.ok) return sight.error.code === 'cancelled' && !signal.aborted ? failure(silence) : sight;
    // With an answer in hand an adapter that still counts as waiting for an address has one.
    return isAway(place) ? failure(setupError('photon-not-reachable')) : success(undefined);
  }

  return {
    mode: 'automatic',
    photons: (prefix, signal, wanted) => look(prefix, wanted, signal),

    async networks(signal) {
      const found = await adapter(signal);
      if (!found.ok) return found;
      const { id } = found.value.chosen;
      const told = await system.networks?.(id, signal);
      const heard = told?.ok ? told : await system.scan(id, signal);
      return heard.ok ? success(networksInReach(heard.value)) : heard;
    },

    async remember(signal, ssid) {
      const found = await adapter(signal);
      if (!found.ok) return found;
      const { chosen, all } = found.value;
      const place = await system.remember(chosen.id, signal, ssid);
      if (!place.ok) return place;
      const keepsInternet = !chosen.carriesInternet && (await internetElsewhere(all, signal));
      return success({ ...place.value, adapter: chosen.name, keepsInternet });
    },

    async joinPhoton(ssid, remembered, _needHands, signal, limitMs = wifiLimits.joinMs) {
      const { handle, adapter: interfaceName } = remembered;
      if (ssid === undefined || handle === undefined) return failure(setupError('photon-network-not-joined'));
      if (!isJoinableName(ssid)) {
        return failure(setupError('photon-name-not-joinable', { details: { network: ssid } }));
      }
      await endJoining();
      const own = ownsPhotonAddress(addresses(), photonHost, interfaceName);
      if (own !== undefined && !(await photonAnswers(signal))) return failure(own);
      if (joinedBefore.has(handle) && (await prove(handle, false, signal)).ok) return success(undefined);
      joinedBefore.add(handle);
      const stop = new AbortController();
      const addressBefore = addressOn(interfaceName);
      const startedAt = clock.monotonic();
      let hint: { readonly error: SetupError | undefined; readonly at: number } | undefined;
      const ask = () => {
        hint = undefined;
        const ended = askSystemToJoin(ssid, handle, AbortSignal.any([signal, stop.signal]))
          .catch((bug: unknown) => setupError('internal-error', { saw: String(bug) }))
          .then((error) => {
            hint = { error, at: clock.monotonic() };
          });
        joining = { stop, ended };
      };
      ask();
      let joined = false;
      let askedAt = startedAt;
      let last: SetupError | undefined;
      try {
        for (;;) {
          if (signal.aborted) return failure(setupError('cancelled'));
          const address = addressOn(interfaceName);
          const arrived = address !== undefined && (hint !== undefined || address !== addressBefore);
          // Without an address that can be told by the interface's name, the system is asked now and then.
          const look = hint !== undefined && clock.monotonic() - askedAt >= wifiLimits.placeLookMs;
          if (arrived || look) {
            askedAt = clock.monotonic();
            const proof = await prove(handle, address !== undefined && addressBefore === undefined, signal);
            if (proof.ok) {
              joined = true;
              return proof;
            }
            last = proof.error;
            // No time changes this, only the person; beside the Photon it is known to be about the Photon.
            if (onPhotonSubnet() && isBarredHere(last.code)) return failure(last);
          }
          if (hint?.error !== undefined) return failure(hint.error);
          const late = hint !== undefined && clock.monotonic() - hint.at >= wifiLimits.joinAnewMs;
          if (late && isAway(await system.whereabouts(handle, signal))) ask();
          if (clock.monotonic() - startedAt >= limitMs) break;
          await clock.sleep(wifiLimits.addressLookMs, signal);
        }
      } finally {
        // A join that worked may end by itself: its commands are about to.
        if (!joined) stop.abort();
      }
      return failure(await whyNot(remembered, ssid, last, signal));
    },

    async whereabouts({ handle }, signal) {
      if (handle === undefined) return 'unknown';
      const place = await system.whereabouts(handle, signal);
      if (place === 'photon' || place === 'unknown') return place;
      return 'elsewhere';
    },

    async hasLeft(remembered, signal) {
      if (remembered.handle === undefined) return false;
      const place = await system.whereabouts(remembered.handle, signal);
      return place === 'home' || (place === 'elsewhere' && !(await photonAnswers(signal)));
    },

    async giveBack(remembered, _needHands, signal) {
      const back = await bringBack(remembered, wifiLimits.giveBackTriesAtMs, signal);
      // Nothing was connected before: then nothing is to be waited for.
      if (back.ok && remembered.handle !== undefined && remembered.networkName !== undefined) {
        await waitForInternet(signal);
      }
      return back;
    },

    async recover(remembered, signal) {
      const { handle } = remembered;
      if (handle === undefined) return success('stays');
      const place = await system.whereabouts(handle, signal);
      if (place === 'gone') {
        await system.forget(handle, signal);
        return success('adapter-gone');
      }
      if (!(await isToMove(place, remembered, signal))) {
        const tidied = await system.forget(handle, signal);
        return tidied.ok ? success(place === 'home' ? 'home' : 'stays') : tidied;
      }
      // On no network the system itself looks for one, too; with the Photon nobody else moves the computer.
      const back = await bringBack(remembered, place === 'nowhere' ? [0] : wifiLimits.giveBackTriesAtMs, signal);
      if (!back.ok) return back;
      if (remembered.networkName !== undefined) await waitForInternet(signal);
      return success('home');
    },

    async photonInAir({ ssid }, signal) {
      if (ssid === undefined) return 'unknown';
      const found = await adapter(signal);
      if (!found.ok) return 'unknown';
      const { id } = found.value.chosen;
      const first = await system.heardNow(id, ssid, signal);
      // A Photon that is just leaving can be heard once more; one that came back stays.
      return first === 'seen' && !signal.aborted ? system.heardNow(id, ssid, signal) : first;
    },
  };

  /** The remembered connection again, by tries at the given times; the system may find the way by itself between them. */
  async function bringBack(
    { handle, networkName }: RememberedNetwork,
    triesAtMs: readonly number[],
    signal: AbortSignal,
  ): Promise<Result<void>> {
    if (handle === undefined) return success(undefined);
    const details = { network: networkName ?? '' };
    const startedAt = clock.monotonic();
    await endJoining();
    for (let tries = 0; ; ) {
      const nextAt = triesAtMs[tries];
      const due = nextAt !== undefined && clock.monotonic() - startedAt >= nextAt;
      if (due) tries += 1;
      if (due || (await system.whereabouts(handle, signal)) === 'home') {
        const back = await system.restore(handle, signal);
        if (back.ok || isHomeAllTheSame(back.error.code)) return back;
        if (signal.aborted) return failure(setupError('cancelled'));
        if (back.error.code === 'home-network-asks-password') return failure(setupError(back.error.code, { details }));
        // Another try would only meet them again; a service that starts anew comes back.
        const comesBack = back.error.code === 'wifi-service-not-running';
        if (isOfThisWifi(back.error.code) && !comesBack)
          return failure(setupError('home-network-not-back', { details }));
      }
      if (signal.aborted) return failure(setupError('cancelled'));
      const over = triesAtMs.length === 1 || clock.monotonic() - startedAt >= wifiLimits.giveBackMs;
      if (over) return failure(setupError('home-network-not-back', { details }));
      await clock.sleep(wifiLimits.giveBackLookMs, signal);
    }
  }

  async function photonAnswers(signal: AbortSignal): Promise<boolean> {
    return (await within(wifiLimits.probeMs, clock, signal, probePhoton)).ok;
  }

  /** Whether an adapter with an open lease is still with a Photon or lost: whoever is on another network chose that. */
  async function isToMove(place: AdapterPlace, remembered: RememberedNetwork, signal: AbortSignal): Promise<boolean> {
    if (place === 'photon' || place === 'no-address') return true;
    if (place === 'home') return false;
    const online = async () =>
      !remembered.keepsInternet && (await within(wifiLimits.probeMs, clock, signal, probeCloud)).ok;
    if (place === 'nowhere') return !(await online());
    // A Photon that answers then is another adapter's.
    if (hasAddressElsewhere(remembered.adapter)) return false;
    const sight = await within(wifiLimits.probeMs, clock, signal, probePhoton);
    if (sight.ok) return true;
    const silent = isPhotonSilent(sight.error.code) || sight.error.code === 'cancelled';
    return place === 'unknown' && silent && !(await online());
  }

  function hasAddressElsewhere(interfaceName: string | undefined): boolean {
    const own = addresses().filter((one) => one.interfaceName === interfaceName);
    return own.some(({ address }) => !besidePhoton(address, photonHost) && !address.startsWith('169.254.'));
  }

  function onPhotonSubnet(): boolean {
    return addresses().some(({ address }) => besidePhoton(address, photonHost));
  }

  function addressOn(interfaceName: string | undefined): string | undefined {
    return addresses().find((one) => one.interfaceName === interfaceName && besidePhoton(one.address, photonHost))
      ?.address;
  }

  async function waitForInternet(signal: AbortSignal): Promise<void> {
    const startedAt = clock.monotonic();
    while (!signal.aborted && clock.monotonic() - startedAt < wifiLimits.internetMs) {
      if ((await within(wifiLimits.probeMs, clock, signal, probeCloud)).ok) return;
      await clock.sleep(wifiLimits.internetLookMs, signal);
    }
  }

  async function whyNot(
    { adapter: interfaceName, handle }: RememberedNetwork,
    ssid: string,
    last: SetupError | undefined,
    signal: AbortSignal,
  ): Promise<SetupError> {
    const inTheWay = whatIsInTheWay(addresses(), photonHost, interfaceName);
    if (inTheWay !== undefined) return inTheWay;
    const place = handle === undefined ? 'unknown' : await system.whereabouts(handle, signal);
    if (place === 'no-address') return setupError('photon-gave-no-address', { details: { network: ssid } });
    if (place === 'photon' && last !== undefined) return last;
    return setupError('photon-network-not-joined', { details: { network: ssid } });
  }
}

/** Whether the system says that the adapter is not on the network it was asked to join. */
function isAway(place: AdapterPlace): boolean {
  return place !== 'photon' && place !== 'no-address' && place !== 'unknown';
}

/** Photons by their names first, then names that look alike; in each, the strongest first. */
function photonsAmong(
  heard: readonly HeardAccessPoint[],
  prefix: string,
  wanted: string | undefined,
): readonly SeenPhoton[] {
  const of = (sight: 'photon' | 'alike') =>
    strongestFirst(heard.filter(({ ssid }) => sightOf(ssid, prefix, wanted) === sight));
  return [...of('photon'), ...of('alike').map((one) => ({ ...one, alike: true as const }))];
}

/** One entry a name: a Photon that is heard twice is still one. */
function strongestFirst(heard: readonly HeardAccessPoint[]): readonly SeenPhoton[] {
  const best = new Map<string, HeardAccessPoint>();
  for (const one of heard) {
    const before = best.get(one.ssid);
    if (before === undefined || (one.rssi ?? -200) > (before.rssi ?? -200)) best.set(one.ssid, one);
  }
  return [...best.values()]
    .sort((a, b) => (b.rssi ?? -200) - (a.rssi ?? -200))
    .map(({ ssid, rssi, accessPoints = 1 }) => ({ ssid, rssi, ...(accessPoints > 1 ? { twice: true as const } : {}) }));
}
