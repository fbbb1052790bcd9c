import type { Clock } from '../../../electron/ground/clock-port.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { readAir } from '../../../electron/wifi/linux/access-points.ts';
import { internetInterfaces } from '../../../electron/wifi/linux/default-route.ts';
import { networkManagerWifi } from '../../../electron/wifi/linux/network-manager.ts';
import { readRows, readValues, splitTerse } from '../../../electron/wifi/linux/nmcli.ts';
import type { Command, RunCommand } from '../../../electron/wifi/run-command.ts';
import { binaryTextToBytes } from '../../../shared/bytes.ts';
import { failure } from '../../../shared/result.ts';
import { codedError, finite, nothingPolluted, promise, settled } from '../engine/promises.ts';
import type { Target } from '../engine/target.ts';
import { handleWords, linuxHandle, recorded, windowsHandle } from './wifi-seeds.ts';

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

/** What reads the answers of NetworkManager, busctl and the kernel. */
export const wifiOnLinuxTargets: readonly Target[] = [
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
];

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
