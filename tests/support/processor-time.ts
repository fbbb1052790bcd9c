import type { Page } from '@playwright/test';

/**
 * What the window itself works, in milliseconds of the processor's time on its one thread for scripts, styles and
 * layout, and of painting it (Chrome DevTools Protocol, Performance.enable, `threadTicks`): as much on a busy machine as on an idle one,
 * where the time of day also counts what other programs took.
 * @returns how much since it was asked last
 */
export async function processorTime(page: Page): Promise<() => Promise<number>> {
  // Where pictures are made of nobody, a window is not painted, which is work.
  await page.evaluate(() => {
    document.documentElement.style.opacity = '';
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const total = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
    if (seconds === undefined) throw new Error('the browser does not tell how much it worked');
    return seconds * 1_000;
  };
  let before = await total();
  return async () => {
    const now = await total();
    const worked = now - before;
    before = now;
    return worked;
  };
}
