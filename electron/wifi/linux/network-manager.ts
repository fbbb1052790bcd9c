import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { type SetupError, setupError } from '../../../shared/errors.ts';
import { isJoinableName } from '../../../shared/photon-name.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { WifiAdapter } from '../../../shared/setup-events.ts';
import { systemLimits } from '../../../shared/time-limits.ts';
import type { Clock } from '../../ground/clock-port.ts';
import { isTunnelName } from '../local-addresses.ts';
import type { NodeWifi } from '../node-wifi-port.ts';
import type { Command, CommandEnd, RunCommand } from '../run-command.ts';
import type { HeardAccessPoint, SystemWifi } from '../system-wifi.ts';
import { type AdapterAir, managedObjects, readAir } from './access-points.ts';
import { addPhotonByBus } from './add-connection.ts';
import { internetInterfaces } from './default-route.ts';
import { heardFrom } from './network-facts.ts';
import { nmcli, nmcliExit, readRows, readValues } from './nmcli.ts';

/** Devices that carry nothing by themselves (nmcli(1), device types of NetworkManager 1.42). */
const tunnelTypes: readonly string[] = ['tun', 'wireguard', 'vpn', 'ip-tunnel', 'ppp', 'vxlan', 'macsec', 'wpan'];

const ownName = /^Photon Setup [0-9a-f]{12}$/;

const handleShape = v.strictObject({
  system: v.literal('network-manager'),
  /** A kernel's interface name, never an option (Linux, net/core/dev.c, dev_valid_name). */
  adapter: v.pipe(v.string(), v.regex(/^[^\s\p{Cc}/:-][^\s\p{Cc}/:]{0,14}$/u)),
  /** The UUID of the connection to bring back; null when nothing was connected. */
  home: v.nullable(v.pipe(v.string(), v.uuid())),
  homeName: v.nullable(v.string()),
  /** Whether NetworkManager was free to connect this adapter by itself. */
  automatic: v.boolean(),
  /** The name of our own connection, unique, so that removing it can remove nothing else. */
  own: v.pipe(v.string(), v.regex(ownName)),
  /** The Photon's network, for people; not in notes of earlier versions. */
  photon: v.optional(v.pipe(v.string(), v.check(isJoinableName))),
});
type Handle = v.InferOutput<typeof handleShape>;

interface Device {
  readonly name: string;
  readonly type: string;
  /** In words of the C locale: `connected`, `disconnected`, `unavailable`, `unmanaged`, `connecting (…)`. */
  readonly state: string;
  readonly connection: string;
  readonly uuid: string;
}

export interface NetworkManagerParts {
  readonly run: RunCommand;
  readonly nodeWifi: NodeWifi;
  readonly clock: Clock;
  /** The user whose own the Photon's connection is. */
  readonly userName: string;
  /** `/proc/net/route`, or undefined when it cannot be read. */
  readonly readRouteTable: () => Promise<string | undefined>;
  /** Seconds since the computer started, sleep included. */
  readonly uptime: () => number;
}

/**
 * The computer's Wi-Fi by NetworkManager: nmcli and busctl for everything that must be right, node-wifi as the one that
 * lists and joins. Measured on NetworkManager 1.42.4.
 */
export function networkManagerWifi(parts: NetworkManagerParts): SystemWifi {
  const { run, nodeWifi, clock, userName, readRouteTable, uptime } = parts;
  /** Names of connections that this program has asked for. */
  const made = new Set<string>();

  async function rows(
    command: Command,
    fields: number,
    signal: AbortSignal,
  ): Promise<Result<readonly (readonly string[])[]>> {
    const end = await run(command, signal);
    const error = errorOf(end);
    if (error !== undefined) return failure(error);
    const read = end.kind === 'ended' ? readRows(end.output, fields) : undefined;
    return read === undefined ? failure(setupError('wifi-tool-unreadable', { saw: command.file })) : success(read);
  }

  async function wifiDevices(signal: AbortSignal): Promise<Result<readonly Device[]>> {
    const all = await devices(signal);
    return all.ok ? success(all.value.filter(({ type, name }) => type === 'wifi' && name !== '')) : all;
  }

  async function devices(signal: AbortSignal): Promise<Result<readonly Device[]>> {
    const all = await rows(nmcli.devices(), 5, signal);
    if (!all.ok) return all;
    return success(
      all.value.map(([name = '', type = '', state = '', connection = '', uuid = '']) => ({
        name,
        type,
        state,
        connection,
        uuid,
      })),
    );
  }

  async function device(adapter: string, signal: AbortSignal): Promise<Result<Device | undefined>> {
    const all = await wifiDevices(signal);
    return all.ok ? success(all.value.find(({ name }) => name === adapter)) : all;
  }

  async function air(adapter: string, signal: AbortSignal): Promise<AdapterAir | undefined> {
    const end = await run(managedObjects, signal);
    return end.kind === 'ended' && end.exitCode === 0 ? readAir(end.output, adapter) : undefined;
  }

  /** Asks for a scan and waits for its end; `undefined` where nobody tells it (no busctl). */
  async function scanAfresh(adapter: string, signal: AbortSignal): Promise<AdapterAir | undefined> {
    const askedAt = uptime();
    const startedAt = clock.monotonic();
    // Refused when a scan is under way or the right is missing; then the system's own scans must do.
    await run(nmcli.rescan(adapter), signal);
    let heard = await air(adapter, signal);
    if (heard === undefined) await clock.sleep(systemLimits.linux.blindScanMs, signal);
    while (heard !== undefined && heard.lastScan < askedAt * 1000 && !signal.aborted) {
      if (clock.monotonic() - startedAt >= systemLimits.linux.scanMs) break;
      await clock.sleep(systemLimits.linux.scanLookMs, signal);
      heard = await air(adapter, signal);
    }
    return heard;
  }

  /** Ends when NetworkManager has made up its mind about our connection. */
  async function settled({ adapter, own }: Handle, signal: AbortSignal): Promise<'up' | 'other' | 'down'> {
    const startedAt = clock.monotonic();
    for (;;) {
      const now = await device(adapter, signal);
      if (!now.ok || now.value === undefined || signal.aborted) return 'down';
      const { state, connection } = now.value;
      if (state === 'connected') return connection === own ? 'up' : 'other';
      if (!state.startsWith('connecting') || connection !== own) return 'down';
      if (clock.monotonic() - startedAt >= systemLimits.linux.activationMs) return 'down';
      await clock.sleep(systemLimits.linux.activationLookMs, signal);
    }
  }

  async function ownConnection({ own, adapter }: Handle, ssid: string, signal: AbortSignal): Promise<Result<void>> {
    // NetworkManager would make a second one of the same name.
    const there = made.has(own) ? await run(nmcli.exists(own), signal) : undefined;
    if (there?.kind === 'ended' && there.exitCode === 0) return success(undefined);
    made.add(own);
    const quickly = await run(addPhotonByBus(own, ssid, adapter, userName), signal);
    if (quickly.kind === 'ended' && quickly.exitCode === 0) return success(undefined);
    // No busctl, or a refusal: nmcli makes the same, and its exit code says why not.
    const added = await run(nmcli.addPhoton(own, ssid, adapter, userName), signal);
    if (added.kind === 'ended' && added.exitCode === 0) return success(undefined);
    return failure(errorOf(added) ?? (await refusal('adding', signal)));
  }

  /**
   * What stands behind an nmcli that says no: a right, or something else. `auth`, a right for whoever gives a password,
   * is what a program outside the person's session sees; a connection is refused for nothing else then.
   */
  async function refusal(of: 'adding' | 'going up', signal: AbortSignal): Promise<SetupError> {
    const permissions = await rows(nmcli.permissions(), 2, signal);
    const rights = new Map(permissions.ok ? permissions.value.map(([name = '', value = '']) => [name, value]) : []);
    const own = rights.get('org.freedesktop.NetworkManager.settings.modify.own');
    const control = rights.get('org.freedesktop.NetworkManager.network-control');
    const denied = own === 'no' || control === 'no' || (of === 'adding' && own === 'auth');
    return setupError(denied ? 'wifi-not-permitted' : 'photon-network-not-joined');
  }

  async function forget({ own, photon }: Handle, signal: AbortSignal): Promise<Result<void>> {
    const gone = await run(nmcli.remove(own), signal);
    if (gone.kind === 'ended' && (gone.exitCode === 0 || gone.exitCode === nmcliExit.doesNotExist)) {
      return success(undefined);
    }
    return failure(errorOf(gone) ?? setupError('photon-network-kept', { details: { network: photon ?? own } }));
  }

  /**
   * Whether it was the password that a connection did not come up for: it is not NetworkManager's own to use, so each
   * try may ask the person, and its network is in the list. One that is not in the air fails whatever its password.
   */
  async function lacksPassword(
    { adapter, home, homeName }: Handle & { readonly home: string },
    signal: AbortSignal,
  ): Promise<boolean> {
    const told = await run(nmcli.passwordFlagsOf(home), signal);
    if (told.kind !== 'ended' || told.exitCode !== 0) return false;
    // 1: kept by the person's keyring; 2: never kept (NetworkManager, nm-setting.h, NMSettingSecretFlags).
    if (!readValues(told.output).some((flags) => (Number.parseInt(flags, 10) & 3) !== 0)) return false;
    const listed = await ownList(adapter, signal);
    return 'length' in listed && listed.some(({ ssid }) => ssid === homeName);
  }

  return {
    async adapters(signal) {
      const all = await devices(signal);
      if (!all.ok) return all;
      const wifi = all.value.filter(({ type, name }) => type === 'wifi' && name !== '');
      if (wifi.length === 0) return failure(setupError('wifi-no-adapter'));
      const usable = wifi.filter(({ state }) => state !== 'unmanaged' && state !== 'unavailable');
      const types = new Map(all.value.map(({ name, type }) => [name, type]));
      const ways = internetInterfaces((await readRouteTable()) ?? '', (name) => {
        const type = types.get(name);
        return type === undefined ? isTunnelName(name) : tunnelTypes.includes(type);
      });
      const list = (usable.length > 0 ? usable : wifi).map(
        // What is below a tunnel may be any adapter that is on a network.
        ({ name, state }): WifiAdapter => ({
          id: name,
          name,
          carriesInternet: ways?.includes(name) ?? state.startsWith('connected'),
        }),
      );
      return success(list);
    },

    async obstacle(adapter, signal) {
      const general = await rows(nmcli.general(), 4, signal);
      if (!general.ok) return general.error;
      const [, networking, hardware, software] = general.value[0] ?? [];
      if (networking === 'disabled') return setupError('wifi-service-not-running', { saw: 'networking disabled' });
      const devices = await wifiDevices(signal);
      if (!devices.ok) return devices.error;
      if (devices.value.length === 0) return setupError('wifi-no-adapter');
      if (hardware === 'disabled' || software === 'disabled') return setupError('wifi-radio-off');
      const state = devices.value.find(({ name }) => name === adapter)?.state;
      if (state === undefined) return setupError('wifi-no-adapter', { saw: adapter });
      if (state === 'unmanaged') return setupError('wifi-adapter-not-managed', { saw: adapter });
      // Without wpa_supplicant NetworkManager cannot use the adapter at all.
      if (state === 'unavailable') return setupError('wifi-service-not-running', { saw: `${adapter} unavailable` });
      const facts = await run(nmcli.adapterFacts(adapter), signal);
      const [, with2ghz] = facts.kind === 'ended' ? readValues(facts.output) : [];
      return with2ghz === 'no' ? setupError('wifi-adapter-without-2ghz') : undefined;
    },

    async scan(adapter, signal) {
      const fresh = await scanAfresh(adapter, signal);
      if (signal.aborted) return failure(setupError('cancelled'));
      const listed = await nodeWifi.scan(adapter, signal);
      const networks = listed.ok ? listed.value : await ownList(adapter, signal);
      if (!('length' in networks)) return networks;
      if (fresh === undefined) return success(networks);
      const since = uptime() - systemLimits.linux.freshSeconds;
      // NetworkManager has an object for each access point, by its hardware address (D-Bus API, AccessPoint.HwAddress).
      const alive = new Map<string, number>();
      for (const { ssid, lastSeen } of fresh.accessPoints) {
        const name = Buffer.from(ssid).toString();
        if (lastSeen >= since) alive.set(name, (alive.get(name) ?? 0) + 1);
      }
      return success(
        networks.flatMap((network) => {
          const accessPoints = alive.get(network.ssid) ?? 0;
          if (accessPoints === 0) return [];
          return [accessPoints === 1 ? network : { ...network, accessPoints }];
        }),
      );
    },

    async networks(adapter, signal) {
      const fresh = await scanAfresh(adapter, signal);
      if (signal.aborted) return failure(setupError('cancelled'));
      if (fresh === undefined) return failure(setupError('wifi-list-not-given'));
      const since = uptime() - systemLimits.linux.freshSeconds;
      return success(fresh.accessPoints.flatMap((one) => (one.lastSeen >= since ? (heardFrom(one) ?? []) : [])));
    },

    async remember(adapter, signal, photon) {
      const now = await device(adapter, signal);
      if (!now.ok) return now;
      if (now.value === undefined) return failure(setupError('wifi-no-adapter', { saw: adapter }));
      const { state, uuid, connection } = now.value;
      const home = state.startsWith('connect') && uuid !== '' ? uuid : null;
      const [named, facts] = await Promise.all([
        home === null ? undefined : run(nmcli.networkNameOf(home), signal),
        run(nmcli.adapterFacts(adapter), signal),
      ]);
      const [ssid] = named?.kind === 'ended' && named.exitCode === 0 ? readValues(named.output) : [];
      const [automatic] = facts.kind === 'ended' ? readValues(facts.output) : [];
      if (signal.aborted) return failure(setupError('cancelled'));
      const name = home === null ? null : ssid || connection;
      // What a run before left connected, or the Photon itself, is no home.
      const nowhere = ownName.test(connection) || (photon !== undefined && name === photon);
      const homeName = nowhere ? null : name;
      const handle: Handle = {
        system: 'network-manager',
        adapter,
        home: nowhere ? null : home,
        homeName,
        automatic: automatic !== 'no',
        own: `Photon Setup ${randomBytes(6).toString('hex')}`,
        ...(photon !== undefined && isJoinableName(photon) ? { photon } : {}),
      };
      return success({ networkName: homeName ?? undefined, handle: JSON.stringify(handle) });
    },

    async join(ssid, text, signal) {
      const handle = readHandle(text);
      if (handle === undefined || !isJoinableName(ssid)) return failure(setupError('photon-name-not-joinable'));
      const ready = await ownConnection(handle, ssid, signal);
      // Without our own connection node-wifi would make one that stays and joins by itself: then nobody joins.
      if (!ready.ok) return ready;
      await nodeWifi.connect(ssid, handle.adapter, signal);
      if (signal.aborted) return failure(setupError('cancelled'));
      if ((await settled(handle, signal)) === 'up') return success(undefined);
      // It may have picked another saved connection of that name, or none: the system's own command names ours.
      const up = await run(nmcli.upByName(handle.own, handle.adapter), signal);
      if (up.kind === 'ended' && up.exitCode === 0) return success(undefined);
      if (signal.aborted) return failure(setupError('cancelled'));
      await run(nmcli.rescan(handle.adapter), signal);
      return failure(errorOf(up) ?? (await refusal('going up', signal)));
    },

    async whereabouts(text, signal) {
      const handle = readHandle(text);
      if (handle === undefined) return 'unknown';
      const now = await device(handle.adapter, signal);
      if (!now.ok) return 'unknown';
      if (now.value === undefined) return 'gone';
      const { state, connection, uuid } = now.value;
      if (connection !== handle.own) {
        if (!state.startsWith('connect')) return 'nowhere';
        return uuid === handle.home && state === 'connected' ? 'home' : 'elsewhere';
      }
      if (state === 'connecting (getting IP configuration)') return 'no-address';
      // Behind the address come checks that a Photon's network need not pass for it to be used.
      const settled = [
        'connected',
        'connecting (checking IP connectivity)',
        'connecting (starting secondary connections)',
      ];
      return settled.includes(state) ? 'photon' : 'nowhere';
    },

    async forget(text, signal) {
      const handle = readHandle(text);
      return handle === undefined ? failure(setupError('home-network-not-back')) : forget(handle, signal);
    },

    async restore(text, signal) {
      const handle = readHandle(text);
      if (handle === undefined) return failure(setupError('home-network-not-back'));
      const { adapter, home, homeName, automatic } = handle;
      const notBack = failure(setupError('home-network-not-back', { details: { network: homeName ?? '' } }));
      const now = await device(adapter, signal);
      if (!now.ok) return now;
      // An adapter that was pulled out takes our connection's device with it, not the connection.
      if (now.value === undefined) {
        const forgotten = await forget(handle, signal);
        return home === null ? forgotten : failure(setupError('wifi-no-adapter', { saw: adapter }));
      }
      if (home === null) {
        if (!automatic && now.value.connection === handle.own) await run(nmcli.disconnect(adapter), signal);
        return forget(handle, signal);
      }
      if (now.value.uuid !== home || now.value.state !== 'connected') {
        const up = await run(nmcli.upByUuid(home, adapter), signal);
        if (up.kind !== 'ended' || up.exitCode !== 0) {
          // Gone from the Photon's network at least: NetworkManager then looks for the next best by itself.
          const asked = await lacksPassword({ ...handle, home }, signal);
          await forget(handle, signal);
          if (signal.aborted || !asked) return notBack;
          return failure(setupError('home-network-asks-password', { details: { network: homeName ?? '' } }));
        }
      }
      const forgotten = await forget(handle, signal);
      if (forgotten.ok || forgotten.error.code === 'cancelled') return forgotten;
      // Home, whatever becomes of our connection.
      return failure(setupError('photon-network-kept', { details: { network: handle.photon ?? handle.own } }));
    },

    async heardNow(adapter, ssid, signal) {
      const askedAt = Math.floor(uptime());
      const fresh = await scanAfresh(adapter, signal);
      if (fresh === undefined || fresh.lastScan < askedAt * 1000 || signal.aborted) return 'unknown';
      const name = Buffer.from(ssid);
      const heard = fresh.accessPoints.some((one) => name.equals(one.ssid) && one.lastSeen >= askedAt);
      return heard ? 'seen' : 'gone';
    },
  };

  /** NetworkManager's list without node-wifi, for when that does not answer. */
  async function ownList(
    adapter: string,
    signal: AbortSignal,
  ): Promise<readonly HeardAccessPoint[] | ReturnType<typeof failure>> {
    const listed = await rows(nmcli.list(adapter), 2, signal);
    if (!listed.ok) return listed;
    // Percent to dBm as NetworkManager itself maps them, -100 to -40 (src/libnm-platform, level to quality, 1.42).
    return listed.value.map(([name = '', percent = '']) => ({
      ssid: Buffer.from(name, 'hex').toString(),
      rssi: /^\d{1,3}$/.test(percent) ? Math.round(Number(percent) * 0.6 - 100) : undefined,
    }));
  }
}

function readHandle(text: string): Handle | undefined {
  try {
    const parsed = v.safeParse(handleShape, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

function errorOf(end: CommandEnd): SetupError | undefined {
  if (end.kind === 'missing') return setupError('wifi-tool-missing', { saw: 'nmcli' });
  if (end.kind === 'cancelled') return setupError('cancelled');
  if (end.kind === 'timed-out') return setupError('wifi-service-not-running', { saw: 'no answer in time' });
  return end.exitCode === nmcliExit.notRunning ? setupError('wifi-service-not-running') : undefined;
}
