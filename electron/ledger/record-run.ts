import type { AttemptFor } from '../../shared/attempt.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { proofIn } from '../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { Outcome, SetupEvent } from '../../shared/setup-events.ts';
import { rowOf } from '../../shared/setup-steps.ts';
import type { Ledger, NewEntry } from './ledger-port.ts';

export interface AttemptFacts {
  readonly forWhom: AttemptFor;
  readonly cloudUrl: string | undefined;
  readonly wantedId?: DeviceId | undefined;
  /** The attempt that ended in the middle and is started again with this one. */
  readonly insteadOf?: string | undefined;
  /** The row is there already: this looks for its proof, and without a verdict it stays as it is. */
  readonly goesOn?: boolean | undefined;
  /** Why whoever drives the run has cancelled it. */
  reason?(): SetupError | undefined;
  /** What the events do not tell: the networks sent, or being sent, and the time of a `connect` by the cloud's clock. */
  known(): { readonly sent?: readonly string[] | undefined; readonly connectedAt?: number | undefined };
}

/**
 * A run, and its row in the ledger. A step begins only when its follower asks for the next event, so what is written
 * when it is told is on the disk before it is done. What cannot be written is said once, and the run goes on.
 */
export async function* recordRun(
  run: AsyncGenerator<SetupEvent, Outcome>,
  ledger: Ledger,
  facts: AttemptFacts,
): AsyncGenerator<SetupEvent, Outcome> {
  let begin: { readonly runId: string; readonly at: number } | undefined;
  let told = false;
  let over = false;
  try {
    for (;;) {
      const turn = await run.next();
      if (turn.done) {
        over = true;
        return turn.value;
      }
      const event = turn.value;
      if (event.type === 'run-started') begin = { runId: event.runId, at: event.at };
      const entry = begin && entryOf(event, begin, facts);
      const written: boolean = entry === undefined || (await ledger.write(entry));
      const lost: boolean = !written && !told;
      told = told || lost;
      const notice = { type: 'noticed', at: event.at, notice: setupError('ledger-not-written') } as const;
      // The first event forgets the run before, and the last one is the last.
      if (lost && event.type === 'run-finished') yield notice;
      yield event;
      if (lost && event.type !== 'run-finished') yield notice;
    }
  } finally {
    if (!over) await run.return({ outcome: 'failed', error: setupError('cancelled') });
  }
}

function entryOf(
  event: SetupEvent,
  { runId, at: startedAt }: { readonly runId: string; readonly at: number },
  { forWhom, cloudUrl, wantedId, insteadOf, goesOn, known, reason }: AttemptFacts,
): NewEntry | undefined {
  const { at } = event;
  switch (event.type) {
    case 'run-started':
      return goesOn ? undefined : { type: 'begun', runId, at, forWhom, cloudUrl, deviceId: wantedId, insteadOf };
    case 'step-started': {
      const { step } = event;
      if (event.attempt > 1 || !rowOf(step).noted) return undefined;
      const { sent = [], connectedAt } = known();
      const isConnect = step === 'connect';
      // By connect-ap it is known which of them were stored.
      const [networkName, ...others] = isConnect || step === 'configure-network' ? sent : [];
      return {
        type: 'reached',
        runId,
        at,
        step,
        networkName,
        // Empty: none was stored, whatever was sent before.
        otherNetworks: others.length > 0 || (isConnect && networkName === undefined) ? others : undefined,
        connectedAt: isConnect ? connectedAt : undefined,
      };
    }
    case 'device-identified':
      return { type: 'learned', runId, at, deviceId: event.device.id };
    case 'plan-chosen':
      return { type: 'learned', runId, at, plan: event.plan };
    case 'run-finished': {
      const { outcome } = event;
      const code = outcome.outcome === 'failed' ? (reason?.() ?? outcome.error).code : undefined;
      // Anything else says that nobody could look.
      if (goesOn && code !== undefined && proofIn(code) === undefined) return undefined;
      return { type: 'ended', runId, at, outcome: outcome.outcome, code, tookMs: at - startedAt };
    }
    default:
      return undefined;
  }
}
