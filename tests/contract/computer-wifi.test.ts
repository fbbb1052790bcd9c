import { afterEach, describe, expect, it } from 'vitest';
import { particleCloud } from '../../electron/cloud/particle-cloud.ts';
import { systemClock } from '../../electron/setup/system-clock.ts';
import { simulatedWifi } from '../../electron/simulator/simulated-wifi.ts';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { softapPhoton } from '../../electron/softap/softap-photon.ts';
import { manualWifi } from '../../electron/wifi/manual-wifi.ts';
import type { ComputerWifi } from '../../electron/wifi/wifi-port.ts';
import { parseDeviceId } from '../../shared/device-id.ts';
import type { HandTask } from '../../shared/setup-events.ts';
import { systemRandomBytes } from '../../shared/wifi-password.ts';
import { swiftWorld } from '../support/run-flow.ts';

interface Bench {
  readonly world: SimulatedWorld;
  readonly wifi: ComputerWifi;
  readonly tasks: HandTask[];
  /** What the adapter is told to call; for the manual one, hands that do as they are asked. */
  readonly needHands: (task: HandTask) => void;
}

const home = { networkName: 'HomeNet', handle: 'HomeNet', adapter: undefined, keepsInternet: false };

const worlds: SimulatedWorld[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

async function bench(make: (world: SimulatedWorld) => ComputerWifi): Promise<Bench> {
  const world = await swiftWorld();
  worlds.push(world);
  const wifi = make(world);
  const tasks: HandTask[] = [];
  const needHands = (task: HandTask) => {
    tasks.push(task);
    const hands = simulatedWifi(world);
    const still = new AbortController().signal;
    if (task.kind === 'join-photon') void hands.joinPhoton(world.ready.device.ssid, home, () => {}, still);
    else void hands.giveBack(home, () => {}, still);
  };
  return { world, wifi, tasks, needHands };
}

function manual(world: SimulatedWorld): ComputerWifi {
  const { tcp, http, cloud } = world.ready;
  const photon = softapPhoton(
    { host: tcp.host, tcpPort: tcp.port, httpPort: http.port },
    { clock: systemClock, random: systemRandomBytes },
  );
  const door = particleCloud({ baseUrl: cloud.url, fetch, clock: systemClock }, { id: 'a', secret: 'b' });
  return manualWifi({
    clock: systemClock,
    probePhoton: (signal) => photon.deviceId(signal),
    probeCloud: (signal) => door.reach(signal),
    addresses: () => [],
    photonHost: tcp.host,
    joinLimitMs: 3_000,
    returnLimitMs: 3_000,
  });
}

const still = () => new AbortController().signal;

/** One suite for every adapter: what a run relies on, whichever way the computer moves. */
describe.each([
  ['simulated', simulatedWifi],
  ['manual', manual],
] as const)('the %s way to the Photon', (mode, make) => {
  it('joins, proven by the Photon’s answer, and comes home', async () => {
    const { world, wifi, needHands } = await bench(make);
    expect(wifi.mode).toBe(mode);
    const remembered = await wifi.remember(still());
    if (!remembered.ok) throw new Error(remembered.error.code);
    const ssid = mode === 'manual' ? undefined : world.ready.device.ssid;
    expect(await wifi.joinPhoton(ssid, remembered.value, needHands, still())).toEqual({ ok: true, value: undefined });
    expect(world.computer.network).toBe(world.ready.device.ssid);
    expect(await wifi.giveBack(remembered.value, needHands, still())).toEqual({ ok: true, value: undefined });
    expect(world.computer.network).toBe('HomeNet');
  });

  it('gives back twice, and when nothing was changed', async () => {
    const { world, wifi, needHands, tasks } = await bench(make);
    const remembered = await wifi.remember(still());
    if (!remembered.ok) throw new Error(remembered.error.code);
    for (let turn = 0; turn < 2; turn += 1)
      expect((await wifi.giveBack(remembered.value, needHands, still())).ok).toBe(true);
    expect(world.computer.network).toBe('HomeNet');
    expect(tasks).toEqual([]);
  });

  it('sees the Photon’s network while it is there', async () => {
    const { world, wifi, needHands } = await bench(make);
    const id = parseDeviceId(world.ready.device.id);
    if (!id.ok) throw new Error('id');
    await wifi.joinPhoton(mode === 'manual' ? undefined : world.ready.device.ssid, home, needHands, still());
    expect(await wifi.photonInAir({ ssid: world.ready.device.ssid, id: id.value }, still())).toBe('seen');
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
    const { world, wifi } = await bench(make);
    world.setFault('wifi-join-fails', true);
    const joined = await wifi.joinPhoton(
      mode === 'manual' ? undefined : world.ready.device.ssid,
      home,
      () => {},
      still(),
    );
    // The simulated air breaks connections that a real one would not let begin.
    expect(joined.ok ? 'joined' : joined.error.code).toMatch(/^photon-(network-not-joined|connection-lost)$/);
  });
});

describe('the manual way', () => {
  it('says once what the hands must do, and names who answers instead of the Photon', async () => {
    const { world, wifi, tasks } = await bench(manual);
    const tell = (task: HandTask) => void tasks.push(task);
    expect((await wifi.joinPhoton(undefined, home, tell, still())).ok).toBe(false);
    expect(tasks).toEqual([{ kind: 'join-photon' }]);
    world.setFault('router-answers', true);
    expect(await wifi.joinPhoton(undefined, home, tell, still())).toMatchObject({
      ok: false,
      error: { code: 'not-a-photon' },
    });
    expect(tasks.at(-1)).toMatchObject({ kind: 'join-photon', obstacle: { code: 'not-a-photon' } });
  });
});
