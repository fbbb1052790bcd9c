import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { _electron as electron, type Page } from '@playwright/test';
import { usersFiles } from '../../electron/composition/users-files.ts';
import { openStore } from '../../electron/record/record-store.ts';
import { waitForDriver } from '../e2e/launch.ts';
import { fill, idOf, serialOf } from '../support/factory-rows.ts';
import { type Frames, framesDuring, longestTaskDuring } from '../support/frames.ts';
import { processorTime } from '../support/processor-time.ts';
import { timeOurWindow } from './windows.ts';

const rows = 200_000;
const windowRounds = 7;
const frameMs = 50;
/** As somebody types who knows what. */
const keyMs = 80;
const wheelMs = 30;

const say = (text: string) => void process.stderr.write(`${text}\n`);
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const root = path.resolve(import.meta.dirname, '..');

/** `npm run bench -- history`: the window before a record of 200 000 attempts, and its start beside one without. */
export async function benchHistoryWindow(): Promise<void> {
  const executable = process.env.PHOTON_SETUP_ELECTRON ?? '';
  const folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-bench-'));
  const filled = path.join(folder, 'filled.db');
  try {
    say(`Writing ${rows} rows …`);
    const store = await openStore(filled, { computer: 'this computer', name: 'Bench 1', newId: () => 'station' });
    await fill(store, rows);
    await store.close();
    const prepare = async (profile: string) => {
      const { recordFile } = usersFiles(profile);
      await mkdir(path.dirname(recordFile), { recursive: true });
      await copyFile(filled, recordFile);
    };
    say(`Load: ${loadavg()[0]?.toFixed(1)}`);
    await frames(executable, path.join(folder, 'profile'), prepare);
    const [withRows, without]: [number[], number[]] = [[], []];
    for (let round = 1; round <= windowRounds; round += 1) {
      without.push((await timeOurWindow(executable)).firstPaintMs);
      withRows.push((await timeOurWindow(executable, prepare)).firstPaintMs);
    }
    say(
      `First paint, median of ${windowRounds} taking turns: ${median(withRows).toFixed(0)} ms with ${rows} rows, ${median(without).toFixed(0)} ms without a record (target: unchanged); ratio ${(median(withRows) / median(without)).toFixed(2)}`,
    );
    say(`Load: ${loadavg()[0]?.toFixed(1)}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function frames(
  executablePath: string,
  profile: string,
  prepare: (profile: string) => Promise<void>,
): Promise<void> {
  await prepare(profile);
  const app = await electron.launch({
    executablePath,
    args: [...waitForDriver(root), root, `--user-data-dir=${profile}`, '--lang=en-US'],
  });
  try {
    const page = await app.firstWindow();
    await page.locator('.tile-title').first().waitFor();
    await page.locator('.history-way').click();
    await page.locator('.history-row').first().waitFor();
    const worked = await processorTime(page);
    const measure = async (what: string, act: () => Promise<void>) => {
      await worked();
      let seen: Frames | undefined;
      const taskMs = await longestTaskDuring(app, async () => {
        seen = await framesDuring(page, act);
      });
      if (seen !== undefined) say(line(what, seen, taskMs, await worked()));
    };
    await measure('nothing', () => pause(2_000));
    const search = page.locator('input[type=search]');
    await search.focus();
    for (const [what, words] of [
      ['a part of an ID', idOf(rows >> 1).slice(14)],
      ['a part of a serial number', serialOf(777).slice(-7)],
      ['what all have', 'customer'],
      ['what no row has', 'nowhere at all'],
    ] as const) {
      await measure(`typing ${what}`, async () => {
        await page.keyboard.type(words, { delay: keyMs });
        await answered(page);
      });
      await measure('deleting it', async () => {
        for (const _ of words) await page.keyboard.press('Backspace', { delay: keyMs });
        await answered(page);
      });
    }
    await page.locator('.history-list').hover();
    await measure('scrolling by the wheel', async () => {
      for (let turn = 0; turn < 100; turn += 1) {
        await page.mouse.wheel(0, 240);
        await pause(wheelMs);
      }
    });
    await page.locator('.history-list').focus();
    await measure('scrolling by keys', async () => {
      for (let turn = 0; turn < 60; turn += 1) await page.keyboard.press('PageDown', { delay: wheelMs });
      for (let turn = 0; turn < 60; turn += 1) await page.keyboard.press('ArrowUp', { delay: wheelMs });
    });
  } finally {
    await app.close();
  }
}

/** The list says what was found by what stands in the box. */
const answered = (page: Page) => page.locator('.history-list[aria-busy=true]').waitFor({ state: 'detached' });

const line = (what: string, { longestGapMs, long, all, longestTaskMs }: Frames, taskMs: number, workedMs: number) =>
  `${what.padEnd(36)} longest task ${taskMs.toFixed(0)} ms of the processor (target: no frame over ${frameMs} ms); by the clock ${longestTaskMs === 0 ? 'under 50' : longestTaskMs.toFixed(0)} ms, longest frame ${longestGapMs.toFixed(0)} ms, ${long} of ${all} over ${frameMs} ms; it worked ${workedMs.toFixed(0)} ms in all`;
