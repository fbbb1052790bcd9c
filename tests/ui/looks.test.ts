import path from 'node:path';
import type { Spoken } from '../../shared/languages.ts';
import { devicesScenes } from './support/devices-scenes.ts';
import { openWindow } from './support/open-window.ts';
import { productScenes } from './support/product-scenes.ts';
import { resultScenes } from './support/result-scenes.ts';
import { runScenes } from './support/run-scenes.ts';
import type { Scene } from './support/scene.ts';
import { serveWindow } from './support/serve-window.ts';
import { settingsScenes } from './support/settings-scenes.ts';
import { expect, type Page, test } from './support/shared-page.ts';
import { signInScenes } from './support/sign-in-scenes.ts';
import { startScenes } from './support/start-scenes.ts';
import { snapshot } from './support/worlds.ts';

const pictures = path.resolve(import.meta.dirname, '../../artifacts/screenshots/ui');

/** `npm test` draws none: half a thousand pictures that nobody opens. */
const picturesWanted = process.env.PHOTON_SETUP_PICTURES !== 'none';

async function show(page: Page, scene: Scene, language: Spoken = 'en'): Promise<void> {
  const base = scene.world.snapshot ?? snapshot;
  await openWindow(page, { ...scene.world, snapshot: { ...base, language } });
  await scene.act?.(page);
  await expect(page.locator('h1')).toBeVisible();
}

async function keepPicture(page: Page, scene: Scene, look: string): Promise<void> {
  if (!picturesWanted) return;
  await page.screenshot({ path: path.join(pictures, look, `${scene.name}.png`), animations: 'disabled' });
}

/** All of axe's rules; `colours` alone where the page is one that they were all looked for in, with other colours. */
async function expectNoBarriers(page: Page, rules: 'all' | 'colours' = 'all'): Promise<void> {
  // From the window's own server, which its policy allows: the browser keeps it compiled.
  const loaded = await page.evaluate(() => 'axe' in window);
  if (!loaded) await page.addScriptTag({ url: `${await serveWindow()}axe.min.js` });
  const violations = await page.evaluate(async (onlyColours) => {
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = await axe.run({
      resultTypes: ['violations'],
      ...(onlyColours ? { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } } : {}),
    });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  }, rules === 'colours');
  expect(violations).toEqual([]);
}

/** Nothing reaches out of the window sideways, and no text is cut off inside its own box. */
async function expectNothingCut(page: Page): Promise<void> {
  const cut = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const words = [...document.querySelectorAll<HTMLElement>('#root *')].filter(
      (element) =>
        !element.closest('svg, option') &&
        // Words for readers alone are clipped on purpose.
        getComputedStyle(element).clipPath === 'none' &&
        element.getClientRects().length > 0,
    );
    return words
      .filter((element) => {
        const box = element.getBoundingClientRect();
        const hidden =
          getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
        return box.right > width + 1 || box.left < -1 || (hidden && element.tagName !== 'INPUT');
      })
      .map((element) => element.outerHTML.slice(0, 120));
  });
  expect(cut).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}

/** In the pseudo-language every word of ours stands in brackets; a word outside of them was written into the code. */
async function expectNothingHardCoded(page: Page): Promise<void> {
  const plain = await page.evaluate(() => {
    const foreign = 'svg, bdi, .code, .network-name, .time, .stage-time, pre, [dir="auto"]';
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const words = (node.textContent ?? '').replace(/\[.*\]/su, '');
      if (/\p{Letter}/u.test(words) && node.parentElement?.closest(foreign) === null) found.push(words);
    }
    return found;
  });
  expect(plain).toEqual([]);
}

const all = [
  ...startScenes,
  ...signInScenes,
  ...settingsScenes,
  ...runScenes,
  ...resultScenes,
  ...productScenes,
  ...devicesScenes,
];
for (const scene of all) {
  test(`the screen "${scene.name}" has no barriers in light and dark and fits into a small window`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1040, height: 760 });
    await show(page, scene);
    await keepPicture(page, scene, 'light');
    await expectNoBarriers(page);
    await expectNothingCut(page);

    await page.emulateMedia({ colorScheme: 'dark' });
    await keepPicture(page, scene, 'dark');
    await expectNoBarriers(page, 'colours');

    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 800, height: 560 });
    await keepPicture(page, scene, '800x560');
    await expectNothingCut(page);
    // Zooming to 200 % halves the window in CSS pixels.
    await page.setViewportSize({ width: 400, height: 280 });
    await expectNothingCut(page);
  });

  test(`the screen "${scene.name}" has room for a language two fifths longer and holds no other`, async ({ page }) => {
    await page.setViewportSize({ width: 800, height: 560 });
    await show(page, scene, 'pseudo');
    await keepPicture(page, scene, 'pseudo');
    await expectNothingCut(page);
    await expectNothingHardCoded(page);
  });
}

const inHighContrast = [
  'start',
  'find-by-hand-windows',
  'choose-password',
  'choose-left',
  'progress-proving',
  'product-customer-events',
];
for (const scene of all.filter(({ name }) => inHighContrast.includes(name))) {
  test(`the screen "${scene.name}" has no barriers in high contrast and in forced colours`, async ({ page }) => {
    await page.setViewportSize({ width: 1040, height: 760 });
    for (const [look, media] of Object.entries({
      'more-contrast': { contrast: 'more' },
      'more-contrast-dark': { contrast: 'more', colorScheme: 'dark' },
      'forced-colours': { contrast: 'no-preference', colorScheme: 'light', forcedColors: 'active' },
    } as const)) {
      await page.emulateMedia(media);
      await show(page, scene);
      await keepPicture(page, scene, look);
      await expectNoBarriers(page);
    }
  });
}
