import type { Page } from '@playwright/test';
import type { Spoken } from '../../../shared/languages.ts';
import { intlLocale } from '../../../shared/text/translator.ts';
import type { FakeBridge } from './fake-bridge.ts';

/**
 * What does not fit into the window as it stands, in its language of now or, one after another, in `languages`: what
 * reaches out of the window sideways, words cut off in their own box or reaching out of the button or cell they stand
 * in, options wider than their box, and an action bar of three rows. The window is told of a language as the main process
 * tells it, so that all of them are looked at in one page.
 */
export function whatIsCut(page: Page, languages: readonly Spoken[] = []): Promise<readonly string[]> {
  return page.evaluate(
    look,
    languages.map((language) => ({ language, tag: intlLocale(language) })),
  );
}

/** Makes the window speak a language, and waits until it does. */
export async function speak(page: Page, language: Spoken): Promise<void> {
  await page.evaluate((one) => {
    (window as unknown as { fakeBridge: FakeBridge }).fakeBridge.speak(one);
  }, language);
  await page.locator(`html[lang="${intlLocale(language)}"]`).waitFor();
}

/** Runs inside the page, so it uses nothing from outside of itself. */
async function look(languages: readonly { readonly language: string; readonly tag: string }[]): Promise<string[]> {
  const { fakeBridge } = window as unknown as { fakeBridge: { speak(language: string): void } };
  if (languages.length === 0) return cut();
  const found: string[] = [];
  for (const { language, tag } of languages) {
    if (document.documentElement.lang !== tag) fakeBridge.speak(language);
    for (const until = performance.now() + 10_000; document.documentElement.lang !== tag; ) {
      if (performance.now() > until) throw new Error(`${language} is not spoken`);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    found.push(...cut().map((fault) => `${language}: ${fault}`));
  }
  return found;

  function cut(): string[] {
    const width = document.documentElement.clientWidth;
    const said = (element: Element) => element.outerHTML.slice(0, 120);
    const faults: string[] = [];
    if (document.documentElement.scrollWidth > window.innerWidth) faults.push('the window scrolls sideways');
    for (const element of document.querySelectorAll<HTMLElement>('#root *')) {
      if (element.closest('svg, option') !== null || element.getClientRects().length === 0) continue;
      if (!element.checkVisibility()) continue;
      const style = getComputedStyle(element);
      // Words for readers alone are clipped on purpose.
      if (style.clipPath !== 'none') continue;
      const box = element.getBoundingClientRect();
      if (box.right > width + 1 || box.left < -1) faults.push(`out of the window: ${said(element)}`);
      if (element instanceof HTMLInputElement) continue;
      const wide = style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      const high = ['hidden', 'clip'].includes(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
      if (wide || high) faults.push(`cut: ${said(element)}`);
      if (element instanceof HTMLSelectElement) faults.push(...optionsCut(element, style));
      if (element.matches('button, th, td, summary, .tile, .panel, .device-tag')) {
        const words = document.createRange();
        words.selectNodeContents(element);
        // A panel grows with its words; in one that scrolls or folds they lie lower, unseen.
        const grows = element.matches('.panel');
        const { left, right, bottom } = words.getBoundingClientRect();
        const out = left < box.left - 1 || right > box.right + 1 || (!grows && bottom > box.bottom + 1);
        if (out && !element.matches('.tile-title')) faults.push(`words out of their box: ${said(element)}`);
      }
    }
    const rows = new Set<number>();
    for (const child of document.querySelectorAll('.action-bar-inner button, .action-bar-inner a')) {
      const { top, height } = child.getBoundingClientRect();
      if (height > 0) rows.add(Math.round((top + height / 2) / 8));
    }
    // Strong zoom leaves no room beside a button.
    if (rows.size > 2 && window.innerWidth >= 640) faults.push(`an action bar of ${rows.size} rows`);
    return faults;
  }

  function optionsCut(select: HTMLSelectElement, style: CSSStyleDeclaration): string[] {
    const pen = document.createElement('canvas').getContext('2d');
    if (pen === null) return [];
    pen.font = style.font;
    // The arrow takes about 20 px of what is between the paddings.
    const room = select.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight) - 16;
    return [...select.options]
      .filter((option) => option.dir !== 'auto' && pen.measureText(option.label).width > room + 1)
      .map((option) => `an option is cut: ${option.label}`);
  }
}
