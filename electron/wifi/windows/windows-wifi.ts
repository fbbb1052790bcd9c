import { isHomeAllTheSame } from '../../../shared/error-meaning.ts';
import { setupError } from '../../../shared/errors.ts';
import { isJoinableName, isPhotonName } from '../../../shared/photon-name.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { systemLimits } from '../../../shared/time-limits.ts';
import type { Clock } from '../../ground/clock-port.ts';
import { type CommandOutput, readOutput } from '../command-output.ts';
import type { LocalAddress } from '../local-addresses.ts';
import type { NodeWifi } from '../node-wifi-port.ts';
import type { Command, RunCommand } from '../run-command.ts';
import type { SystemWifi } from '../system-wifi.ts';
import { canBeNamed, windowsCommands } from './commands.ts';
import { type NetshInterface, readInterfaces } from './netsh-interfaces.ts';
import { readNetworks, readProfiles, refusalOf } from './netsh-lists.ts';
import { readPlace, type WindowsPlace, writePlace } from './place.ts';
import type { WriteProfile } from './profile-files.ts';
import { openProfileXml } from './profile-xml.ts';
import { readSystemReport, type SystemReport } from './system-report.ts';

export interface WindowsWifiParts {
  readonly run: RunCommand;
  readonly nodeWifi: NodeWifi;
  readonly clock: Clock;
  readonly addresses: () => readonly LocalAddress[];
  readonly writeProfile: WriteProfile;
  /** The folder of Windows. */
  readonly systemRoot: string;
  /** Where node-wifi writes its profile; the program that reads it gets the path through a command interpreter. */
  readonly temporaryFolder: string;
}

/**
 * The Wi-Fi of Windows 10 and 11. Facts come as JSON from PowerShell or by the shape of netsh's answers, never by their
 * words; changes are made by netsh. What a join leaves behind is one profile with the Photon's name: removed again
 * unless one of that name was there before.
 */
export function windowsWifi(parts: WindowsWifiParts): SystemWifi {
  const { run, nodeWifi, clock, addresses, writeProfile, systemRoot, temporaryFolder } = parts;
  const commands = windowsCommands(systemRoot);
  /** By handle: the network this program last joined, and whether its profile is this program's. Gone after a restart. */
  const joined = new Map<string, { readonly ssid: string; readonly ours: boolean }>();

  async function report(signal: AbortSignal): Promise<Result<SystemReport>> {
    const output = await readOutput(run, commands.systemReport(), signal);
    return output.ok ? readSystemReport(output.value.text) : output;
  }

  /** netsh's answer, or why it refused. An exit code other than 0 with no known reason stays an answer. */
  async function ask(command: Command, signal: AbortSignal): Promise<Result<CommandOutput>> {
    const output = await readOutput(run, command, signal);
    if (!output.ok) return output;
    const refusal = refusalOf(output.value.text);
    return refusal === undefined ? output : failure(setupError(refusal));
  }

  /** The interfaces in the console's own encoding: enough for names of ASCII letters, and quick. */
  async function look(signal: AbortSignal): Promise<Result<readonly NetshInterface[]>> {
    const output = await ask(commands.showInterfaces(), signal);
    return output.ok ? success(readInterfaces(output.value.text)) : output;
  }

  async function lookAt(adapter: string, signal: AbortSignal): Promise<Result<NetshInterface>> {
    const all = await look(signal);
    if (!all.ok) return all;
    const found = all.value.find(({ guid }) => guid === adapter);
    return found === undefined ? failure(setupError('wifi-no-adapter')) : success(found);
  }

  /** The adapter by the name that netsh knows it by now: people rename adapters, and a note outlives that. */
  async function placeNow(handle: string, signal: AbortSignal): Promise<WindowsPlace | undefined> {
    const place = readPlace(handle);
    const seen = place === undefined ? undefined : await lookAt(place.adapter, signal);
    if (place === undefined || !seen?.ok || !canBeNamed(seen.value.name)) return place;
    return { ...place, interfaceName: seen.value.name };
  }

  async function profilesOf(interfaceName: string, signal: AbortSignal): Promise<Result<readonly string[]>> {
    const output = await ask(commands.showProfiles(interfaceName), signal);
    if (!output.ok) return output;
    // Names in other alphabets are garbled here; only those that a join could add matter.
    if (output.value.exitCode !== 0) return failure(setupError('wifi-tool-unreadable'));
    return success(readProfiles(output.value.text).filter(isJoinableName));
  }

  async function isHome(place: WindowsPlace, signal: AbortSignal): Promise<Result<boolean>> {
    const seen = isAscii(place.profile ?? '') ? await look(signal) : await lookInUnicode(signal);
    if (!seen.ok) return seen;
    const connection = seen.value.find(({ guid }) => guid === place.adapter)?.connection;
    return success(connection !== undefined && connection.profile === place.profile);
  }

  async function lookInUnicode(signal: AbortSignal): Promise<Result<readonly NetshInterface[]>> {
    const told = await report(signal);
    return told.ok ? success(readInterfaces(told.value.interfaces)) : told;
  }

  /**
   * Whether a network that was not known before is this program's Photon. A note of an earlier version does not name it:
   * then whatever the default names fit, and the network that was left just now.
   */
  function isOurs(handle: string, place: WindowsPlace, name: string, left: string | undefined): boolean {
    if (place.profiles.includes(name)) return false;
    const last = joined.get(handle);
    if (last !== undefined) return last.ours && last.ssid === name;
    return place.photon === undefined ? isPhotonName(name) || name === left : name === place.photon;
  }

  /** Removes the profile of this program's join, also after a restart. */
  async function forget(
    handle: string,
    place: WindowsPlace,
    signal: AbortSignal,
    left?: string,
  ): Promise<Result<void>> {
    const now = await profilesOf(place.interfaceName, signal);
    if (!now.ok) return now;
    for (const name of now.value.filter((one) => isOurs(handle, place, one, left))) {
      const removed = await ask(commands.deleteProfile(name, place.interfaceName), signal);
      if (!removed.ok) return removed;
      if (removed.value.exitCode !== 0) {
        return failure(setupError('photon-network-kept', { details: { network: name } }));
      }
    }
    return success(undefined);
  }

  /** netsh lists no adapter that is switched off in the settings; the report tells it from one that was pulled out. */
  async function isGone(adapter: string, signal: AbortSignal): Promise<boolean> {
    const told = await report(signal);
    return told.ok && !told.value.adapters.some(({ guid }) => guid === adapter);
  }

  /** The computer is home, whatever becomes of the profile. */
  async function forgetAgain(handle: string, place: WindowsPlace, signal: AbortSignal): Promise<Result<void>> {
    const forgotten = await forget(handle, place, signal);
    if (forgotten.ok || isHomeAllTheSame(forgotten.error.code)) return forgotten;
    const network = joined.get(handle)?.ssid ?? place.photon ?? '';
    return failure(setupError('photon-network-kept', { details: { network } }));
  }

  async function joinByProfile(ssid: string, place: WindowsPlace, signal: AbortSignal): Promise<Result<void>> {
    const file = await writeProfile(openProfileXml(ssid));
    if (!file.ok) return file;
    try {
      const added = await ask(commands.addProfile(file.value.path, place.interfaceName), signal);
      if (!added.ok) return added;
      if (added.value.exitCode !== 0) return failure(setupError('wifi-not-permitted'));
      return await connect(ssid, place, signal);
    } finally {
      await file.value.remove();
    }
  }

  async function connect(profile: string, place: WindowsPlace, signal: AbortSignal): Promise<Result<void>> {
    const taken = await ask(commands.connect(profile, place.interfaceName), signal);
    if (!taken.ok) return taken;
    return taken.value.exitCode === 0 ? success(undefined) : failure(setupError('photon-network-not-joined'));
  }

  return {
    async adapters(signal) {
      const told = await report(signal);
      if (!told.ok) return told;
      const { adapters, serviceRuns } = told.value;
      if (adapters.length > 0 && !serviceRuns) return failure(setupError('wifi-service-not-running'));
      // A disabled adapter is still an adapter, but netsh does not list it.
      const listed = readInterfaces(told.value.interfaces).map(({ guid }) => guid);
      const usable = listed.length === 0 ? adapters : adapters.filter(({ guid }) => listed.includes(guid));
      if (usable.length === 0) return failure(setupError('wifi-no-adapter'));
      return success(usable.map(({ guid, name, carriesInternet }) => ({ id: guid, name, carriesInternet })));
    },

    async obstacle(adapter, signal) {
      const seen = await lookAt(adapter, signal);
      if (!seen.ok) return seen.error;
      return seen.value.radioOff ? setupError('wifi-radio-off') : undefined;
    },

    async scan(adapter, signal) {
      const seen = await lookAt(adapter, signal);
      if (!seen.ok) return seen;
      if (!canBeNamed(seen.value.name)) return failure(setupError('wifi-tool-unreadable'));
      const output = await ask(commands.showNetworks(seen.value.name), signal);
      if (!output.ok) return output;
      // The only other refusal known: "The wireless local area network interface is powered down …".
      if (output.value.exitCode !== 0) return failure(setupError('wifi-radio-off'));
      return success(readNetworks(output.value.text));
    },

    async remember(adapter, signal, photon) {
      const told = await report(signal);
      if (!told.ok) return told;
      const known = told.value.adapters.find(({ guid }) => guid === adapter);
      if (known === undefined) return failure(setupError('wifi-no-adapter'));
      const refusal = refusalOf(told.value.interfaces);
      if (refusal !== undefined) return failure(setupError(refusal));
      const seen = readInterfaces(told.value.interfaces).find(({ guid }) => guid === adapter);
      // The Photon itself is no home.
      const connection = seen?.connection?.ssid === photon ? undefined : seen?.connection;
      const profile = connection?.profile ?? null;
      const readable = seen !== undefined && (connection === undefined || (profile !== null && canBeNamed(profile)));
      // A way home that netsh could take for another one is no way home: then the person moves the computer.
      if (!readable || !canBeNamed(known.name)) return failure(setupError('wifi-tool-unreadable'));
      const profiles = await profilesOf(known.name, signal);
      if (!profiles.ok) return profiles;
      return success({
        networkName: connection?.ssid,
        handle: writePlace({
          system: 'windows',
          adapter,
          interfaceName: known.name,
          profile,
          profiles: [...profiles.value],
          photon: photon !== undefined && isJoinableName(photon) ? photon : null,
        }),
      });
    },

    async join(ssid, handle, signal) {
      const place = readPlace(handle);
      if (place === undefined) return failure(setupError('wifi-tool-unreadable'));
      if (!isJoinableName(ssid)) {
        return failure(setupError('photon-name-not-joinable', { details: { network: ssid } }));
      }
      const profiles = await profilesOf(place.interfaceName, signal);
      if (!profiles.ok) return profiles;
      const there = profiles.value.includes(ssid);
      const last = joined.get(handle);
      joined.set(handle, { ssid, ours: last?.ssid === ssid ? last.ours : !there });
      if (there) return connect(ssid, place, signal);
      const seen = await look(signal);
      if (!seen.ok && seen.error.code === 'cancelled') return seen;
      // node-wifi lists networks first and adds its profile to every interface; without either there is no use for it.
      if (seen.ok && seen.value.length === 1 && /^[A-Za-z]:[A-Za-z0-9\\._~-]+$/.test(temporaryFolder)) {
        const hint = await nodeWifi.connect(ssid, place.interfaceName, signal);
        if (hint.ok || signal.aborted) return hint;
      }
      return joinByProfile(ssid, place, signal);
    },

    async whereabouts(handle, signal) {
      const place = readPlace(handle);
      if (place === undefined) return 'unknown';
      const seen = await lookAt(place.adapter, signal);
      if (!seen.ok) {
        return seen.error.code === 'wifi-no-adapter' && (await isGone(place.adapter, signal)) ? 'gone' : 'unknown';
      }
      const { connection, name } = seen.value;
      if (connection === undefined) return 'nowhere';
      const target = joined.get(handle)?.ssid ?? place.photon ?? undefined;
      if (connection.ssid !== target) {
        if (connection.profile === place.profile) return 'home';
        return target === undefined ? 'unknown' : 'elsewhere';
      }
      // 169.254: the address Windows gives itself while nobody gives it one.
      return addresses().some(({ interfaceName, address }) => interfaceName === name && !address.startsWith('169.254.'))
        ? 'photon'
        : 'no-address';
    },

    async forget(handle, signal) {
      const place = await placeNow(handle, signal);
      return place === undefined ? failure(setupError('wifi-tool-unreadable')) : forget(handle, place, signal);
    },

    async restore(handle, signal) {
      const place = await placeNow(handle, signal);
      if (place === undefined) return failure(setupError('home-network-not-back'));
      if (place.profile === null) {
        const seen = await lookAt(place.adapter, signal);
        const on = seen.ok ? seen.value.connection?.ssid : undefined;
        const target = joined.get(handle)?.ssid ?? place.photon;
        // Nothing was connected before: a network that came since, where a Photon may be, is left.
        const leaves = target === undefined ? on !== undefined && isNewHere(place, on) : on === target;
        if (leaves) await ask(commands.disconnect(place.interfaceName), signal);
        return forget(handle, place, signal, leaves ? on : undefined);
      }
      const already = await isHome(place, signal);
      if (!already.ok || !already.value) await ask(commands.connect(place.profile, place.interfaceName), signal);
      // Also when the way home fails: without that profile Windows goes back to its own choice.
      const forgotten = await forget(handle, place, signal);
      const startedAt = clock.monotonic();
      for (;;) {
        if (signal.aborted) return failure(setupError('cancelled'));
        const home = await isHome(place, signal);
        if (home.ok && home.value) return forgotten.ok ? forgotten : await forgetAgain(handle, place, signal);
        if (clock.monotonic() - startedAt >= systemLimits.windows.homeMs) {
          return failure(setupError('home-network-not-back', { details: { network: place.profile } }));
        }
        await clock.sleep(systemLimits.windows.homeLookMs, signal);
      }
    },

    // netsh lists what Windows heard some time ago, and there is no word of when.
    heardNow: async () => 'unknown',
  };
}

function isNewHere(place: WindowsPlace, name: string): boolean {
  return isJoinableName(name) && !place.profiles.includes(name);
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
