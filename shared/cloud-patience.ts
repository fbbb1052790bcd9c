import type { ErrorCode, SetupError } from './errors.ts';

/** Troubles of the way to the cloud, or of the cloud itself, that end by themselves: nothing said "no". */
const passingTroubles: readonly ErrorCode[] = [
  'cloud-unreachable',
  'proxy-unreachable',
  'cloud-timed-out',
  'cloud-server-error',
  'cloud-too-many-requests',
];

/** After the last of them the trouble is believed: half a minute of pauses bridges a restart of a router or a server. */
const pausesSeconds = [2, 4, 8, 16] as const;

/** For a 429 that names no time. */
const unnamedPatienceSeconds = 30;

/** How long a `cloud-too-many-requests` asks to wait, in milliseconds; undefined for any other error. */
export function patienceAsked({ code, details }: SetupError): number | undefined {
  return code === 'cloud-too-many-requests' ? Number(details?.seconds ?? unnamedPatienceSeconds) * 1000 : undefined;
}

/** The limits of the cloud count over five minutes (Particle API reference, rate limits); a longer wait has another reason. */
export const longestPatienceMs = 300_000;

/** Milliseconds until a call of long work is made again after its `attempt`th try failed, from 1; undefined: give up. */
export function pauseBeforeRetry(error: SetupError, attempt: number): number | undefined {
  const pause = pausesSeconds[attempt - 1];
  if (pause === undefined || !passingTroubles.includes(error.code)) return undefined;
  const askedMs = patienceAsked(error);
  if (askedMs === undefined) return pause * 1000;
  return askedMs <= longestPatienceMs ? askedMs : undefined;
}

/** After these nobody knows whether the cloud carried an order out: it was on its way, and no answer of the cloud came. */
const lostAnswers: readonly ErrorCode[] = [
  'cloud-unreachable',
  'cloud-timed-out',
  'cloud-server-error',
  'cloud-answer-unreadable',
  'device-not-answering',
  'order-fate-unknown',
];

/** Names of errors that come before anything is sent: Node's (`errno`) and Chromium's (net/base/net_error_list.h). */
const neverSent =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|NAME_NOT_RESOLVED|INTERNET_DISCONNECTED|CONNECTION_REFUSED|ADDRESS_UNREACHABLE/;

/** Whether an order that ended like this may have been carried out all the same. */
export function mayBeCarriedOut({ code, saw }: SetupError): boolean {
  return lostAnswers.includes(code) && !(code === 'cloud-unreachable' && neverSent.test(saw ?? ''));
}
