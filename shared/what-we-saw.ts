import { sawKindOf } from './error-meaning.ts';
import type { SawKind } from './error-table.ts';
import type { SetupError } from './errors.ts';
import { plainText } from './plain-text.ts';

/** What stands behind an error, by what it is. */
export interface WhatWeSaw {
  readonly kind: SawKind;
  readonly saw: string;
}

/** Undefined: nothing was seen, or nothing that makes a sentence. */
export function whatWeSaw({ code, saw, details }: SetupError): WhatWeSaw | undefined {
  if (details?.note !== undefined) return { kind: 'note', saw: plainText(String(details.note), 200) };
  if (details?.page !== undefined) return { kind: 'page', saw: plainText(String(details.page), 200) };
  if (saw === undefined) return undefined;
  const kind = sawKindOf(code);
  if (kind === 'bytes') return undefined;
  return kind === 'web-server' ? readForeignAnswer(saw) : { kind, saw };
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
