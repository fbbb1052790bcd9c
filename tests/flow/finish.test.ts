import { afterEach, describe, expect, it } from 'vitest';
import type { AccessToken } from '../../electron/cloud/cloud-port.ts';
import { defaultOAuthClient, particleCloud } from '../../electron/cloud/particle-cloud.ts';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { systemClock } from '../../electron/ground/system-clock.ts';
import { noJournal } from '../../electron/journal/no-journal.ts';
import { finishSetUp } from '../../electron/setup/finish-set-up.ts';
import type { Recipient, RunMemory } from '../../electron/setup/setup-world.ts';
import { pendingQuestions } from '../../electron/setup/user-prompts.ts';
import { simulatedWifi } from '../../electron/simulator/air/simulated-wifi.ts';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { softapPhoton } from '../../electron/softap/softap-photon.ts';
import type { SetupEvent } from '../../shared/setup-events.ts';
import { foldAll } from '../../shared/setup-state.ts';
import { systemRandomBytes } from '../../shared/wifi-password.ts';
import { airVerdictLimitMs, fastWorld, openProduct, runFlow, withoutOwner } from '../support/run-flow.ts';

const worlds: SimulatedWorld[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});
async function open(options: Parameters<typeof fastWorld>[0] = {}): Promise<SimulatedWorld> {
  const world = await fastWorld(options);
  worlds.push(world);
  return world;
}

/** For whom a run without an owner is. */
const nobody = Symbol();

/** Runs until connect-ap was sent and answered; then nobody follows it any more, as after a kill. */
async function stopAfterConnect(simulation: SimulatedWorld, customer?: string | typeof nobody): Promise<number> {
  const memory: RunMemory = { choice: undefined };
  await runFlow(simulation, {
    memory,
    ...(customer === nobody ? { withoutOwner: true } : customer === undefined ? {} : { customer }),
    onEvent: (event) => {
      if (event.type === 'stage-started' && event.stage === 'give-back') throw new Error('killed');
    },
  }).catch(() => undefined);
  if (memory.connectedAt === undefined) throw new Error('connect-ap was not sent');
  // The next program begins when the computer is home.
  await expect.poll(() => simulation.computer.place).toBe('own-network');
  return memory.connectedAt;
}

async function finish(
  simulation: SimulatedWorld,
  connectedAt: number,
  customer?: string | typeof nobody,
  signal = neverAborted(),
) {
  const { tcp, http, cloud: address, account } = simulation.ready;
  const cloud = particleCloud({ baseUrl: address.url, fetch, clock: systemClock }, defaultOAuthClient);
  const recipient: Recipient =
    customer === nobody
      ? await withoutOwner(simulation)
      : customer === undefined
        ? { account: cloud.account(account.accessToken as AccessToken) }
        : await openProduct(simulation, customer);
  const world = {
    clock: systemClock,
    prompts: pendingQuestions(),
    ...recipient,
    photon: softapPhoton(
      { host: tcp.host, tcpPort: tcp.port, httpPort: http.port },
      { clock: systemClock, random: systemRandomBytes },
    ),
    wifi: simulatedWifi(simulation),
    journal: noJournal,
    newId: () => 'id',
  };
  const unproven = { runId: 'run', deviceId: simulation.ready.device.id, connectedAt, networkNames: ['HomeNet'] };
  const events: SetupEvent[] = [];
  for await (const event of finishSetUp(world, unproven, { choice: undefined }, signal)) events.push(event);
  const { outcome } = foldAll(events);
  return { events, outcome };
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
