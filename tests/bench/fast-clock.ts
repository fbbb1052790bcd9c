import type { Clock } from '../../electron/ground/clock-port.ts';

/** Time that passes `times` as fast as the computer's, from `since` on (milliseconds since 1970): the same in all its processes. */
export function fastClock(times: number, since: number): Clock {
  const passed = () => (performance.timeOrigin + performance.now() - since) * times;
  return {
    now: () => Math.round(since + passed()),
    monotonic: () => Math.round(passed()),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const wake = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const timer = setTimeout(wake, ms / times);
        signal?.addEventListener('abort', wake, { once: true });
      }),
  };
}
