import { plainText } from '../../shared/plain-text.ts';
import type { KnownSecrets } from './log-port.ts';
import type { Redact } from './redactor.ts';

/** Shorter ones are in every second word; nothing that short is ever written. */
const shortest = 4;

/** A session has a handful; the oldest go first. */
const keptSecrets = 500;

export const instead = '‹secret›';

/** Secrets by their exact value, however they are written. */
export function knownSecrets(): KnownSecrets & { readonly redact: Redact } {
  const known = new Map<string, readonly string[]>();
  let pattern: RegExp | undefined;

  return {
    learn(secrets) {
      const before = known.size;
      for (const secret of secrets) {
        if (secret.length < shortest || known.has(secret)) continue;
        known.set(secret, writtenForms(secret));
      }
      if (known.size === before) return;
      for (const oldest of known.keys()) {
        if (known.size <= keptSecrets) break;
        known.delete(oldest);
      }
      // Longer ones first: one secret may be the beginning of another.
      const forms = [...new Set([...known.values()].flat())].sort((a, b) => b.length - a.length);
      pattern = new RegExp(forms.map(escaped).join('|'), 'g');
    },
    // In one pass, so that what stands instead is not searched again.
    redact: (text) => (pattern === undefined ? text : text.replace(pattern, instead)),
  };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** As itself, made one plain line, and as it stands in a URL, a form, JSON, base64 (at each of the three offsets) and hexadecimal. */
function writtenForms(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const url = encodeURIComponent(secret.toWellFormed());
  const form = new URLSearchParams({ x: secret }).toString().slice(2);
  const json = JSON.stringify(secret).slice(1, -1);
  const base64 = [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    // The letters that other bytes beside it would change are left out.
    const inner = encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const hex = bytes.toString('hex');
  const all = [
    secret,
    plainText(secret, secret.length),
    url,
    url.toLowerCase(),
    form,
    json,
    ...base64,
    hex,
    hex.toUpperCase(),
  ];
  return [...new Set(all)].filter((one) => one.length >= shortest);
}
