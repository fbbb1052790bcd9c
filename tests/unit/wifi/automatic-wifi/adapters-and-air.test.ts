import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../../electron/ground/never-aborted.ts';
import { setupError } from '../../../../shared/errors.ts';
import { isJoinableName, isPhotonName } from '../../../../shared/photon-name.ts';
import { success } from '../../../../shared/result.ts';
import type { SeenPhoton } from '../../../../shared/setup-events.ts';
import { awkwardNames } from '../awkward-names.ts';
import { computer, fails, id, ssid } from './computer.ts';

describe('what it hears for a Photon on a cable', () => {
  it('is what the system tells most of, and else its names', async () => {
    const { wifi, state, system } = computer();
    state.heard = success([{ ssid: 'HomeNet', rssi: -40 }]);
    const heard = async () => {
      const told = await wifi.networks?.(neverAborted());
      return told?.ok ? told.value : told?.error.code;
    };
    const named = { ssid: 'HomeNet', rssi: -40, channel: 0, security: -1, accessPoints: 1 };
    expect(await heard()).toEqual([named]);
    system.networks = async () => success([{ ssid: 'HomeNet', rssi: -45, channel: 6, security: 0 }]);
    expect(await heard()).toEqual([{ ...named, rssi: -45, channel: 6, security: 0 }]);
    // Where it does not tell now, the names do.
    system.networks = async () => fails('wifi-list-not-given');
    expect(await heard()).toEqual([named]);
    state.heard = fails('wifi-not-permitted');
    expect(await heard()).toBe('wifi-not-permitted');
    state.adapters = fails('wifi-no-adapter');
    expect(await heard()).toBe('wifi-no-adapter');
  });
});

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
