import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { performStep, type Step } from '../../../electron/setup/step.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { SetupEvent } from '../../../shared/setup-events.ts';
import { type VirtualClock, virtualClock } from '../../support/virtual-clock.ts';

function step<Value>(run: Step<Value>['run'], change: Partial<Step<Value>> = {}): Step<Value> {
  return {
    id: 'read-device-id',
    timeLimitMs: 5_000,
    timeoutCode: 'photon-timed-out',
    attempts: 3,
    pauseMs: 1_000,
    run,
    ...change,
  };
}

/** Runs a step to its end; the events are filled in as they come. */
function start<Value>(toRun: Step<Value>, clock: VirtualClock, signal = neverAborted()) {
  const events: SetupEvent[] = [];
  const result = (async () => {
    const run = performStep(toRun, clock, signal);
    for (;;) {
      const turn = await run.next();
      if (turn.done) return turn.value;
      events.push(turn.value);
    }
  })();
  return { events, result };
}
const types = (events: readonly SetupEvent[]) => events.map(({ type }) => type);
const code = (result: Result<unknown>) => (result.ok ? 'fine' : result.error.code);

describe('a step', () => {
  it('reports what happens while it happens', async () => {
    const clock = virtualClock();
    const { events, result } = start(
      step(async (_signal, report) => {
        report({ type: 'place-changed', place: 'between' });
        await clock.sleep(400);
        report({ type: 'place-changed', place: 'photon' });
        return success(7);
      }),
      clock,
    );
    await clock.advance(100);
    expect(types(events)).toEqual(['step-started', 'place-changed']);
    await clock.advance(400);
    expect(await result).toEqual({ ok: true, value: 7 });
    expect(types(events)).toEqual(['step-started', 'place-changed', 'place-changed', 'step-finished']);
    expect(events.at(-1)).toMatchObject({ tookMs: 400 });
  });

  it('tries again after a pause for listed codes, and only as often as it may', async () => {
    const clock = virtualClock();
    let tries = 0;
    const { events, result } = start(
      step(async () => {
        tries += 1;
        return failure(setupError('photon-not-reachable'));
      }),
      clock,
    );
    await clock.advance(10_000);
    expect(code(await result)).toBe('photon-not-reachable');
    expect(tries).toBe(3);
    expect(types(events)).toEqual(['step-started', 'step-retried', 'step-started', 'step-retried', 'step-started']);
    expect(clock.sleepers()).toBe(0);
  });

  it('does not try again what another try cannot mend', async () => {
    const clock = virtualClock();
    let tries = 0;
    const { result } = start(
      step(async () => {
        tries += 1;
        return failure(setupError('photon-key-missing'));
      }),
      clock,
    );
    await clock.advance(10_000);
    expect([code(await result), tries]).toEqual(['photon-key-missing', 1]);
  });

  it('waits as long as the cloud asked, and not at all when it asks too much', async () => {
    const clock = virtualClock();
    const startedAt = clock.now();
    const moments: number[] = [];
    const busy = (seconds: number) =>
      step(async () => {
        moments.push((clock.now() - startedAt) / 1000);
        return failure(setupError('cloud-too-many-requests', { details: { seconds } }));
      });
    const patient = start(busy(20), clock);
    await clock.advance(60_000);
    expect(code(await patient.result)).toBe('cloud-too-many-requests');
    expect(moments).toEqual([0, 20, 40]);
    const impatient = start(busy(1800), clock);
    await clock.advance(0);
    expect(code(await impatient.result)).toBe('cloud-too-many-requests');
    expect(moments).toHaveLength(4);
  });

  it('ends at its time limit even when it does not listen to its signal', async () => {
    const clock = virtualClock();
    let stopped = false;
    const { result } = start(
      step(
        (signal) => {
          signal.addEventListener('abort', () => (stopped = true));
          return new Promise<Result<never>>(() => {});
        },
        { attempts: 1 },
      ),
      clock,
    );
    await clock.advance(5_000);
    expect(await result).toMatchObject({ error: { code: 'photon-timed-out', details: { seconds: 5 } } });
    expect(stopped).toBe(true);
  });

  it('is cancelled at once, in the middle of a try and of a pause', async () => {
    const clock = virtualClock();
    const during = new AbortController();
    const deaf = start(
      step(() => new Promise<Result<never>>(() => {})),
      clock,
      during.signal,
    );
    await clock.advance(10);
    during.abort();
    expect(code(await deaf.result)).toBe('cancelled');

    const pausing = new AbortController();
    const retrying = start(
      step(async () => failure(setupError('photon-not-reachable'))),
      clock,
      pausing.signal,
    );
    await clock.advance(500);
    pausing.abort();
    expect(code(await retrying.result)).toBe('cancelled');
    expect(clock.sleepers()).toBe(0);
  });

  it('turns a bug into a coded error', async () => {
    const clock = virtualClock();
    const { result } = start(
      step(async () => {
        throw new TypeError('not a function');
      }),
      clock,
    );
    await clock.advance(0);
    expect(await result).toMatchObject({ error: { code: 'internal-error', saw: 'not a function' } });
  });

  it('says nothing after its end', async () => {
    const clock = virtualClock();
    let late = () => {};
    const { events, result } = start(
      step(async (_signal, report) => {
        late = () => report({ type: 'hand-done' });
        return success(1);
      }),
      clock,
    );
    await result;
    late();
    expect(types(events)).toEqual(['step-started', 'step-finished']);
  });
});
