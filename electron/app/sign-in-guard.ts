import { isCountedRefusal } from '../../shared/error-meaning.ts';
import { setupError } from '../../shared/errors.ts';
import { type Session, signInLimit } from '../../shared/ipc/account.ts';
import { type Failure, failure, type Result } from '../../shared/result.ts';
import type { Clock } from '../ground/clock-port.ts';

/**
 * Counts refused sign-ins in a row, of people and of product clients alike, because the cloud blocks the address after
 * {@link signInLimit} of them. Each cloud counts for itself, so whoever goes to another one and comes back waits on.
 */
export interface SignInGuard {
  state(): Pick<Session, 'failedSignIns' | 'lockedUntil'>;
  /** `sign-in-locked-out` (details.seconds) while the block lasts: asking again would only be refused. */
  lockedOut(): Failure | undefined;
  /** The same result, a refusal counted; `sign-in-refused` tells how many tries are left (details.remaining). */
  count<Value>(result: Result<Value>): Result<Value>;
  /** A sign-in that went well ends the row. */
  reset(): void;
}

/** Refusals of one cloud. */
interface Row {
  readonly failedSignIns: number;
  /** By the monotonic clock. */
  readonly lockedUntil: number | undefined;
}

const noRefusals: Row = { failedSignIns: 0, lockedUntil: undefined };

export function signInGuard(clock: Pick<Clock, 'now' | 'monotonic'>, cloudUrl: () => string): SignInGuard {
  const rows = new Map<string, Row>();
  const row = () => rows.get(cloudUrl()) ?? noRefusals;
  const reset = () => void rows.delete(cloudUrl());

  return {
    state() {
      const { failedSignIns, lockedUntil } = row();
      return {
        failedSignIns,
        lockedUntil: lockedUntil === undefined ? undefined : clock.now() + lockedUntil - clock.monotonic(),
      };
    },
    reset,

    lockedOut() {
      const { lockedUntil } = row();
      if (lockedUntil === undefined) return undefined;
      if (clock.monotonic() >= lockedUntil) {
        // The block is over, and with it the row of failures that led to it.
        reset();
        return undefined;
      }
      const seconds = Math.ceil((lockedUntil - clock.monotonic()) / 1000);
      return failure(setupError('sign-in-locked-out', { details: { seconds } }));
    },

    count(result) {
      if (result.ok) return result;
      const { code, saw, details } = result.error;
      let { failedSignIns, lockedUntil } = row();
      if (isCountedRefusal(code)) {
        failedSignIns += 1;
        if (failedSignIns >= signInLimit.failures) lockedUntil = clock.monotonic() + signInLimit.blockMs;
      }
      if (code === 'sign-in-locked-out') {
        lockedUntil = clock.monotonic() + Number(details?.seconds ?? signInLimit.blockMs / 1000) * 1000;
      }
      rows.set(cloudUrl(), { failedSignIns, lockedUntil });
      if (code !== 'sign-in-refused') return result;
      const remaining = Math.max(signInLimit.failures - failedSignIns, 0);
      return failure(setupError('sign-in-refused', { saw, details: { remaining } }));
    },
  };
}
