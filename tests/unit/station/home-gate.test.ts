import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { homeGate } from '../../../electron/station/home-gate.ts';
import { success } from '../../../shared/result.ts';
import { jumpingClock } from '../../support/jumping-clock.ts';

describe('what is asked of the cloud while the computer is with a Photon', () => {
  it('waits until it is home, and those who leave wait for what is under way', async () => {
    const clock = jumpingClock();
    const gate = homeGate(clock);
    gate.close();
    const sent: string[] = [];
    let answer: () => void = () => undefined;
    const asked = gate.ask(async () => {
      sent.push('asked');
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return success('answered');
    }, neverAborted());
    await clock.pass(60_000);
    expect(sent).toEqual([]);
    gate.open();
    await clock.pass(0);
    expect(sent).toEqual(['asked']);
    const settled = gate.settled(3_000, neverAborted());
    answer();
    await settled;
    expect([await asked, clock.monotonic()]).toEqual([success('answered'), 60_000]);
  });

  it('is not waited for longer than the bound, and is given up with its signal', async () => {
    const clock = jumpingClock();
    const gate = homeGate(clock);
    void gate.ask(() => new Promise(() => undefined), neverAborted());
    await clock.run(gate.settled(3_000, neverAborted()), 10_000);
    expect(clock.monotonic()).toBe(3_000);
    gate.close();
    const over = new AbortController();
    const asked = gate.ask(async () => success(1), over.signal);
    over.abort();
    expect(await asked).toMatchObject({ error: { code: 'cancelled' } });
  });

  it('is held as long as somebody must have the answer, and who comes meanwhile has the next turn', async () => {
    const clock = jumpingClock();
    const gate = homeGate(clock);
    const did: string[] = [];
    const held = gate.hold(() => clock.sleep(20_000), neverAborted());
    const leaving = gate.settled(3_000, neverAborted()).then(() => {
      did.push(`left at ${clock.monotonic()}`);
      gate.close();
    });
    const late = gate.hold(async () => did.push('late'), neverAborted());
    await clock.run(Promise.all([held, leaving]), 60_000);
    await clock.pass(30_000);
    expect(did).toEqual(['left at 20000']);
    gate.open();
    await late;
    expect(did).toEqual(['left at 20000', 'late']);
  });

  it('is asked, and not held, where the computer is home for a moment between two visits of a Photon', async () => {
    const clock = jumpingClock();
    const gate = homeGate(clock);
    gate.close();
    const held = gate.hold(async () => clock.monotonic(), neverAborted());
    gate.open(true);
    expect(await gate.ask(async () => success('asked'), neverAborted())).toEqual(success('asked'));
    await clock.pass(20_000);
    gate.close();
    await clock.pass(20_000);
    gate.open();
    expect(await held).toBe(40_000);
  });

  it('is held again when nobody leaves after all', async () => {
    const gate = homeGate(jumpingClock());
    const stay = new AbortController();
    stay.abort();
    await gate.settled(3_000, stay.signal);
    expect(await gate.hold(async () => 'held', neverAborted())).toBe('held');
    expect(await gate.hold(async () => 'held', stay.signal)).toBeUndefined();
  });

  it('tells when the computer leaves', async () => {
    const gate = homeGate(jumpingClock());
    const here = await gate.stay(neverAborted());
    expect(here.aborted).toBe(false);
    gate.close();
    expect(here.aborted).toBe(true);
  });
});
