import { type Result, success } from '../../shared/result.ts';
import { cloudLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import type { AccessToken } from './cloud-port.ts';

export interface FreshToken {
  readonly token: AccessToken;
  /** By this computer's monotonic clock; undefined: never, or the cloud does not tell. */
  readonly endsAt: number | undefined;
}

/** Where the token of a call comes from. */
export interface TokenSource {
  current(signal: AbortSignal): Promise<Result<AccessToken>>;
  /** Another one in place of a refused one; undefined where there is none to be had. */
  instead(refused: AccessToken, signal: AbortSignal): Promise<Result<AccessToken>> | undefined;
}

/**
 * Renewals after a refusal, in five minutes: of the 100 token calls that an address has in that time (Particle API
 * reference, rate limits) others need some, and a cloud that refuses every fresh token refuses the next one as well.
 */
const renewalLimit = { count: 50, ms: cloudLimits.renewalsMs } as const;

/** A person's token: when it ends, the person signs in again. */
export function constantToken(token: AccessToken): TokenSource {
  return { current: async () => success(token), instead: () => undefined };
}

/** A token that renews itself before it ends, and once when it is refused, within a limit; one renewal at a time. */
export function renewingToken(
  first: FreshToken,
  renew: (signal: AbortSignal) => Promise<Result<FreshToken>>,
  clock: Pick<Clock, 'monotonic'>,
): TokenSource {
  let held = first;
  let renewal: Promise<Result<AccessToken>> | undefined;
  let afterRefusals: readonly number[] = [];

  /** Under a signal of its own: one caller's cancel must not take the token from another. */
  function fresh(): Promise<Result<AccessToken>> {
    renewal ??= renew(neverAborted())
      .then((answer) => {
        if (!answer.ok) return answer;
        held = answer.value;
        return success(held.token);
      })
      .finally(() => {
        renewal = undefined;
      });
    return renewal;
  }

  return {
    current: async () =>
      held.endsAt !== undefined && clock.monotonic() >= held.endsAt - cloudLimits.tokenMarginMs
        ? fresh()
        : success(held.token),
    instead(refused) {
      if (held.token !== refused) return Promise.resolve(success(held.token));
      if (renewal !== undefined) return renewal;
      const now = clock.monotonic();
      afterRefusals = afterRefusals.filter((at) => now - at < renewalLimit.ms);
      if (afterRefusals.length >= renewalLimit.count) return undefined;
      afterRefusals = [...afterRefusals, now];
      return fresh();
    },
  };
}
