import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { driveWindow } from '../../build/package/drive-window.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const screenshots = path.join(root, 'artifacts/screenshots/package');

/** The folder of `npm run dist`, made by the stage. */
export const dist = process.env.PHOTON_SETUP_DIST ?? path.join(root, 'dist');
export const unpacked = path.join(dist, 'linux-unpacked');
export const executable = path.join(unpacked, 'photon-setup');

/** Starting takes a second here; a loaded machine gets twenty. */
const startLimitMs = 30_000;

/** Root has no sandbox of Chromium. */
export const sandboxSwitches: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export interface PackagedApp {
  readonly page: Page;
  readonly child: ChildProcess;
  picture(name: string): Promise<void>;
  /** As a person closes it. */
  close(): Promise<void>;
}

/** Starts a hardened build and drives its window. The command needs a profile of its own among its arguments. */
export async function startPackaged(
  command: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<PackagedApp> {
  const [program = '', ...args] = command;
  const child = spawn(program, [...args, '--remote-debugging-port=0'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const { browser, page } = await driveWindow(child, startLimitMs).catch((error) => {
    child.kill();
    throw error;
  });
  await page.getByRole('button').first().waitFor({ timeout: startLimitMs });
  return {
    page,
    child,
    async picture(name) {
      mkdirSync(screenshots, { recursive: true });
      await page.screenshot({ path: path.join(screenshots, `${name}.png`) });
    },
    async close() {
      const ended = ending(child);
      // The answer may never come: the app is on its way out.
      const session = await browser.newBrowserCDPSession();
      void session.send('Browser.close').catch(() => undefined);
      await ended;
    },
  };
}

/** Its exit code, within the time a start has; one that goes on is killed and answers `running`. */
export function ending(child: ChildProcess, limitMs = startLimitMs): Promise<number | 'running' | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve(child.exitCode);
    const limit = setTimeout(() => {
      resolve('running');
      child.kill('SIGKILL');
    }, limitMs);
    child.once('exit', (code) => {
      clearTimeout(limit);
      resolve(code);
    });
  });
}

export interface Ran {
  readonly code: number;
  readonly output: string;
}

/** Runs a program to its end; both its outputs are one. */
export function run(command: readonly string[], env: NodeJS.ProcessEnv = process.env, limitMs = 120_000): Promise<Ran> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const options = { env, timeout: limitMs, maxBuffer: 64 * 1024 * 1024 };
    execFile(program, args, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, output: `${stdout}${stderr}` });
    });
  });
}

export async function runOrFail(command: readonly string[], env?: NodeJS.ProcessEnv): Promise<string> {
  const { code, output } = await run(command, env);
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}:\n${output.slice(-4000)}`);
  return output;
}

/** A whole claim of a simulated Photon, by clicking. */
export async function practise(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try a simulated Photon' }).click();
  const hint = page.getByText('Practice password');
  await page.getByRole('radio', { name: 'HomeNet' }).check({ timeout: startLimitMs });
  const password = ((await hint.textContent()) ?? '').replace(/^.*: /s, '');
  await page.getByRole('textbox', { name: 'Wi-Fi password' }).fill(password);
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your Photon is online' })).toBeVisible({ timeout: 60_000 });
}

/** The one file of the build with this ending. */
export function artefact(ending: string): string {
  const [name, ...more] = readdirSync(dist).filter((one) => one.endsWith(ending));
  if (name === undefined || more.length > 0) throw new Error(`Not one file with ${ending} in ${dist}`);
  return path.join(dist, name);
}

/** @returns the processes below this one, itself first */
export function processTree(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) => {
    try {
      return readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
    } catch {
      return [];
    }
  });
  return [pid, ...children.flatMap(processTree)];
}
