import { describe, expect, it } from 'vitest';
import { jumpingClock } from '../support/jumping-clock.ts';
import { virtualBench } from '../support/virtual-flow.ts';

describe('virtual time', () => {
  it('runs a claim with the waits of real devices, the same each time, and leaves nothing behind', async () => {
    const took = new Set<number>();
    for (let round = 0; round < 5; round += 1) {
      const bench = await virtualBench();
      const { outcome } = await bench.claim();
      if (outcome.outcome !== 'claimed') throw new Error(JSON.stringify(outcome));
      took.add(outcome.tookMs);
      expect(await bench.close()).toEqual([]);
    }
    expect(took.size).toBe(1);
    expect(Math.min(...took)).toBeGreaterThan(10_000);
  });

  it('waits out what hangs: minutes pass, and the end is told', async () => {
    const bench = await virtualBench({ faults: ['device-hangs'] });
    const startedAt = bench.clock.now();
    const { outcome } = await bench.claim();
    expect(outcome).toMatchObject({ outcome: 'failed', error: { code: 'photon-timed-out' } });
    expect(bench.clock.now() - startedAt).toBeGreaterThan(20_000);
    expect(await bench.close()).toEqual([]);
  });

  it('tells of work that nothing can end, and of work that takes too long', async () => {
    const clock = jumpingClock();
    await expect(clock.run(new Promise(() => undefined), 1_000)).rejects.toThrow('stuck');
    await expect(clock.run(clock.sleep(2_000), 1_000)).rejects.toThrow('not done within 1 s');
    await expect(
      clock.run(
        clock.sleep(60_000).then(() => 'done'),
        3_600_000,
      ),
    ).resolves.toBe('done');
  });

  it('is set on one computer, where no time passes by it and nothing wakes', async () => {
    const clock = jumpingClock();
    const [app, world] = [clock.hand(), clock.hand()];
    const ended = app.sleep(1_000);
    const read = () => [app.now() - world.now(), app.monotonic() - world.monotonic(), app.sleepers()];
    app.set(3_600_000);
    expect(read()).toEqual([3_600_000, 0, 1]);
    app.set(-7_200_000);
    expect(read()).toEqual([-3_600_000, 0, 1]);
    await clock.run(ended, 1_000);
    expect(read()).toEqual([-3_600_000, 0, 0]);
  });

  it('passes for a computer that sleeps, whose own waits do not', async () => {
    const clock = jumpingClock();
    const [app, world] = [clock.hand(), clock.hand()];
    const [ended, elsewhere] = [app.sleep(1_000), world.sleep(1_000)];
    clock.suspend(app, 60_000);
    await clock.run(elsewhere, 1_000);
    expect([app.monotonic(), world.monotonic(), app.sleepers()]).toEqual([60_000, 60_000, 1]);
    await clock.run(ended, 1_000);
    expect([app.monotonic(), app.now() - world.now()]).toEqual([61_000, 0]);
  });
});
