/**
 * The time of day as it is now and, from here on, as it would be read if nobody set the clock: times read of it differ by
 * what really passed between them. `monotonic` is in milliseconds, as `now` is.
 */
export function steadyTime(clock: { now(): number; monotonic(): number }): () => number {
  const ahead = clock.now() - clock.monotonic();
  return () => ahead + clock.monotonic();
}
