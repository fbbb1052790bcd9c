import { secretSearch } from '../../shared/secret-search.ts';
import type { KnownSecrets } from './log-port.ts';
import type { Redact } from './redactor.ts';

/** Shorter ones are in every second word; nothing that short is ever written. */
const shortest = 4;

/** A session has a handful; those that were not used for longest go first. */
const keptSecrets = 500;

export const redactionMark = '‹secret›';

/** Secrets by their exact value, however they are written. */
export function knownSecrets(): KnownSecrets & { readonly redact: Redact; all(): readonly string[] } {
  const known = new Set<string>();
  /** Made when it is needed: with hundreds of secrets it takes some hundred milliseconds. */
  let search: ReturnType<typeof secretSearch> | undefined;

  return {
    learn(secrets) {
      const used = secrets.filter((secret) => secret.length >= shortest);
      const areKnown = used.every((secret) => known.has(secret));
      for (const secret of used) {
        known.delete(secret);
        known.add(secret);
      }
      if (areKnown) return;
      for (const oldest of known) {
        if (known.size <= keptSecrets) break;
        known.delete(oldest);
      }
      search = undefined;
    },
    redact(text) {
      search ??= secretSearch([...known], redactionMark);
      return search.redact(text);
    },
    all: () => [...known],
  };
}
