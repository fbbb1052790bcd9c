import { test as alone, type Page } from '@playwright/test';

/**
 * For tests that only look: one page for all of them, opened anew each time. A page of its own for each costs more than
 * what is looked for in it.
 */
export const test = alone.extend<object, { sharedPage: Page }>({
  sharedPage: [
    async ({ browser }, use) => {
      const page = await browser.newPage();
      await use(page);
      await page.close();
    },
    { scope: 'worker' },
  ],
});
