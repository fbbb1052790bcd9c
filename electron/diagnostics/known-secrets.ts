import { secretSearch } from '../../shared/secret-search.ts';
import type { KnownSecrets } from './log-port.ts';
import type { Redact } from './redactor.ts';

/** Shorter ones are in every second word; nothing that short is ever written. */
const shortest = 4;

/** A session has a handful; the oldest go first. */
const keptSecrets = 500;

export const instead = '‹secret›';

/** Secrets by their exact value, however they are written. */
export function knownSecrets(): KnownSecrets & { readonly redact: Redact; all(): readonly string[] } {
  const known = new Set<string>();
  let search = secretSearch([], instead);

  return {
    learn(secrets) {
      const fresh = secrets.filter((secret) => secret.length >= shortest && !known.has(secret));
      if (fresh.length === 0) return;
      for (const secret of fresh) known.add(secret);
      for (const oldest of known) {
        if (known.size <= keptSecrets) break;
        known.delete(oldest);
      }
      search = secretSearch([...known], instead);
    },
    redact: (text) => search.redact(text),
    all: () => [...known],
  };
}
