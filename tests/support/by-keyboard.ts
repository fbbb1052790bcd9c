import { expect, type Locator, type Page } from '@playwright/test';

/** How many stops a screen of ours may have: the longest has some thirty. */
const mostStops = 60;

/** Drives a page as one does who has no mouse: what is used is first reached. */
export class ByKeyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Goes on with Tab until `target` has the focus. */
  async tabTo(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    for (let stops = 0; stops < mostStops; stops += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.#page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${target}`);
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  /** Reaches a button, a link or a box to check, and uses it. */
  async use(target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.tabTo(target);
    await this.press(key);
  }

  /** Reaches a box and writes into it, over what it holds. */
  async write(target: Locator, words: string): Promise<void> {
    await this.tabTo(target);
    await this.press('ControlOrMeta+a');
    await this.#page.keyboard.type(words);
  }

  /** Reaches the group of radios `target` is one of, and chooses it with the arrows. */
  async choose(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    const name = await target.getAttribute('name');
    const inGroup = () =>
      this.#page.evaluate((wanted) => document.activeElement?.getAttribute('name') === wanted, name);
    for (let stops = 0; stops < mostStops && !(await inGroup()); stops += 1) await this.press('Tab');
    if ((await inGroup()) && !(await target.isChecked())) await this.press('Space');
    for (let stops = 0; stops < mostStops && !(await target.isChecked()); stops += 1) await this.press('ArrowDown');
    await expect(target).toBeChecked();
    await expect(target).toBeFocused();
  }

  /** Enter where nothing is chosen, with the focus on the heading, is the primary action. */
  async enterOnHeading(heading: string | RegExp): Promise<void> {
    await expect(this.#page.getByRole('heading', { level: 1, name: heading })).toBeFocused({ timeout: 40_000 });
    await this.press('Enter');
  }
}
