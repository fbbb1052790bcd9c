import { afterEach, describe, expect, it } from 'vitest';
import { type VirtualBench, virtualBench } from '../support/virtual-flow.ts';

const benches: VirtualBench[] = [];
afterEach(async () => {
  for (const one of benches.splice(0)) expect(await one.close()).toEqual([]);
});

/** Three Photons in one air: the first as strong as on the desk, the others further away. */
async function three(others: Parameters<typeof virtualBench>[0]) {
  const made = await virtualBench(others);
  benches.push(made);
  return { made, names: [made.simulation.ready.device, ...made.simulation.ready.others].map(({ ssid }) => ssid) };
}

describe('several Photons in one air', () => {
  it('are set up one after another, each by itself, and the others go on listening', async () => {
    const { made, names } = await three({ others: [{ rssi: -50 }, { rssi: -60 }] });
    const { ready, owner } = made.simulation;
    const [, second = '', third = ''] = names;
    const run = await made.claim({ options: { wantedPhoton: third } });
    expect(run.outcome).toMatchObject({ outcome: 'claimed', deviceId: ready.others[1]?.id });
    expect([ready.device.id, ...ready.others.map(({ id }) => id)].map(owner)).toEqual(['nobody', 'nobody', 'me']);
    const next = await made.claim({ options: { wantedPhoton: second } });
    expect(next.outcome).toMatchObject({ outcome: 'claimed', deviceId: ready.others[0]?.id });
    expect(made.simulation.device.listening).toBe(true);
  });

  it('have troubles and times of their own', async () => {
    const { made, names } = await three({
      others: [
        { rssi: -50, faults: ['wrong-password'] },
        { rssi: -60, latencies: { handshake: 30_000 } },
      ],
    });
    const [first, second, third] = names;
    const refused = await made.claim({ options: { wantedPhoton: second } });
    expect(refused.outcome).toMatchObject({ outcome: 'failed', error: { code: 'network-details-wrong' } });
    const quick = await made.claim({ options: { wantedPhoton: first } });
    const slow = await made.claim({ options: { wantedPhoton: third } });
    const times = [quick, slow].map(({ outcome }) => (outcome.outcome === 'claimed' ? outcome.tookMs : 0));
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(25_000);
  });

  it('are heard each by itself: one whose network is gone is not there, the others are', async () => {
    const { made, names } = await three({ others: [{ rssi: -50, faults: ['access-point-gone'] }, { rssi: -60 }] });
    const looked = made.simulation.computer.look(new AbortController().signal);
    const heard = await made.clock.run(looked, 60_000);
    expect(heard.map(({ ssid }) => ssid)).toEqual([names[0], names[2]]);
  });
});
