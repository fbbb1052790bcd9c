import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../../../electron/ground/never-aborted.ts';
import { success } from '../../../../../shared/result.ts';
import { awkwardNames } from '../../awkward-names.ts';
import { type LinuxComputer, linuxComputer, photon, upSince, wifiDevice } from '../linux-computer.ts';
import { code, inTime, noAnswers } from './moves.ts';

describe('the adapters', () => {
  const route = (name: string) => `Iface\tDestination\n${name}\t00000000\t0107A8C0\t0003\t0\t0\t600\t00000000\n`;

  it('are those that NetworkManager can use, and one of them may carry the internet', async () => {
    const it = linuxComputer({ routes: route('wlan1') });
    it.devices = [
      wifiDevice({ name: 'wlan3', state: 'unmanaged' }),
      wifiDevice(),
      wifiDevice({ name: 'wlan1', state: 'disconnected' }),
      wifiDevice({ name: 'wlan2', state: 'unavailable' }),
      wifiDevice({ name: 'eth0', type: 'ethernet' }),
      wifiDevice({ name: 'p2p-dev-wlan0', type: 'wifi-p2p' }),
      wifiDevice({ name: '' }),
    ];
    expect(await it.wifi.adapters(neverAborted())).toEqual(
      success([
        { id: 'wlan0', name: 'wlan0', carriesInternet: false },
        { id: 'wlan1', name: 'wlan1', carriesInternet: true },
      ]),
    );
  });

  it('are told by what is below a tunnel, also where nothing tells what that is', async () => {
    const over = (...names: readonly string[]) =>
      `Iface\n${names.map((name, index) => `${name}\t00000000\t0107A8C0\t3\t0\t0\t${index}\t00000000\n`).join('')}`;
    const it = linuxComputer({ routes: over('tun0', 'wlan0') });
    it.devices.push(wifiDevice({ name: 'tun0', type: 'tun' }));
    expect(await it.wifi.adapters(neverAborted())).toMatchObject({ value: [{ carriesInternet: true }] });
    it.routes = over('tun0', 'eth0');
    expect(await it.wifi.adapters(neverAborted())).toMatchObject({ value: [{ carriesInternet: false }] });
    // No device of NetworkManager's, and its way is not in the table.
    it.routes = over('ppp0');
    expect(await it.wifi.adapters(neverAborted())).toMatchObject({ value: [{ carriesInternet: true }] });
  });

  it('are shown also when none can be used now, so that the reason can be told', async () => {
    const it = linuxComputer({ devices: [wifiDevice({ state: 'unmanaged' })] });
    expect(await it.wifi.adapters(neverAborted())).toMatchObject({ value: [{ id: 'wlan0' }] });
  });

  it('may be none', async () => {
    const it = linuxComputer({ devices: [wifiDevice({ name: 'eth0', type: 'ethernet' })] });
    expect(await it.wifi.adapters(neverAborted())).toMatchObject({ error: { code: 'wifi-no-adapter' } });
  });

  it.each(noAnswers)('when nmcli answers %j: %s', async (answer, expected) => {
    const { wifi } = linuxComputer({ special: () => answer });
    expect(code(await wifi.adapters(neverAborted()))).toBe(expected);
    expect(code(await wifi.remember('wlan0', neverAborted()))).toBe(expected);
    expect((await wifi.obstacle('wlan0', neverAborted()))?.code).toBe(expected);
  });
});

describe('an obstacle', () => {
  it.each<readonly [string, Partial<LinuxComputer>, string | undefined]>([
    ['nothing', {}, undefined],
    ['the switch of the radio', { general: 'running:enabled:disabled:enabled\n' }, 'wifi-radio-off'],
    ['the radio in the menu', { general: 'running:enabled:enabled:disabled\n' }, 'wifi-radio-off'],
    ['networking in the menu', { general: 'running:disabled:enabled:enabled\n' }, 'wifi-service-not-running'],
    [
      'the radio of a computer without one',
      { general: 'running:enabled:enabled:disabled\n', devices: [] },
      'wifi-no-adapter',
    ],
    ['another program’s adapter', { devices: [wifiDevice({ state: 'unmanaged' })] }, 'wifi-adapter-not-managed'],
    ['no wpa_supplicant', { devices: [wifiDevice({ state: 'unavailable' })] }, 'wifi-service-not-running'],
    ['an adapter that was pulled out', { devices: [wifiDevice({ name: 'wlan1' })] }, 'wifi-no-adapter'],
    ['an adapter for 5 GHz only', { with2ghz: 'no' }, 'wifi-adapter-without-2ghz'],
    ['an adapter that tells nothing of its bands', { with2ghz: '' }, undefined],
    ['words of an unknown version', { general: 'running:enabled\n' }, 'wifi-tool-unreadable'],
  ])('%s', async (_name, change, expected) => {
    const obstacle = await linuxComputer(change).wifi.obstacle('wlan0', neverAborted());
    expect(obstacle?.code).toBe(expected);
  });
});

describe('a look around', () => {
  const seen = async (it: LinuxComputer) => {
    const heard = await inTime(it, it.wifi.scan('wlan0', neverAborted()));
    return heard.ok ? heard.value : heard.error.code;
  };

  it('waits for the end of a scan, and drops what has not been heard lately', async () => {
    const it = linuxComputer();
    it.air.push({ ssid: 'Photon-C4D5', strength: 70, heardLastAt: upSince - 40 });
    const before = it.clock.now();
    expect(await seen(it)).toEqual([
      { ssid: 'HomeNet', rssi: -55 },
      { ssid: photon, rssi: -70 },
    ]);
    expect(it.lastScan).toBe((upSince + 2.8) * 1000);
    expect(it.clock.now() - before).toBeLessThan(4_000);
  });

  it('counts the access points of one name that are in the air now', async () => {
    const it = linuxComputer();
    it.air.push({ ssid: photon, strength: 90 }, { ssid: 'HomeNet', strength: 70, heardLastAt: upSince - 40 });
    const heard = await seen(it);
    expect(heard).toContainEqual({ ssid: photon, rssi: -55, accessPoints: 2 });
    expect(heard).toContainEqual({ ssid: 'HomeNet', rssi: -55 });
  });

  it('does not wait for ever for a scan that never ends', async () => {
    const it = linuxComputer({ scanTakesMs: 60_000, lastScan: (upSince - 5) * 1000 });
    const before = it.clock.now();
    // Five seconds old before the wait, fourteen after it.
    expect(await seen(it)).toEqual([]);
    expect(it.clock.now() - before).toBeLessThan(10_000);
    expect(it.clock.sleepers()).toBe(0);
  });

  it('takes the whole list where nobody tells what is fresh', async () => {
    for (const answer of [{ kind: 'missing' }, { exitCode: 1, text: '' }, 'no json', '{"data":[{}]}'] as const) {
      const it = linuxComputer({ special: ([word]) => (word === 'busctl' ? answer : undefined) });
      it.air.push({ ssid: 'Photon-C4D5', strength: 70, heardLastAt: 1 });
      expect(await seen(it)).toHaveLength(3);
    }
  });

  it('takes NetworkManager’s own list when node-wifi gives none', async () => {
    const it = linuxComputer({ nodeWifiLists: false });
    it.air.push({ ssid: 'a:b\\c', strength: 100 }, { ssid: 'Photon-C4D5', strength: 70, heardLastAt: 1 });
    expect(await seen(it)).toEqual([
      { ssid: 'HomeNet', rssi: -46 },
      { ssid: photon, rssi: -64 },
      { ssid: 'a:b\\c', rssi: -40 },
    ]);
  });

  it('sees the Photon beside every other name', async () => {
    const it = linuxComputer({ nodeWifiLists: false });
    it.air.push(...awkwardNames.map((ssid) => ({ ssid: Buffer.from(ssid), strength: 50 })));
    it.air.push({ ssid: Uint8Array.from([0x41, 0xff, 0x0a, 0x3a, 0x5c]), strength: 50 });
    expect(await seen(it)).toContainEqual({ ssid: photon, rssi: -64 });
  });

  it('says why there is no list, and stops when told to', async () => {
    const it = linuxComputer({
      nodeWifiLists: false,
      special: (words) => (words.includes('list') ? { exitCode: 8, text: '' } : undefined),
    });
    expect(await seen(it)).toBe('wifi-service-not-running');
    expect(code(await linuxComputer().wifi.scan('wlan0', AbortSignal.abort()))).toBe('cancelled');
  });

  it('tells whether a name was heard after the question', async () => {
    const now = (it: LinuxComputer, ssid: string) => inTime(it, it.wifi.heardNow('wlan0', ssid, neverAborted()));
    expect(await now(linuxComputer(), photon)).toBe('seen');
    expect(await now(linuxComputer(), 'Photon-C4D5')).toBe('gone');
    const left = linuxComputer({ air: [{ ssid: photon, strength: 60, heardLastAt: upSince - 1 }] });
    expect(await now(left, photon)).toBe('gone');
    // A name that only reads the same is another name.
    const alike = linuxComputer({ air: [{ ssid: Uint8Array.from([0xff]), strength: 60 }] });
    expect(await now(alike, '\uFFFD')).toBe('gone');
    expect(await now(linuxComputer({ scanTakesMs: 60_000 }), photon)).toBe('unknown');
    const blind = linuxComputer({ special: ([word]) => (word === 'busctl' ? { kind: 'missing' } : undefined) });
    expect(await now(blind, photon)).toBe('unknown');
    expect(await linuxComputer().wifi.heardNow('wlan0', photon, AbortSignal.abort())).toBe('unknown');
  });
});
