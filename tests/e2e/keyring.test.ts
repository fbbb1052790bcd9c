import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { driveWindow } from '../../build/package/drive-window.mjs';
import { systemClock } from '../../electron/ground/system-clock.ts';
import { fastLatencies } from '../../electron/simulator/latencies.ts';
import { startSimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { findSecretsBelow } from '../support/find-secrets.ts';
import { marked, markedTokens, markedWorld } from '../support/marked-secrets.ts';
import { electronProgram } from './app.ts';

const root = path.resolve(import.meta.dirname, '../..');
const hasKeyring = ['gnome-keyring-daemon', 'dbus-run-session'].every((name) => existsSync(`/usr/bin/${name}`));

/** A start takes some two seconds with its keyring; the rest is head-room for a busy machine. */
const startLimitMs = 30_000;

/**
 * A session of its own with an unlocked keyring, and the app in it. Playwright's way of starting Electron asks for the store
 * that locks nothing, so the window is reached by its debugging port.
 */
async function startWithKeyring(home: string, profile: string, switches: readonly string[]) {
  const inside = 'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"';
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = [electronProgram(), ...sandbox, '--remote-debugging-port=0', '--password-store=gnome-libsecret', root];
  const command = ['--', 'sh', '-c', inside, 'sh', ...app, `--user-data-dir=${profile}`, ...switches];
  const env = { ...process.env, HOME: home, XDG_DATA_HOME: path.join(home, 'data'), XDG_RUNTIME_DIR: `${home}-run` };
  const child = spawn('dbus-run-session', command, { env, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const { page } = await driveWindow(child, startLimitMs);
  return { page, end: () => end(page, child) };
}

async function end(page: Page, child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  await page.close().catch(() => undefined);
  // The session ends with the app; what else it started goes with it.
  const late = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGTERM'), 10_000);
  await gone;
  clearTimeout(late);
}

test('with a keyring the sign-in is kept, sealed, and there after a restart until it is signed out', async () => {
  // biome-ignore lint/suspicious/noSkippedTests: systems other than Linux have other stores, and the packages may be refused
  test.skip(!hasKeyring, 'gnome-keyring and dbus are not installed');
  const tokens = markedTokens();
  const world = await startSimulatedWorld({
    clock: systemClock,
    latencies: fastLatencies,
    secrets: markedWorld(tokens),
  });
  const home = await mkdtemp(path.join(tmpdir(), 'photon-setup-keyring-'));
  await mkdir(path.join(home, 'data'));
  // The keyring's sockets; beside the home, because they go in their own time while that is searched.
  await mkdir(`${home}-run`, { mode: 0o700 });
  const profile = path.join(home, 'profile');
  const vault = path.join(profile, 'vault.json');
  const switches = [`--cloud-url=${world.ready.cloud.url}`, '--photon-host=127.0.0.1', '--photon-tcp-port=9'];
  const signedIn = (page: Page) => page.getByText(`Signed in as ${world.ready.account.username}`);
  try {
    const first = await startWithKeyring(home, profile, switches);
    await first.page.getByRole('button', { name: 'Set up a Photon' }).click();
    await first.page.getByLabel('Email').fill(world.ready.account.username);
    await first.page.getByLabel('Password', { exact: true }).fill(marked.accountPassword);
    const stay = first.page.getByRole('checkbox', { name: 'Stay signed in' });
    await expect(stay).toBeEnabled();
    await stay.check();
    await first.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect.poll(() => existsSync(vault), { timeout: 20_000 }).toBe(true);
    await first.end();

    const kept = JSON.parse(await readFile(vault, 'utf8')) as { version: number; entries: Record<string, string> };
    // "v11": sealed with the key that the keyring holds; "v10" would be a key that everybody has.
    const keys = Object.values(kept.entries).map((sealed) => Buffer.from(sealed, 'base64').toString('latin1', 0, 3));
    expect([kept.version, ...keys]).toEqual([2, 'v11']);
    expect(tokens.handedOut.get('user')).toBeGreaterThan(0);
    expect((await findSecretsBelow(home)).hits).toEqual([]);

    const second = await startWithKeyring(home, profile, switches);
    await expect(signedIn(second.page)).toBeVisible({ timeout: 20_000 });
    await second.page.getByRole('button', { name: 'Sign out' }).click();
    await expect.poll(() => existsSync(vault), { timeout: 20_000 }).toBe(false);
    await second.end();
    expect((await findSecretsBelow(home)).hits).toEqual([]);
  } finally {
    await world.close();
    for (const folder of [home, `${home}-run`]) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
