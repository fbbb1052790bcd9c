import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import type { StepId } from '../../shared/setup-steps.ts';
import { recordPrograms } from '../support/record-programs.ts';
import { developerSteps } from '../support/step-order.ts';
import { appArguments, electronProgram, type RunningApp, test } from './app.ts';
import { type Boundary, chooseHome, killAt, online, signIn } from './interrupted-run.ts';
import { kill } from './kill.ts';
import { type StandAloneSimulator, startSimulator } from './stand-alone-simulator.ts';

// Each has its own profile and simulator; together they take too long for one worker while the other has nothing to do.
test.describe.configure({ mode: 'parallel' });

const run = promisify(execFile);
async function rowsIn(profile: string) {
  const record = recordPrograms(path.join(profile, 'attempts.db')).start('reader');
  const rows = await record.attempts(99);
  await record.close();
  return rows;
}

async function setUpAndKillAt(boundary: Boundary, running: RunningApp): Promise<void> {
  await signIn(running.page, simulator);
  await killAt(running, boundary, async () => {
    await running.page.getByRole('button', { name: 'Set up a Photon' }).click();
    if (boundary.type !== 'question-asked') await chooseHome(running.page, simulator);
  });
}

/** Later than the record was read, which takes less time than signing in. */
async function snapshotOf(page: Page) {
  await signIn(page, simulator);
  return (await page.evaluate(() => window.photonSetup.request('readSnapshot'))).snapshot;
}

const notice = (page: Page) => page.locator('[aria-live]').filter({ hasText: 'Setup was interrupted' });

/**
 * Steps of a developer's run after which more than the proof is missing: no Photon is known yet, it is known by its ID, it
 * holds half of the setup. The fault matrix kills at every event of every flow (`tests/faults/app.test.ts`); here it is
 * the program itself, with its files and its window.
 */
const beforeConnect = ['join-photon', 'read-public-key', 'set-claim-code'] as const;
const isAfter = (step: StepId, other: StepId) => developerSteps.indexOf(step) > developerSteps.indexOf(other);
/** The Photon was told to connect, and may be online already. */
const afterConnect: readonly Boundary[] = [
  { type: 'step-finished', step: 'connect' },
  { type: 'step-finished', step: 'wait-online' },
];

let profile = '';
let simulator: StandAloneSimulator;
test.beforeEach(async () => {
  profile = await mkdtemp(path.join(tmpdir(), 'photon-setup-killed-'));
  simulator = await startSimulator();
});
test.afterEach(async () => {
  simulator.stop();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

test('killed again and again before the Photon was told to connect, each start offers to begin again, and the last one gets it online', async ({
  start,
}) => {
  // Four starts, each of which takes seconds on an idle machine and a quarter of a minute on a very busy one.
  test.setTimeout(240_000);
  const open = () => start(simulator.switches, { profile });
  let running = await open();
  for (const [place, step] of beforeConnect.entries()) {
    const { page } = running;
    await signIn(page, simulator);
    if (place > 0) await expect(notice(page)).toBeVisible();
    const last = beforeConnect[place - 1];
    const met = (await rowsIn(profile)).at(-1)?.deviceId !== undefined;
    expect([step, met]).toEqual([step, last !== undefined && isAfter(last, 'read-device-id')]);
    const begin = last === undefined ? 'Set up a Photon' : met ? 'Set up this Photon again' : 'Start again';
    await killAt(running, { type: 'step-started', step }, async () => {
      await page.getByRole('button', { name: begin }).press('Enter');
      if (isAfter(step, 'choose-network')) await chooseHome(page, simulator);
    });

    const rows = await rowsIn(profile);
    expect([step, rows.length, rows.filter(({ end }) => end === undefined).length]).toEqual([step, place + 1, 1]);
    running = await open();
  }
  const { page, picture } = running;
  await expect(notice(page)).toContainText(`Photon ${simulator.ready.device.id} hasn’t been told to connect yet.`);
  await picture('resume-1-not-told');
  await signIn(page, simulator);
  await page.getByRole('button', { name: 'Set up this Photon again' }).press('Enter');
  await chooseHome(page, simulator);
  await expect(online(page)).toBeVisible({ timeout: 40_000 });

  const rows = await rowsIn(profile);
  expect(new Set(rows.map(({ runId }) => runId)).size).toBe(beforeConnect.length + 1);
  expect(rows.map(({ end }) => end?.outcome)).toEqual([...beforeConnect.map(() => 'started-again'), 'claimed']);
  await page.getByRole('button', { name: 'Back' }).first().click();
  await expect(page.getByRole('button', { name: 'Set up a Photon' })).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
});

for (const boundary of afterConnect) {
  const name = `${boundary.type}-${boundary.step}`;
  test(`killed at ${name}, the next start signs in, looks for the proof and finds the device online`, async ({
    start,
  }) => {
    const open = () => start(simulator.switches, { profile });
    await setUpAndKillAt(boundary, await open());
    const [left] = await rowsIn(profile);
    expect(left).toMatchObject({ networkName: 'HomeNet', deviceId: simulator.ready.device.id, end: undefined });
    expect(left?.connectedAt).toBeGreaterThan(0);

    const { page } = await open();
    await expect(notice(page)).toContainText('We haven’t confirmed yet that it’s online.');
    await page.getByRole('button', { name: 'Check if it’s online' }).press('Enter');
    await page.getByRole('button', { name: 'Use an access token' }).press('Enter');
    await page.getByLabel('Access token').fill(simulator.ready.account.accessToken);
    await page.getByLabel('Access token').press('Enter');
    await expect(online(page)).toBeVisible({ timeout: 40_000 });
    expect(await rowsIn(profile)).toMatchObject([{ runId: left?.runId, end: { outcome: 'claimed' } }]);
  });
}

test('killed as the Photon is about to be told to connect, the next start sees that it still waits, and begins again', async ({
  start,
}) => {
  // The second start looks for the proof in real time before it gives the first attempt up: 27 s on an idle machine.
  test.setTimeout(300_000);
  const open = () => start(simulator.switches, { profile });
  await setUpAndKillAt({ type: 'step-started', step: 'connect' }, await open());
  const { page, picture } = await open();
  await signIn(page, simulator);
  await page.getByRole('button', { name: 'Check if it’s online' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'The Photon is still in listening mode' })).toBeVisible({
    // A network that was never gone speaks against the Photon after 20 s.
    timeout: 40_000,
  });
  await picture('resume-2-still-waits');
  await page.getByRole('button', { name: /try again/i }).press('Enter');
  await chooseHome(page, simulator);
  await expect(online(page)).toBeVisible({ timeout: 40_000 });
  expect((await rowsIn(profile)).map(({ end }) => end?.code ?? end?.outcome)).toEqual([
    'photon-still-listening',
    'claimed',
  ]);
});

test('killed when all is done, nothing is left to offer', async ({ start }) => {
  const open = () => start(simulator.switches, { profile });
  await setUpAndKillAt({ type: 'run-finished' }, await open());
  const { page } = await open();
  expect(await rowsIn(profile)).toMatchObject([{ end: { outcome: 'claimed' } }]);
  await expect(page.getByRole('button', { name: 'Set up a Photon' })).toBeVisible();
  expect(await snapshotOf(page)).toMatchObject({ unfinished: undefined, recordProblem: undefined });
});

test('power lost in the middle of a line is told once; what was under way is forgotten for good', async ({ start }) => {
  const open = () => start(simulator.switches, { profile });
  await setUpAndKillAt({ type: 'question-asked' }, await open());
  await writeFile(path.join(profile, 'wifi-lease.journal'), '\n01234567 {"type":"lease-ta');

  const second = await open();
  await expect(notice(second.page)).toBeVisible();
  await expect(second.page.getByText('A line of the record is incomplete')).toBeVisible();
  await second.picture('resume-3-torn');
  await second.page.getByRole('button', { name: 'Forget this setup' }).press('Enter');
  await expect(notice(second.page)).toHaveCount(0);
  await kill(second);

  const third = await open();
  await expect(third.page.getByRole('button', { name: 'Set up a Photon' })).toBeVisible();
  await expect
    .poll(() => third.page.evaluate(() => window.photonSetup.request('readSnapshot')))
    .toMatchObject({
      snapshot: { unfinished: undefined, recordProblem: undefined },
    });
  expect(await rowsIn(profile)).toMatchObject([{ end: { outcome: 'forgotten' } }]);
});

/** What the page says that was loaded anew; undefined before. To the test itself the page of before is gone for good. */
const healedHeading = (app: ElectronApplication): Promise<unknown> =>
  app.evaluate(({ BrowserWindow }) => {
    if (Reflect.get(globalThis, 'healed') !== true) return undefined;
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return contents?.executeJavaScript(`document.querySelector('h1')?.textContent`);
  });

test('a window that crashes in the middle of a run comes back and shows how it ends; the computer stays awake meanwhile', async ({
  start,
}) => {
  const { app, page } = await start(simulator.switches, { profile });
  await app.evaluate(({ powerSaveBlocker }) => {
    const start = powerSaveBlocker.start.bind(powerSaveBlocker);
    const stop = powerSaveBlocker.stop.bind(powerSaveBlocker);
    const awake: string[] = [];
    Object.assign(globalThis, { awake });
    powerSaveBlocker.start = (type) => {
      const id = start(type);
      awake.push(`${id} ${type}: ${powerSaveBlocker.isStarted(id)}`);
      return id;
    };
    powerSaveBlocker.stop = (id) => {
      const stopped = stop(id);
      awake.push(`${id}: ${powerSaveBlocker.isStarted(id)}`);
      return stopped;
    };
  });
  await signIn(page, simulator);
  await page.getByRole('button', { name: 'Set up a Photon' }).click();
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('there is no window');
    const send = contents.send.bind(contents);
    contents.send = (channel: string, message: { told?: { type?: string; step?: string } }) => {
      const { type, step } = message.told ?? {};
      if (type === 'step-started' && step === 'configure-network') contents.forcefullyCrashRenderer();
      else send(channel, message);
    };
    contents.once('did-finish-load', () => Object.assign(globalThis, { healed: true }));
  });
  // The button has no window any more when its click has done its work.
  await chooseHome(page, simulator).catch(() => undefined);
  await expect.poll(() => healedHeading(app), { timeout: 40_000 }).toBe('Your Photon is online');
  await expect
    .poll(() =>
      app.evaluate(() => (Reflect.get(globalThis, 'awake') as string[]).map((line) => line.replace(/^\d+/, '#'))),
    )
    .toEqual(['# prevent-app-suspension: true', '#: false']);
  expect(await rowsIn(profile)).toMatchObject([{ end: { outcome: 'claimed' } }]);
});

test('a window that hangs in the middle of a run gets a new page, which shows the run as it stands', async ({
  start,
}) => {
  const { app, page } = await start(simulator.switches, { profile });
  await signIn(page, simulator);
  await page.getByRole('button', { name: 'Set up a Photon' }).click();
  const question = 'Which Wi-Fi should the Photon use?';
  await expect(page.getByRole('heading', { level: 1, name: question })).toBeVisible();
  const pageProcess = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId());
  const before = await pageProcess();
  void page
    .evaluate(() => {
      for (;;);
    })
    .catch(() => undefined);
  // Chromium takes half a minute to notice; what it says then is said at once here.
  await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.webContents.once('did-finish-load', () => Object.assign(globalThis, { healed: true }));
    window?.emit('unresponsive');
  });
  await expect.poll(() => healedHeading(app), { timeout: 20_000 }).toBe(question);
  expect(await pageProcess()).not.toBe(before);
});

test('a second start of the program ends, and brings the window of the first one forward', async ({ start }) => {
  const { app, page } = await start(simulator.switches, { profile });
  await page.getByRole('button', { name: 'Set up a Photon' }).waitFor();
  await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    if (window === undefined) throw new Error('there is no window');
    const done: string[] = [];
    Object.assign(globalThis, { done });
    window.hide();
    // A screen without a window manager minimises nothing.
    window.isMinimized = () => !done.includes('restored');
    window.restore = () => void done.push('restored');
    const focus = window.focus.bind(window);
    window.focus = () => {
      focus();
      done.push(window.isVisible() ? 'focused, to be seen' : 'focused, hidden');
    };
  });
  // Ends by itself, with 0.
  await run(electronProgram(), [...appArguments(profile, simulator.switches), '--no-sandbox'], { timeout: 40_000 });
  await expect
    .poll(() => app.evaluate(() => Reflect.get(globalThis, 'done') as unknown))
    .toEqual(['restored', 'focused, to be seen']);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});
