import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import { languages } from '../../shared/languages.ts';
import { texts } from '../../shared/text/en/start.ts';
import { waitForDriver } from '../e2e/launch.ts';
import { timeEmptyWindow, timeOurWindow } from './windows.ts';

/** Milliseconds; printed beside what is measured, and never failing the run. */
const targets = { screen: 100, language: 200, paintRatio: 1.25 };
const rounds = 5;
const windowRounds = 5;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * In the real app: from a click until the screen or the dialog behind it is painted, from the choice of a language until
 * its words are, and the first paint against that of an empty window, taking turns. What a machine has beside it to do
 * counts with it: its load is printed.
 */
export async function benchWindow(): Promise<void> {
  const executable = process.env.PHOTON_SETUP_ELECTRON ?? '';
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(`Load before: ${loadavg()[0]?.toFixed(1)}`);
  const screens = new Map<string, number[]>();
  const spoken = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    await inNewApp(executable, async (page) => {
      for (const [name, selector] of ways) {
        note(screens, name, await paintedAfter(page, selector, 'click'));
        await page.locator('dialog[open], main h1:focus').first().waitFor();
        await page.keyboard.press('Escape');
        await page.locator('.tile-title').first().waitFor();
        await page.locator('dialog[open]').waitFor({ state: 'detached' });
      }
      for (const language of [...languages.filter((one) => one !== 'en'), 'en'])
        note(spoken, language, await paintedAfter(page, '.app-header select', language));
    });
    await inNewApp(executable, (page) => timeRun(page, (name, ms) => note(screens, name, ms)));
  }
  for (const [name, times] of screens) say(row(`first paint of ${name}`, times, targets.screen));
  for (const [name, times] of spoken) say(row(`change to ${name}`, times, targets.language));
  const [ours, empty]: [number[], number[]] = [[], []];
  for (let round = 0; round < windowRounds; round += 1) {
    empty.push((await timeEmptyWindow(executable)).firstPaintMs);
    ours.push((await timeOurWindow(executable)).firstPaintMs);
  }
  const ratio = median(ours) / median(empty);
  say(`first paint ${median(ours).toFixed(0)} ms, of an empty window ${median(empty).toFixed(0)} ms`);
  say(`ratio ${ratio.toFixed(2)} (target ${targets.paintRatio})`);
  say(`Load after: ${loadavg()[0]?.toFixed(1)}`);
}

const words = texts.start;
const tile = (title: string) => `.tile-title:text-is("${title}")`;

/** What there is to open from the first screen; Escape leads back. */
const ways = [
  ['the sign-in', tile(words.setUp)],
  ['the product', tile(words.product)],
  ['the station', tile(words.station)],
  ['the devices', tile(words.devices)],
  ['the history', '.history-way'],
  ['the LED guide', '.header-actions button >> nth=-3'],
  ['the settings', '.header-actions button >> nth=-2'],
  ['about', '.header-actions button >> nth=-1'],
] as const;

/** A practice run, by its clicks; what stands between them is a Photon's time, as long as it takes, and not the window's. */
async function timeRun(page: Page, tell: (name: string, ms: number) => void): Promise<void> {
  tell('a run', await paintedAfter(page, tile(words.practise), 'click'));
  await page.getByRole('radio', { name: 'HomeNet' }).check();
  const password = (await page.getByText('Practice password').textContent())?.replace(/^.*: /s, '') ?? '';
  await page.locator('input[type=password]').fill(password);
  tell('the progress', await paintedAfter(page, '.actions .primary', 'click'));
}

function note(all: Map<string, number[]>, name: string, ms: number): void {
  all.set(name, [...(all.get(name) ?? []), ms]);
}

function row(what: string, times: readonly number[], target: number): string {
  const [first = Number.NaN] = times;
  const most = Math.max(...times);
  return `${what.padEnd(32)} median ${median(times).toFixed(0)} ms, first ${first.toFixed(0)}, most ${most.toFixed(0)} (target ${target})`;
}

/** A start for each round: what was loaded once is there at once the second time. */
async function inNewApp(executablePath: string, act: (page: Page) => Promise<void>): Promise<void> {
  const profile = await mkdtemp(path.join(tmpdir(), 'bench-profile-'));
  const root = path.resolve(import.meta.dirname, '..');
  let app: ElectronApplication | undefined;
  try {
    app = await electron.launch({
      executablePath,
      args: [...waitForDriver(root), root, `--user-data-dir=${profile}`, '--lang=en-US'],
    });
    const page = await app.firstWindow();
    await page.locator('.tile-title').first().waitFor();
    // What comes after the first picture.
    await page.locator('.only-read[aria-live]').first().waitFor({ state: 'attached' });
    await act(page);
  } finally {
    await app?.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/** From the click, or the choice of a language, inside the page, to the picture after what it was for is drawn. */
async function paintedAfter(page: Page, selector: string, what: string): Promise<number> {
  return page.locator(selector).evaluate((element, wanted) => {
    const isDrawn = () =>
      wanted === 'click'
        ? document.documentElement.dataset.place !== before.place ||
          document.querySelector('dialog[open]') !== before.dialog
        : document.documentElement.lang === wanted;
    const before = { place: document.documentElement.dataset.place, dialog: document.querySelector('dialog[open]') };
    return new Promise<number>((resolve) => {
      const beganAt = performance.now();
      const look = () => {
        if (!isDrawn()) return void requestAnimationFrame(look);
        // The task after a picture comes when it is painted.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - beganAt)));
      };
      if (wanted === 'click') (element as HTMLElement).click();
      else {
        const set = Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set;
        set?.call(element, wanted);
        element.dispatchEvent(new Event('change', { bubbles: true }));
      }
      look();
    });
  }, what);
}
