import * as v from 'valibot';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { isGarbled, readOutput } from '../../../electron/wifi/command-output.ts';
import { besidePhoton, whatIsInTheWay } from '../../../electron/wifi/local-addresses.ts';
import { isDevice } from '../../../electron/wifi/macos/commands.ts';
import { readPlace as readMacosPlace, writePlace as writeMacosPlace } from '../../../electron/wifi/macos/place.ts';
import { answerMessage, readyMessage, stopMessage, taskMessage } from '../../../electron/wifi/node-wifi/messages.ts';
import { isSafeTask, mayStart } from '../../../electron/wifi/node-wifi/permissions.ts';
import type { RunCommand } from '../../../electron/wifi/run-command.ts';
import { canBeNamed } from '../../../electron/wifi/windows/commands.ts';
import {
  readPlace as readWindowsPlace,
  writePlace as writeWindowsPlace,
} from '../../../electron/wifi/windows/place.ts';
import { binaryTextToBytes } from '../../../shared/bytes.ts';
import { codedError, finite, promise } from '../engine/promises.ts';
import type { Target } from '../engine/target.ts';
import { handleWords, linuxHandle, macosHandle, windowsHandle } from './wifi-seeds.ts';

/** What no one system has for itself: handles, outputs of programs, node-wifi. */
export const wifiTargets: readonly Target[] = [
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
];

function parsed(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    return undefined;
  }
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
