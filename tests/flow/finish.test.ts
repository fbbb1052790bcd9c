import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../electron/ground/system-clock.ts';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { foldAll } from '../../shared/setup-state.ts';
import { finish, nobody, stopAfterConnect } from '../support/finish-flow.ts';
import { airVerdictLimitMs, fastWorld } from '../support/run-flow.ts';

const worlds: SimulatedWorld[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});
async function open(options: Parameters<typeof fastWorld>[0] = {}): Promise<SimulatedWorld> {
  const world = await fastWorld(options);
  worlds.push(world);
  return world;
}

describe('finishing a set-up that ended in the middle', () => {
  it('finds the proof of a developer’s device, with every stage done', async () => {
    const simulation = await open();
    const { events, outcome } = await finish(simulation, await stopAfterConnect(simulation));
    expect(outcome).toMatchObject({ outcome: 'claimed', deviceId: simulation.ready.device.id });
    expect(Object.values(foldAll(events).stages).map(({ status }) => status)).toEqual(Array(7).fill('done'));
    expect(events.filter((event) => event.type === 'place-changed' || event.type === 'hand-needed')).toEqual([]);
  });

  it('checks that a product’s device became its customer’s', async () => {
    const simulation = await open();
    const connectedAt = await stopAfterConnect(simulation, 'ann@example.com');
    const { outcome } = await finish(simulation, connectedAt, 'ann@example.com');
    expect(outcome).toMatchObject({ outcome: 'claimed', customer: { email: 'ann@example.com', listed: true } });
  });

  it('finds a device without an owner online in its product, and takes it from nobody', async () => {
    const simulation = await open();
    const { outcome } = await finish(simulation, await stopAfterConnect(simulation, nobody), nobody);
    expect(outcome).toMatchObject({ outcome: 'online-without-owner', productId: simulation.ready.product.id });

    const owned = await open({ owner: 'customer:ann@example.com' });
    const { outcome: kept } = await finish(owned, await stopAfterConnect(owned, nobody), nobody);
    expect(kept).toMatchObject({ error: { code: 'device-has-owner', details: { owner: 'ann@example.com' } } });
    expect(owned.cloud.owner).toBe('customer:ann@example.com');
  });

  it('does not take a device for online that was so before', async () => {
    const simulation = await open();
    const connectedAt = await stopAfterConnect(simulation);
    await finish(simulation, connectedAt);
    // Told to connect later than its last handshake: nothing has proved that.
    const stop = new AbortController();
    const looking = finish(simulation, connectedAt + 600_000, undefined, stop.signal);
    await systemClock.sleep(1_500);
    stop.abort();
    expect((await looking).outcome).toMatchObject({ outcome: 'failed', error: { code: 'cancelled' } });
  });

  it(
    'says that the Photon still waits when it is on its own network',
    async () => {
      const simulation = await open({ faults: ['wrong-password'] });
      const { outcome } = await finish(simulation, Date.now());
      expect(outcome).toMatchObject({ outcome: 'failed', error: { code: 'photon-still-listening' } });
    },
    airVerdictLimitMs,
  );
});
