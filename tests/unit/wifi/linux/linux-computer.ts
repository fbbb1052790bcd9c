import { networkManagerWifi } from '../../../../electron/wifi/linux/network-manager.ts';
import type { NodeWifi } from '../../../../electron/wifi/node-wifi-port.ts';
import type { SystemWifi } from '../../../../electron/wifi/system-wifi.ts';
import { setupError } from '../../../../shared/errors.ts';
import { failure, success } from '../../../../shared/result.ts';
import { type VirtualClock, virtualClock } from '../../../support/virtual-clock.ts';
import { type Answer, type ScriptedRun, scriptedRun } from '../scripted-run.ts';

export const photon = 'Photon-A2B3';
export const homeUuid = '7825d47a-5d59-4c93-8d91-2b0e1b5f6c4b';

export interface FakeDevice {
  readonly name: string;
  readonly type: string;
  state: string;
  connection: string;
  uuid: string;
}

export interface FakeAccessPoint {
  readonly ssid: string | Uint8Array;
  readonly strength: number;
  /** Seconds since the computer started; undefined: heard in every scan. */
  readonly heardLastAt?: number;
}

export interface FakeProfile {
  readonly uuid: string;
  readonly ssid: string;
}

/** Seconds that the computer has been up when a test begins. */
export const upSince = 1_000;

/**
 * A Linux computer with NetworkManager 1.42 as far as its commands tell, in the words of the recorded answers. What it
 * does is a matter of its fields; `special` answers before it does.
 */
export interface LinuxComputer {
  readonly wifi: SystemWifi;
  readonly clock: VirtualClock;
  readonly calls: ScriptedRun['calls'];
  /** Commands that change something, without their limits. */
  changes(): readonly string[];
  /** Names that node-wifi was asked to join. */
  readonly joined: string[];
  readonly profiles: Map<string, FakeProfile>;
  devices: FakeDevice[];
  air: FakeAccessPoint[];
  general: string;
  permissions: Record<string, string>;
  autoconnect: string;
  with2ghz: string;
  routes: string | undefined;
  /** Milliseconds since the computer started; -1: never. */
  lastScan: number;
  /** How long a scan takes, in milliseconds. */
  scanTakesMs: number;
  special: (words: readonly string[]) => Answer | undefined;
  nodeWifiLists: boolean;
  /** What node-wifi's join does; usually the computer is on the Photon's network when it says so. */
  nodeWifiJoins: (computer: LinuxComputer, ssid: string) => boolean | Promise<boolean>;
}

export function wifiDevice(change: Partial<FakeDevice> = {}): FakeDevice {
  return { name: 'wlan0', type: 'wifi', state: 'connected', connection: 'HomeNet', uuid: homeUuid, ...change };
}

/** Puts the adapter where a join would. */
export function arrive(computer: LinuxComputer, profile: string, state = 'connected'): void {
  const uuid = computer.profiles.get(profile)?.uuid ?? '';
  Object.assign(computer.devices[0] ?? {}, { state, connection: profile, uuid });
}

const escaped = (value: string) => value.replace(/[:\\]/g, '\\$&');
const row = (...fields: readonly string[]) => `${fields.map(escaped).join(':')}\n`;
const bytesOf = (ssid: string | Uint8Array) => [...Buffer.from(ssid)];

/** What a command asks for, without its options; a connection added over the bus by its name and network alone. */
function wordsOf([program = '', ...argv]: readonly string[]): readonly string[] {
  if (program === 'nmcli') return argv.slice(argv[0] === '--terse' ? 5 : 2);
  if (!argv.includes('AddConnectionUnsaved')) return [program];
  const bytes = argv.indexOf('ay') + 2;
  const ssid = argv.slice(bytes, bytes + Number(argv[bytes - 1])).map(Number);
  return [program, 'add', argv[argv.indexOf('id') + 2] ?? '', Buffer.from(ssid).toString()];
}

export function linuxComputer(change: Partial<LinuxComputer> = {}): LinuxComputer {
  const clock = virtualClock();
  const startedAt = clock.now();
  const uptime = () => upSince + (clock.now() - startedAt) / 1000;
  let scanEndsAt: number | undefined;

  function answer([program, ...argv]: readonly string[]): Answer | undefined {
    const words = wordsOf([program ?? '', ...argv]);
    const special = computer.special(words);
    if (special !== undefined) return special;
    if (program === 'busctl' && words[1] === undefined) return objects();
    const [noun, verb] = words;
    const name = words[words.length - 1] ?? '';
    switch (`${noun} ${verb}`) {
      case 'general status':
        return computer.general;
      case 'general permissions':
        return Object.entries(computer.permissions)
          .map(([key, value]) => row(`org.freedesktop.NetworkManager.${key}`, value))
          .join('');
      case 'device status':
        return computer.devices.map((one) => row(one.name, one.type, one.state, one.connection, one.uuid)).join('');
      case 'device show':
        if (!computer.devices.some((device) => device.name === name)) return { exitCode: 10, text: '' };
        return `${computer.autoconnect}\n${computer.with2ghz}\n`;
      case 'device wifi':
        if (words[2] === 'rescan') scanEndsAt ??= clock.now() + computer.scanTakesMs;
        else return computer.air.map(({ ssid, strength }) => row(hex(ssid), String(strength))).join('');
        return '';
      case 'device disconnect':
        Object.assign(computer.devices[0] ?? {}, { state: 'disconnected', connection: '', uuid: '' });
        return '';
      case 'connection show': {
        const found = profile(words[2], name);
        return found === undefined ? { exitCode: 10, text: '' } : `${verbOf(argv, found)}\n`;
      }
      case 'connection add': {
        const named = words[words.indexOf('con-name') + 1] ?? '';
        computer.profiles.set(named, { uuid: `uuid of ${named}`, ssid: words[words.indexOf('ssid') + 1] ?? '' });
        return '';
      }
      case 'busctl add': {
        computer.profiles.set(words[2] ?? '', { uuid: `uuid of ${words[2]}`, ssid: words[3] ?? '' });
        return '{"type":"o","data":["/org/freedesktop/NetworkManager/Settings/9"]}';
      }
      case 'connection up': {
        const found = profile(words[2], words[3] ?? '');
        if (found === undefined) return { exitCode: 10, text: '' };
        if (!computer.air.some(({ ssid }) => ssid === found.ssid)) return { exitCode: 4, text: '' };
        const [named = ''] = [...computer.profiles].find(([, one]) => one === found) ?? [];
        arrive(computer, named);
        return '';
      }
      case 'connection delete': {
        if (!computer.profiles.delete(name)) return { exitCode: 10, text: '' };
        const [device] = computer.devices;
        if (device?.connection === name) Object.assign(device, { state: 'disconnected', connection: '', uuid: '' });
        return '';
      }
      default:
        return undefined;
    }
  }

  function verbOf(argv: readonly string[], found: FakeProfile): string {
    return argv.includes('connection.uuid') ? found.uuid : escaped(found.ssid);
  }

  function profile(by: string | undefined, key: string): FakeProfile | undefined {
    return by === 'uuid'
      ? [...computer.profiles.values()].find(({ uuid }) => uuid === key)
      : computer.profiles.get(key);
  }

  function objects(): string {
    if (scanEndsAt !== undefined && clock.now() >= scanEndsAt) {
      computer.lastScan = upSince * 1000 + scanEndsAt - startedAt;
      scanEndsAt = undefined;
    }
    const point = ({ ssid, strength, heardLastAt }: FakeAccessPoint) => ({
      'org.freedesktop.NetworkManager.AccessPoint': {
        Ssid: { type: 'ay', data: bytesOf(ssid) },
        Strength: { type: 'y', data: strength },
        LastSeen: { type: 'i', data: heardLastAt ?? Math.floor(computer.lastScan / 1000) },
      },
    });
    const path = '/org/freedesktop/NetworkManager';
    const points = computer.air.map((one, index) => [`${path}/AccessPoint/${index}`, point(one)] as const);
    const devices = computer.devices.map(({ name, type }, index) => [
      `${path}/Devices/${index}`,
      {
        'org.freedesktop.NetworkManager.Device': { Interface: { type: 's', data: name } },
        ...(type === 'wifi'
          ? {
              'org.freedesktop.NetworkManager.Device.Wireless': {
                LastScan: { type: 'x', data: computer.lastScan },
                AccessPoints: { type: 'ao', data: points.map(([key]) => key) },
              },
            }
          : {}),
      },
    ]);
    return JSON.stringify({ type: 'a{oa{sa{sv}}}', data: [Object.fromEntries([...devices, ...points])] });
  }

  const nodeWifi: NodeWifi = {
    async scan() {
      if (!computer.nodeWifiLists) return failure(setupError('wifi-tool-unreadable'));
      return success(computer.air.map(({ ssid, strength }) => ({ ssid: String(ssid), rssi: strength * 0.5 - 100 })));
    },
    async connect(ssid, _adapter, signal) {
      if (signal.aborted) return failure(setupError('cancelled'));
      computer.joined.push(ssid);
      const joined = await computer.nodeWifiJoins(computer, ssid);
      return joined ? success(undefined) : failure(setupError('photon-network-not-joined'));
    },
  };
  const { run, calls } = scriptedRun(answer);
  const wifi = networkManagerWifi({
    run,
    nodeWifi,
    clock,
    userName: 'person',
    readRouteTable: async () => computer.routes,
    uptime,
  });

  const computer: LinuxComputer = {
    wifi,
    clock,
    calls,
    changes: () =>
      calls
        .filter(
          ([program, option, ...rest]) =>
            (program === 'nmcli' && option === '--wait') || rest.includes('AddConnectionUnsaved'),
        )
        .map((argv) => wordsOf(argv).join(' '))
        .filter((words) => !words.startsWith('device wifi rescan')),
    joined: [],
    profiles: new Map([['HomeNet', { uuid: homeUuid, ssid: 'HomeNet' }]]),
    devices: [wifiDevice(), wifiDevice({ name: 'lo', type: 'loopback', state: 'connected (externally)' })],
    air: [
      { ssid: 'HomeNet', strength: 90 },
      { ssid: photon, strength: 60 },
    ],
    general: 'running:enabled:enabled:enabled\n',
    permissions: { 'settings.modify.own': 'yes', 'network-control': 'yes', 'settings.modify.system': 'auth' },
    autoconnect: 'yes',
    with2ghz: 'yes',
    routes: undefined,
    lastScan: (upSince - 30) * 1000,
    scanTakesMs: 2_800,
    special: () => undefined,
    nodeWifiLists: true,
    nodeWifiJoins(it, ssid) {
      const [named] = [...it.profiles].find(([, one]) => one.ssid === ssid) ?? [];
      if (named !== undefined) arrive(it, named);
      return named !== undefined;
    },
    ...change,
  };
  return computer;
}

function hex(ssid: string | Uint8Array): string {
  return Buffer.from(ssid).toString('hex').toUpperCase();
}
