import { pathToFileURL } from 'node:url';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { checkCloudUrl } from '../cloud/cloud-input.ts';

/**
 * Where updates come from: an address by the same rules as a cloud's, or a folder by its `file:` address or its whole
 * path. What lies there is believed by its signature alone. Fails with `invalid-input`.
 *
 * `shares`: also a folder of another computer, by the name of that computer. Only for who may decide for this one: Windows
 * signs in there with the person's name and a proof of their password, whoever chose it (Microsoft, "Network security:
 * Restrict NTLM: Outgoing NTLM traffic to remote servers"). A connected drive or a mounted folder serves everybody else.
 */
export function checkUpdateServer(text: string, { shares = false } = {}): Result<string> {
  const wanted = text.trim();
  const web = checkCloudUrl(wanted);
  if (web.ok) return web;
  const folder = folderOf(wanted, shares);
  return folder === undefined ? failure(setupError('invalid-input', { saw: wanted })) : success(folder);
}

/** A folder's own address; undefined: not a folder. */
function folderOf(text: string, shares: boolean): string | undefined {
  // `/srv/updates`, `C:\updates`, `\\server\updates`; a server alone, without a folder, has no address
  const windows = /^([A-Za-z]:[\\/]|\\\\[^\\/]+[\\/][^\\/]+)/.test(text);
  const address = windows || /^\/(?!\/)/.test(text) ? pathToFileURL(text, { windows }).href : text;
  if (!/^file:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const { href, host, pathname, search, hash } = new URL(address);
  if (search !== '' || hash !== '') return undefined;
  // `file:////server/share` is a share as well, and so are its other writings.
  const ofAnother = host !== '' || /[\\/]{2}|%5c|%2f/i.test(pathname);
  return ofAnother && !shares ? undefined : href.replace(/(?<!\/)\/+$/, '');
}
