import { readFile, rm } from 'node:fs/promises';
import type { ElectronApplication, Page } from '@playwright/test';
import * as v from 'valibot';

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

const trace = v.object({
  traceEvents: v.array(
    v.looseObject({
      name: v.string(),
      ph: v.string(),
      pid: v.number(),
      tid: v.number(),
      tdur: v.optional(v.number()),
      args: v.optional(v.looseObject({ name: v.optional(v.unknown()) })),
    }),
  ),
});

/**
 * The longest task of the window's own thread while something is done to it, in milliseconds of the processor's time (Trace
 * Event Format, `tdur`): what other programs take meanwhile is not in it.
 */
export async function longestTaskDuring(app: ElectronApplication, act: () => Promise<void>): Promise<number> {
  await app.evaluate(({ contentTracing }) => contentTracing.startRecording({ included_categories: ['toplevel'] }));
  await act();
  const file = await app.evaluate(({ contentTracing }) => contentTracing.stopRecording());
  const { traceEvents } = v.parse(trace, JSON.parse(await readFile(file, 'utf8')));
  await rm(file);
  const place = ({ pid, tid }: { readonly pid: number; readonly tid: number }) => `${pid} ${tid}`;
  const windows = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(place),
  );
  const tasks = traceEvents.filter((one) => one.ph === 'X' && one.tdur !== undefined && windows.has(place(one)));
  if (tasks.length === 0) throw new Error('the window did nothing, or does not tell');
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1_000;
}
