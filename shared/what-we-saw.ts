import type { ErrorCode, SetupError } from './errors.ts';
import { plainText } from './plain-text.ts';

/** What stands behind an error, by what it is: only a server's words are an answer. */
export type WhatWeSaw =
  /** Words of the cloud, to be quoted. */
  | { readonly kind: 'answer'; readonly saw: string }
  /** What a person gave. */
  | { readonly kind: 'entered'; readonly saw: string }
  /** Names and codes of this computer, as of a file or a socket. */
  | { readonly kind: 'detail'; readonly saw: string }
  /** A sentence of our own about a value that does not do. */
  | { readonly kind: 'note'; readonly saw: string }
  | { readonly kind: 'page'; readonly saw: string }
  /** The status line of a web server, or nothing that can be told of it. */
  | { readonly kind: 'web-server'; readonly saw: string };

const entered: readonly ErrorCode[] = ['invalid-input', 'customer-name-invalid', 'device-not-found'];

/** Bytes as they came: for whoever helps, under the details, and no sentence. */
const rawOnly: readonly ErrorCode[] = ['photon-answer-unreadable', 'cloud-answer-unreadable', 'photon-key-missing'];

const fromServers: readonly ErrorCode[] = [
  'sign-in-refused',
  'one-time-code-refused',
  'one-time-code-expired',
  'sign-in-locked-out',
  'access-token-invalid',
  'oauth-client-refused',
  'sign-out-not-done',
  'cloud-timed-out',
  'cloud-refused',
  'cloud-forbidden',
  'cloud-not-found',
  'cloud-too-many-requests',
  'cloud-server-error',
  'device-not-answering',
  'device-name-taken',
  'device-name-refused',
  'device-limit-reached',
  'device-not-in-account',
  'function-not-found',
  'photon-not-yours',
  'product-not-found',
  'product-of-another-client',
  'customer-not-opened',
  'customer-not-found',
  'device-owned-by-somebody-else',
  'device-offline',
  'tinker-refused',
  'change-not-seen',
];

/** Undefined: nothing was seen, or nothing that makes a sentence. */
export function whatWeSaw({ code, saw, details }: SetupError): WhatWeSaw | undefined {
  if (details?.note !== undefined) return { kind: 'note', saw: plainText(String(details.note), 200) };
  if (details?.page !== undefined) return { kind: 'page', saw: plainText(String(details.page), 200) };
  if (saw === undefined || rawOnly.includes(code)) return undefined;
  if (entered.includes(code)) return { kind: 'entered', saw };
  if (code === 'not-a-photon') return readForeignAnswer(saw);
  if (code === 'cloud-sign-in-page') return { kind: 'page', saw };
  return { kind: fromServers.includes(code) ? 'answer' : 'detail', saw };
}

/** The head of whatever answered at the Photon's address; every part of the patterns has a limit. */
function readForeignAnswer(saw: string): WhatWeSaw | undefined {
  const title = pageTitle(saw);
  if (title !== undefined) return { kind: 'page', saw: title };
  const status = /^HTTP\/\d(?:\.\d)? (\d{3}(?: [A-Za-z][A-Za-z' -]{0,40}?)?)(?= [\w-]{1,40}:| ?<|\s*$)/.exec(saw)?.[1];
  if (status !== undefined) return { kind: 'web-server', saw: `HTTP ${status}` };
  if (/^HTTP\/|<[a-z!/]/i.test(saw)) return { kind: 'web-server', saw: 'HTTP' };
  return { kind: 'detail', saw };
}

/** The title of a web page, where its beginning has one. */
export function pageTitle(page: string): string | undefined {
  const title = /<title[^>]{0,200}>([^<]{1,200})/i.exec(page)?.[1]?.trim();
  return title === '' ? undefined : title;
}
