import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { automaticWifi } from '../../../electron/wifi/automatic-wifi.ts';
import type { LocalAddress } from '../../../electron/wifi/local-addresses.ts';
import type { HeardAccessPoint, SystemWifi } from '../../../electron/wifi/system-wifi.ts';
import type { RememberedNetwork } from '../../../electron/wifi/wifi-port.ts';
import { parseDeviceId } from '../../../shared/device-id.ts';
import { type ErrorCode, type SetupError, setupError } from '../../../shared/errors.ts';
import { isJoinableName, isPhotonName } from '../../../shared/photon-name.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { SeenPhoton, WifiAdapter } from '../../../shared/setup-events.ts';
import { virtualClock } from '../../support/virtual-clock.ts';
import { awkwardNames, refusedNames } from './awkward-names.ts';

const ssid = 'Photon-A2B3';
const atHome: LocalAddress = { interfaceName: 'wlan0', address: '192.168.1.20' };
const atPhoton: LocalAddress = { interfaceName: 'wlan0', address: '192.168.0.2' };
const never = () => undefined;
const fails = (code: ErrorCode) => failure(setupError(code));
const found = parseDeviceId('3b0021001747353236343033');
if (!found.ok) throw new Error(found.error.code);
const id = found.value;

const remembered: RememberedNetwork = {
  networkName: 'HomeNet',
  handle: 'handle',
  adapter: 'wlan0',
  keepsInternet: false,
};

/** A computer as its fields say; every word to the system is noted. */
function computer(chosenAdapter = '') {
  const clock = virtualClock();
  const said: string[] = [];
  const state = {
    adapters: success([{ id: 'wlan0', name: 'wlan0', carriesInternet: true }]) as Result<readonly WifiAdapter[]>,
    addresses: [atHome] as readonly LocalAddress[],
    place: 'elsewhere' as Awaited<ReturnType<SystemWifi['whereabouts']>>,
    heard: success([]) as Result<readonly HeardAccessPoint[]>,
    obstacle: undefined as SetupError | undefined,
    heardNow: ['gone'] as ('seen' | 'gone' | 'unknown')[],
    join: async (_signal: AbortSignal): Promise<Result<void>> => {
      state.place = 'photon';
      state.addresses = [atPhoton];
      return success(undefined);
    },
    restore: async (): Promise<Result<void>> => {
      state.place = 'home';
      state.addresses = [atHome];
      return success(undefined);
    },
    photon: async (): Promise<Result<{ id: string }>> =>
      state.addresses.includes(atPhoton) ? success({ id }) : fails('photon-not-reachable'),
    cloud: async (): Promise<Result<void>> => success(undefined),
  };
  const note = (word: string) => void said.push(word);
  const system: SystemWifi = {
    adapters: async () => state.adapters,
    obstacle: async () => state.obstacle,
    scan: async (adapter) => {
      note(`scan ${adapter}`);
      return state.heard;
    },
    remember: async (adapter) => success({ networkName: 'HomeNet', handle: `handle of ${adapter}` }),
    join: (name, _handle, signal) => {
      note(`join ${name}`);
      return state.join(signal);
    },
    whereabouts: async () => state.place,
    forget: async () => {
      note('forget');
      return success(undefined);
    },
    restore: () => {
      note('restore');
      return state.restore();
    },
    heardNow: async (adapter, name) => {
      note(`listen on ${adapter} for ${name}`);
      return state.heardNow.shift() ?? 'unknown';
    },
  };
  const wifi = automaticWifi({
    system,
    clock,
    chosenAdapter,
    probePhoton: () => state.photon(),
    probeCloud: () => {
      note('cloud');
      return state.cloud();
    },
    addresses: () => state.addresses,
    photonHost: '192.168.0.1',
  });
  return {
    wifi,
    clock,
    said,
    state,
    join: (name: string | undefined = ssid, signal = neverAborted()) =>
      wifi.joinPhoton(name, remembered, never, signal),
    /** The answer, and how long it took. */
    async take<Value>(work: Promise<Value>, atMostMs = 120_000) {
      const startedAt = clock.now();
      let result: { readonly value: Value } | undefined;
      void work.then((value) => {
        result = { value };
      });
      while (result === undefined && clock.now() - startedAt < atMostMs) await clock.advance(50);
      if (result === undefined) throw new Error('no answer in time');
      return { result: result.value, tookMs: clock.now() - startedAt };
    },
  };
}

describe('which adapter moves', () => {
  const adapters = (...carrying: readonly boolean[]) =>
    success(
      carrying.map((carriesInternet, index) => ({ id: `wlan${index}`, name: `Wi-Fi ${index}`, carriesInternet })),
    );
  const remember = async (it: ReturnType<typeof computer>) => {
    const place = await it.wifi.remember(neverAborted());
    return place.ok ? place.value : place.error;
  };

  it('is one that does not carry the internet, else the first, or the one the person chose', async () => {
    const several = computer();
    several.state.adapters = adapters(true, false, false);
    expect(await remember(several)).toEqual({
      networkName: 'HomeNet',
      handle: 'handle of wlan1',
      adapter: 'Wi-Fi 1',
      keepsInternet: true,
    });
    const one = computer();
    one.state.adapters = adapters(true);
    expect(await remember(one)).toMatchObject({ handle: 'handle of wlan0', keepsInternet: false });
    const chosen = computer('wlan0');
    chosen.state.adapters = adapters(true, false);
    expect(await remember(chosen)).toMatchObject({ handle: 'handle of wlan0', keepsInternet: false });
    const gone = computer('wlan9');
    expect(await remember(gone)).toEqual({ code: 'wifi-no-adapter', saw: 'wlan9' });
    const none = computer();
    none.state.adapters = fails('wifi-service-not-running');
    expect(await remember(none)).toEqual({ code: 'wifi-service-not-running' });
  });

  it('leaves the internet where a cable brings it, and only the cloud tells that', async () => {
    const wired = computer();
    wired.state.adapters = adapters(false);
    wired.state.addresses = [{ interfaceName: 'eth0', address: '10.0.0.5' }];
    expect(await remember(wired)).toMatchObject({ keepsInternet: true });
    wired.state.cloud = async () => fails('cloud-unreachable');
    expect(await remember(wired)).toMatchObject({ keepsInternet: false });
    expect(wired.said).toEqual(['cloud', 'cloud']);
    // No address but the adapter's own: nobody is asked.
    const alone = computer();
    alone.state.adapters = adapters(false);
    alone.state.addresses = [{ interfaceName: 'Wi-Fi 0', address: '10.0.0.5' }];
    expect(await remember(alone)).toMatchObject({ keepsInternet: false });
    expect(alone.said).toEqual([]);
  });

  it('is not waited for where the cloud never answers', async () => {
    const wired = computer();
    wired.state.adapters = adapters(false);
    wired.state.addresses = [{ interfaceName: 'eth0', address: '10.0.0.5' }];
    const cancel = new AbortController();
    wired.state.cloud = () =>
      new Promise((resolve) => {
        cancel.signal.addEventListener('abort', () => resolve(fails('cancelled')));
      });
    void wired.clock.sleep(3_000).then(() => cancel.abort());
    expect((await wired.take(remember(wired))).result).toMatchObject({ keepsInternet: false });
  });
});

describe('the Photons in the air', () => {
  /** Lists as they come, until the look is stopped. */
  function looking(it: ReturnType<typeof computer>, prefix = 'Photon') {
    const stop = new AbortController();
    const lists: (readonly SeenPhoton[] | string)[] = [];
    const done = (async () => {
      for await (const list of it.wifi.photons(prefix, stop.signal) ?? []) {
        lists.push(list.ok ? list.value : list.error.code);
      }
    })();
    return { lists, stop, done };
  }

  it('come before names that look alike, and what the person named is one', async () => {
    const it = computer();
    it.state.heard = success([
      { ssid: 'Photon-0012', rssi: -30 },
      { ssid, rssi: -60 },
      { ssid: 'HomeNet', rssi: -20 },
    ]);
    const stop = new AbortController();
    const first = async (wanted?: string) =>
      (await it.wifi.photons('Photon', stop.signal, wanted)?.[Symbol.asyncIterator]().next())?.value;
    expect(await first()).toEqual(
      success([
        { ssid, rssi: -60 },
        { ssid: 'Photon-0012', rssi: -30, alike: true },
      ]),
    );
    expect(await first('Photon-0012')).toEqual(
      success([
        { ssid: 'Photon-0012', rssi: -30 },
        { ssid, rssi: -60 },
      ]),
    );
    stop.abort();
  });

  it('are told to be twice there where the system counts more than one access point', async () => {
    const it = computer();
    it.state.heard = success([
      { ssid, rssi: -40, accessPoints: 2 },
      { ssid: 'Photon-E6F7', rssi: -60, accessPoints: 1 },
    ]);
    const { lists, stop, done } = looking(it);
    await it.clock.advance(4_000);
    expect(lists).toEqual([
      [
        { ssid, rssi: -40, twice: true },
        { ssid: 'Photon-E6F7', rssi: -60 },
      ],
    ]);
    stop.abort();
    await it.clock.advance(4_000);
    await done;
  });

  it('are told strongest first, each once, and again only when something changed', async () => {
    const it = computer();
    it.state.heard = success([
      { ssid: 'HomeNet', rssi: -20 },
      { ssid: 'Photon-C4D5', rssi: undefined },
      { ssid, rssi: -80 },
      { ssid, rssi: -40 },
      { ssid: 'Photon-E6F7', rssi: -60 },
      ...awkwardNames.map((name) => ({ ssid: `Photon-${name}`, rssi: -10 })),
    ]);
    const { lists, stop, done } = looking(it);
    await it.clock.advance(20_000);
    const first = [
      { ssid, rssi: -40 },
      { ssid: 'Photon-E6F7', rssi: -60 },
      { ssid: 'Photon-C4D5', rssi: undefined },
    ];
    // What an awkward name leaves behind is safe for a command, and no Photon by itself.
    const alike = [...new Set(awkwardNames.map((name) => `Photon-${name}`))]
      .filter((name) => isJoinableName(name) && !isPhotonName(name))
      .map((name) => ({ ssid: name, rssi: -10, alike: true }));
    expect(alike.length).toBeGreaterThan(0);
    expect(lists).toEqual([[...first, ...alike]]);
    expect(it.said.length).toBeGreaterThan(5);
    it.state.heard = success([]);
    await it.clock.advance(3_000);
    it.state.heard = success([{ ssid, rssi: -41 }]);
    await it.clock.advance(3_000);
    expect(lists.slice(1)).toEqual([[], [{ ssid, rssi: -41 }]]);
    stop.abort();
    await done;
    expect(it.clock.sleepers()).toBe(0);
  });

  it('are as a product calls them', async () => {
    const it = computer();
    it.state.heard = success([ssid, 'Acme-1', 'Acme', 'Acme-'].map((name) => ({ ssid: name, rssi: -50 })));
    const { lists, stop, done } = looking(it, 'Acme');
    await it.clock.advance(0);
    expect(lists).toEqual([[{ ssid: 'Acme-1', rssi: -50 }]]);
    stop.abort();
    await done;
  });

  it('count more than what is in the way; where there are none, that is told, and what refused the list after it', async () => {
    const it = computer();
    it.state.obstacle = setupError('wifi-adapter-without-2ghz');
    it.state.heard = success([{ ssid, rssi: -50 }]);
    const { lists, stop, done } = looking(it);
    await it.clock.advance(0);
    it.state.heard = fails('wifi-list-not-given');
    await it.clock.advance(3_000);
    it.state.obstacle = undefined;
    await it.clock.advance(3_000);
    it.state.adapters = fails('wifi-no-adapter');
    await it.clock.advance(3_000);
    expect(lists).toEqual([
      [{ ssid, rssi: -50 }],
      'wifi-adapter-without-2ghz',
      'wifi-list-not-given',
      'wifi-no-adapter',
    ]);
    stop.abort();
    await done;
  });
});

describe('the way to the Photon', () => {
  it('ends with the Photon’s own answer', async () => {
    const it = computer();
    const { result, tookMs } = await it.take(it.join());
    expect(result).toEqual(success(undefined));
    expect(tookMs).toBeLessThan(1_000);
    expect(it.said).toEqual([`join ${ssid}`]);
    expect(it.clock.sleepers()).toBe(0);
  });

  it('ends as soon as the Photon answers over a new address, whatever the system still does', async () => {
    const it = computer();
    it.state.join = async (signal) => {
      it.state.addresses = [atPhoton];
      await it.clock.sleep(9_000, signal);
      return success(undefined);
    };
    const { result, tookMs } = await it.take(it.join());
    expect([result.ok, tookMs < 1_000]).toEqual([true, true]);
  });

  it('is never proven by the network’s name, an address or the system’s word', async () => {
    const it = computer();
    it.state.photon = async () => fails('photon-not-reachable');
    const { result, tookMs } = await it.take(it.join());
    expect(result).toEqual(fails('photon-not-reachable'));
    expect(tookMs).toBeGreaterThanOrEqual(45_000);
    expect(it.clock.sleepers()).toBe(0);
  });

  it('is not proven by an answer that comes from elsewhere: another Photon on a cable', async () => {
    const it = computer();
    it.state.join = async () => success(undefined);
    it.state.photon = async () => success({ id });
    const { result } = await it.take(it.join());
    expect(result).toEqual(failure({ code: 'photon-network-not-joined', details: { network: ssid } }));
    // Where home has the Photon's own subnet, an address there is no news.
    it.state.addresses = [atPhoton];
    expect((await it.take(it.join())).result.ok).toBe(false);
  });

  it('names a router that answers in the Photon’s place', async () => {
    const it = computer();
    it.state.photon = async () => fails('not-a-photon');
    expect((await it.take(it.join())).result).toEqual(fails('not-a-photon'));
  });

  it.each<readonly [string, LocalAddress, ErrorCode]>([
    ['a cable in the Photon’s subnet', { interfaceName: 'eth0', address: '192.168.0.77' }, 'photon-address-taken'],
    ['a tunnel', { interfaceName: 'tun0', address: '10.8.0.2' }, 'vpn-in-the-way'],
  ])('names %s', async (_name, other, code) => {
    const it = computer();
    it.state.join = async () => {
      it.state.place = 'photon';
      it.state.addresses = [other, atPhoton];
      return success(undefined);
    };
    it.state.photon = async () => fails('photon-timed-out');
    const { result } = await it.take(it.join());
    expect(result).toEqual(failure({ code, details: { adapter: other.interfaceName } }));
  });

  it('says when the Photon gives no address', async () => {
    const it = computer();
    it.state.join = async () => {
      it.state.place = 'no-address';
      it.state.addresses = [];
      return success(undefined);
    };
    expect((await it.take(it.join())).result).toMatchObject({ error: { code: 'photon-gave-no-address' } });
  });

  it('is tried again every second while the system says no, and not after a final word', async () => {
    const it = computer();
    let refusals = 3;
    const joins = it.state.join;
    it.state.join = async (signal) => {
      refusals -= 1;
      return refusals >= 0 ? fails('photon-network-not-joined') : joins(signal);
    };
    const { result, tookMs } = await it.take(it.join());
    expect([result.ok, it.said.length]).toEqual([true, 4]);
    expect(tookMs).toBeLessThan(4_500);

    for (const code of ['wifi-not-permitted', 'wifi-tool-missing', 'wifi-radio-off', 'wifi-no-adapter'] as const) {
      const denied = computer();
      denied.state.join = async () => fails(code);
      expect((await denied.take(denied.join(), 1_000)).result).toEqual(fails(code));
      expect(denied.said).toHaveLength(1);
    }
  });

  it('survives a bug of the system’s part', async () => {
    const it = computer();
    it.state.join = async () => {
      throw new TypeError('not a function');
    };
    expect((await it.take(it.join())).result).toMatchObject({ error: { code: 'internal-error' } });
  });

  it('is not gone twice by one lease while the computer is there, and gone again when it is not', async () => {
    const it = computer();
    await it.take(it.join());
    expect((await it.take(it.join())).result.ok).toBe(true);
    expect(it.said).toHaveLength(1);
    await it.state.restore();
    expect((await it.take(it.join())).result.ok).toBe(true);
    expect(it.said).toHaveLength(2);
    // A computer that was there before the run began has still to be moved: nothing was remembered of that.
    const there = computer();
    Object.assign(there.state, { place: 'photon', addresses: [atPhoton] });
    await there.take(there.join());
    expect(there.said).toEqual([`join ${ssid}`]);
  });

  it('stops in the middle, and the system’s join with it', async () => {
    const it = computer();
    const cancel = new AbortController();
    let stopped = false;
    it.state.join = async (signal) => {
      await it.clock.sleep(20_000, signal);
      stopped = signal.aborted;
      return fails('cancelled');
    };
    const joining = it.join(ssid, cancel.signal);
    await it.clock.advance(5_000);
    cancel.abort();
    expect(await joining).toEqual(fails('cancelled'));
    await it.clock.advance(0);
    expect([stopped, it.clock.sleepers()]).toEqual([true, 0]);
  });

  it.each(refusedNames)('never leads to a network called %j', async (name) => {
    const it = computer();
    expect(await it.join(name)).toMatchObject({ error: { code: 'photon-name-not-joinable' } });
    expect(it.said).toEqual([]);
  });

  it('is not begun while this computer itself owns the Photon’s address', async () => {
    const it = computer();
    it.state.addresses = [atHome, { interfaceName: 'docker0', address: '192.168.0.1' }];
    const { result, tookMs } = await it.take(it.join());
    expect(result).toEqual(failure({ code: 'photon-address-taken', details: { adapter: 'docker0' } }));
    expect([it.said, tookMs < 1_000]).toEqual([[], true]);
  });

  it.each(['photon-connection-blocked', 'photon-no-route'] as const)(
    'ends at once where this computer refuses the connection: %s',
    async (code) => {
      const it = computer();
      it.state.photon = async () => fails(code);
      const { result, tookMs } = await it.take(it.join());
      expect([result, tookMs < 1_000]).toEqual([fails(code), true]);
    },
  );

  it('needs a name and a way home', async () => {
    const it = computer();
    const noWayHome = { ...remembered, handle: undefined };
    expect(await it.wifi.joinPhoton(undefined, remembered, never, neverAborted())).toEqual(
      fails('photon-network-not-joined'),
    );
    expect(await it.wifi.joinPhoton(ssid, noWayHome, never, neverAborted())).toEqual(
      fails('photon-network-not-joined'),
    );
    expect([await it.wifi.whereabouts(noWayHome, neverAborted()), it.said]).toEqual(['unknown', []]);
  });

  it('counts as elsewhere while it waits for an address', async () => {
    const it = computer();
    for (const [place, expected] of [
      ['photon', 'photon'],
      ['no-address', 'elsewhere'],
      ['elsewhere', 'elsewhere'],
      ['unknown', 'unknown'],
    ] as const) {
      it.state.place = place;
      expect(await it.wifi.whereabouts(remembered, neverAborted())).toBe(expected);
    }
  });
});

describe('a join that does not hold', () => {
  it('is asked for anew when the system said “joined” and is elsewhere', async () => {
    const it = computer();
    const joins = it.state.join;
    it.state.join = async () => success(undefined);
    const joining = it.take(it.join());
    void it.clock.sleep(10_000).then(() => {
      it.state.join = joins;
    });
    expect((await joining).result).toEqual(success(undefined));
    expect(it.said.filter((word) => word.startsWith('join'))).toHaveLength(2);
  });

  it('is no cancel of anybody’s when the Photon is silent', async () => {
    const it = computer();
    it.state.photon = () => it.clock.sleep(3_000).then(() => fails('cancelled'));
    const { result } = await it.take(it.join());
    expect(result).toMatchObject({ error: { code: 'photon-timed-out' } });
  });
});

describe('the way home', () => {
  const giveBack = (
    it: ReturnType<typeof computer>,
    change: Partial<RememberedNetwork> = {},
    signal = neverAborted(),
  ) => it.take(it.wifi.giveBack({ ...remembered, ...change }, never, signal));

  it('ends when the internet answers', async () => {
    const it = computer();
    let answersIn = 3;
    it.state.cloud = async () => {
      answersIn -= 1;
      return answersIn > 0 ? fails('cloud-unreachable') : success(undefined);
    };
    expect((await giveBack(it)).result).toEqual(success(undefined));
    expect(it.said).toEqual(['restore', 'cloud', 'cloud', 'cloud']);
  });

  it('is over also without internet, and nothing is waited for where nothing was', async () => {
    const it = computer();
    it.state.cloud = async () => fails('cloud-unreachable');
    const { result, tookMs } = await giveBack(it);
    expect([result.ok, tookMs >= 15_000, tookMs < 20_000]).toEqual([true, true, true]);
    const nowhere = computer();
    await giveBack(nowhere, { networkName: undefined });
    expect(nowhere.said).toEqual(['restore']);
    const byHand = computer();
    await giveBack(byHand, { handle: undefined });
    expect(byHand.said).toEqual([]);
  });

  it('is tried three times in 45 seconds, and then told as not found, with the network’s name', async () => {
    const it = computer();
    it.state.place = 'photon';
    it.state.restore = async () => fails('home-network-not-back');
    const { result, tookMs } = await giveBack(it);
    expect(result).toEqual(failure({ code: 'home-network-not-back', details: { network: 'HomeNet' } }));
    expect(tookMs).toBeLessThan(47_000);
    expect(it.said).toEqual(['restore', 'restore', 'restore']);
    expect(it.clock.sleepers()).toBe(0);
  });

  it('is not tried again where that cannot succeed', async () => {
    for (const [code, told] of [
      ['home-network-asks-password', 'home-network-asks-password'],
      ['wifi-no-adapter', 'home-network-not-back'],
      ['wifi-radio-off', 'home-network-not-back'],
    ] as const) {
      const it = computer();
      it.state.restore = async () => fails(code);
      const { result, tookMs } = await giveBack(it);
      expect(result).toEqual(failure({ code: told, details: { network: 'HomeNet' } }));
      expect([it.said, tookMs < 1_000]).toEqual([['restore'], true]);
    }
  });

  it('is over when the system has found it by itself between two tries', async () => {
    const it = computer();
    const restore = it.state.restore;
    it.state.restore = async () => {
      it.state.place = 'nowhere';
      return fails('home-network-not-back');
    };
    void it.clock.sleep(30_000).then(() => {
      it.state.place = 'home';
      it.state.restore = restore;
    });
    const { result, tookMs } = await giveBack(it);
    expect([result.ok, tookMs < 33_000]).toEqual([true, true]);
  });

  it('is over also when the Photon’s network cannot be forgotten, and that is told', async () => {
    const it = computer();
    it.state.restore = async () => fails('photon-network-kept');
    const { result, tookMs } = await giveBack(it);
    expect([result, tookMs < 1_000]).toEqual([fails('photon-network-kept'), true]);
  });

  it('is found when the router comes back meanwhile', async () => {
    const it = computer();
    const restore = it.state.restore;
    it.state.restore = async () => fails('home-network-not-back');
    void it.clock.sleep(20_000).then(() => {
      it.state.restore = restore;
    });
    expect((await giveBack(it)).result.ok).toBe(true);
  });

  it('begins when the system’s join has ended', async () => {
    const it = computer();
    it.state.join = async (signal) => {
      it.state.addresses = [atPhoton];
      await it.clock.sleep(9_000, signal);
      it.said.push('join ended');
      return success(undefined);
    };
    await it.take(it.join());
    await giveBack(it, { networkName: undefined });
    expect(it.said).toEqual([`join ${ssid}`, 'join ended', 'restore']);
  });

  it('stops when it is told to', async () => {
    const it = computer();
    const cancel = new AbortController();
    it.state.restore = async () => {
      cancel.abort();
      return fails('home-network-not-back');
    };
    expect((await giveBack(it, {}, cancel.signal)).result).toEqual(fails('cancelled'));
  });
});

describe('a run that ended in the middle', () => {
  const recover = (it: ReturnType<typeof computer>, change: Partial<RememberedNetwork> = {}) =>
    it.take(it.wifi.recover({ ...remembered, ...change }, neverAborted()));

  it('leaves a computer alone that is on another network, also behind a sign-in page, and tidies up', async () => {
    for (const cloud of [success(undefined), fails('cloud-sign-in-page')]) {
      for (const keepsInternet of [false, true]) {
        const it = computer();
        it.state.cloud = async () => cloud;
        expect((await recover(it, { keepsInternet })).result).toEqual(success('stays'));
        expect(it.said).toEqual(['forget']);
      }
    }
  });

  it('takes nobody off a network they chose because a Photon answers another adapter', async () => {
    for (const place of ['elsewhere', 'unknown'] as const) {
      const it = computer();
      const atHotel = { interfaceName: remembered.adapter ?? '', address: '10.20.0.7' };
      const other = { ...atPhoton, interfaceName: 'wlan7' };
      Object.assign(it.state, { place, addresses: [atHotel, other], photon: async () => success({ id }) });
      expect([(await recover(it)).result, it.said]).toEqual([success('stays'), ['forget']]);
    }
  });

  it('has nothing to bring home that is there, or that has no adapter any more', async () => {
    for (const [place, told] of [
      ['home', 'home'],
      ['gone', 'adapter-gone'],
    ] as const) {
      const it = computer();
      it.state.place = place;
      const { result, tookMs } = await recover(it);
      expect([result, it.said, tookMs < 1_000]).toEqual([success(told), ['forget'], true]);
    }
  });

  it('brings an adapter home that is with a Photon, however it got there', async () => {
    for (const place of ['photon', 'no-address', 'elsewhere', 'unknown'] as const) {
      const it = computer();
      Object.assign(it.state, { place, addresses: [atPhoton] });
      expect((await recover(it)).result).toEqual(success('home'));
      expect(it.said).toContain('restore');
    }
  });

  it('brings an adapter home that is on no network, unless the internet came another way; one try is enough', async () => {
    const offline = computer();
    offline.state.place = 'nowhere';
    offline.state.cloud = async () =>
      offline.said.includes('restore') ? success(undefined) : fails('cloud-unreachable');
    expect((await recover(offline)).result).toEqual(success('home'));
    const online = computer();
    online.state.place = 'nowhere';
    expect([(await recover(online)).result, online.said]).toEqual([success('stays'), ['cloud', 'forget']]);
    const wired = computer();
    wired.state.place = 'nowhere';
    wired.state.restore = async () => fails('home-network-not-back');
    const { result } = await recover(wired, { keepsInternet: true });
    expect([result.ok, wired.said]).toEqual([false, ['restore']]);
  });

  it('takes a place that nobody tells for another network by its address, or by who answers there', async () => {
    const atAnother = computer();
    atAnother.state.place = 'unknown';
    atAnother.state.cloud = async () => fails('cloud-sign-in-page');
    expect((await recover(atAnother)).result).toEqual(success('stays'));
    const atRouter = computer();
    Object.assign(atRouter.state, { place: 'unknown', addresses: [], photon: async () => fails('not-a-photon') });
    expect((await recover(atRouter)).result).toEqual(success('stays'));
    const silent = computer();
    Object.assign(silent.state, { place: 'unknown', addresses: [], cloud: async () => fails('cloud-unreachable') });
    await recover(silent);
    expect(silent.said).toContain('restore');
  });

  it('has nothing to do where hands moved the computer', async () => {
    const it = computer();
    expect((await recover(it, { handle: undefined })).result.ok).toBe(true);
    expect(it.said).toEqual([]);
  });
});

describe('whether the Photon is in the air', () => {
  const inAir = (it: ReturnType<typeof computer>, name: string | undefined = ssid) =>
    it.wifi.photonInAir({ ssid: name, id }, neverAborted());

  it('is told by a second look after one that heard it', async () => {
    for (const [looks, expected] of [
      [['seen', 'seen'], 'seen'],
      [['seen', 'gone'], 'gone'],
      [['gone', 'seen'], 'gone'],
      [['unknown', 'seen'], 'unknown'],
    ] as const) {
      const it = computer();
      it.state.heardNow = [...looks];
      expect(await inAir(it)).toBe(expected);
    }
  });

  it('is unknown without a name or an adapter', async () => {
    const it = computer();
    expect(await it.wifi.photonInAir({ ssid: undefined, id }, neverAborted())).toBe('unknown');
    it.state.adapters = fails('wifi-no-adapter');
    expect(await inAir(it)).toBe('unknown');
    expect(it.said).toEqual([]);
  });
});
