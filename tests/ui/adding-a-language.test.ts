import path from 'node:path';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import type { Spoken } from '../../shared/languages.ts';
import { addedLanguage, inAddedLanguage, sourceWithLanguage } from '../support/added-language.ts';
import { installFakeBridge } from './support/fake-bridge.ts';
import { serveWindow } from './support/serve-window.ts';
import { snapshot, world } from './support/worlds.ts';

test('a folder with the words of a language, and its name, are all that the window needs to speak it, also where parts come later', async ({
  page,
}) => {
  const source = await sourceWithLanguage();
  try {
    const outDir = path.join(source.folder, 'out');
    await build({
      configFile: path.resolve(import.meta.dirname, '../../build/vite.config.mjs'),
      root: path.join(source.folder, 'renderer'),
      logLevel: 'error',
      build: { outDir },
    });
    const system = { ...snapshot.system, language: addedLanguage as Spoken };
    await installFakeBridge(page, { ...world, snapshot: { ...snapshot, system } });
    await page.goto(await serveWindow(outDir));
    const button = (english: string) => page.getByRole('button', { name: inAddedLanguage(english) });
    await expect(page.getByRole('heading', { name: inAddedLanguage('Set up your Photon') })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', addedLanguage);
    await button('About').click();
    await expect(page.getByRole('dialog', { name: inAddedLanguage('About Photon Setup') })).toBeVisible();
    await page.keyboard.press('Escape');
    await button('Manage devices').click();
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
  } finally {
    await source.remove();
  }
});
