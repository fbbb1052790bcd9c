import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { changes } from '../../../electron/station/changes.ts';
import type { LineBase } from '../../../electron/station/line-base.ts';
import { lineHoldOff } from '../../../electron/station/line-hold-off.ts';
import { stationLimits } from '../../../shared/time-limits.ts';
import { type VirtualClock, virtualClock } from '../../support/virtual-clock.ts';

const [near, far] = [
  { ssid: 'Photon-NEAR', rssi: -40 },
  { ssid: 'Photon-FARR', rssi: -70 },
] as const;
const waiting = [near, far];
const { holdOffMs, anotherNearMs } = stationLimits;

/** `chances`: one after another, and then none that lets it wait. */
function made(...chances: readonly number[]) {
  return madeWith(virtualClock(), ...chances);
}

function madeWith(clock: VirtualClock, ...chances: readonly number[]) {
  const changed = changes();
  const left = [...chances];
  const world = { random: () => left.shift() ?? 0.99 };
  const base: Pick<LineBase, 'clock' | 'changed' | 'ended'> = { clock, changed, ended: neverAborted() };
  const holdOff = lineHoldOff({ ...base, world } as LineBase);
  return { holdOff, clock, changed };
}

describe('a line in an air whose other stations it cannot know', () => {
  it('waits for a part of a join before a Photon that it hears out of idleness, and is woken when that is over', async () => {
    const { holdOff, clock, changed } = made(0.99, 0.5);
    expect(holdOff.choose(waiting)).toBeUndefined();
    const before = changed.count();
    await clock.advance(holdOffMs / 2 - 1);
    expect([holdOff.choose(waiting), changed.count() - before]).toEqual([undefined, 0]);
    await clock.advance(1);
    expect([holdOff.choose(waiting), changed.count() - before]).toEqual([near, 1]);
    expect(clock.sleepers()).toBe(0);
  });

  it('is over with its sleep, whatever a clock says that is read in steps', async () => {
    // As /proc/uptime is, in steps of ten milliseconds.
    const exact = virtualClock();
    const inSteps = { ...exact, monotonic: () => Math.floor(exact.monotonic() / 10) * 10 };
    const { holdOff, clock, changed } = madeWith(inSteps, 0.99, 0.503);
    expect(holdOff.choose(waiting)).toBeUndefined();
    const before = changed.count();
    await clock.advance(Math.floor(holdOffMs * 0.503));
    expect([holdOff.choose(waiting), changed.count() - before]).toEqual([near, 1]);
  });

  it('takes what is heard then', async () => {
    const { holdOff, clock } = made(0.99, 0.5);
    holdOff.choose(waiting);
    await clock.advance(holdOffMs);
    expect(holdOff.choose([far])).toBe(far);
    // Nothing was left: the next one is new again.
    expect(holdOff.choose([])).toBeUndefined();
    expect(holdOff.choose([near])).toBeUndefined();
  });

  it('takes the next ones at once, but for one in four', async () => {
    const { holdOff, clock } = made(0.99, 0, 0.25, 0.24, 0.5);
    expect([holdOff.choose(waiting), holdOff.choose(waiting)]).toEqual([near, near]);
    expect(holdOff.choose(waiting)).toBeUndefined();
    await clock.advance(holdOffMs / 2);
    expect(holdOff.choose(waiting)).toBe(near);
  });

  it('waits before each, and takes any of them, as long as another station was noticed lately', async () => {
    const { holdOff, clock } = made(0.99, 0, 0.99, 0.5, 0.6, 0.99, 0, 0.1);
    holdOff.choose(waiting);
    holdOff.anotherIsNear();
    expect(holdOff.choose(waiting)).toBeUndefined();
    await clock.advance(holdOffMs / 2);
    expect(holdOff.choose(waiting)).toBe(far);
    expect(holdOff.choose(waiting)).toBe(near);
    await clock.advance(anotherNearMs);
    expect(holdOff.choose(waiting)).toBe(near);
  });

  it('waits for nobody where the stations share a record', () => {
    const clock = virtualClock();
    const base = { clock, changed: changes(), ended: neverAborted(), world: {} };
    const holdOff = lineHoldOff(base as unknown as LineBase);
    holdOff.anotherIsNear();
    expect([holdOff.choose(waiting), clock.sleepers()]).toEqual([near, 0]);
  });
});
