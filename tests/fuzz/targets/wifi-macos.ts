import { canBeNamed as canBeNamedOnMac, isDevice } from '../../../electron/wifi/macos/commands.ts';
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
import { finite, nothingPolluted, promise, settled } from '../engine/promises.ts';
import type { Target } from '../engine/target.ts';
import { recorded, utf8 } from './wifi-seeds.ts';

/** What reads the answers of networksetup, ipconfig and System Information. */
export const wifiOnMacosTargets: readonly Target[] = [
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
];
