import { systemRootOf, windowsCommands } from '../../../electron/wifi/windows/commands.ts';
import { readInterfaces } from '../../../electron/wifi/windows/netsh-interfaces.ts';
import { readNetworks, readProfiles, refusalOf } from '../../../electron/wifi/windows/netsh-lists.ts';
import { openProfileXml } from '../../../electron/wifi/windows/profile-xml.ts';
import { readSystemReport } from '../../../electron/wifi/windows/system-report.ts';
import { errorRows } from '../../../shared/error-table.ts';
import { nothingPolluted, promise, settled } from '../engine/promises.ts';
import type { Target } from '../engine/target.ts';
import { recorded, utf8 } from './wifi-seeds.ts';

/** What reads the answers of netsh and PowerShell, and writes profiles. */
export const wifiOnWindowsTargets: readonly Target[] = [
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
