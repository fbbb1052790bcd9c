import { afterEach, describe, expect, it } from 'vitest';
import type { RunMemory } from '../../electron/setup/setup-world.ts';
import type { SetupEvent } from '../../shared/setup-events.ts';
import type { FlowOptions } from '../support/run-flow.ts';
import { type VirtualBench, virtualBench } from '../support/virtual-flow.ts';

const hour = 3_600_000;
const benches: VirtualBench[] = [];
async function bench(options: Parameters<typeof virtualBench>[0] = {}) {
  const made = await virtualBench(options);
  benches.push(made);
  return made;
}
afterEach(async () => {
  for (const one of benches.splice(0)) await one.close();
});

/** A run whose computer's clock is set by `ms` when its `nth` event happens; without them, a run as any other. */
async function run(world: Parameters<typeof virtualBench>[0], flow: FlowOptions, nth?: number, ms = 0) {
  const made = await bench(world);
  const memory: RunMemory = { choice: undefined };
  const events: SetupEvent[] = [];
  let toldToConnectAt = 0;
  const { outcome } = await made.claim({
    ...flow,
    memory,
    onEvent(event) {
      if (events.push(event) === nth) made.appClock.set(ms);
      // The world's own clock, which is the cloud's and which nobody sets.
      if (event.type === 'step-started' && event.step === 'connect') toldToConnectAt = made.clock.now();
    },
  });
  await made.close();
  const connectedAfterMs = (memory.connectedAt ?? 0) - toldToConnectAt;
  return { outcome, events, connectedAfterMs };
}

describe('a computer whose clock is set in the middle of a run', () => {
  it.each([
    ['a developer’s device', {}, {}],
    ['a customer’s device', { inProduct: true }, { customer: 'ann@example.com' }],
  ])(
    '%s is proven at every moment, in both directions, and told as long as it took',
    async (_whose, world, flow) => {
      const undisturbed = await run(world, flow);
      const { outcome: expected, events } = undisturbed;
      if (expected.outcome !== 'claimed') throw new Error(JSON.stringify(expected));
      expect(events.length).toBeGreaterThan(30);
      // The Date header counts whole seconds.
      expect(Math.abs(undisturbed.connectedAfterMs)).toBeLessThan(2_000);
      for (const ms of [-3 * hour, 3 * hour]) {
        for (let nth = 1; nth <= events.length; nth += 1) {
          const disturbed = await run(world, flow, nth, ms);
          const moment = `${ms / hour} h at event ${nth}, ${events[nth - 1]?.type}`;
          expect(disturbed.outcome, moment).toEqual({ ...expected, deviceId: expect.any(String) });
          expect(disturbed.connectedAfterMs, moment).toBe(undisturbed.connectedAfterMs);
          const lasted = (disturbed.events.at(-1)?.at ?? 0) - (disturbed.events[0]?.at ?? 0);
          expect(lasted, moment).toBe((events.at(-1)?.at ?? 0) - (events[0]?.at ?? 0));
        }
      }
    },
    // A hundred and forty whole runs: half a minute of the processor's time, which other programs may want as well.
    400_000,
  );

  it('does not take an older connection for the proof of this one', async () => {
    const made = await bench();
    expect((await made.claim()).outcome.outcome).toBe('claimed');
    await made.clock.pass(2 * hour);
    made.simulation.pressSetup();
    await made.clock.pass(5_000);
    made.simulation.setFault('no-internet', true);
    const { outcome } = await made.claim({
      onEvent(event) {
        if (event.type === 'question-asked') made.appClock.set(-3 * hour);
      },
    });
    expect(outcome).toMatchObject({ outcome: 'failed', error: { code: 'photon-not-online' } });
  });

  it.each([-3, 3])('leaves a person the time to choose when it is set by %i h', async (hours) => {
    const made = await bench();
    let askedAt = 0;
    await made.claim({
      answer: () => undefined,
      onEvent(event) {
        if (event.type === 'network-remembered') made.appClock.set(hours * hour);
        if (event.type === 'question-asked') askedAt = made.clock.now();
      },
    });
    const minutes = (made.clock.now() - askedAt) / 60_000;
    expect(minutes).toBeGreaterThan(30);
    expect(minutes).toBeLessThan(60);
  });

  it('sleeps while a person chooses, and still knows when it told the Photon to connect', async () => {
    const made = await bench();
    const memory: RunMemory = { choice: undefined };
    let toldToConnectAt = 0;
    const { outcome } = await made.claim({
      memory,
      onEvent(event) {
        if (event.type === 'question-asked') made.clock.suspend(made.appClock, 20 * 60_000);
        if (event.type === 'step-started' && event.step === 'connect') toldToConnectAt = made.clock.now();
      },
    });
    expect(outcome.outcome).toBe('claimed');
    expect(Math.abs((memory.connectedAt ?? 0) - toldToConnectAt)).toBeLessThan(2_000);
  });
});
