import type { Page } from '@playwright/test';

/** In milliseconds. */
export interface Frames {
  /** From one picture to the next, the longest, by the clock: with what other programs take. */
  readonly longestGapMs: number;
  /** How many of them were longer than 50 ms, of how many. */
  readonly long: number;
  readonly all: number;
  /** The longest task of the page (Long Tasks API, which tells those of 50 ms and more); 0: none. */
  readonly longestTaskMs: number;
}

/** The pictures of a page while something is done to it. */
export async function framesDuring(page: Page, act: () => Promise<void>): Promise<Frames> {
  const watch = await page.evaluateHandle(() => {
    let [last, longestGapMs, long, all, longestTaskMs] = [performance.now(), 0, 0, 0, 0];
    let watching = true;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration);
    });
    observer.observe({ type: 'longtask' });
    const look = (now: number) => {
      if (!watching) return;
      all += 1;
      if (now - last > 50) long += 1;
      longestGapMs = Math.max(longestGapMs, now - last);
      last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame((now) => {
      last = now;
      look(now);
    });
    return {
      end() {
        watching = false;
        observer.disconnect();
        return { longestGapMs, long, all, longestTaskMs };
      },
    };
  });
  await act();
  return watch.evaluate((one) => one.end());
}
