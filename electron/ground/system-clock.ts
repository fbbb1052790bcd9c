import { uptime } from 'node:os';
import { programLimits } from '../../shared/time-limits.ts';
import type { Clock } from './clock-port.ts';

/**
 * `performance.now` goes on while a Mac or Windows sleeps (libuv 1.46, `uv_hrtime`: mach_continuous_time and
 * QueryPerformanceCounter) and stands still meanwhile on Linux (CLOCK_MONOTONIC); /proc/uptime goes on there, in steps of
 * ten milliseconds (Linux, fs/proc/uptime.c: ktime_get_boottime_ts64).
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: process.platform === 'linux' ? () => Math.round(uptime() * 1000) : () => Math.round(performance.now()),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      let left = ms;
      let timer: NodeJS.Timeout;
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const next = () => {
        const part = Math.min(left, programLimits.timerMs);
        left -= part;
        timer = setTimeout(left > 0 ? next : done, part);
      };
      next();
      signal?.addEventListener('abort', done, { once: true });
    }),
};
