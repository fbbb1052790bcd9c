import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { build } from 'vite';
import type { Spoken } from '../../shared/languages.ts';
import { texts as frame } from '../../shared/text/en/frame.ts';
import { texts as start } from '../../shared/text/en/start.ts';
import { addedLanguage, inAddedLanguage, sourceWithLanguage } from '../support/added-language.ts';
import { snapshot } from '../support/window-states.ts';
import { asked, expectAsked, installFakeBridge } from './support/fake-bridge.ts';
import { serveWindow } from './support/serve-window.ts';
import { whatIsCut } from './support/what-is-cut.ts';
import { world } from './support/worlds.ts';

/** How long a person waits for a language at most. */
const changeMs = 200;

const added = { ...snapshot, language: addedLanguage as Spoken };
let source: Awaited<ReturnType<typeof sourceWithLanguage>>;
let outDir = '';
test.beforeAll(async () => {
  source = await sourceWithLanguage();
  outDir = path.join(source.folder, 'out');
  await build({
    configFile: path.resolve(import.meta.dirname, '../../build/vite.config.mjs'),
    root: path.join(source.folder, 'renderer'),
    logLevel: 'error',
    build: { outDir },
  });
});
test.afterAll(() => source.remove());

async function open(page: Page, told: typeof snapshot): Promise<void> {
  await installFakeBridge(page, { ...world, snapshot: told });
  await page.goto(await serveWindow(outDir));
}

test('a folder with the words of a language, and its name, are all that the window needs to speak it, also where parts come later', async ({
  page,
}) => {
  await open(page, added);
  const button = (english: string) => page.getByRole('button', { name: inAddedLanguage(english) });
  await expect(page.getByRole('heading', { name: inAddedLanguage(start.start.title) })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', addedLanguage);
  await button(frame.app.about).click();
  await expect(page.getByRole('dialog')).toContainText('‹');
  await page.keyboard.press('Escape');
  await button(start.start.devices).click();
  await expect(page.getByRole('main')).toContainText('‹');
  // Nothing that is drawn is said in another language.
  const unmarked = await page.evaluate(() => {
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (words.nextNode()) {
      const text = words.currentNode.textContent?.trim() ?? '';
      if (/\p{L}{2}/u.test(text) && !text.startsWith('‹')) found.push(text);
    }
    return found;
  });
  expect(unmarked).toEqual([]);
});

test('a language is chosen by its own name, and spoken at once with all that was typed still there', async ({
  page,
}) => {
  const words: string[] = [];
  page.on('request', (request) => {
    const name = /assets\/([a-z-]+)-[\w-]{8}\.js$/.exec(request.url())?.[1];
    if (name === 'start') words.push(request.url());
  });
  await open(page, snapshot);
  const picker = page.getByRole('combobox', { name: frame.language.label });
  await expect(picker.getByRole('option')).toContainText(['Qq', 'English']);
  await expect(picker).toHaveValue('en');
  // Of the languages there are, the start loads the one that is spoken.
  expect(words).toHaveLength(1);
  await picker.selectOption('Qq');
  await expectAsked(page, 'saveSettings').toEqual([{ language: addedLanguage }]);

  // The time is the window's own: where others hold the computer up meanwhile, it is looked at again.
  await expect(async () => {
    await open(page, snapshot);
    await page.getByRole('button', { name: start.start.setUp }).click();
    const email = page.locator('input').first();
    await email.fill('ada@example.com');
    const took = await changeTo(page, added);
    await expect(email).toHaveValue('ada@example.com');
    await changeTo(page, snapshot);
    await expect(email).toHaveValue('ada@example.com');
    test.info().annotations.push({ type: 'language change', description: `${Math.round(took)} ms` });
    expect(took).toBeLessThan(changeMs);
  }).toPass({ timeout: 20_000 });
});

/** Milliseconds until the window has drawn itself in the language that the main process told it of. */
function changeTo(page: Page, told: typeof snapshot): Promise<number> {
  return page.evaluate(
    (change) =>
      new Promise<number>((resolve) => {
        const since = performance.now();
        const look = () => {
          const marked = document.querySelector('h1')?.textContent?.startsWith('‹') === true;
          if (marked === (change.language !== 'en') && document.documentElement.lang === change.language)
            resolve(performance.now() - since);
          else requestAnimationFrame(look);
        };
        const { fakeBridge } = window as unknown as { fakeBridge: { say(name: string, value: unknown): void } };
        fakeBridge.say('snapshotChanged', change);
        look();
      }),
    told,
  );
}

test('what does not fit in a language is found', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 560 });
  await open(page, snapshot);
  await page.locator('h1').waitFor();
  expect(await whatIsCut(page, [addedLanguage as Spoken, 'en'])).toEqual([]);
  const picker = page.getByRole('combobox', { name: frame.language.label });
  await picker.evaluate((select) => {
    select.style.width = '40px';
  });
  const about = page.getByRole('button', { name: frame.app.about });
  await about.evaluate((button) => {
    Object.assign(button.style, { width: '30px', whiteSpace: 'nowrap' });
  });
  const found = await whatIsCut(page, [addedLanguage as Spoken]);
  expect(found).toContainEqual(expect.stringMatching(/^qq: an option is cut: English$/));
  expect(found).toContainEqual(expect.stringMatching(/^qq: words out of their box: <button/));
});

test('a language that a policy has chosen cannot be changed, and says so', async ({ page }) => {
  await open(page, { ...snapshot, policy: { values: { language: 'en' }, locked: ['language'], problem: undefined } });
  const picker = page.getByRole('combobox', { name: frame.language.label });
  await expect(picker).toBeDisabled();
  await expect(picker).toHaveAccessibleDescription(frame.language.locked);
  expect(await asked(page, 'saveSettings')).toEqual([]);
});
