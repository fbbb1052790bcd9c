import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { rateLimit } from '../../../electron/simulator/cloud/rate-limit.ts';
import { deviceLatency } from '../../../electron/simulator/device-latency.ts';
import { faultSwitches } from '../../../electron/simulator/faults.ts';
import { eventLog, keptEvents } from '../../../electron/simulator/world-events.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

describe('device latency', () => {
  it('adds up waits that follow one another, and counts waits at the same time once', async () => {
    const clock = virtualClock();
    const latency = deviceLatency(clock);
    const first = latency.wait(100, neverAborted());
    await clock.advance(40);
    const second = latency.wait(100, neverAborted());
    await clock.advance(100);
    await Promise.all([first, second]);
    expect(latency.waitsMs()).toBe(140);
    await clock.advance(1_000);
    const third = latency.wait(10, neverAborted());
    await clock.advance(10);
    await third;
    expect(latency.waitsMs()).toBe(150);
  });

  it('forgets at a reset what was waited before, and the part of a wait that lies before', async () => {
    const clock = virtualClock();
    const latency = deviceLatency(clock);
    const wait = latency.wait(100, neverAborted());
    await clock.advance(100);
    await wait;
    latency.reset();
    expect(latency.waitsMs()).toBe(0);
  });

  it('counts nothing for no wait, or one that is over before it begins', async () => {
    const latency = deviceLatency(virtualClock());
    await latency.wait(0, neverAborted());
    await latency.wait(100, AbortSignal.abort());
    expect(latency.waitsMs()).toBe(0);
  });
});

describe('a rate limit', () => {
  it('lets so many through in any window, and says how long to wait', () => {
    const limit = rateLimit(2, 10_000);
    expect([limit.count(0), limit.count(1_000), limit.count(2_000)]).toEqual([0, 0, 8]);
    expect([limit.count(9_999), limit.count(10_000), limit.count(10_500)]).toEqual([1, 0, 1]);
  });
});

describe('fault switches', () => {
  it('miss no change that came between looking and waiting', async () => {
    const faults = faultSwitches([]);
    const seen = faults.changes();
    faults.set('no-dhcp', true);
    await faults.changed(seen, neverAborted());
    expect(faults.isOn('no-dhcp')).toBe(true);
  });

  it('do not count what changes nothing', () => {
    const faults = faultSwitches(['no-dhcp']);
    faults.set('no-dhcp', true);
    faults.set('late-answer', false);
    expect(faults.changes()).toBe(0);
  });

  it('stop waiting when told to', async () => {
    const stop = new AbortController();
    const waiting = faultSwitches([]).changed(0, stop.signal);
    stop.abort();
    await expect(waiting).resolves.toBeUndefined();
  });
});

it('the log keeps the newest ten thousand events', () => {
  let now = 0;
  const log = eventLog(() => (now += 1));
  for (let count = 0; count < keptEvents + 5; count += 1) log.tell({ type: 'setup-pressed' });
  expect(log.events).toHaveLength(keptEvents);
  expect(log.events[0]?.at).toBe(6);
});
