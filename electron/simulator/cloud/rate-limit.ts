/** At most `limit` events in any `windowMs`. */
export interface RateLimit {
  /** Counts one event; the seconds until the next is welcome, or 0. */
  count(now: number): number;
}

export function rateLimit(limit: number, windowMs: number): RateLimit {
  const times: number[] = [];
  return {
    count(now) {
      while (times[0] !== undefined && times[0] <= now - windowMs) times.shift();
      const oldest = times[0];
      if (oldest !== undefined && times.length >= limit)
        return Math.max(1, Math.ceil((oldest + windowMs - now) / 1000));
      times.push(now);
      return 0;
    },
  };
}
