import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { joinWindow } from '../../build/package/drive-window.mjs';
import { signUpdate } from '../../build/package/sign-update.mjs';
import { systemClock } from '../../electron/ground/system-clock.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import { hangingFolder } from '../support/hanging-folder.ts';
import { recordPrograms } from '../support/record-programs.ts';
import { selfContainedApp } from './self-contained-app.ts';
import { type UpdateServer, updateServer } from './update-server.ts';

test.describe.configure({ mode: 'serial', timeout: 180_000 });

const run = promisify(execFile);
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const privatePem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const updateKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const old = '0.1.0';
const newer = '0.1.1';

let work = '';
let served = '';
let appImage = '';
let server: UpdateServer;

interface Started {
  readonly page: Page;
  /** What the program printed, and whether it is over. */
  said(): Promise<string>;
  close(): Promise<void>;
}

/**
 * A start takes about three seconds on an idle machine, and took twelve where nine programs wanted each processor; this
 * is five times as much.
 */
const startLimitMs = 60_000;

/** Joins an app that runs with this profile, as soon as it tells the port of its window; `said` is told with a failure. */
async function join(profile: string, said: () => Promise<string>): Promise<{ browser: Browser; page: Page }> {
  const portFile = path.join(profile, 'DevToolsActivePort');
  let joined: { browser: Browser; page: Page } | undefined;
  await expect(async () => {
    const [port] = (await readFile(portFile, 'utf8')).split('\n');
    joined = await joinWindow(`http://127.0.0.1:${port}`, startLimitMs);
    expect(joined.page.url()).toBe('app://photon-setup/');
  })
    .toPass({ timeout: startLimitMs })
    .catch(async (error) => {
      throw new Error(`The app did not show its window.\n${await said()}\n${error}`);
    });
  if (joined === undefined) throw new Error('the window is gone again');
  const { browser, page } = joined;
  await page.locator('h1').waitFor();
  return { browser, page };
}

/** The simulated computer takes four seconds to go home; the rest is head-room for a busy machine. */
const endLimitMs = 20_000;

async function startApp(file: string, profile: string): Promise<Started> {
  await rm(path.join(profile, 'DevToolsActivePort'), { force: true });
  const output = `${profile}.output`;
  const printed = await open(output, 'w');
  const child: ChildProcess = spawn(
    file,
    [`--user-data-dir=${profile}`, '--remote-debugging-port=0', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    { detached: true, stdio: ['ignore', printed.fd, printed.fd], env: { ...process.env, TMPDIR: work } },
  );
  await printed.close();
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const said = async () => {
    const how = child.exitCode ?? child.signalCode;
    return `It ${how === null ? 'goes on' : `ended with ${how}`} and printed:\n${await readFile(output, 'utf8')}`;
  };
  const { browser, page } = await join(profile, said).catch((error) => {
    killAll(child);
    throw error;
  });
  return {
    page,
    said,
    async close() {
      // Whether an answer still comes out of a window that closes is nobody's promise.
      void page.evaluate(() => window.close()).catch(() => undefined);
      const over = new AbortController();
      const end = await Promise.race([
        gone.then(() => 'ended'),
        systemClock.sleep(endLimitMs, over.signal).then(() => 'goes on'),
      ]);
      over.abort();
      if (end !== 'ended') killAll(child);
      await browser.close().catch(() => undefined);
      expect(end, `${endLimitMs / 1000} s after its window was closed`).toBe('ended');
    },
  };
}

/** The shell that the file begins with, and the program that it waits for: one group of processes, for it is detached. */
function killAll({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL');
}

/** A profile in which a device was claimed, as the record tells. */
async function claimedProfile(name: string, folder = work): Promise<string> {
  const profile = path.join(folder, name);
  await mkdir(profile, { recursive: true });
  const record = recordPrograms(path.join(profile, 'attempts.db')).start('test');
  const at = Date.now();
  await record.write({ type: 'started', attemptId: 'run', at, forWhom: { for: 'account' } });
  await record.write({ type: 'finished', attemptId: 'run', at, outcome: 'claimed', tookMs: 1 });
  await record.close();
  return profile;
}

async function offer(file: string, version: string, staging?: number): Promise<void> {
  await signUpdate(
    {
      file,
      system: `linux-${process.arch}`,
      version,
      channel: 'stable',
      ...(staging === undefined ? {} : { staging }),
    },
    privatePem,
  );
}

const openAbout = async (page: Page) => {
  await page.getByRole('button', { name: 'About', exact: true }).click();
  return page.getByRole('dialog', { name: 'About Photon Setup' });
};

/** Looks now; the app looks by itself as well, and where that comes first there is nothing left to click. */
async function lookUntil(about: Locator, found: Locator): Promise<void> {
  const look = about.getByRole('button', { name: 'Check now' });
  await expect(async () => {
    if (await look.isVisible()) await look.click({ timeout: 1_000 });
    await expect(found).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
}

test.beforeAll(async () => {
  test
    .info()
    .skip(process.platform !== 'linux', 'elsewhere the system’s own installers are updated, on the system itself');
  // On the disk that Electron is on, mostly: its files are linked from there.
  const caches = path.resolve(import.meta.dirname, '../../.cache');
  await mkdir(caches, { recursive: true });
  work = await mkdtemp(path.join(caches, 'update-test-'));
  served = path.join(work, 'served');
  await mkdir(served);
  server = await updateServer(served);
  appImage = path.join(work, 'Photon Setup.AppImage');
  const build = { commit: 'test', signed: false, runtime: 'development', updateKey, updateServer: server.url };
  await selfContainedApp({ version: old, build, work, file: appImage });
  await selfContainedApp({ version: newer, build, work, file: path.join(served, 'photon-setup-0.1.1.AppImage') });
});
test.afterAll(async () => {
  await server?.close();
  await rm(work, { recursive: true, force: true, maxRetries: 5 });
});

test('before the first claim nothing is asked of the server', async () => {
  await offer(path.join(served, 'photon-setup-0.1.1.AppImage'), newer);
  const { page, close } = await startApp(appImage, path.join(work, 'fresh'));
  const about = await openAbout(page);
  await expect(about.getByText('Updates start after your first Photon is claimed.')).toBeVisible();
  await expect(about.getByRole('button', { name: 'Check now' })).toHaveCount(0);
  await close();
  expect(server.asked).toEqual([]);
});

test('version N becomes N+1, and keeps the settings', async () => {
  const profile = await claimedProfile('updated');
  await writeFile(path.join(profile, 'settings.json'), JSON.stringify({ photonPrefix: 'Lamp' }));
  const first = await startApp(appImage, profile);
  const start = performance.now();
  const about = await openAbout(first.page);
  await lookUntil(about, about.getByText(`Version ${newer} is ready`));
  await first.page.keyboard.press('Escape');
  await expect(about).toBeHidden();
  await expect(first.page.getByText(`Version ${newer} is ready`)).toBeVisible();
  const size = statSync(path.join(served, 'photon-setup-0.1.1.AppImage')).size;
  console.log(`update: ${(size / 1e6).toFixed(1)} MB in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  await rm(path.join(profile, 'DevToolsActivePort'));
  await first.page.getByRole('button', { name: 'Restart and update' }).click();
  const second = await join(profile, first.said);
  const aboutNow = await openAbout(second.page);
  await expect(aboutNow.locator('.versions dd').first()).toHaveText(newer);
  const { snapshot } = (await second.page.evaluate(() =>
    (window as unknown as { photonSetup: { request(name: string): Promise<unknown> } }).photonSetup.request(
      'readSnapshot',
    ),
  )) as { snapshot: Snapshot };
  // Looking goes on, so the claim of before is known as well.
  expect(snapshot.settings.photonPrefix).toBe('Lamp');
  expect(snapshot.update.status).toBe('current');
  void second.page.evaluate(() => window.close()).catch(() => undefined);
});

test('what goes wrong is said, leaves nothing behind, and mends itself at the next look', async () => {
  const before = statSync(appImage);
  const profile = await claimedProfile('troubles');
  const pending = path.join(profile, 'updates/pending');
  const small = path.join(served, 'small.AppImage');
  await writeFile(small, randomBytes(8_000_000));
  const { page, close } = await startApp(appImage, profile);
  const about = await openAbout(page);
  const status = about.locator('section', { hasText: 'Updates' }).locator('[aria-live]').first();
  const look = async () => about.getByRole('button', { name: 'Check now' }).click();
  const askServer = (updateServer: string) =>
    page.evaluate(
      (address) =>
        (window as unknown as { photonSetup: { request(...words: unknown[]): Promise<unknown> } }).photonSetup.request(
          'saveSettings',
          { updates: 'on', updateServer: address, updateChannel: 'stable' },
        ),
      updateServer,
    );

  await test.step('the server is gone', async () => {
    await askServer('http://127.0.0.1:9');
    await look();
    await expect(about.getByText('Can’t reach the update server')).toBeVisible();
  });

  await test.step('it has nothing for this computer', async () => {
    await askServer('');
    await rm(path.join(served, `stable-linux-${process.arch}.json`), { force: true });
    await look();
    await expect(about.getByText('The update server offers nothing')).toBeVisible();
  });

  await test.step('an older version, and one whose turn is not yet', async () => {
    await offer(small, '0.0.9');
    await look();
    await expect(status).toContainText('You have the latest version.');
    await offer(small, '0.2.0', 0);
    await look();
    await expect(status).toContainText('You have the latest version.');
  });

  await test.step('the signature of somebody else', async () => {
    const other = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    await signUpdate({ file: small, system: `linux-${process.arch}`, version: '0.2.0', channel: 'stable' }, other);
    await look();
    await expect(about.getByText('The update isn’t from us')).toBeVisible();
    await signUpdate({ file: small, system: `linux-${process.arch}`, version: '0.2.0', channel: 'beta' }, privatePem);
    await rename(
      path.join(served, `beta-linux-${process.arch}.json`),
      path.join(served, `stable-linux-${process.arch}.json`),
    );
    server.asked.length = 0;
    await look();
    await expect.poll(() => server.asked).toContain(`stable-linux-${process.arch}.json`);
    await expect(about.getByText('The update isn’t from us')).toBeVisible();
    expect(server.asked).not.toContain('small.AppImage');
  });

  await test.step('half a download', async () => {
    await offer(small, '0.2.0');
    server.cutAfter = 4_000_000;
    await look();
    await expect(about.getByText(/Can’t reach the update server|The update is incomplete or damaged/)).toBeVisible();
    await expect.poll(() => readdir(pending)).toEqual([]);
  });

  await test.step('another file of the same size, and a longer one', async () => {
    server.cutAfter = undefined;
    await writeFile(small, randomBytes(8_000_000));
    await look();
    // In figures: the words alone may still be those of the look before.
    const figures = about.locator('details p');
    await expect(figures).toHaveText('Message: 8000000 / 8000000 bytes');
    await about.getByText('Details', { exact: true }).click();
    await expect(figures).toBeVisible();
    await writeFile(small, randomBytes(9_000_000));
    await look();
    await expect(figures).toHaveText(/^Message: (?!8000000)8\d{6} \/ 8000000 bytes$/);
    await expect.poll(() => readdir(pending)).toEqual([]);
  });

  await test.step('never while a device is worked on, and never restarted into', async () => {
    await offer(small, '0.2.0');
    await lookUntil(about, status.getByText('Version 0.2.0 is ready'));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Try a simulated Photon' }).click();
    await page.getByRole('complementary', { name: 'Practice' }).waitFor();
    await openAbout(page);
    await about.getByRole('button', { name: 'Restart and update' }).click();
    await expect(about.getByText('The update waits until the work ends')).toBeVisible();
  });

  await close();
  const after = statSync(appImage);
  expect([after.ino, after.mtimeMs, after.size]).toEqual([before.ino, before.mtimeMs, before.size]);
});

test('a folder of the intranet serves as well, and a full disk is said', async () => {
  const small = path.join(served, 'small.AppImage');
  await offer(small, '0.2.0');
  const disk = path.join(work, 'disk');
  await mkdir(disk);
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk]).then(
    () => true,
    () => false,
  );
  test.info().skip(!mounted, 'a full disk needs root');
  try {
    const profile = await claimedProfile('folder');
    // A link: the rest of the profile needs more room than there is.
    await symlink(disk, path.join(profile, 'updates'));
    await writeFile(path.join(profile, 'settings.json'), JSON.stringify({ updateServer: served }));
    const { page, close } = await startApp(appImage, profile);
    const about = await openAbout(page);
    await about.getByRole('button', { name: 'Check now' }).click();
    await expect(about.getByText('The update couldn’t be saved')).toBeVisible();
    await expect.poll(() => readdir(path.join(disk, 'pending'))).toEqual([]);
    await offer(await shorter(small), '0.2.0');
    await lookUntil(about, about.getByText('Version 0.2.0 is ready'));
    await close();
  } finally {
    await run('umount', [disk]);
  }
});

test('a folder on a disk that stopped answering holds nothing else up', async () => {
  const folder = path.join(work, 'hanging');
  const mount = await hangingFolder(folder);
  test.info().skip(mount === undefined, 'a file system that never answers needs root and FUSE');
  try {
    const profile = await claimedProfile('hanging-folder');
    await writeFile(path.join(profile, 'settings.json'), JSON.stringify({ updateServer: folder }));
    const { page, close } = await startApp(appImage, profile);
    const request = (...words: unknown[]) =>
      page.evaluate(
        (all) =>
          (
            window as unknown as { photonSetup: { request(...words: unknown[]): Promise<{ ok: boolean }> } }
          ).photonSetup.request(...all),
        words,
      );
    const about = await openAbout(page);
    const status = about.locator('section', { hasText: 'Updates' }).locator('[aria-live]').first();
    // More looks than Node has threads for files; new settings give up the one before.
    for (let look = 0; look < 6; look += 1) {
      await about.getByRole('button', { name: 'Check now' }).click();
      await expect(status).toContainText('Checking for updates…');
      await request('saveSettings', { updates: 'on', updateServer: folder, updateChannel: 'stable' });
    }
    await about.getByRole('button', { name: 'Check now' }).click();
    expect(await request('readLicences')).toMatchObject({ ok: true });
    expect(await request('readSnapshot')).toMatchObject({ snapshot: { update: { status: 'checking' } } });
    await close();
    // A process that reads in the folder would be the last of it.
    const { stdout } = await run('ps', ['-eo', 'args']);
    expect(stdout.split('\n').filter((line) => line.includes(profile))).toEqual([]);
    // The profile is free for the next start.
    const again = await startApp(appImage, profile);
    await again.close();
  } finally {
    mount?.close();
  }
});

async function shorter(file: string): Promise<string> {
  await writeFile(file, randomBytes(1_000_000));
  return file;
}
