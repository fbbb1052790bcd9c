import { type ErrorCode, type SetupError, setupError } from '../../shared/errors.ts';
import type { CloudRefusal } from './cloud-request.ts';

/** What a call is about: 403 and 404 mean another thing for each, and only beside it do the server's words make sense. */
export type Operation =
  | 'device'
  | 'serial-number'
  | 'signal'
  | 'ping'
  | 'rename'
  | 'claim'
  | 'claim-code'
  | 'import'
  | 'variable'
  | 'function';

/** How clouds refuse a claim by id (quoted in particle-cli, issue 114); compatible ones do it with 400, not with 403. */
const ofSomebodyElse = /belongs to some(one|body) else/i;

/** `Name already in use` (particle-cli, pull request 30), with 403 (particle-cli, issue 104). */
const nameTaken = /\bname\b.{0,40}\b(in use|taken|used|exists?)\b|\balready\b.{0,20}\bname\b/i;

const notAllowed = /\b(permission|permitted|access denied|forbidden|not authori[sz]ed)\b/i;

/** No source quotes the sentence; what all of them name is a number that is reached. */
const limitReached = /\b(limit|maximum|quota)\b|\btoo many devices\b|\bupgrade\b.{0,40}\bplan\b/i;

/** `Device is not connected`, `Device is not online`, and what the firmware's page on errors calls offline. */
const notConnected = /\b(not (connected|online)|offline)\b/i;

/** The coded error of a refused call. What the cloud did not say itself (a gateway, no way to it) stays what it is. */
export function refusalOf(operation: Operation, { status, error }: CloudRefusal): SetupError {
  const { saw = '' } = error;
  if (status === undefined || ![200, 400, 403, 404, 409].includes(status)) return error;
  const code = codeOf(operation, status, saw === `HTTP ${status}` ? '' : saw);
  return code === undefined ? error : setupError(code, { saw });
}

function codeOf(operation: Operation, status: number, words: string): ErrorCode | undefined {
  switch (operation) {
    case 'rename':
      if (nameTaken.test(words)) return 'device-name-taken';
      if (status === 404 || (status === 403 && notAllowed.test(words))) return 'device-not-in-account';
      // A taken name is also told with 403 and no word at all (particle-cli, issue 104).
      return status === 200 ? undefined : 'device-name-refused';
    case 'claim':
      if (ofSomebodyElse.test(words)) return 'device-owned-by-somebody-else';
      if (limitReached.test(words)) return 'device-limit-reached';
      if (status === 404) return 'device-offline';
      return status === 403 && (words === '' || notAllowed.test(words)) ? 'device-owned-by-somebody-else' : undefined;
    case 'serial-number':
      return status === 404 ? 'serial-number-unknown' : undefined;
    case 'claim-code':
    case 'import':
      return limitReached.test(words) ? 'device-limit-reached' : undefined;
    case 'device':
    case 'signal':
    case 'ping':
    case 'variable':
    case 'function':
      if (status === 403) return 'device-not-in-account';
      if (status !== 404) return undefined;
      // A record is there for a device that is away, too.
      if (operation !== 'device' && notConnected.test(words)) return 'device-offline';
      // The device was there a moment ago: what is not found is the part, unless the cloud says otherwise.
      if (/\bdevice\b.{0,20}\bnot found\b/i.test(words)) return 'device-not-in-account';
      if (operation === 'variable') return 'variable-not-found';
      return operation === 'function' ? 'function-not-found' : 'device-not-in-account';
    default:
      return operation satisfies never;
  }
}
