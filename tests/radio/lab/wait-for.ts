import { setTimeout as sleep } from 'node:timers/promises';

const pauseMs = 250;

/**
 * Looks again and again until there is something to see, and returns that.
 * @param what for the error after `limitMs`
 */
export async function waitFor<Seen>(
  what: string,
  limitMs: number,
  look: () => Promise<Seen | undefined> | Seen | undefined,
): Promise<Seen> {
  const until = performance.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (performance.now() > until) throw new Error(`Waited ${limitMs / 1000} s for ${what}, in vain.`);
    await sleep(pauseMs);
  }
}
