import { pathToFileURL } from 'node:url';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { checkCloudUrl } from '../cloud/cloud-input.ts';

/**
 * Where updates come from: an address by the same rules as a cloud's, or a folder by its `file:` address or its whole
 * path. What lies there is believed by its signature alone. Fails with `invalid-input`.
 */
export function checkUpdateServer(text: string): Result<string> {
  const wanted = text.trim();
  const web = checkCloudUrl(wanted);
  if (web.ok) return web;
  const folder = folderOf(wanted);
  return folder === undefined ? failure(setupError('invalid-input', { saw: wanted })) : success(folder);
}

/** A folder's own address; undefined: not a folder. */
function folderOf(text: string): string | undefined {
  // `/srv/updates`, `C:\updates`, `\\server\updates`; a server alone, without a folder, has no address
  const windows = /^([A-Za-z]:[\\/]|\\\\[^\\/]+[\\/][^\\/]+)/.test(text);
  const address = windows || /^\/(?!\/)/.test(text) ? pathToFileURL(text, { windows }).href : text;
  if (!/^file:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const { href, search, hash } = new URL(address);
  return search === '' && hash === '' ? href.replace(/(?<!\/)\/+$/, '') : undefined;
}
