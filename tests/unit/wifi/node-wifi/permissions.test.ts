import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isSafeAdapter,
  isSafeTask,
  mayStart,
  type NodeWifiTask,
} from '../../../../electron/wifi/node-wifi/permissions.ts';
import { anyName, refusedNames } from '../awkward-names.ts';

const ssid = 'Photon-A2B3';
const scan = (adapter: string): NodeWifiTask => ({ call: 'scan', adapter });
const connect = (adapter: string, name = ssid): NodeWifiTask => ({ call: 'connect', adapter, ssid: name });

const fields = 'active,ssid,bssid,mode,chan,freq,signal,security,wpa-flags,rsn-flags';
const folder = 'C:\\Users\\Person\\AppData\\Local\\Temp\\photon-setup-a1';
const profile = `${folder}\\nodeWifiConnect.xml`;
const list = 'netsh wlan show networks mode=Bssid'.split(' ');
const windows = connect('Wi-Fi 2');

type Row = readonly [platform: NodeJS.Platform, task: NodeWifiTask, command: readonly string[]];

const allowed: readonly Row[] = [
  ['linux', scan('wlan0'), ['nmcli', '--terse', '--fields', fields, ...'device wifi list ifname wlan0'.split(' ')]],
  ['linux', connect('wlan0'), `nmcli -w 10 device wifi connect ${ssid} password  ifname wlan0`.split(' ')],
  ['win32', scan('Wi-Fi'), list],
  ['win32', windows, list],
  ['win32', windows, ['netsh', 'wlan', 'add', 'profile', `filename=${profile}`]],
  ['win32', windows, ['netsh', 'wlan', 'connect', `ssid="${ssid}"`, `name="${ssid}"`, 'interface="Wi-Fi 2"']],
  ['win32', windows, [`del ${profile}`]],
  ['darwin', connect('en0'), ['networksetup', '-setairportnetwork', 'en0', ssid, '']],
];

const refused: readonly Row[] = [
  // Deleting, disconnecting and asking where the computer is.
  ['linux', connect('wlan0'), ['nmcli', 'connection', 'delete', 'id', ssid]],
  ['linux', connect('wlan0'), ['nmcli', 'device', 'disconnect', 'wlan0']],
  ['win32', windows, ['netsh', 'wlan', 'delete', `profile "${ssid}"`]],
  ['win32', windows, ['netsh', 'wlan', 'disconnect']],
  ['win32', windows, ['netsh', 'wlan', 'show', 'interfaces']],
  ['darwin', connect('en0'), ['networksetup', '-removepreferredwirelessnetwork', 'en0', ssid]],
  [
    'darwin',
    scan('en0'),
    ['/System/Library/PrivateFrameworks/Apple80211.framework/Versions/Current/Resources/airport'],
  ],
  // A command of another task, adapter, network, folder or system.
  ['linux', scan('wlan0'), `nmcli -w 10 device wifi connect ${ssid} password  ifname wlan0`.split(' ')],
  ['linux', connect('wlan1'), `nmcli -w 10 device wifi connect ${ssid} password  ifname wlan0`.split(' ')],
  ['linux', connect('wlan0'), 'nmcli -w 10 device wifi connect HomeNet password  ifname wlan0'.split(' ')],
  ['linux', connect('wlan0'), `nmcli -w 10 device wifi connect ${ssid} password undefined ifname wlan0`.split(' ')],
  ['win32', scan('Wi-Fi'), ['netsh', 'wlan', 'add', 'profile', `filename=${profile}`]],
  ['win32', windows, ['netsh', 'wlan', 'add', 'profile', 'filename=C:\\Temp\\nodeWifiConnect.xml']],
  ['win32', windows, ['del C:\\Windows\\system.ini']],
  ['win32', windows, ['netsh', 'wlan', 'connect', `ssid="${ssid}"`, `name="${ssid}"`]],
  ['darwin', connect('en0'), ['networksetup', '-setairportnetwork', 'en0', ssid, 'undefined']],
  ['freebsd', connect('wlan0'), ['nmcli']],
  // Shells, one string for many arguments, and one argument more.
  ['linux', scan('wlan0'), ['sh', '-c', 'nmcli device wifi list']],
  ['linux', connect('wlan0'), [`nmcli -w 10 device wifi connect ${ssid} password  ifname wlan0`]],
  ['win32', windows, [`netsh wlan connect ssid="${ssid}" name="${ssid}" interface="Wi-Fi 2"`]],
  ['win32', scan('Wi-Fi'), [...list, '& calc']],
  ['linux', scan('wlan0'), []],
];

const start = (
  platform: NodeJS.Platform,
  task: NodeWifiTask,
  [file = '', ...args]: readonly string[],
  where = folder,
) => mayStart(file, args, task, platform, where);

describe('what node-wifi may start', () => {
  it.each(allowed)('%s, %j: %j', (platform, task, command) => {
    expect(start(platform, task, command)).toBe(true);
  });

  it.each(refused)('not on %s for %j: %j', (platform, task, command) => {
    expect(start(platform, task, command)).toBe(false);
  });

  it('only the list on Windows where the folder has a letter that its interpreter reads', () => {
    for (const [, task, command] of allowed.filter(
      ([platform, { call }]) => platform === 'win32' && call === 'connect',
    )) {
      const elsewhere = command.map((part) => part.replace(folder, 'C:\\Users\\A & B\\Temp'));
      expect(start('win32', task, elsewhere, 'C:\\Users\\A & B\\Temp')).toBe(command === list);
    }
  });

  it('nothing else, whatever it is', () => {
    fc.assert(
      fc.property(fc.constantFrom('linux', 'win32', 'darwin' as const), fc.array(anyName), (platform, command) => {
        expect(start(platform, connect('wlan0'), command)).toBe(false);
      }),
    );
  });
});

describe('a task', () => {
  it('is safe with a joinable name and a plain adapter', () => {
    for (const adapter of ['wlan0', 'wlp2s0', 'wlx00c0ca8f1122', 'en0', 'Wi-Fi', 'Wi-Fi 2', 'wlan0.1']) {
      expect(isSafeTask(scan(adapter))).toBe(true);
      expect(isSafeTask(connect(adapter))).toBe(true);
    }
  });

  it.each(refusedNames)('is not safe with %j', (name) => {
    expect(isSafeTask(connect('wlan0', name))).toBe(false);
    // A name of the form of a hardware address is a fine name for an adapter, were it not for its colons.
    expect(isSafeAdapter(name)).toBe(false);
  });

  it('is safe only with letters that no interpreter reads', () => {
    fc.assert(
      fc.property(anyName, anyName, (adapter, name) => {
        if (!isSafeTask(connect(adapter, name))) return;
        expect(`${adapter}${name}`).toMatch(/^[A-Za-z0-9 ._-]+$/);
        expect([adapter, name].some((text) => /^-|^\s|\s$/.test(text))).toBe(false);
      }),
    );
  });
});
