/** That something changed, for all who wait for it; counted, so that none is missed between a look and the wait. */
export interface Changes {
  count(): number;
  tell(): void;
  /** Ends as soon as there were more than `seen`, or when `signal` aborts. */
  after(seen: number, signal?: AbortSignal): Promise<void>;
}

export function changes(): Changes {
  let count = 0;
  const waiting = new Set<() => void>();
  return {
    count: () => count,
    tell() {
      count += 1;
      for (const wake of [...waiting]) wake();
    },
    after: (seen, signal) =>
      new Promise((resolve) => {
        const done = () => {
          waiting.delete(done);
          signal?.removeEventListener('abort', done);
          resolve();
        };
        if (count > seen || signal?.aborted) return resolve();
        waiting.add(done);
        signal?.addEventListener('abort', done, { once: true });
      }),
  };
}
