import path from 'node:path';
import { languages, type Spoken } from '../../shared/languages.ts';
import { cableScenes } from './support/cable-scenes.ts';
import { devicesScenes } from './support/devices-scenes.ts';
import { historyScenes } from './support/history-scenes.ts';
import { openWindow } from './support/open-window.ts';
import { presetsScenes } from './support/presets-scenes.ts';
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
import { stationScenes } from './support/station-scenes.ts';
import { speak, whatIsCut } from './support/what-is-cut.ts';

const pictures = path.resolve(import.meta.dirname, '../../artifacts/screenshots/ui');

/** `npm test` draws none: half a thousand pictures that nobody opens. The tag of a language draws those of it alone. */
const { PHOTON_SETUP_PICTURES: wanted = 'all' } = process.env;
const isPictured = (look: string) => wanted === 'all' || wanted === look;

const large = { width: 1040, height: 760 };
const small = { width: 800, height: 560 };

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
    // A window that is not painted has no colours.
    const { style } = document.documentElement;
    const { opacity } = style;
    style.opacity = '';
    // What lies half under the bar is as large as it is: whoever focuses or scrolls to it sees all of it.
    const bar = document.querySelector<HTMLElement>('.action-bar');
    if (bar !== null) bar.style.position = 'static';
    const found = await axe.run({
      resultTypes: ['violations'],
      ...(onlyColours
        ? { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }
        : // WCAG 2.2, 2.5.8; axe leaves it out unless it is asked for.
          { rules: { 'target-size': { enabled: true } } }),
    });
    style.opacity = opacity;
    if (bar !== null) bar.style.position = '';
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  }, rules === 'colours');
  expect(violations).toEqual([]);
}

async function expectNothingCut(page: Page, languages: readonly Spoken[] = []): Promise<void> {
  expect(await whatIsCut(page, languages)).toEqual([]);
}

/** Numbers, and names that stand by themselves to be compared letter by letter, are on one line; no choice of a list is cut. */
async function expectWholeNumbersAndNames(page: Page): Promise<void> {
  const broken = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement?.closest('pre, svg, option, .only-read') !== null) continue;
      for (const match of (node.textContent ?? '').matchAll(/(?<![\p{L}\d])(\d[\d.,]*|Photon-\w+)(?![\p{L}\d])/gu)) {
        // In a sentence a name may break at its hyphen, as every word does.
        if (match[0].startsWith('Photon-') && node.parentElement?.closest('p') !== null) continue;
        const range = document.createRange();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(match[0]);
      }
    }
    for (const list of document.querySelectorAll('select')) {
      const whole = list.cloneNode(true) as HTMLSelectElement;
      whole.style.cssText = 'position: absolute; width: max-content; max-width: none; flex: none';
      list.after(whole);
      if (whole.offsetWidth > list.offsetWidth + 1) found.push(list.textContent ?? '');
      whole.remove();
    }
    return found;
  });
  expect(broken).toEqual([]);
}

/** The bars leave the room to what one reads: the header is one row, each of its words on one line, the actions stand beside each other. */
async function expectLowBars(page: Page): Promise<void> {
  const rows = await page.evaluate(() => {
    const rowsOf = (elements: Iterable<Element>) => {
      const boxes = [...elements].map((element) => element.getBoundingClientRect()).filter(({ height }) => height > 1);
      return boxes.filter(({ top }) => boxes.every((box) => box.bottom > top || box.top === top)).length ===
        boxes.length
        ? 1
        : 2;
    };
    const isBroken = (element: Element) => {
      const words = document.createRange();
      words.selectNodeContents(element);
      const lines = [...words.getClientRects()].filter(({ width }) => width > 1).map(({ top, bottom }) => top + bottom);
      // A symbol beside the words is some pixels higher or lower; a second line is twenty.
      return lines.length > 0 && Math.max(...lines) - Math.min(...lines) > 20;
    };
    return {
      brokenInHeader: [...document.querySelectorAll('.app-name, .header-actions > button, .step-name')]
        // What is clipped is for readers alone.
        .filter((element) => element.checkVisibility() && getComputedStyle(element).clipPath === 'none')
        .filter(isBroken)
        .map((element) => element.textContent),
      header: rowsOf(document.querySelectorAll('.app-header > *, .header-actions > *')),
      actions: rowsOf(document.querySelectorAll('.action-bar-inner > .actions > button')),
      barIsLow: (document.querySelector<HTMLElement>('.action-bar')?.offsetHeight ?? 0) <= 0.2 * window.innerHeight,
    };
  });
  expect(rows).toEqual({ brokenInHeader: [], header: 1, actions: 1, barIsLow: true });
}

/** Nothing that takes the focus lies under what sticks to the window's edges (WCAG 2.4.11), nor does the running stage. */
async function expectNothingUnderBars(page: Page): Promise<void> {
  // By keyboard: after a click the focus that a script moves is drawn, and brought into view, otherwise. Nothing acts on this key.
  await page.keyboard.press('Insert');
  // How high the bars are is measured anew when the window's size changes, some pictures later on a busy machine.
  await expect.poll(() => page.evaluate(whatBarsCover)).toEqual([]);
}

/** Runs inside the page, so it uses nothing from outside of itself. */
async function whatBarsCover(): Promise<readonly string[]> {
  // On an idle machine it is there with the second picture.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const dialog = document.querySelector('dialog[open]');
  const bars = [...document.querySelectorAll('.practice-banner, .action-bar')];
  const isCovered = (element: Element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const hidden = bars
      .filter((bar) => !bar.contains(element))
      .map((bar) => bar.getBoundingClientRect())
      .reduce((sum, box) => sum + Math.max(0, Math.min(bottom, box.bottom) - Math.max(top, box.top)), 0);
    // Of a box with many lines the one that is typed in comes into view.
    return hidden > (element.matches('textarea, [tabindex="0"]') ? (bottom - top) / 2 : 1);
  };
  // Where a person's hands are asked for, these are what matters.
  const stage = document.querySelector('.screen-body:not(:has(.hand-steps)) .stage.running');
  const found = stage !== null && document.querySelector('.light-choices') === null && isCovered(stage) ? [stage] : [];
  const before = document.activeElement as HTMLElement | null;
  const place = window.scrollY;
  const can = 'a[href], button, input:not(:disabled), select, textarea, summary, [tabindex="0"]';
  for (const element of document.querySelectorAll<HTMLElement>(dialog === null ? can : '#nothing')) {
    if (element.getClientRects().length === 0) continue;
    element.focus();
    if (document.activeElement !== element) continue;
    // What is higher than the room that is left cannot be seen whole.
    if (element.offsetHeight < window.innerHeight / 3 && isCovered(element)) found.push(element);
  }
  before?.focus({ preventScroll: true });
  window.scrollTo(0, place);
  return found.map((element) => element.outerHTML.slice(0, 120));
}

/** The focus is somewhere, or the keyboard acts on nothing; there is one main part; all begins at the same left edge. */
async function expectWellPlaced(page: Page): Promise<void> {
  const placed = await page.evaluate(() => {
    const left = (selector: string) => Math.round(document.querySelector(selector)?.getBoundingClientRect().left ?? -1);
    return {
      // Without words it is read as an empty bar; a live region needs no role.
      bars: document.querySelectorAll('[role=status]').length,
      focusIsLost: document.activeElement === document.body,
      mains: document.querySelectorAll('main').length,
      edges: [...new Set([left('h1'), left('.app-header > *')])].length,
      sideways: document.documentElement.scrollLeft,
    };
  });
  expect(placed).toEqual({ bars: 0, focusIsLost: false, mains: 1, edges: 1, sideways: 0 });
}

/** In the pseudo-language every word of ours stands in brackets; a word outside of them was written into the code. What was read out before stays as it was said. */
async function expectNothingHardCoded(page: Page): Promise<void> {
  const plain = await page.evaluate(() => {
    const foreign =
      'svg, bdi, .code, .network-name, .time, .stage-time, pre, [dir="auto"], option[lang], .only-read[aria-live]';
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

async function lookInAllLanguages(page: Page, scene: Scene): Promise<void> {
  await page.setViewportSize(large);
  await show(page, scene);
  const place = placeOfScene(scene.name);
  if (place !== undefined) await expect(page.locator('html')).toHaveAttribute('data-place', place);
  await keepPicture(page, scene, 'light');
  await expectNoBarriers(page);
  await expectNothingCut(page);
  await expectWholeNumbersAndNames(page);
  await expectWellPlaced(page);

  await page.emulateMedia({ colorScheme: 'dark' });
  await keepPicture(page, scene, 'dark');
  await expectNoBarriers(page, 'colours');

  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(small);
  await keepPicture(page, scene, '800x560');
  await expectNothingCut(page);
  await expectWholeNumbersAndNames(page);
  await expectLowBars(page);
  await expectNothingUnderBars(page);
  // Zooming to 200 % halves the window in CSS pixels.
  await page.setViewportSize({ width: 400, height: 280 });
  await expectNothingCut(page);

  // In the same page: to open one for each language would cost more than all that is looked for in it.
  await page.setViewportSize(small);
  await speak(page, 'pseudo');
  await keepPicture(page, scene, 'pseudo');
  await expectNothingCut(page);
  await expectLowBars(page);
  await expectNothingHardCoded(page);
  // Each language once, in both sizes: to learn another one costs the window several times what another size does.
  for (const [position, language] of others.entries()) {
    const sizes = position % 2 === 0 ? [small, large] : [large, small];
    for (const size of sizes) {
      await page.setViewportSize(size);
      await expectNothingCut(page, [language]);
      if (size === small) await expectLowBars(page);
    }
    if (!isPictured(language)) continue;
    await page.setViewportSize(large);
    await keepPicture(page, scene, language);
  }
}

async function lookInHighContrast(page: Page, scene: Scene): Promise<void> {
  await page.setViewportSize(large);
  await show(page, scene);
  for (const [look, media] of Object.entries({
    'more-contrast': { contrast: 'more' },
    'more-contrast-dark': { contrast: 'more', colorScheme: 'dark' },
    'forced-colours': { contrast: 'no-preference', colorScheme: 'light', forcedColors: 'active' },
  } as const)) {
    await page.emulateMedia(media);
    await keepPicture(page, scene, look);
    await expectNoBarriers(page);
  }
}

const inHighContrast = [
  'start',
  'find-by-hand-windows',
  'choose-password',
  'choose-left',
  'progress-proving',
  'product-customer-events',
  'history-summary',
];
const all = {
  startScenes,
  stationScenes,
  signInScenes,
  settingsScenes,
  runScenes,
  cableScenes,
  resultScenes,
  presetsScenes,
  productScenes,
  devicesScenes,
  historyScenes,
};

test('each screen and each page has a scene', () => {
  const names = Object.values(all).flatMap((scenes) => scenes.map(({ name }) => name));
  expect(names).toEqual(expect.arrayContaining(Object.values(sceneOfEachPlace)));
});

for (const [document, scenes] of Object.entries(all)) {
  test.describe(() => {
    // It has the styles of these scenes alone. A picture begins as a person's first one does.
    test.use({ keptDocument: wanted === 'none' ? document : '' });
    for (const scene of scenes) {
      test(`the screen "${scene.name}" has no barriers and fits into a small window in every language`, ({ page }) =>
        lookInAllLanguages(page, scene));
      if (!inHighContrast.includes(scene.name)) continue;
      test(`the screen "${scene.name}" has no barriers in high contrast and in forced colours`, ({ page }) =>
        lookInHighContrast(page, scene));
    }
  });
}
