import { afterEach, describe, expect, it } from 'vitest';
import { openPracticeWorld, type PracticeWorld } from '../../../electron/composition/practice-world.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { newId } from '../../../electron/ground/new-id.ts';
import { systemClock } from '../../../electron/ground/system-clock.ts';
import type { PracticeScenario } from '../../../shared/practice-scenarios.ts';
import type { ManualTask } from '../../../shared/setup-events.ts';

const worlds: PracticeWorld[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

async function open(scenario: PracticeScenario): Promise<PracticeWorld> {
  const world = await openPracticeWorld({ scenario, fast: true, fetch, clock: systemClock, newId });
  worlds.push(world);
  return world;
}

async function remembered({ world }: PracticeWorld) {
  const home = await world.wifi.remember(neverAborted());
  if (!home.ok) throw new Error(home.error.code);
  return home.value;
}

describe('where the system forbids joining', () => {
  it('the simulated computer moves by the person’s hands alone, there and back', async () => {
    const practice = await open('join-manually');
    const { wifi } = practice.world;
    const home = await remembered(practice);
    const tasks: ManualTask[] = [];
    const needHands = (task: ManualTask) => void tasks.push(task);
    const joining = wifi.joinPhoton(practice.photonNetwork, home, needHands, neverAborted());
    await expect.poll(() => tasks).toEqual([{ kind: 'join-photon', ssid: practice.photonNetwork }]);
    expect(await wifi.whereabouts(home, neverAborted())).toBe('elsewhere');
    expect(await practice.lendHands('join-photon')).toEqual({ ok: true, value: undefined });
    expect(await joining).toMatchObject({ ok: true });

    const returning = wifi.giveBack(home, needHands, neverAborted());
    await expect.poll(() => tasks.at(-1)).toEqual({ kind: 'return-to-own-network', networkName: practice.homeNetwork });
    expect(await wifi.whereabouts(home, neverAborted())).toBe('photon');
    expect(await practice.lendHands('go-home')).toEqual({ ok: true, value: undefined });
    expect(await returning).toMatchObject({ ok: true });
  });

  it('a run that is cancelled does not wait for hands', async () => {
    const practice = await open('join-manually');
    const home = await remembered(practice);
    const ending = new AbortController();
    const joining = practice.world.wifi.joinPhoton(practice.photonNetwork, home, () => {}, ending.signal);
    ending.abort();
    expect(await joining).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});

it('without a Photon none is seen or joined until one is plugged in', async () => {
  const practice = await open('no-photon');
  expect(await practice.lendHands('join-photon')).toMatchObject({ error: { code: 'photon-network-not-joined' } });
  const stop = new AbortController();
  const lists: (readonly string[])[] = [];
  for await (const seen of practice.world.wifi.photons('Photon', stop.signal) ?? []) {
    if (!seen.ok) throw new Error(seen.error.code);
    lists.push(seen.value.map(({ ssid }) => ssid));
    if (lists.length === 1) await practice.lendHands('plug-in');
    else stop.abort();
  }
  expect(lists).toEqual([[], [practice.photonNetwork]]);
});

it('of several Photons the nearest is the person’s; the others are too far away to be joined', async () => {
  const practice = await open('several-photons');
  const { wifi } = practice.world;
  const stop = new AbortController();
  for await (const seen of wifi.photons('Photon', stop.signal) ?? []) {
    const strongest = seen.ok ? seen.value.toSorted((one, other) => (other.rssi ?? 0) - (one.rssi ?? 0)) : [];
    expect(strongest.map(({ ssid }) => ssid)).toEqual([practice.photonNetwork, 'Photon-8QYT2H', 'Photon-ZK3B']);
    stop.abort();
  }
  const home = await remembered(practice);
  expect(await wifi.joinPhoton('Photon-ZK3B', home, () => {}, neverAborted())).toMatchObject({
    error: { code: 'photon-network-not-joined' },
  });
});

it('tells what opens hidden and enterprise networks, and ids that can be added', async () => {
  const hidden = await open('hidden-network');
  expect(hidden.networks.filter((network) => network.hidden)).toMatchObject([{ ssid: 'Attic' }]);
  const { networks, product } = await open('enterprise-network');
  expect(networks.at(-1)).toMatchObject({ ssid: 'Staff', userName: 'visitor', password: 'front-desk-4' });
  expect(product.deviceIds).toHaveLength(4);
  for (const id of product.deviceIds) expect(id).toMatch(/^[0-9a-f]{24}$/);
});
