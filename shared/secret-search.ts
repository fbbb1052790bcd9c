import { toHex, utf8 } from './bytes.ts';
import { plainText } from './plain-text.ts';
import { btoa, URLSearchParams } from './web-platform.ts';

/** Shorter ones are in every second word: they are looked for as themselves alone, and no shorter writing of another. */
const shortest = 4;

/** Takes secrets out of texts by their exact value, in whatever usual writing they stand there; letters of either case. */
export interface SecretSearch {
  redact(text: string): string;
  /**
   * What stands in the first `limit` characters, redacted. A secret that begins there is seen whole, so that no cut leaves
   * the greater part of it.
   */
  firstOf(text: string, limit: number): string;
  /** The length of the longest writing that is looked for. */
  readonly longest: number;
}

export function secretSearch(secrets: readonly string[], mark: string): SecretSearch {
  // Longer ones first: one secret may be the beginning of another.
  const forms = [...new Set(secrets.flatMap(writingsOf))].sort((a, b) => b.length - a.length);
  const longest = forms[0]?.length ?? 0;
  if (longest === 0) return { redact: (text) => text, firstOf: (text, limit) => text.slice(0, limit), longest };
  const pattern = new RegExp(forms.map(escaped).join('|'), 'gi');
  return {
    longest,
    // In one pass, so that what the mark says is not searched again.
    redact: (text) => text.replace(pattern, mark),
    firstOf(text, limit) {
      const parts: string[] = [];
      let end = 0;
      for (const found of text.slice(0, limit + longest).matchAll(pattern)) {
        if (found.index >= limit) break;
        parts.push(text.slice(end, found.index), mark);
        end = found.index + found[0].length;
      }
      return parts.join('') + text.slice(end, Math.max(end, limit));
    },
  };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/**
 * As itself, made one plain line, and as it stands in a URL, a form, JSON, a web page, hexadecimal, and base64 of either
 * alphabet at each of its three offsets.
 */
export function writingsOf(secret: string): readonly string[] {
  const whole = secret.toWellFormed();
  const bytes = utf8(whole);
  const json = JSON.stringify(secret).slice(1, -1);
  const page = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const hex = toHex(bytes);
  const encoded = [
    encodeURIComponent(whole),
    new URLSearchParams({ '': secret }).toString().slice(1),
    hex.replace(/../g, '%$&'),
    json,
    json.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
    page,
    page.replaceAll('"', '&quot;'),
    page.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
  ];
  const unlike = [hex, ...[0, 1, 2].flatMap((offset) => base64At(bytes, offset))];
  const all = [secret, ...encoded, ...(secret.length < shortest ? [] : unlike)];
  const forms = new Set(all.flatMap((form) => [form, plainText(form, form.length)]));
  return [...forms].filter((form) => form !== '' && form.length >= Math.min(shortest, secret.length));
}

/** Without the letters that other bytes beside it would change. */
function base64At(bytes: Uint8Array, offset: number): readonly string[] {
  const padded =
    String.fromCharCode(...new Uint8Array(offset)) + Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const inner = btoa(padded).slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
  return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
}
