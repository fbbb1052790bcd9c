import { isHomeAllTheSame } from '../../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../../shared/errors.ts';
import { isJoinableName, isPhotonName } from '../../../shared/photon-name.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { systemLimits } from '../../../shared/time-limits.ts';
import type { Clock } from '../../ground/clock-port.ts';
import { readOutput } from '../command-output.ts';
import type { LocalAddress } from '../local-addresses.ts';
import type { RunCommand } from '../run-command.ts';
import type { SystemWifi } from '../system-wifi.ts';
import { canBeNamed, isDevice, macosCommands } from './commands.ts';
import { type MacosPlace, readPlace, writePlace } from './place.ts';
import { type ProfiledDevice, readProfiler } from './profiler.ts';
import {
  readCurrentName,
  readDefaultDevice,
  readDevicesBelow,
  readPower,
  readPreferred,
  readWifiDevices,
} from './settings-answers.ts';
import { readSummary, type Summary } from './summary.ts';

export interface MacosWifiParts {
  readonly run: RunCommand;
  readonly clock: Clock;
  readonly addresses: () => readonly LocalAddress[];
}

/**
 * The Wi-Fi of macOS. Joins through networksetup, which also puts the network on the list of preferred ones: the Photon
 * is taken off again unless it was there before. node-wifi has no part here: its list needs a program that macOS 14.4
 * took away, and its join is the same command with an empty password behind it.
 *
 * The way home needs no password and touches no saved one: the Wi-Fi is switched off and on, and macOS joins the most
 * preferred network it hears (Apple's support page HT202831).
 */
export function macosWifi({ run, clock, addresses }: MacosWifiParts): SystemWifi {
  /** By handle: the network this program last joined, and whether its place on the list is this program's. */
  const joined = new Map<string, { readonly ssid: string; readonly ours: boolean }>();
  /** Handles whose device was switched off and on since it last joined a Photon; once is enough. */
  const restarted = new Set<string>();

  async function profiled(device: string, signal: AbortSignal): Promise<Result<ProfiledDevice>> {
    const output = await readOutput(run, macosCommands.profiler(), signal);
    if (!output.ok) return output;
    const devices = readProfiler(output.value.text);
    if (!devices.ok) return devices;
    const found = devices.value.find((one) => one.device === device);
    return found === undefined ? failure(setupError('wifi-no-adapter')) : success(found);
  }

  async function preferredOf(device: string, signal: AbortSignal): Promise<Result<readonly string[]>> {
    const output = await readOutput(run, macosCommands.preferredNetworks(device), signal);
    if (!output.ok) return output;
    if (output.value.exitCode !== 0) return failure(setupError('wifi-no-adapter'));
    return success(readPreferred(output.value.text));
  }

  /** Where the device is. `ssid` undefined while `linked`: on a network whose name macOS keeps back. */
  async function look(device: string, signal: AbortSignal): Promise<Result<Summary>> {
    const output = await readOutput(run, macosCommands.summary(device), signal);
    if (!output.ok && output.error.code === 'cancelled') return output;
    const summary = output.ok ? readSummary(output.value.text) : undefined;
    if (summary !== undefined && (!summary.linked || summary.ssid !== undefined)) return success(summary);
    const current = await readOutput(run, macosCommands.currentNetwork(device), signal);
    if (!current.ok) return current;
    const ssid = readCurrentName(current.value.text);
    if (ssid !== undefined) return success({ linked: true, ssid });
    return summary === undefined ? failure(setupError('wifi-tool-unreadable')) : success(summary);
  }

  /** 169.254: the address a computer gives itself while nobody gives it one. */
  function hasAddress(device: string): boolean {
    return addresses().some(
      ({ interfaceName, address }) => interfaceName === device && !address.startsWith('169.254.'),
    );
  }

  /** A note of an earlier version does not name its Photon: then whatever the default names fit. */
  function isOurs(handle: string, place: MacosPlace, name: string): boolean {
    if (place.preferred.includes(name)) return false;
    const last = joined.get(handle);
    if (last !== undefined) return last.ours && last.ssid === name;
    return place.photon === undefined ? isPhotonName(name) : name === place.photon;
  }

  /** Takes the Photon off the list, also after a restart of the program. */
  async function forget(handle: string, place: MacosPlace, signal: AbortSignal): Promise<Result<void>> {
    const now = await preferredOf(place.device, signal);
    if (!now.ok) return now;
    const ours = now.value.filter((name) => isJoinableName(name) && isOurs(handle, place, name));
    for (const name of ours) {
      const removed = await readOutput(run, macosCommands.removePreferred(place.device, name), signal);
      if (!removed.ok) return removed;
    }
    if (ours.length === 0) return success(undefined);
    // Managed Macs keep changes of the list for administrators; networksetup's words are not read, the list is.
    const after = await preferredOf(place.device, signal);
    if (!after.ok) return after;
    const kept = after.value.find((name) => ours.includes(name));
    return kept === undefined
      ? success(undefined)
      : failure(setupError('photon-network-kept', { details: { network: kept } }));
  }

  /**
   * Off and on. Once it may be off, it is switched on whatever happens, also when the caller has given up.
   * Errors: `wifi-not-permitted`, when it stayed on: some Macs keep the switch for administrators.
   */
  async function restartWifi(device: string, signal: AbortSignal): Promise<Result<void>> {
    if (signal.aborted) return failure(setupError('cancelled'));
    const { signal: toTheEnd } = new AbortController();
    await readOutput(run, macosCommands.setPower(device, 'off'), toTheEnd);
    const stayedOn = await isStillOn(device, toTheEnd);
    const on = await readOutput(run, macosCommands.setPower(device, 'on'), toTheEnd);
    if (!on.ok) return on;
    return stayedOn ? failure(setupError('wifi-not-permitted')) : success(undefined);
  }

  async function isStillOn(device: string, signal: AbortSignal): Promise<boolean> {
    const told = await readOutput(run, macosCommands.power(device), signal);
    const power = told.ok ? readPower(told.value.text) : undefined;
    if (power !== undefined) return power === 'on';
    const seen = await look(device, signal);
    return seen.ok && seen.value.linked;
  }

  /** @param photonGone macOS cannot have chosen the Photon again, so a network without a name is another one */
  async function isHome(place: MacosPlace, photonGone: boolean, signal: AbortSignal): Promise<boolean> {
    const seen = await look(place.device, signal);
    if (!seen.ok || !seen.value.linked) return false;
    if (seen.value.ssid !== undefined && place.network !== null) return seen.value.ssid === place.network;
    return photonGone && hasAddress(place.device);
  }

  async function waitForHome(place: MacosPlace, photonGone: boolean, signal: AbortSignal): Promise<boolean> {
    const startedAt = clock.monotonic();
    while (!signal.aborted) {
      if (await isHome(place, photonGone, signal)) return true;
      if (clock.monotonic() - startedAt >= systemLimits.macos.homeMs) return false;
      await clock.sleep(systemLimits.macos.homeLookMs, signal);
    }
    return false;
  }

  /** What carries a tunnel; undefined where nothing tells. */
  async function devicesBelow(signal: AbortSignal): Promise<readonly string[] | undefined> {
    const table = await readOutput(run, macosCommands.routes(), signal);
    const below = table.ok ? readDevicesBelow(table.value.text) : [];
    return below.length === 0 ? undefined : below;
  }

  async function isGone(device: string, signal: AbortSignal): Promise<boolean> {
    const ports = await readOutput(run, macosCommands.hardwarePorts(), signal);
    const devices = ports.ok ? readWifiDevices(ports.value.text) : [];
    return devices.length > 0 && !devices.includes(device);
  }

  /** On the Photon's network now, as far as anybody tells. */
  async function onPhoton(handle: string, device: string, signal: AbortSignal): Promise<boolean> {
    const seen = await look(device, signal);
    if (!seen.ok || !seen.value.linked) return false;
    const { ssid } = seen.value;
    const target = joined.get(handle)?.ssid ?? readPlace(handle)?.photon ?? undefined;
    if (ssid !== undefined) return target === undefined ? isPhotonName(ssid) : ssid === target;
    return target !== undefined && !restarted.has(handle);
  }

  return {
    async adapters(signal) {
      const ports = await readOutput(run, macosCommands.hardwarePorts(), signal);
      if (!ports.ok) return ports;
      const devices = [...readWifiDevices(ports.value.text)];
      if (devices.length === 0) {
        const output = await readOutput(run, macosCommands.profiler(), signal);
        const told = output.ok ? readProfiler(output.value.text) : output;
        if (!told.ok) return told;
        devices.push(...told.value.map(({ device }) => device));
      }
      if (devices.length === 0) return failure(setupError('wifi-no-adapter'));
      const route = await readOutput(run, macosCommands.defaultRoute(), signal);
      const way = route.ok ? readDefaultDevice(route.value.text) : undefined;
      const ways = way === undefined || isDevice(way) ? [way] : await devicesBelow(signal);
      return success(
        devices.map((device) => ({ id: device, name: device, carriesInternet: ways?.includes(device) ?? true })),
      );
    },

    async obstacle(adapter, signal) {
      if (!isDevice(adapter)) return setupError('wifi-no-adapter');
      const output = await readOutput(run, macosCommands.power(adapter), signal);
      if (!output.ok) return output.error;
      return readPower(output.value.text) === 'off' ? setupError('wifi-radio-off') : undefined;
    },

    async scan(adapter, signal) {
      const told = await profiled(adapter, signal);
      if (!told.ok) return told;
      if (!told.value.powered) return failure(setupError('wifi-radio-off'));
      return told.value.namesKeptBack ? failure(setupError('wifi-list-not-given')) : success(told.value.heard);
    },

    async remember(adapter, signal, photon) {
      if (!isDevice(adapter)) return failure(setupError('wifi-no-adapter'));
      const seen = await look(adapter, signal);
      if (!seen.ok) return seen;
      const preferred = await preferredOf(adapter, signal);
      if (!preferred.ok) return preferred;
      const { linked } = seen.value;
      // Slow, but in some versions of macOS the only place that tells the name.
      const told = linked && seen.value.ssid === undefined ? await profiled(adapter, signal) : undefined;
      if (signal.aborted) return failure(setupError('cancelled'));
      const name = seen.value.ssid ?? (told?.ok ? told.value.ssid : undefined);
      // The Photon itself is no home.
      const onPhoton = name !== undefined && name === photon;
      const network = onPhoton ? undefined : name;
      const handle = writePlace({
        system: 'macos',
        device: adapter,
        connected: linked && !onPhoton,
        network: network ?? null,
        preferred: preferred.value.filter(isJoinableName),
        photon: photon !== undefined && isJoinableName(photon) ? photon : null,
      });
      return success({ networkName: network, handle });
    },

    async join(ssid, handle, signal) {
      const place = readPlace(handle);
      if (place === undefined) return failure(setupError('wifi-tool-unreadable'));
      if (!isJoinableName(ssid)) {
        return failure(setupError('photon-name-not-joinable', { details: { network: ssid } }));
      }
      const preferred = await preferredOf(place.device, signal);
      if (!preferred.ok) return preferred;
      const last = joined.get(handle);
      joined.set(handle, { ssid, ours: last?.ssid === ssid ? last.ours : !preferred.value.includes(ssid) });
      restarted.delete(handle);
      const output = await readOutput(run, macosCommands.join(place.device, ssid), signal);
      if (!output.ok) return output;
      // networksetup ends with 0 also when it refuses, and then says so; when it joins it says nothing.
      const joins = output.value.exitCode === 0 && output.value.text.trim() === '';
      return joins ? success(undefined) : failure(setupError('photon-network-not-joined'));
    },

    async whereabouts(handle, signal) {
      const place = readPlace(handle);
      if (place === undefined) return 'unknown';
      const seen = await look(place.device, signal);
      if (!seen.ok) return (await isGone(place.device, signal)) ? 'gone' : 'unknown';
      if (!seen.value.linked) return 'nowhere';
      const { ssid } = seen.value;
      const target = joined.get(handle)?.ssid ?? place.photon ?? undefined;
      if (ssid === undefined) return 'unknown';
      if (ssid !== target) {
        if (ssid === place.network) return 'home';
        return target === undefined ? 'unknown' : 'elsewhere';
      }
      return hasAddress(place.device) ? 'photon' : 'no-address';
    },

    async forget(handle, signal) {
      const place = readPlace(handle);
      return place === undefined ? failure(setupError('wifi-tool-unreadable')) : forget(handle, place, signal);
    },

    async restore(handle, signal) {
      const place = readPlace(handle);
      if (place === undefined) return failure(setupError('home-network-not-back'));
      // First off the list: whatever macOS does next by itself, it must not choose the Photon again.
      const forgotten = await forget(handle, place, signal);
      if (!forgotten.ok && forgotten.error.code === 'cancelled') return forgotten;
      if (!place.connected) {
        // networksetup has no way to leave a network but this one. macOS may join one it knows, as it would by itself.
        if (await onPhoton(handle, place.device, signal)) {
          const again = await restartWifi(place.device, signal);
          if (!again.ok) return again;
          restarted.add(handle);
        }
        return forgotten;
      }
      const last = joined.get(handle);
      const wasThere =
        place.photon === undefined ? place.preferred.some((name) => isPhotonName(name)) : isListed(place);
      const offTheList = forgotten.ok && (last?.ours ?? !wasThere);
      const home = forgotten.ok ? forgotten : keptOnList(forgotten.error, place);
      if (await isHome(place, offTheList && restarted.has(handle), signal)) return home;
      if (!restarted.has(handle)) {
        const again = await restartWifi(place.device, signal);
        if (again.ok) restarted.add(handle);
        else if (again.error.code === 'cancelled') return again;
        if (again.ok && (await waitForHome(place, offTheList, signal))) return home;
      }
      // macOS chose another network, or none. The keychain may have the password; asked only for a name on the list.
      const preferred = await preferredOf(place.device, signal);
      const { network } = place;
      if (preferred.ok && network !== null && canBeNamed(network) && preferred.value.includes(network)) {
        await readOutput(run, macosCommands.join(place.device, network), signal);
        if (await waitForHome(place, offTheList && restarted.has(handle), signal)) return home;
      }
      if (signal.aborted) return failure(setupError('cancelled'));
      return failure(setupError('home-network-not-back', { details: { network: network ?? '' } }));
    },

    // How old the list of System Information is, it does not say.
    heardNow: async () => 'unknown',
  };
}

/** The Photon was on the list of preferred networks before. */
function isListed({ photon, preferred }: MacosPlace): boolean {
  return typeof photon === 'string' && preferred.includes(photon);
}

/** The computer is home, whatever becomes of the list. */
function keptOnList(error: SetupError, { photon }: MacosPlace): Result<void> {
  if (isHomeAllTheSame(error.code)) return failure(error);
  return failure(setupError('photon-network-kept', { details: { network: photon ?? '' } }));
}
