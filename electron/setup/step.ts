import { patienceAsked } from '../../shared/cloud-patience.ts';
import { isTransient } from '../../shared/error-meaning.ts';
import { type ErrorCode, type SetupError, setupError } from '../../shared/errors.ts';
import { failure, type Result } from '../../shared/result.ts';
import type { SetupEvent } from '../../shared/setup-events.ts';
import type { StepId } from '../../shared/setup-steps.ts';
import { stepLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';

/** An event without its time, which the runner adds. */
export type UntimedEvent = SetupEvent extends infer Event
  ? Event extends SetupEvent
    ? Omit<Event, 'at'>
    : never
  : never;
export type Report = (untimed: UntimedEvent) => void;

/** The smallest thing with a time limit and retries of its own. Safe to run again; stops when its signal aborts. */
export interface Step<Value> {
  readonly id: StepId;
  readonly timeLimitMs: number;
  /** The code of a try that ran into the time limit. */
  readonly timeoutCode: ErrorCode;
  readonly attempts: number;
  readonly pauseMs: number;
  /** Only where this differs from what the table of errors calls transient. */
  readonly retryOn?: (code: ErrorCode) => boolean;
  run(signal: AbortSignal, report: Report): Promise<Result<Value>>;
}

/**
 * Runs a step with its time limit and retries. Yields what happens as it happens and returns the step's result;
 * `cancelled` at once when `signal` aborts, whether or not the step itself has noticed.
 */
export async function* performStep<Value>(
  step: Step<Value>,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<SetupEvent, Result<Value>> {
  for (let attempt = 1; ; attempt += 1) {
    const startedAt = clock.monotonic();
    yield {
      type: 'step-started',
      at: clock.now(),
      step: step.id,
      attempt,
      attempts: step.attempts,
      timeLimitMs: step.timeLimitMs,
    };
    const result = yield* oneTry(step, clock, signal);
    if (result.ok) {
      yield { type: 'step-finished', at: clock.now(), step: step.id, tookMs: clock.monotonic() - startedAt };
      return result;
    }
    const waitMs = waitBeforeRetry(step, attempt, result.error);
    if (waitMs === undefined || signal.aborted) return result;
    yield { type: 'step-retried', at: clock.now(), step: step.id, error: result.error, waitMs };
    await clock.sleep(waitMs, signal);
    if (signal.aborted) return failure(setupError('cancelled'));
  }
}

/** The codes after which another try of the step is made. */
export function retriesOn({ retryOn = isTransient }: Pick<Step<unknown>, 'retryOn'>): (code: ErrorCode) => boolean {
  return retryOn;
}

function waitBeforeRetry(step: Step<unknown>, attempt: number, error: SetupError): number | undefined {
  if (attempt >= step.attempts || !retriesOn(step)(error.code)) return undefined;
  const askedMs = patienceAsked(error);
  if (askedMs === undefined) return step.pauseMs;
  return askedMs <= stepLimits.retryAfterMs ? askedMs : undefined;
}

async function* oneTry<Value>(
  step: Step<Value>,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<SetupEvent, Result<Value>> {
  const stop = new AbortController();
  const happened: SetupEvent[] = [];
  let result: Result<Value> | undefined;
  let wake = () => {};

  const settle = (value: Result<Value>) => {
    result ??= value;
    wake();
  };
  const cancel = () => settle(failure(setupError('cancelled')));

  if (signal.aborted) return failure(setupError('cancelled'));
  signal.addEventListener('abort', cancel, { once: true });
  void clock.sleep(step.timeLimitMs, stop.signal).then(() => {
    settle(failure(setupError(step.timeoutCode, { details: { seconds: Math.round(step.timeLimitMs / 1000) } })));
  });
  void step
    .run(AbortSignal.any([signal, stop.signal]), (untimed) => {
      if (result !== undefined) return;
      happened.push({ ...untimed, at: clock.now() });
      wake();
    })
    .then(settle, (bug: unknown) => {
      settle(failure(setupError('internal-error', { saw: bug instanceof Error ? bug.message : String(bug) })));
    });

  try {
    for (;;) {
      const ended = result;
      while (happened.length > 0) yield* happened.splice(0);
      if (ended !== undefined) return ended;
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (happened.length > 0 || result !== undefined) resolve();
      });
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    stop.abort();
  }
}
