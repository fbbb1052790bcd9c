import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';

/** What is heard, one line each; how a line is written stands at the head of the list. */
export interface Hearing {
  lines(): Promise<readonly string[]>;
  /** Waits as one does who cannot see: until so many lines have these words. */
  until(words: string, times?: number): Promise<void>;
  /** Compares all that was heard with this part of the list. */
  expectAsWritten(part: string): Promise<void>;
}

const list = path.resolve(import.meta.dirname, '../e2e/what-is-heard.md');

/**
 * Writes down what a reader is given to say of the page from now on: each text of a live region, and each place the app
 * itself moves the focus to. Written down as faults, too: the focus on the page itself for two pictures, and a text that
 * comes together with its polite region, which readers are not bound to notice (WAI-ARIA 1.2, "live region").
 */
export async function hear(page: Page): Promise<Hearing> {
  const said = await page.evaluateHandle(listen);
  const lines = () => said.jsonValue();
  return {
    lines,
    until: (words, times = 1) =>
      expect
        .poll(async () => (await lines()).filter((line) => line.includes(words)).length, {
          message: `Not heard: ${words}`,
          timeout: 40_000,
        })
        .toBeGreaterThanOrEqual(times),
    async expectAsWritten(part) {
      const heard = await lines();
      const all = written(readFileSync(list, 'utf8'), part);
      // Headings, alerts and regions are three voices: which of them is a moment ahead is the machine's affair. What a call
      // was refused with and what the app counts because of it reach the page by two ways.
      for (const voice of ['focus', 'alert', 'region'] as const) {
        const isHere = (line: string) => voiceOf(line) === voice;
        const here = heard.filter(isHere);
        const expected = all.map((lines) => lines.filter((line) => isHere(line.replace(/^\(/, ''))));
        expect(here).toEqual(asHeard(expected, here));
      }
    },
  };
}

/** `focus`: a heading, or another place, that took it. */
function voiceOf(line: string): 'focus' | 'alert' | 'region' {
  if (/^(?:\*\*|Focus: )/.test(line)) return 'focus';
  return line.startsWith('Alert: ') ? 'alert' : 'region';
}

/** The lines of one part of the list, as they stand together there. */
export function written(markdown: string, part: string): readonly (readonly string[])[] {
  const text = markdown.split(/^## /m).find((one) => one.startsWith(`${part}\n`));
  if (text === undefined) throw new Error(`what-is-heard.md has no part ${part}`);
  return text
    .split(/\n\n+/)
    .map((lines) => [...lines.matchAll(/^- (.+)$/gm)].map(([, line = '']) => line))
    .filter((lines) => lines.length > 0);
}

/**
 * What is written, as it would be heard if `heard` were right: of the lines in parentheses that begin with the same
 * sentence and stand together at most one, alone or together with a later one, and where braces are what was heard there.
 */
export function asHeard(together: readonly (readonly string[])[], heard: readonly string[]): readonly string[] {
  const expected: string[] = [];
  for (const lines of together) {
    const begun = new Set<string>();
    for (const [index, line] of lines.entries()) {
      const words = plain(line);
      const next = heard[expected.length];
      const sentence = (words.split('. ')[0] ?? words).replace(/\.$/, '');
      // What becomes true within a moment is said at once.
      const atOnce = words === line ? [] : lines.slice(index + 1).filter((later) => plain(later) !== later);
      const isNext =
        next !== undefined &&
        [words, ...atOnce.map((later) => `${words} ${plain(later)}`)].some((one) => patternOf(one).test(next));
      if (words === line) expected.push(isNext ? next : line);
      else if (isNext && !begun.has(sentence)) {
        begun.add(sentence);
        expected.push(next);
      }
    }
  }
  return expected;
}

/** Without the parentheses of what may be left out. */
const plain = (line: string) => line.replace(/^\((.*)\)$/, '$1');

/** `{…}` stands for words that differ from run to run. */
function patternOf(words: string): RegExp {
  const parts = words.split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
}

/** Runs in the page. */
function listen(): string[] {
  const said: string[] = [];
  const regions = '[role="status"], [role="alert"], [role="log"], [aria-live]:not([aria-live="off"])';
  /** The last key moves the focus itself; beyond the last stop that takes a while. */
  let isPersons = false;
  let wentOut = false;
  let without = 0;

  const clean = (words: string) =>
    words
      .replace(/[\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  const isBlock = (element: Element) => !getComputedStyle(element).display.startsWith('inline');
  const wordsOf = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element)) return '';
    if (node.getAttribute('aria-hidden') === 'true' || getComputedStyle(node).display === 'none') return '';
    if (node.parentElement instanceof HTMLDetailsElement && !node.parentElement.open && node.tagName !== 'SUMMARY')
      return '';
    const inside = node.getAttribute('aria-label') ?? [...node.childNodes].map(wordsOf).join('');
    return isBlock(node) ? ` ${inside} ` : inside;
  };
  const named = (ids: string | null) =>
    (ids ?? '')
      .split(' ')
      .map((id) => document.getElementById(id))
      .map((element) => (element === null ? '' : clean(wordsOf(element))))
      .join(' ')
      .trim();
  const nameOf = (element: Element): string => {
    const label = element.getAttribute('aria-label') ?? named(element.getAttribute('aria-labelledby'));
    if (label !== '') return clean(label);
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
    return clean(labels?.[0] === undefined ? wordsOf(element) : wordsOf(labels[0]));
  };
  const withMore = (element: Element, words: string) => {
    const more = named(element.getAttribute('aria-describedby'));
    return more === '' ? words : `${words} ${more}`;
  };
  const roleOf = (region: Element) =>
    region.getAttribute('role') === 'alert' || region.getAttribute('aria-live') === 'assertive' ? 'Alert: ' : '';

  new MutationObserver((changes) => {
    const changed = new Set<Element>();
    const inserted = new Set<Element>();
    for (const change of changes) {
      const element = change.target instanceof Element ? change.target : change.target.parentElement;
      const region = element?.closest(regions);
      // Only what is added is read.
      if (region && (change.type === 'characterData' || change.addedNodes.length > 0)) changed.add(region);
      for (const added of change.addedNodes) {
        if (!(added instanceof Element)) continue;
        if (added.matches(regions)) inserted.add(added);
        for (const within of added.querySelectorAll(regions)) inserted.add(within);
      }
    }
    for (const region of inserted) {
      const words = clean(wordsOf(region));
      if (!region.isConnected || words === '') continue;
      if (roleOf(region) !== '') said.push(`${roleOf(region)}${words}`);
      // What describes something is read with that.
      else if (region.id === '' || document.querySelector(`[aria-describedby~="${region.id}"]`) === null)
        said.push(`UNHEARD, came with its region: ${words}`);
    }
    for (const region of changed) {
      const words = clean(wordsOf(region));
      if (region.isConnected && words !== '' && !inserted.has(region)) said.push(`${roleOf(region)}${words}`);
    }
  }).observe(document, { childList: true, characterData: true, subtree: true });

  const movesFocus = new Set(['Tab', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight']);
  const onFocus = (target: Element) => {
    const dialog = target.closest('dialog');
    const inside = dialog === null || dialog === target ? '' : `${withMore(dialog, nameOf(dialog))}: `;
    if (target instanceof HTMLHeadingElement) said.push(`**${nameOf(target)}** ${withMore(target, '')}`.trim());
    else said.push(`Focus: ${inside}${withMore(target, nameOf(target))}`);
  };
  const onKey = ({ key }: KeyboardEvent) => {
    isPersons = movesFocus.has(key);
  };
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('focusin', ({ target }) => {
    wentOut = false;
    if (target instanceof Element && !isPersons) onFocus(target);
  });
  // After the last stop Tab goes out of the page before it begins anew.
  document.addEventListener('focusout', () => {
    wentOut = isPersons;
  });
  if (document.activeElement instanceof HTMLHeadingElement) onFocus(document.activeElement);
  const look = () => {
    const isNowhere = document.activeElement === document.body && !wentOut;
    // Before its first picture, and while a part of it is fetched, there is nothing that could have it.
    without = isNowhere && document.querySelector('h1')?.checkVisibility() === true ? without + 1 : 0;
    if (without === 2) said.push(`NO FOCUS under the heading ${document.querySelector('h1')?.textContent ?? ''}`);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return said;
}
