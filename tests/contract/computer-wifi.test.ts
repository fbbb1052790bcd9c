import { afterEach, describe, expect, it } from 'vitest';
import { particleCloud } from '../../electron/cloud/particle-cloud.ts';
import type { Clock } from '../../electron/ground/clock-port.ts';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { systemClock } from '../../electron/ground/system-clock.ts';
import { simulatedWifi } from '../../electron/simulator/air/simulated-wifi.ts';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { softapPhoton } from '../../electron/softap/softap-photon.ts';
import { assistedWifi } from '../../electron/wifi/assisted-wifi.ts';
import { automaticWifi } from '../../electron/wifi/automatic-wifi.ts';
import { manualWifi } from '../../electron/wifi/manual-wifi.ts';
import type { AdapterPlace, SystemWifi } from '../../electron/wifi/system-wifi.ts';
import type { ComputerWifi, RememberedNetwork } from '../../electron/wifi/wifi-port.ts';
import { parseDeviceId } from '../../shared/device-id.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';
import type { ManualTask } from '../../shared/setup-events.ts';
import { systemRandomBytes } from '../../shared/wifi-password.ts';
import { fastWorld } from '../support/run-flow.ts';

interface Bench {
  readonly world: SimulatedWorld;
  readonly wifi: ComputerWifi;
  readonly tasks: ManualTask[];
  /** What the adapter is told to call; for the manual one, hands that do as they are asked. */
  readonly needHands: (task: ManualTask) => void;
}

const home = { networkName: 'HomeNet', handle: 'HomeNet', adapter: undefined, keepsInternet: false };

const worlds: SimulatedWorld[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

type MakeWifi = (world: SimulatedWorld, clock: Clock) => ComputerWifi;

async function bench(make: MakeWifi, clock: Clock = systemClock): Promise<Bench> {
  const world = await fastWorld();
  worlds.push(world);
  const wifi = make(world, clock);
  const tasks: ManualTask[] = [];
  const needHands = (task: ManualTask) => {
    tasks.push(task);
    const hands = simulatedWifi(world);
    if (task.kind === 'join-photon') void hands.joinPhoton(world.ready.device.ssid, home, () => {}, neverAborted());
    else void hands.giveBack(home, () => {}, neverAborted());
  };
  return { world, wifi, tasks, needHands };
}

/** What both real ways see of the simulated world: its Photon and its cloud, and the computer's own addresses. */
function probes({ ready, computer }: SimulatedWorld, clock: Clock) {
  const { tcp, http, cloud } = ready;
  const photon = softapPhoton(
    { host: tcp.host, tcpPort: tcp.port, httpPort: http.port },
    { clock: systemClock, random: systemRandomBytes },
  );
  const auth = particleCloud({ baseUrl: cloud.url, fetch, clock: systemClock }, { id: 'a', secret: 'b' });
  const addresses = { photon: '192.168.0.2', 'own-network': '192.168.1.20', between: undefined };
  return {
    clock,
    probePhoton: (signal: AbortSignal) => photon.deviceId(signal),
    probeCloud: (signal: AbortSignal) => auth.reach(signal),
    addresses: () => {
      const address = addresses[computer.place];
      return address === undefined ? [] : [{ interfaceName: 'wlan0', address }];
    },
    photonHost: '192.168.0.1',
  };
}

function manual(world: SimulatedWorld, clock: Clock): ComputerWifi {
  return manualWifi({ ...probes(world, clock), joinLimitMs: 3_000, returnLimitMs: 3_000 });
}

/** The simulated computer as an operating system would tell of it and move it. */
function simulatedSystem({ computer }: SimulatedWorld): SystemWifi {
  return {
    adapters: async () => success([{ id: 'wlan0', name: 'wlan0', carriesInternet: true }]),
    obstacle: async () => undefined,
    scan: async (_adapter, signal) => success(await computer.look(signal)),
    remember: async () => success({ networkName: computer.network, handle: 'wlan0' }),
    join: async (ssid, _handle, signal) =>
      (await computer.join(ssid, signal)) ? success(undefined) : failure(setupError('photon-network-not-joined')),
    whereabouts: async () => placeOf(computer.place),
    forget: async () => success(undefined),
    restore: async (_handle, signal) =>
      (await computer.goHome(signal)) ? success(undefined) : failure(setupError('home-network-not-back')),
    heardNow: async (_adapter, ssid, signal) =>
      (await computer.look(signal)).some((heard) => heard.ssid === ssid) ? 'seen' : 'gone',
  };
}

const placeOf = (place: SimulatedWorld['computer']['place']): AdapterPlace =>
  (({ photon: 'photon', 'own-network': 'home', between: 'nowhere' }) as const)[place];

function automatic(world: SimulatedWorld, clock: Clock): ComputerWifi {
  const system = simulatedSystem(world);
  return assistedWifi(
    automaticWifi({ ...probes(world, clock), system, chosenAdapter: '' }),
    manual(world, clock),
    clock,
  );
}

/** For waits that end in vain: ten times as fast. */
const hurriedClock: Clock = {
  now: () => systemClock.now() * 10,
  monotonic: () => systemClock.monotonic() * 10,
  sleep: (ms, signal) => systemClock.sleep(ms / 10, signal),
};

async function rememberedBy(wifi: ComputerWifi): Promise<RememberedNetwork> {
  const remembered = await wifi.remember(neverAborted());
  if (!remembered.ok) throw new Error(remembered.error.code);
  return remembered.value;
}

/** One suite for every adapter: what a run relies on, whichever way the computer moves. */
describe.each([
  ['simulated', (world: SimulatedWorld) => simulatedWifi(world)],
  ['manual', manual],
  ['automatic', automatic],
] as const)('the %s way to the Photon', (mode, make) => {
  /** The person picks by hand; a program by name. */
  const nameFor = ({ ready }: SimulatedWorld) => (mode === 'manual' ? undefined : ready.device.ssid);

  it('joins, proven by the Photon’s answer, and comes home', async () => {
    const { world, wifi, needHands } = await bench(make);
    expect(wifi.mode).toBe(mode);
    const remembered = await rememberedBy(wifi);
    expect(await wifi.joinPhoton(nameFor(world), remembered, needHands, neverAborted())).toEqual(success(undefined));
    expect(world.computer.network).toBe(world.ready.device.ssid);
    expect(await wifi.whereabouts(remembered, neverAborted())).not.toBe('elsewhere');
    expect(await wifi.giveBack(remembered, needHands, neverAborted())).toEqual(success(undefined));
    expect(world.computer.network).toBe('HomeNet');
    expect(await wifi.whereabouts(remembered, neverAborted())).toBe('elsewhere');
  });

  it('goes there a second time after the computer hopped away', async () => {
    const { world, wifi, needHands } = await bench(make);
    const remembered = await rememberedBy(wifi);
    for (const _time of [1, 2]) {
      expect(await wifi.joinPhoton(nameFor(world), remembered, needHands, neverAborted())).toEqual(success(undefined));
      expect(world.computer.network).toBe(world.ready.device.ssid);
      await world.computer.goHome(neverAborted());
      expect(await wifi.whereabouts(remembered, neverAborted())).toBe('elsewhere');
    }
  });

  it('gives back twice, and when nothing was changed', async () => {
    const { world, wifi, needHands, tasks } = await bench(make);
    const remembered = await rememberedBy(wifi);
    for (let turn = 0; turn < 2; turn += 1)
      expect((await wifi.giveBack(remembered, needHands, neverAborted())).ok).toBe(true);
    expect(world.computer.network).toBe('HomeNet');
    expect(tasks).toEqual([]);
  });

  it('sees the Photon’s network while it is there', async () => {
    const { world, wifi, needHands } = await bench(make);
    const id = parseDeviceId(world.ready.device.id);
    if (!id.ok) throw new Error('id');
    await wifi.joinPhoton(nameFor(world), await rememberedBy(wifi), needHands, neverAborted());
    expect(await wifi.photonInAir({ ssid: world.ready.device.ssid, id: id.value }, neverAborted())).toBe('seen');
  });

  it('lists the Photon, where it can look at all', async () => {
    const { world, wifi } = await bench(make);
    const stop = new AbortController();
    const lists = wifi.photons('Photon', stop.signal);
    if (mode === 'manual') return expect(lists).toBeUndefined();
    const first = await lists?.[Symbol.asyncIterator]().next();
    stop.abort();
    expect(first?.value).toMatchObject({ ok: true, value: [{ ssid: world.ready.device.ssid }] });
  });

  it('stops at once when it is told to', async () => {
    const { wifi, needHands } = await bench(make);
    const stopped = AbortSignal.abort();
    expect(await wifi.joinPhoton('Photon-XXXX', home, needHands, stopped)).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    });
    const given = await wifi.giveBack(home, needHands, stopped);
    // Where nothing was to be given back, that may be said instead.
    expect(given.ok || given.error.code === 'cancelled').toBe(true);
  });

  it('says that it did not get there, in its own bound', async () => {
    const { world, wifi } = await bench(make, hurriedClock);
    world.setFault('wifi-join-fails', true);
    const joined = await wifi.joinPhoton(nameFor(world), await rememberedBy(wifi), () => {}, neverAborted());
    // The simulated air breaks connections that a real one would not let begin.
    expect(joined.ok ? 'joined' : joined.error.code).toMatch(/^photon-(network-not-joined|connection-lost)$/);
  });

  it('says that home did not come back, and with which name, in its own bound', async () => {
    const { world, wifi } = await bench(make, hurriedClock);
    const remembered = await rememberedBy(wifi);
    await simulatedWifi(world).joinPhoton(world.ready.device.ssid, home, () => {}, neverAborted());
    world.setFault('wifi-home-gone', true);
    const network = mode === 'manual' ? '' : 'HomeNet';
    expect(await wifi.giveBack(remembered, () => {}, neverAborted())).toEqual(
      failure({ code: 'home-network-not-back', details: { network } }),
    );
  });
});

describe('the manual way', () => {
  it('says once what the hands must do, and names who answers instead of the Photon', async () => {
    const { world, wifi, tasks } = await bench(manual, hurriedClock);
    const tell = (task: ManualTask) => void tasks.push(task);
    expect((await wifi.joinPhoton(undefined, home, tell, neverAborted())).ok).toBe(false);
    expect(tasks).toEqual([{ kind: 'join-photon' }]);
    world.setFault('router-answers', true);
    expect(await wifi.joinPhoton(undefined, home, tell, neverAborted())).toMatchObject({
      ok: false,
      error: { code: 'not-a-photon' },
    });
    expect(tasks.at(-1)).toMatchObject({ kind: 'join-photon', obstacle: { code: 'not-a-photon' } });
  });
});

describe('the automatic way', () => {
  it('asks for hands where it does not get through, says why once, and notices what they do', async () => {
    const { world, wifi, tasks, needHands } = await bench(automatic, hurriedClock);
    const { ssid } = world.ready.device;
    const remembered = await rememberedBy(wifi);
    world.setFault('wifi-join-fails', true);
    const joined = wifi.joinPhoton(
      ssid,
      remembered,
      (task) => {
        world.setFault('wifi-join-fails', false);
        needHands(task);
      },
      neverAborted(),
    );
    expect(await joined).toEqual(success(undefined));
    expect(tasks).toEqual([
      { kind: 'join-photon', ssid, obstacle: { code: 'photon-network-not-joined', details: { network: ssid } } },
    ]);
    expect(await wifi.giveBack(remembered, needHands, neverAborted())).toEqual(success(undefined));
    expect([world.computer.network, tasks.length]).toEqual(['HomeNet', 1]);
  });

  it('leaves a computer alone that found its way to the internet, and brings one home that did not', async () => {
    const { world, wifi, needHands } = await bench(automatic);
    const remembered = await rememberedBy(wifi);
    const moves = () => world.events.filter(({ type }) => type === 'computer-moved').length;
    expect(await wifi.recover(remembered, neverAborted())).toEqual(success('home'));
    expect(moves()).toBe(0);
    await wifi.joinPhoton(world.ready.device.ssid, remembered, needHands, neverAborted());
    const anotherProgram = automatic(world, systemClock);
    expect(await anotherProgram.recover(remembered, neverAborted())).toEqual(success('home'));
    expect(world.computer.network).toBe('HomeNet');
  });
});
