import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from '../../../electron/ground/system-clock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a long sleep takes its time, and no single timer of it is longer than a computer’s sleep may eat', async () => {
  const timers = vi.spyOn(globalThis, 'setTimeout');
  const awake = vi.fn();
  void systemClock.sleep(12_000).then(awake);
  await vi.advanceTimersByTimeAsync(11_999);
  expect(awake).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(awake).toHaveBeenCalledOnce();
  expect(timers.mock.calls.map(([, ms]) => ms)).toEqual([5_000, 5_000, 2_000]);
});

test('a sleep that is ended in its second part leaves no timer', async () => {
  const stop = new AbortController();
  const awake = vi.fn();
  void systemClock.sleep(12_000, stop.signal).then(awake);
  await vi.advanceTimersByTimeAsync(6_000);
  stop.abort();
  await vi.advanceTimersByTimeAsync(0);
  expect(awake).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

test('its monotonic reading is of no calendar and runs as real time does', () => {
  vi.useRealTimers();
  // The finest that /proc/uptime tells.
  const grainMs = 11;
  const outer = performance.now();
  const before = systemClock.monotonic();
  const inner = performance.now();
  while (performance.now() - inner < 60);
  const atLeast = performance.now() - inner;
  const passed = systemClock.monotonic() - before;
  const atMost = performance.now() - outer;
  expect(passed).toBeGreaterThan(atLeast - grainMs);
  expect(passed).toBeLessThan(atMost + grainMs);
  vi.useFakeTimers({ now: 0, toFake: ['Date'] });
  expect(systemClock.monotonic() - before).toBeGreaterThanOrEqual(passed);
});
