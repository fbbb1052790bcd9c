import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { AccessToken } from './cloud-port.ts';

/** This computer, and the private addresses (RFC 1918) and names (RFC 6762) of a local cloud on the desk. */
const nearby =
  /^(localhost|127\.0\.0\.1|\[::1\]|10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|[a-z0-9-]+\.local)$/;

/**
 * A cloud address that may be spoken to: https, or http nearby, where no stranger can listen in. No user, password,
 * query or fragment. Fails with `invalid-input`.
 */
export function checkCloudUrl(text: string): Result<string> {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  const reachable = url?.protocol === 'https:' || (url?.protocol === 'http:' && nearby.test(url.hostname));
  const plain = `${url?.username}${url?.password}${url?.search}${url?.hash}` === '';
  if (url === undefined || !reachable || !plain)
    return failure(setupError('invalid-input', { saw: url?.origin ?? text }));
  return success(url.href.replace(/(?<!\/)\/+$/, ''));
}

/** What may stand in an Authorization header (RFC 6750, section 2.1). */
export function isAccessToken(text: string): text is AccessToken {
  return /^[A-Za-z0-9._~+/-]{1,4096}=*$/.test(text);
}

/** A pasted access token. Fails with `sign-in-details-missing` or `access-token-invalid`. */
export function checkAccessToken(text: string): Result<AccessToken> {
  const token = text.trim();
  return isAccessToken(token)
    ? success(token)
    : failure(setupError(token === '' ? 'sign-in-details-missing' : 'access-token-invalid'));
}
