import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../../electron/ground/never-aborted.ts';
import { success } from '../../../../shared/result.ts';
import { awkwardNames, refusedNames } from '../awkward-names.ts';
import { arrive, homeUuid, type LinuxComputer, linuxComputer, photon, upSince, wifiDevice } from './linux-computer.ts';

const code = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  result.ok ? 'fine' : result.error?.code;

/** Lets virtual time pass until the work is done. */
async function inTime<Value>({ clock }: LinuxComputer, work: Promise<Value>, limitMs = 120_000): Promise<Value> {
  let done = false;
  const watched = work.finally(() => {
    done = true;
  });
  for (let passed = 0; passed < limitMs && !done; passed += 100) await clock.advance(100);
  if (!done) throw new Error('not done in time');
  return watched;
}

async function handleOf({ wifi }: LinuxComputer): Promise<string> {
  const place = await wifi.remember('wlan0', neverAborted());
  if (!place.ok) throw new Error(place.error.code);
  return place.value.handle;
}
const ownOf = (handle: string): string => JSON.parse(handle).own;

async function onPhoton(change: Partial<LinuxComputer> = {}) {
  const it = linuxComputer(change);
  const handle = await handleOf(it);
  expect(await it.wifi.join(photon, handle, neverAborted())).toEqual(success(undefined));
  return { it, handle, own: ownOf(handle) };
}

/** Command lines whose changing words differ from run to run. */
const changes = (it: LinuxComputer, own: string) => it.changes().map((words) => words.replaceAll(own, 'OWN'));
const add = `busctl add OWN ${photon}`;
const addByNmcli = `connection add save no type wifi ifname wlan0 con-name OWN ssid ${photon} connection.autoconnect no connection.permissions user:person ipv4.never-default yes ipv4.ignore-auto-dns yes ipv6.method disabled`;

/** Every way a program can give no answer, and what that is called. */
const noAnswers = [
  [{ kind: 'missing' }, 'wifi-tool-missing'],
  [{ kind: 'timed-out' }, 'wifi-service-not-running'],
  [{ kind: 'cancelled' }, 'cancelled'],
  [{ exitCode: 8, text: '' }, 'wifi-service-not-running'],
  ['wlan0:wifi\n', 'wifi-tool-unreadable'],
] as const;

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

describe('the place of before', () => {
  it('is the connection, by its own number, and its network for people; remembering changes nothing', async () => {
    const it = linuxComputer();
    it.profiles.set('HomeNet', { uuid: homeUuid, ssid: 'Home:Net\\5' });
    const place = await it.wifi.remember('wlan0', neverAborted());
    expect(place).toMatchObject({ ok: true, value: { networkName: 'Home:Net\\5' } });
    const { own, ...handle } = JSON.parse(place.ok ? place.value.handle : '');
    expect(handle).toEqual({
      system: 'network-manager',
      adapter: 'wlan0',
      home: homeUuid,
      homeName: 'Home:Net\\5',
      automatic: true,
    });
    expect(own).toMatch(/^Photon Setup [0-9a-f]{12}$/);
    expect(ownOf(await handleOf(it))).not.toBe(own);
    expect(it.changes()).toEqual([]);
  });

  it('is nothing where nothing was connected, and knows whether NetworkManager was free to connect', async () => {
    const it = linuxComputer({
      autoconnect: 'no',
      devices: [wifiDevice({ state: 'disconnected', connection: '', uuid: '' })],
    });
    const place = await it.wifi.remember('wlan0', neverAborted());
    expect(place).toMatchObject({ ok: true, value: { networkName: undefined } });
    expect(JSON.parse(place.ok ? place.value.handle : '')).toMatchObject({ home: null, automatic: false });
  });

  it('is also the network that the computer is just joining', async () => {
    const it = linuxComputer({ devices: [wifiDevice({ state: 'connecting (getting IP configuration)' })] });
    expect(JSON.parse(await handleOf(it))).toMatchObject({ home: homeUuid });
  });

  it('has the connection’s name where the network’s cannot be read', async () => {
    const it = linuxComputer({ profiles: new Map() });
    expect(await it.wifi.remember('wlan0', neverAborted())).toMatchObject({ value: { networkName: 'HomeNet' } });
  });

  it('is none of an adapter that is gone', async () => {
    expect(code(await linuxComputer().wifi.remember('wlan9', neverAborted()))).toBe('wifi-no-adapter');
  });
});

describe('the way to the Photon', () => {
  it('is a connection of our own, then node-wifi’s join', async () => {
    const { it, own } = await onPhoton();
    expect(changes(it, own)).toEqual([add]);
    expect(it.joined).toEqual([photon]);
    expect(it.devices[0]).toMatchObject({ connection: own, state: 'connected' });
  });

  it.each([{ kind: 'missing' }, { exitCode: 1, text: '' }] as const)(
    'is made by nmcli where busctl is %j',
    async (bus) => {
      const { it, own } = await onPhoton({
        special: ([program, verb]) => (program === 'busctl' && verb === 'add' ? bus : undefined),
      });
      expect(changes(it, own)).toEqual([add, addByNmcli]);
      expect(it.devices[0]).toMatchObject({ connection: own, state: 'connected' });
    },
  );

  it('is not gone when our own connection could not be made', async () => {
    for (const answer of [{ exitCode: 2, text: '' }, { kind: 'missing' }, { kind: 'timed-out' }] as const) {
      const it = linuxComputer({ special: (words) => (words[1] === 'add' ? answer : undefined) });
      expect((await it.wifi.join(photon, await handleOf(it), neverAborted())).ok).toBe(false);
      expect(it.joined).toEqual([]);
    }
  });

  it.each([
    [{ 'settings.modify.own': 'no', 'network-control': 'yes' }, 'wifi-not-permitted', 'wifi-not-permitted'],
    [{ 'settings.modify.own': 'yes', 'network-control': 'no' }, 'wifi-not-permitted', 'wifi-not-permitted'],
    [{ 'settings.modify.own': 'auth', 'network-control': 'auth' }, 'wifi-not-permitted', 'photon-network-not-joined'],
    [{}, 'photon-network-not-joined', 'photon-network-not-joined'],
  ] as const)('with the rights %j a refusal to add is %s, one to go there %s', async (permissions, toAdd, toGo) => {
    const refused = (what: string) => (words: readonly string[]) =>
      words[1] === what ? { exitCode: 4, text: '' } : undefined;
    const adding = linuxComputer({ permissions, special: refused('add') });
    expect(code(await adding.wifi.join(photon, await handleOf(adding), neverAborted()))).toBe(toAdd);
    const going = linuxComputer({ permissions, special: refused('up'), nodeWifiJoins: () => false });
    expect(code(await going.wifi.join(photon, await handleOf(going), neverAborted()))).toBe(toGo);
  });

  it('is there although node-wifi gave up, when NetworkManager goes on', async () => {
    const it = linuxComputer({
      nodeWifiJoins: (computer) => {
        const own = [...computer.profiles.keys()].at(-1) ?? '';
        arrive(computer, own, 'connecting (getting IP configuration)');
        void computer.clock.sleep(9_000).then(() => arrive(computer, own));
        return false;
      },
    });
    const handle = await handleOf(it);
    const startedAt = it.clock.now();
    expect(await inTime(it, it.wifi.join(photon, handle, neverAborted()))).toEqual(success(undefined));
    expect(changes(it, ownOf(handle))).toEqual([add]);
    expect(it.clock.now() - startedAt).toBeLessThan(10_000);
  });

  it.each(['Photon-A2B3', 'HomeNet'])('names our connection when the computer is on %s instead', async (other) => {
    const it = linuxComputer({
      nodeWifiJoins: (computer) => {
        computer.profiles.set('Photon-A2B3', { uuid: 'of the person', ssid: photon });
        arrive(computer, other);
        return true;
      },
    });
    const handle = await handleOf(it);
    expect(await it.wifi.join(photon, handle, neverAborted())).toEqual(success(undefined));
    expect(changes(it, ownOf(handle))).toEqual([add, 'connection up id OWN ifname wlan0']);
    expect(it.devices[0]).toMatchObject({ connection: ownOf(handle) });
  });

  it('gives up on a connection that never gets anywhere', async () => {
    const it = linuxComputer({
      nodeWifiJoins: (computer) => {
        arrive(computer, [...computer.profiles.keys()].at(-1) ?? '', 'connecting (configuring)');
        return false;
      },
      special: (words) => (words[1] === 'up' ? { exitCode: 4, text: '' } : undefined),
    });
    const handle = await handleOf(it);
    expect(code(await inTime(it, it.wifi.join(photon, handle, neverAborted())))).toBe('photon-network-not-joined');
    // A fresh list, for the next try.
    expect(it.calls.at(-2)).toEqual(['nmcli', '--wait', '5', 'device', 'wifi', 'rescan', 'ifname', 'wlan0']);
    expect(it.clock.sleepers()).toBe(0);
  });

  it('is gone a second time without a second connection, and with a new one when the first is lost', async () => {
    const { it, handle, own } = await onPhoton();
    arrive(it, 'HomeNet');
    expect(await it.wifi.join(photon, handle, neverAborted())).toEqual(success(undefined));
    expect(changes(it, own)).toEqual([add]);
    // One of NetworkManager's memory alone goes with its restart.
    it.profiles.delete(own);
    expect(await it.wifi.join(photon, handle, neverAborted())).toEqual(success(undefined));
    expect(changes(it, own)).toEqual([add, add]);
  });

  it('stops when it is told to', async () => {
    const it = linuxComputer();
    const handle = await handleOf(it);
    expect(code(await it.wifi.join(photon, handle, AbortSignal.abort()))).toBe('cancelled');
    const cancel = new AbortController();
    it.nodeWifiJoins = () => {
      cancel.abort();
      return false;
    };
    expect(code(await it.wifi.join(photon, handle, cancel.signal))).toBe('cancelled');
    expect(it.changes()).toHaveLength(1);
  });

  it.each(refusedNames)('is not gone to a network called %j', async (name) => {
    const it = linuxComputer();
    const handle = await handleOf(it);
    const before = it.calls.length;
    expect(code(await it.wifi.join(name, handle, neverAborted()))).toBe('photon-name-not-joinable');
    expect([it.calls.length, it.joined]).toEqual([before, []]);
  });
});

describe('where the computer is', () => {
  it.each([
    ['connected', 'photon'],
    ['connecting (checking IP connectivity)', 'photon'],
    ['connecting (starting secondary connections)', 'photon'],
    ['connecting (getting IP configuration)', 'no-address'],
    ['connecting (prepare)', 'nowhere'],
    ['connecting (configuring)', 'nowhere'],
    ['connecting (need authentication)', 'nowhere'],
    ['deactivating', 'nowhere'],
    ['verbunden', 'nowhere'],
  ])('on our connection, %s: %s', async (state, expected) => {
    const { it, handle, own } = await onPhoton();
    arrive(it, own, state);
    expect(await it.wifi.whereabouts(handle, neverAborted())).toBe(expected);
  });

  it('is elsewhere on any other connection, also on one of the Photon’s name', async () => {
    const { it, handle } = await onPhoton();
    for (const other of [photon, 'Photon Setup 000000000000']) {
      arrive(it, other);
      expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('elsewhere');
    }
  });

  it('is home on the remembered connection alone, nowhere on none, and gone with its adapter', async () => {
    const { it, handle } = await onPhoton();
    arrive(it, 'HomeNet');
    expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('home');
    arrive(it, 'HomeNet', 'connecting (configuring)');
    expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('elsewhere');
    it.devices = [wifiDevice({ state: 'disconnected', connection: '', uuid: '' })];
    expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('nowhere');
    it.devices = [];
    expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('gone');
    it.special = () => ({ exitCode: 8, text: '' });
    expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('unknown');
  });
});

describe('the way home', () => {
  const up = `connection up uuid ${homeUuid} ifname wlan0`;
  const remove = 'connection delete id OWN';

  it('is the remembered connection, then nothing of ours is left; twice is as good as once', async () => {
    const { it, handle, own } = await onPhoton();
    expect(await it.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(changes(it, own)).toEqual([add, up, remove]);
    expect(it.devices[0]).toMatchObject({ connection: 'HomeNet', state: 'connected' });
    expect([...it.profiles.keys()]).toEqual(['HomeNet']);
    expect(await it.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(changes(it, own).slice(3)).toEqual([remove]);
  });

  it('is not gone when the computer is home already, and gone when it is only on its way', async () => {
    const { it, handle, own } = await onPhoton();
    arrive(it, 'HomeNet');
    expect(await it.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(changes(it, own)).toEqual([add, remove]);
    arrive(it, 'HomeNet', 'connecting (configuring)');
    expect(await it.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(changes(it, own).slice(2)).toEqual([up, remove]);
  });

  it('leaves the Photon at least when home does not come back, and says so', async () => {
    const { it, handle, own } = await onPhoton();
    it.air = [];
    for (const _try of [1, 2]) {
      expect(await it.wifi.restore(handle, neverAborted())).toEqual({
        ok: false,
        error: { code: 'home-network-not-back', details: { network: 'HomeNet' } },
      });
    }
    expect(changes(it, own)).toEqual([add, up, remove, up, remove]);
    expect(it.devices[0]).toMatchObject({ state: 'disconnected' });
  });

  it('leaves nothing connected where nothing was', async () => {
    const nowhere = () => [wifiDevice({ state: 'disconnected', connection: '', uuid: '' })];
    const free = await onPhoton({ devices: nowhere() });
    expect(await free.it.wifi.restore(free.handle, neverAborted())).toEqual(success(undefined));
    expect(changes(free.it, free.own)).toEqual([add, remove]);
    // A device that was held apart by hand: without this NetworkManager would connect it by itself.
    const held = await onPhoton({ devices: nowhere(), autoconnect: 'no' });
    expect(await held.it.wifi.restore(held.handle, neverAborted())).toEqual(success(undefined));
    expect(changes(held.it, held.own)).toEqual([add, 'device disconnect wlan0', remove]);
    // Connected by the person meanwhile: not ours to end.
    arrive(held.it, 'HomeNet');
    expect(await held.it.wifi.restore(held.handle, neverAborted())).toEqual(success(undefined));
    expect(held.it.devices[0]).toMatchObject({ connection: 'HomeNet' });
  });

  it('ends at an adapter that was pulled out', async () => {
    const { it, handle, own } = await onPhoton();
    it.devices = [];
    expect(code(await it.wifi.restore(handle, neverAborted()))).toBe('wifi-no-adapter');
    expect(changes(it, own)).toEqual([add, remove]);
    const nowhere = await onPhoton({ devices: [wifiDevice({ state: 'disconnected', connection: '', uuid: '' })] });
    nowhere.it.devices = [];
    expect(await nowhere.it.wifi.restore(nowhere.handle, neverAborted())).toEqual(success(undefined));
  });

  it('is told as what stands in its way', async () => {
    const { it, handle } = await onPhoton();
    for (const [answer, expected] of noAnswers) {
      it.special = () => answer;
      expect(code(await it.wifi.restore(handle, neverAborted()))).toBe(expected);
    }
  });

  it('after a restart of the program needs the handle alone', async () => {
    const { it, handle, own } = await onPhoton();
    const next = linuxComputer({ devices: it.devices, profiles: it.profiles });
    expect(await next.wifi.whereabouts(handle, neverAborted())).toBe('photon');
    expect(await next.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(changes(next, own)).toEqual([up, remove]);
  });

  it('forgets without moving, and what is gone is forgotten', async () => {
    const { it, handle, own } = await onPhoton();
    expect(await it.wifi.forget(handle, neverAborted())).toEqual(success(undefined));
    expect(await it.wifi.forget(handle, neverAborted())).toEqual(success(undefined));
    expect(changes(it, own)).toEqual([add, remove, remove]);
    it.special = () => ({ exitCode: 1, text: '' });
    expect(code(await it.wifi.forget(handle, neverAborted()))).toBe('photon-network-kept');
  });

  it.each([
    ['0\n0\n', true, 'home-network-not-back'],
    ['1\n0\n', true, 'home-network-asks-password'],
    ['2 (not saved)\n0\n', true, 'home-network-asks-password'],
    // An enterprise network has its password elsewhere.
    ['0\n0\n1\n', true, 'home-network-asks-password'],
    ['4\n', true, 'home-network-not-back'],
    ['\n', true, 'home-network-not-back'],
    // Whatever its password, what is not there cannot be joined.
    ['2\n', false, 'home-network-not-back'],
  ])(
    'tells a password that each try would ask the person for: flags %j, in the air %s',
    async (flags, inAir, expected) => {
      const { it, handle } = await onPhoton();
      it.special = (words) => {
        if (words.includes('up')) return { exitCode: 4, text: '' };
        if (words.includes('list')) return inAir ? `${Buffer.from('HomeNet').toString('hex')}:70\n` : '';
        return words[1] === 'show' ? flags : undefined;
      };
      const back = await it.wifi.restore(handle, neverAborted());
      expect([code(back), back.ok ? '' : back.error.details]).toEqual([expected, { network: 'HomeNet' }]);
    },
  );

  it('has come home also when our connection cannot be removed', async () => {
    const { it, handle } = await onPhoton();
    it.special = (words) => (words[1] === 'delete' ? { exitCode: 1, text: '' } : undefined);
    expect(code(await it.wifi.restore(handle, neverAborted()))).toBe('photon-network-kept');
    expect(it.devices[0]).toMatchObject({ connection: 'HomeNet', state: 'connected' });
  });

  it('is to nothing from the Photon itself, or from what a run before left connected', async () => {
    for (const left of [photon, 'Photon Setup 0123456789ab']) {
      const it = linuxComputer();
      it.profiles.set(left, { uuid: '8825d47a-5d59-4c93-8d91-2b0e1b5f6c4c', ssid: photon });
      arrive(it, left);
      const place = await it.wifi.remember('wlan0', neverAborted(), photon);
      expect(place).toMatchObject({ ok: true, value: { networkName: undefined } });
      expect(JSON.parse(place.ok ? place.value.handle : '')).toMatchObject({ home: null, photon });
    }
  });
});

describe('a handle that is none', () => {
  it('is a coded failure, and no program is started for it', async () => {
    const it = linuxComputer();
    const good = JSON.parse(await handleOf(it)) as Record<string, unknown>;
    const bent = [
      { system: 'windows' },
      { adapter: '' },
      { adapter: 'a-name-longer-than-fifteen' },
      { home: '--help' },
      { home: 5 },
      { own: 'HomeNet' },
      { own: `${String(good.own)}\n` },
      { own: `${String(good.own)} HomeNet` },
      { automatic: 'yes' },
      { more: 1 },
    ].map((change) => JSON.stringify({ ...good, ...change }));
    const before = it.calls.length;
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constantFrom('', '{', 'null', ...bent), fc.string(), fc.json()), async (handle) => {
        expect(code(await it.wifi.join(photon, handle, neverAborted()))).toBe('photon-name-not-joinable');
        expect(code(await it.wifi.forget(handle, neverAborted()))).toBe('home-network-not-back');
        expect(code(await it.wifi.restore(handle, neverAborted()))).toBe('home-network-not-back');
        expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('unknown');
      }),
      { numRuns: 300 },
    );
    expect(it.calls).toHaveLength(before);
  });

  it('never names an option as an adapter', async () => {
    const it = linuxComputer();
    const handle = JSON.stringify({ ...JSON.parse(await handleOf(it)), adapter: '--help' });
    const before = it.calls.length;
    expect(code(await it.wifi.join(photon, handle, neverAborted()))).toBe('photon-name-not-joinable');
    expect(it.calls).toHaveLength(before);
  });
});
