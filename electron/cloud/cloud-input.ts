import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { AccessToken } from './cloud-port.ts';

/**
 * A cloud address that may be spoken to: https, or http on this computer alone, where nobody can listen in.
 * Fails with `invalid-input`.
 */
export function checkCloudUrl(text: string): Result<string> {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  const loopback = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url === null || url.username !== '' || !(url.protocol === 'https:' || (url.protocol === 'http:' && loopback))) {
    return failure(setupError('invalid-input', { saw: text }));
  }
  return success(url.href.replace(/\/+$/, ''));
}

/** A pasted access token: what may stand in an Authorization header (RFC 6750, section 2.1). */
export function checkAccessToken(text: string): Result<AccessToken> {
  const token = text.trim();
  return /^[A-Za-z0-9._~+/-]{1,4096}=*$/.test(token)
    ? success(token as AccessToken)
    : failure(setupError(token === '' ? 'sign-in-details-missing' : 'access-token-invalid'));
}
