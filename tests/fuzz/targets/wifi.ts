import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { Clock } from '../../../electron/ground/clock-port.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { isGarbled, readOutput } from '../../../electron/wifi/command-output.ts';
import { readAir } from '../../../electron/wifi/linux/access-points.ts';
import { internetInterfaces } from '../../../electron/wifi/linux/default-route.ts';
import { networkManagerWifi } from '../../../electron/wifi/linux/network-manager.ts';
import { readRows, readValues, splitTerse } from '../../../electron/wifi/linux/nmcli.ts';
import { besidePhoton, whatIsInTheWay } from '../../../electron/wifi/local-addresses.ts';
import { canBeNamed as canBeNamedOnMac, isDevice } from '../../../electron/wifi/macos/commands.ts';
import { readPlace as readMacosPlace, writePlace as writeMacosPlace } from '../../../electron/wifi/macos/place.ts';
import { readProfiler } from '../../../electron/wifi/macos/profiler.ts';
import {
  readCurrentName,
  readDefaultDevice,
  readDevicesBelow,
  readPower,
  readPreferred,
  readWifiDevices,
} from '../../../electron/wifi/macos/settings-answers.ts';
import { readSummary } from '../../../electron/wifi/macos/summary.ts';
import { answerMessage, readyMessage, stopMessage, taskMessage } from '../../../electron/wifi/node-wifi/messages.ts';
import { isSafeTask, mayStart } from '../../../electron/wifi/node-wifi/permissions.ts';
import type { Command, RunCommand } from '../../../electron/wifi/run-command.ts';
import { canBeNamed, systemRootOf, windowsCommands } from '../../../electron/wifi/windows/commands.ts';
import { readInterfaces } from '../../../electron/wifi/windows/netsh-interfaces.ts';
import { readNetworks, readProfiles, refusalOf } from '../../../electron/wifi/windows/netsh-lists.ts';
import {
  readPlace as readWindowsPlace,
  writePlace as writeWindowsPlace,
} from '../../../electron/wifi/windows/place.ts';
import { openProfileXml } from '../../../electron/wifi/windows/profile-xml.ts';
import { readSystemReport } from '../../../electron/wifi/windows/system-report.ts';
import { binaryTextToBytes } from '../../../shared/bytes.ts';
import { errorRows } from '../../../shared/error-table.ts';
import { failure } from '../../../shared/result.ts';
import { codedError, finite, nothingPolluted, promise, settled } from '../engine/promises.ts';
import type { Target } from '../engine/target.ts';

/** Of the folder of recorded answers of the systems' own programs, one character a byte. */
function recorded(start: string): readonly string[] {
  const folder = path.resolve('tests/vectors/wifi-commands');
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.startsWith(start) && /\.(txt|json)$/.test(file) && !file.endsWith('index.json'))
    .map((file) => readFileSync(path.join(folder, file), 'latin1'));
}

const utf8 = (binary: string) => Buffer.from(binary, 'latin1').toString('utf8');
const linuxHandle = JSON.stringify({
  system: 'network-manager',
  adapter: 'wlan0',
  home: '2f0dcc5c-1f4c-4f23-9a5c-6a6d3f3b7a10',
  homeName: 'HomeNet',
  automatic: true,
  own: 'Photon Setup 0123456789ab',
});
const windowsHandle = writeWindowsPlace({
  system: 'windows',
  adapter: '7825d47a-5d59-4c93-8d91-2b0e1b5f6c4b',
  interfaceName: 'Wi-Fi 2',
  profile: 'HomeNet',
  profiles: ['Photon-ABCD'],
});
const macosHandle = writeMacosPlace({
  system: 'macos',
  device: 'en0',
  connected: true,
  network: 'HomeNet',
  preferred: ['HomeNet'],
});
const handleWords = [
  'null',
  '"--help"',
  '"-1"',
  '"wlan0"',
  '"__proto__":1,',
  '"Photon Setup ',
  '\\u0000',
  '\\"',
  '\\ud800',
  '"system":"windows"',
];

/** Time that passes only by waiting. */
function hastyClock(): Clock {
  let now = 1_700_000_000_000;
  return {
    now: () => now,
    monotonic: () => now,
    sleep: async (ms) => {
      now += ms;
    },
  };
}

/** The system's programs, all of which print the same; what was started is kept. */
function linux(output: string) {
  const started: Command[] = [];
  const clock = hastyClock();
  const run: RunCommand = async (command) => {
    started.push(command);
    return { kind: 'ended', exitCode: 0, output: binaryTextToBytes(output) };
  };
  const refused = failure({ code: 'wifi-tool-unreadable' });
  const wifi = networkManagerWifi({
    run,
    clock,
    nodeWifi: { scan: async () => refused, connect: async () => refused },
    userName: 'ann',
    readRouteTable: async () => output,
    uptime: () => clock.now() / 1000,
  });
  return { wifi, started };
}

/** Nothing from outside may be read as an option by a program. */
function noOptions(started: readonly Command[], foreign: readonly string[]): void {
  for (const { args } of started) {
    for (const argument of args) {
      if (foreign.includes(argument)) promise(!argument.startsWith('-'), `started with the option ${argument}`);
      promise(!argument.includes('\0'), 'an argument with a zero byte');
    }
  }
}

export const wifiTargets: readonly Target[] = [
  {
    name: 'nmcli rows and values',
    files: ['electron/wifi/linux/nmcli.ts'],
    seeds: recorded('linux/').filter((text) => !text.startsWith('{')),
    words: ['\\:', '\\\\', ':', '\n', '--', 'wlan0:wifi:connected:'],
    run(input) {
      const bytes = binaryTextToBytes(input);
      for (const count of [2, 4, 5]) {
        for (const row of readRows(bytes, count) ?? []) promise(row.length === count, 'a row of another length');
      }
      readValues(bytes);
      const [line = ''] = input.split('\n');
      const escaped = splitTerse(line).map((field) => field.replace(/[\\:]/g, '\\$&'));
      promise(
        splitTerse(escaped.join(':')).join('\n') === splitTerse(line).join('\n'),
        'not the same when printed again',
      );
    },
  },
  {
    name: 'objects of busctl',
    files: ['electron/wifi/linux/access-points.ts'],
    seeds: recorded('linux/objects'),
    words: ['"org.freedesktop.NetworkManager.AccessPoint":', '"__proto__"', '1e999', '-1', '[256]', '"constructor"'],
    run(input) {
      const air = readAir(binaryTextToBytes(input), 'wlan0') ?? readAir(binaryTextToBytes(input), 'wlan1');
      finite(air?.lastScan, 'the last scan');
      for (const { ssid, lastSeen, strength } of air?.accessPoints ?? []) {
        promise(ssid.length <= 32, `a name of ${ssid.length} bytes`);
        finite(lastSeen, 'when it was seen');
        finite(strength, 'the strength');
      }
      nothingPolluted();
    },
  },
  {
    name: 'the Wi-Fi of Linux on any answer',
    files: ['electron/wifi/linux/network-manager.ts', 'electron/wifi/linux/default-route.ts'],
    seeds: recorded('linux/'),
    words: ['wlan0', ':', 'connected', 'connecting (getting IP configuration)', 'unmanaged', 'disabled', '-1', '--'],
    limit: 256 * 1024,
    async run(input) {
      const { wifi, started } = linux(input);
      settled(await wifi.adapters(neverAborted()));
      const obstacle = await wifi.obstacle('wlan0', neverAborted());
      if (obstacle !== undefined) codedError(obstacle);
      settled(await wifi.scan('wlan0', neverAborted()), (heard) => {
        for (const { rssi } of heard) finite(rssi, 'a signal');
      });
      settled(await wifi.remember('wlan0', neverAborted()));
      await wifi.whereabouts(linuxHandle, neverAborted());
      await wifi.heardNow('wlan0', 'Photon-ABCD', neverAborted());
      noOptions(started, input.split(/[\n:]/));
    },
  },
  {
    name: 'routes of Linux',
    files: ['electron/wifi/linux/default-route.ts'],
    seeds: recorded('linux/routes'),
    run(input) {
      for (const name of internetInterfaces(input, (one) => one.startsWith('w')) ?? []) {
        promise(!/\s/.test(name), 'an interface with a blank');
      }
    },
  },
  {
    name: 'handles of Linux',
    files: ['electron/wifi/linux/network-manager.ts'],
    seeds: [linuxHandle, windowsHandle],
    words: handleWords,
    async run(input) {
      const { wifi, started } = linux('wlan0:wifi:connected:HomeNet:x\n');
      await wifi.whereabouts(input, neverAborted());
      settled(await wifi.join('Photon-ABCD', input, neverAborted()));
      settled(await wifi.restore(input, neverAborted()));
      settled(await wifi.forget(input, neverAborted()));
      const texts = textsIn(input);
      noOptions(started, texts);
    },
  },
  {
    name: 'handles of Windows and macOS',
    files: ['electron/wifi/windows/place.ts', 'electron/wifi/macos/place.ts', 'electron/wifi/windows/commands.ts'],
    seeds: [windowsHandle, macosHandle, linuxHandle],
    words: handleWords,
    run(input) {
      const windows = readWindowsPlace(input);
      if (windows !== undefined) {
        promise(same(readWindowsPlace(writeWindowsPlace(windows)), windows), 'another place came back');
        for (const name of [windows.interfaceName, windows.profile ?? 'x']) {
          promise(canBeNamed(name) && !name.includes('"'), 'a name that netsh might read otherwise');
        }
      }
      const macos = readMacosPlace(input);
      if (macos === undefined) return;
      promise(same(readMacosPlace(writeMacosPlace(macos)), macos), 'another place came back');
      promise(isDevice(macos.device), 'no device');
    },
  },
  {
    name: 'netsh interfaces',
    files: ['electron/wifi/windows/netsh-interfaces.ts'],
    seeds: recorded('windows-interfaces').map(utf8),
    words: [
      '    GUID : 7825d47a-5d59-4c93-8d91-2b0e1b5f6c4b\r\n',
      ' : ',
      '00:11:22:33:44:55',
      ' : 99%',
      '-51',
      '\r\n\r\n',
      'Off',
    ],
    run(input) {
      for (const { guid } of readInterfaces(input)) promise(/^[0-9a-f-]{36}$/.test(guid), 'no guid');
    },
  },
  {
    name: 'netsh lists',
    files: ['electron/wifi/windows/netsh-lists.ts'],
    seeds: [...recorded('windows-networks'), ...recorded('windows-profiles'), ...recorded('windows-service')].map(utf8),
    words: ['SSID 1 : ', 'SSID 2 :', ' : 99%', 'ms-settings:privacy-location', '(wlansvc)', '    All User Profile : '],
    run(input) {
      for (const { rssi } of readNetworks(input))
        promise(rssi === undefined || (rssi >= -100 && rssi <= -50), 'a signal');
      for (const name of readProfiles(input)) promise(name !== '', 'a profile without a name');
      const code = refusalOf(input);
      promise(code === undefined || Object.hasOwn(errorRows, code), 'no code');
    },
  },
  {
    name: 'the report of Windows',
    files: ['electron/wifi/windows/system-report.ts'],
    seeds: recorded('windows-report').map(utf8),
    words: [
      'null',
      '[null]',
      '"guid":',
      '"__proto__":',
      '1e999',
      '{"service":4,"adapters":[],"routes":null,"interfaces":""}',
    ],
    run(input) {
      settled(readSystemReport(input), ({ adapters }) => {
        for (const { guid } of adapters) promise(/^[0-9a-f-]{36}$/.test(guid), 'no guid');
      });
      nothingPolluted();
    },
  },
  {
    name: 'settings of macOS',
    files: [
      'electron/wifi/macos/settings-answers.ts',
      'electron/wifi/macos/summary.ts',
      'electron/wifi/macos/commands.ts',
    ],
    seeds: [
      ...[...recorded('macos-current'), ...recorded('macos-hardware'), ...recorded('macos-preferred')].map(utf8),
      ...[...recorded('macos-route'), ...recorded('macos-summary')].map(utf8),
      'Wi-Fi Power (en0): On\n',
      'Current Wi-Fi Network: HomeNet\n',
    ],
    words: [
      'Current Wi-Fi Network: ',
      'interface: ',
      '  SSID : ',
      '  LinkStatusActive : TRUE',
      '\n\n',
      '\r\n',
      'Device: en0',
      '(en0): On',
    ],
    run(input) {
      for (const device of readWifiDevices(input)) promise(isDevice(device), 'no device');
      readPower(input);
      readPreferred(input);
      const name = readCurrentName(input);
      promise(name === undefined || name !== '', 'a network without a name');
      readDefaultDevice(input);
      for (const device of readDevicesBelow(input)) promise(isDevice(device), 'a way over what is no device');
      readSummary(input);
      canBeNamedOnMac(input);
    },
  },
  {
    name: 'System Information of macOS',
    files: ['electron/wifi/macos/profiler.ts'],
    seeds: recorded('macos-profiler').map(utf8),
    words: ['"_name":', '"spairport_airport_interfaces":', '"-59 dBm / -91 dBm"', '<redacted>', '"__proto__":'],
    run(input) {
      settled(readProfiler(input), (devices) => {
        for (const { device, heard } of devices) {
          promise(isDevice(device), 'no device');
          for (const { rssi } of heard) finite(rssi, 'a signal');
        }
      });
      nothingPolluted();
    },
  },
  {
    name: 'outputs of programs',
    files: ['electron/wifi/command-output.ts', 'electron/wifi/local-addresses.ts'],
    seeds: ['plain\n', 'caf\xc3\xa9', 'caf\xe9', '\xff\xfe', '192.168.0.2', '10.0.0.1'],
    words: ['192.168.0.', '\x84\x80', '\xf7\x80'],
    async run(input) {
      const run: RunCommand = async () => ({ kind: 'ended', exitCode: 0, output: binaryTextToBytes(input) });
      const output = await readOutput(run, { file: 'x', args: [], timeLimitMs: 1 }, neverAborted());
      promise(output.ok && output.value.text.isWellFormed(), 'a text with half a pair');
      isGarbled(output.value.text);
      besidePhoton(input, '192.168.0.1');
      const obstacle = whatIsInTheWay([{ interfaceName: input, address: input }], '192.168.0.1', undefined);
      if (obstacle !== undefined) codedError(obstacle);
    },
  },
  {
    name: 'messages of node-wifi',
    files: [
      'electron/wifi/node-wifi/messages.ts',
      'electron/wifi/node-wifi/permissions.ts',
      'electron/wifi/node-wifi/process.ts',
    ],
    seeds: [
      '{"id":1,"task":{"call":"scan","adapter":"wlan0"}}',
      '{"id":2,"task":{"call":"connect","adapter":"Wi-Fi 2","ssid":"Photon-ABCD"}}',
      '{"id":1,"ok":true,"networks":[{"ssid":"HomeNet","rssi":-48}]}',
      '{"ready":true}',
      '{"stop":true}',
    ],
    words: [
      '"adapter":"--help"',
      '"ssid":"&calc"',
      '"ssid":"-x"',
      '"__proto__":1,',
      '"rssi":1e999',
      '00:11:22:33:44:55',
    ],
    run(input) {
      const message = parsed(input);
      v.is(readyMessage, message);
      v.is(stopMessage, message);
      const answer = v.safeParse(answerMessage, message);
      for (const { rssi } of answer.success ? answer.output.networks : []) finite(rssi, 'a signal');
      const task = v.safeParse(taskMessage, message);
      if (!task.success || !isSafeTask(task.output.task)) return;
      const { adapter } = task.output.task;
      const ssid = 'ssid' in task.output.task ? task.output.task.ssid : 'x';
      for (const text of [adapter, ssid]) promise(/^[A-Za-z0-9][A-Za-z0-9 ._-]*$/.test(text), `not safe: ${text}`);
      for (const platform of ['linux', 'win32', 'darwin'] as const) {
        promise(!mayStart('sh', ['-c', ssid], task.output.task, platform, 'C:\\T'), 'a shell was let through');
      }
    },
  },
  {
    name: 'profiles for Windows',
    files: ['electron/wifi/windows/profile-xml.ts', 'electron/wifi/windows/commands.ts'],
    seeds: ['Photon-ABCD', '<name>&"\'', 'C:\\Windows'],
    words: ['</name>', '<![CDATA[', '&amp;', '"', 'D:\\', '..\\'],
    run(input) {
      const xml = openProfileXml(input);
      const marks = (text: string) => text.match(/[<>]/g)?.length;
      promise(marks(xml) === marks(openProfileXml('')), 'a name became an element');
      const root = systemRootOf({ SystemRoot: input });
      promise(/^[A-Za-z]:\\[A-Za-z0-9 _.-]+$/.test(root), 'a folder that is none');
      windowsCommands(root).systemReport();
    },
  },
];

function parsed(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    return undefined;
  }
}

/** All texts that stand in a JSON text, however deep. */
function textsIn(input: string): readonly string[] {
  const found: string[] = [];
  try {
    JSON.parse(input, (_key, value: unknown) => {
      if (typeof value === 'string') found.push(value);
      return value;
    });
  } catch {
    return [];
  }
  return found;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
