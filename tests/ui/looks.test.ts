import path from 'node:path';
import { languages, type Spoken } from '../../shared/languages.ts';
import { devicesScenes } from './support/devices-scenes.ts';
import { openWindow } from './support/open-window.ts';
import { productScenes } from './support/product-scenes.ts';
import { resultScenes } from './support/result-scenes.ts';
import { runScenes } from './support/run-scenes.ts';
import type { Scene } from './support/scene.ts';
import { placeOfScene, sceneOfEachPlace } from './support/scene-of-each-place.ts';
import { serveWindow } from './support/serve-window.ts';
import { settingsScenes } from './support/settings-scenes.ts';
import { expect, type Page, test } from './support/shared-page.ts';
import { signInScenes } from './support/sign-in-scenes.ts';
import { startScenes } from './support/start-scenes.ts';
import { speak, whatIsCut } from './support/what-is-cut.ts';

const pictures = path.resolve(import.meta.dirname, '../../artifacts/screenshots/ui');

/** `npm test` draws none: half a thousand pictures that nobody opens. The tag of a language draws those of it alone. */
const { PHOTON_SETUP_PICTURES: wanted = 'all' } = process.env;
const isPictured = (look: string) => wanted === 'all' || wanted === look;

/** Beside English, which is looked at most. */
const others = languages.filter((language) => language !== 'en');

async function show(page: Page, scene: Scene): Promise<void> {
  await openWindow(page, scene.world);
  await scene.act?.(page);
  await expect(page.locator('h1')).toBeVisible();
}

async function keepPicture(page: Page, scene: Scene, look: string): Promise<void> {
  if (!isPictured(look)) return;
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

async function expectNothingCut(page: Page, languages: readonly Spoken[] = []): Promise<void> {
  expect(await whatIsCut(page, languages)).toEqual([]);
}

/** In the pseudo-language every word of ours stands in brackets; a word outside of them was written into the code. */
async function expectNothingHardCoded(page: Page): Promise<void> {
  const plain = await page.evaluate(() => {
    const foreign = 'svg, bdi, .code, .network-name, .time, .stage-time, pre, [dir="auto"], option[lang]';
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

test('each screen and each page has a scene', () => {
  expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.values(sceneOfEachPlace)));
});

for (const scene of all) {
  test(`the screen "${scene.name}" has no barriers and fits into a small window in every language`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1040, height: 760 });
    await show(page, scene);
    const place = placeOfScene(scene.name);
    if (place !== undefined) await expect(page.locator('html')).toHaveAttribute('data-place', place);
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

    // In the same page: to open one for each language would cost more than all that is looked for in it.
    await page.setViewportSize({ width: 800, height: 560 });
    await speak(page, 'pseudo');
    await keepPicture(page, scene, 'pseudo');
    await expectNothingCut(page);
    await expectNothingHardCoded(page);
    await expectNothingCut(page, others);
    await page.setViewportSize({ width: 1040, height: 760 });
    await expectNothingCut(page, others);
    for (const language of others.filter(isPictured)) {
      await speak(page, language);
      await keepPicture(page, scene, language);
    }
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
