import { afterEach, describe, expect, it } from 'vitest';
import { neverAborted } from '../../../../electron/ground/never-aborted.ts';
import { systemClock } from '../../../../electron/ground/system-clock.ts';
import { simulatedWifi } from '../../../../electron/simulator/air/simulated-wifi.ts';
import { fastLatencies } from '../../../../electron/simulator/latencies.ts';
import {
  type SimulatedWorld,
  startSimulatedWorld,
  type WorldOptions,
} from '../../../../electron/simulator/simulated-world.ts';
import { virtualClock } from '../../../support/virtual-clock.ts';

const worlds: SimulatedWorld[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

async function open(options: Partial<WorldOptions> = {}): Promise<SimulatedWorld> {
  const world = await startSimulatedWorld({
    clock: systemClock,
    latencies: fastLatencies,
    separateNetworks: true,
    ...options,
  });
  worlds.push(world);
  return world;
}

const photonAnswers = ({ ready }: SimulatedWorld) => reaches(`http://127.0.0.1:${ready.http.port}/version`);
const cloudAnswers = ({ cloud }: SimulatedWorld) => reaches(`${cloud.url}/v1/user`);

async function reaches(url: string): Promise<boolean> {
  try {
    await (await fetch(url)).text();
    return true;
  } catch {
    return false;
  }
}

describe('a computer with one radio', () => {
  it('reaches the cloud at home, the Photon on its network, and nothing in between', async () => {
    const world = await open();
    expect([await photonAnswers(world), await cloudAnswers(world)]).toEqual([false, true]);
    const joining = world.computer.join(world.device.ssid, neverAborted());
    expect(world.computer).toMatchObject({ place: 'between', network: undefined });
    expect(await joining).toBe(true);
    expect(world.computer).toMatchObject({ place: 'photon', network: world.device.ssid });
    expect([await photonAnswers(world), await cloudAnswers(world)]).toEqual([true, false]);
    expect(await world.computer.goHome(neverAborted())).toBe(true);
    expect([await photonAnswers(world), await cloudAnswers(world)]).toEqual([false, true]);
  });

  it('falls off when the Photon’s network goes, and is not home by itself', async () => {
    const world = await open({ faults: ['crash-during-scan'] });
    await world.computer.join(world.device.ssid, neverAborted());
    expect(await reaches(`http://127.0.0.1:${world.ready.http.port}/scan-ap`)).toBe(false);
    expect(world.computer.place).toBe('between');
    expect(await cloudAnswers(world)).toBe(false);
  });

  it('reaches everything when its networks are not kept apart', async () => {
    const world = await open({ separateNetworks: false });
    expect([await photonAnswers(world), await cloudAnswers(world)]).toEqual([true, true]);
  });

  it('goes back home when a network is not there to join', async () => {
    const world = await open();
    expect(await world.computer.join('Photon-XXXX', neverAborted())).toBe(false);
    expect(world.computer.place).toBe('own-network');
  });

  it('hops back by itself once, with that fault', async () => {
    const clock = virtualClock();
    const { computer, device } = await open({ clock, faults: ['wifi-hops-back'] });
    for (const place of ['own-network', 'photon']) {
      const joining = computer.join(device.ssid, neverAborted());
      await clock.advance(fastLatencies.computerJoin);
      await joining;
      await clock.advance(2 * fastLatencies.computerHop);
      expect(computer.place).toBe(place);
    }
  });
});

describe('the simulated Wi-Fi', () => {
  it('tells the Photons in the air whenever they change', async () => {
    const world = await open();
    const stop = new AbortController();
    const lists: string[][] = [];
    for await (const seen of simulatedWifi(world).photons('Photon', stop.signal) ?? []) {
      if (!seen.ok) throw new Error(seen.error.code);
      lists.push(seen.value.map(({ ssid }) => ssid));
      if (lists.length === 1) {
        await world.computer.join(world.device.ssid, neverAborted());
        world.setFault('crash-during-scan', true);
        void reaches(`http://127.0.0.1:${world.ready.http.port}/scan-ap`);
      }
      if (lists.length === 2) world.pressSetup();
      if (lists.length === 3) stop.abort();
    }
    expect(lists).toEqual([[world.device.ssid], [], [world.device.ssid]]);
  });

  it('shows only names of the wanted prefix', async () => {
    const stop = new AbortController();
    const photons = simulatedWifi(await open()).photons('tempmon', stop.signal);
    for await (const seen of photons ?? []) {
      expect(seen).toEqual({ ok: true, value: [] });
      stop.abort();
    }
  });

  it('says when home does not come back', async () => {
    const world = await open();
    const wifi = simulatedWifi(world);
    const remembered = await wifi.remember(neverAborted());
    if (!remembered.ok) throw new Error(remembered.error.code);
    await wifi.joinPhoton(world.device.ssid, remembered.value, () => undefined, neverAborted());
    world.setFault('wifi-home-gone', true);
    expect(await wifi.giveBack(remembered.value, () => undefined, neverAborted())).toMatchObject({
      ok: false,
      error: { code: 'home-network-not-back', details: { network: 'HomeNet' } },
    });
    world.setFault('wifi-home-gone', false);
    expect((await wifi.giveBack(remembered.value, () => undefined, neverAborted())).ok).toBe(true);
  });

  it('sees the Photon again after it could not join', async () => {
    const world = await open();
    const wifi = simulatedWifi(world);
    const photon = { ssid: world.device.ssid, id: world.device.id };
    expect(await wifi.photonInAir(photon, neverAborted())).toBe('seen');
    expect(await wifi.photonInAir({ ...photon, ssid: 'Photon-XXXX' }, neverAborted())).toBe('gone');
    expect(await wifi.photonInAir(photon, AbortSignal.abort())).toBe('unknown');
  });
});

describe('a world', () => {
  it('prints a ready line of exactly the agreed shape', async () => {
    const { ready, device } = await open();
    const products = ['product', 'foreignProduct', 'madeIdPrefix', 'strangersIdPrefix'];
    const first = ['ready', 'tcp', 'http', 'cloud', 'account', 'device', 'others'];
    expect(Object.keys(ready)).toEqual([...first, ...products, 'networks']);
    expect(Object.keys(ready.product)).toEqual(['id', 'slug', 'name', 'clientId', 'clientSecret']);
    expect(ready.device).toEqual({ id: device.id, ssid: device.ssid, firmware: '2.3.1' });
    expect(ready.device.id).toMatch(/^[0-9a-f]{24}$/);
    expect(Object.keys(ready.account)).toEqual(['username', 'password', 'accessToken']);
    expect(ready.networks.find(({ ssid }) => ssid === 'Guest')).toEqual({ ssid: 'Guest', security: 0 });
    expect(ready.networks.every(({ security }) => typeof security === 'number')).toBe(true);
  });

  it('uses the ports it is told to, again after it closed', async () => {
    const first = await open();
    const ports = { tcp: first.ready.tcp.port, http: first.ready.http.port };
    await first.close();
    const second = await open({ ports });
    expect([second.ready.tcp.port, second.ready.http.port]).toEqual([ports.tcp, ports.http]);
    await expect(open({ ports })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('counts what it made a client wait, and nothing else', async () => {
    const world = await open({
      separateNetworks: false,
      latencies: { ...fastLatencies, command: 30, cloudRequest: 20 },
    });
    world.resetLatency();
    await photonAnswers(world);
    await cloudAnswers(world);
    expect(world.latencyMs()).toBe(50);
  });
});
