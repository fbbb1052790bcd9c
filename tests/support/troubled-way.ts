import type { Fetch } from '../../electron/cloud/cloud-request.ts';

/** What goes wrong on the way to the cloud before any of it is reached. */
export type WayTrouble = 'no-name' | 'certificate';

/** The same way, and what is wrong with it at each moment. */
export function troubledWay(
  way: Fetch,
  troubles: ReadonlySet<WayTrouble>,
  onCall: () => void = () => undefined,
): Fetch {
  return async (url, init) => {
    onCall();
    // Node.js documentation, errors, "ENOTFOUND"; OpenSSL, X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT.
    if (troubles.has('no-name')) throw brokenWay('ENOTFOUND');
    if (troubles.has('certificate')) throw brokenWay('DEPTH_ZERO_SELF_SIGNED_CERT');
    return way(url, init);
  };
}

/** As undici rejects, and as it breaks off an answer. */
export const brokenWay = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
