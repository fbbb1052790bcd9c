import { test as alone, expect, type Page } from '@playwright/test';
import { keepDocument, loadAnew, paintForPictures, showNothing } from './open-window.ts';

export { expect, type Page };

/**
 * One page for all tests of a worker: to make one costs more than what is looked for in it. Each test begins on an empty
 * page that looks as a new one does, whatever the one before did (`tests/ui/shared-page.test.ts`); what cannot be taken
 * back fails the test that did it, as does an error that nothing in the window caught. A failed test is the last one of
 * its page.
 */
export const test = alone.extend<
  { readonly keptDocument: string },
  { sharedPage: { readonly page: Page; readonly uncaught: Error[] } }
>({
  sharedPage: [
    async ({ browser }, use) => {
      const page = await browser.newPage();
      const uncaught: Error[] = [];
      page.on('pageerror', (error) => uncaught.push(error));
      paintForPictures(page);
      await slowDown(page);
      await use({ page, uncaught });
      await page.close();
    },
    { scope: 'worker' },
  ],
  /**
   * The name of a document in which windows are drawn one after another; none: each loads its own. What a test leaves in it
   * beside its window stays there.
   */
  keptDocument: ['', { option: true }],
  page: async ({ sharedPage: { page, uncaught }, keptDocument }, use) => {
    if (keptDocument === '') loadAnew(page);
    else keepDocument(page, keptDocument);
    await showNothing(page);
    await use(page);
    expect({ uncaught, kept: await kept(page) }).toEqual({ uncaught: [], kept: [] });
  },
});

/**
 * With `PHOTON_SETUP_SLOWER=8` the page has an eighth of the processor (Chrome DevTools Protocol,
 * Emulation.setCPUThrottlingRate): what a busy machine fails by chance fails each time, at the same place.
 */
async function slowDown(page: Page): Promise<void> {
  const rate = Number(process.env.PHOTON_SETUP_SLOWER ?? 1);
  if (rate === 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** What the window would find again after a restart; it has nothing to keep. */
function kept(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    if (location.protocol === 'about:') return [];
    const databases = await indexedDB.databases();
    return [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...databases.map(({ name = '' }) => name),
      document.cookie,
      window.name,
    ].filter((found) => found !== '');
  });
}
