import { isFateUnknown, isTransient } from './error-meaning.ts';
import type { SetupError } from './errors.ts';
import { cloudLimits } from './time-limits.ts';

/** How long a `cloud-too-many-requests` asks to wait, in milliseconds; undefined for any other error. */
export function patienceAsked({ code, details }: SetupError): number | undefined {
  return code === 'cloud-too-many-requests'
    ? Number(details?.seconds ?? cloudLimits.unnamedRetryAfterSeconds) * 1000
    : undefined;
}

/** Milliseconds until a call of long work is made again after its `attempt`th try failed, from 1; undefined: give up. */
export function pauseBeforeRetry(error: SetupError, attempt: number): number | undefined {
  const pause = cloudLimits.callAgainSeconds[attempt - 1];
  // What cannot be read was an answer, and the next one of long work would be like it.
  const passes = isTransient(error.code) && error.code !== 'cloud-answer-unreadable';
  if (pause === undefined || !passes) return undefined;
  const askedMs = patienceAsked(error);
  if (askedMs === undefined) return pause * 1000;
  return askedMs <= cloudLimits.retryAfterMs ? askedMs : undefined;
}

/** Names of errors that come before anything is sent: Node's (`errno`) and Chromium's (net/base/net_error_list.h). */
const neverSent =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|NAME_NOT_RESOLVED|INTERNET_DISCONNECTED|CONNECTION_REFUSED|ADDRESS_UNREACHABLE/;

/** Whether an order that ended like this may have been carried out all the same. */
export function mayBeCarriedOut({ code, saw }: SetupError): boolean {
  return isFateUnknown(code) && !(code === 'cloud-unreachable' && neverSent.test(saw ?? ''));
}
