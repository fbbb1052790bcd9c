import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, type ElectronApplication, type Page } from '@playwright/test';
import { closeApp } from './close-app.ts';
import { launch } from './launch.ts';

const root = path.resolve(import.meta.dirname, '../..');
const screenshots = path.join(root, 'artifacts/screenshots/e2e');

export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Keeps a picture of the window under this name. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

/** The program that Electron is here. */
export function electronProgram(): string {
  return process.env.PHOTON_SETUP_ELECTRON ?? (createRequire(import.meta.url)('electron') as string);
}

export interface StartOptions {
  /** Another program, that starts Electron. */
  readonly program?: string;
  /** Whether Chromium's sandbox is asked for; root cannot have it. */
  readonly sandboxed?: boolean;
  /** A folder of the test's own, for starts one after the other; without it each start has a new one. */
  readonly profile?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What the program is started with. */
export const appArguments = (profile: string, switches: readonly string[]) => [
  root,
  `--user-data-dir=${profile}`,
  ...switches,
];

/** Starts the real application. */
export async function startApp(
  switches: readonly string[] = [],
  { program = electronProgram(), sandboxed = false, profile: kept, env }: StartOptions = {},
): Promise<RunningApp> {
  const profile = kept ?? (await mkdtemp(path.join(tmpdir(), 'photon-setup-')));
  const app = await launch({
    executablePath: program,
    args: appArguments(profile, switches),
    env: { ...(process.env as Record<string, string>), ...env },
    chromiumSandbox: sandboxed,
  });
  const child = app.process();
  const page = await app.firstWindow();
  // Sixty pictures a second, drawn without a graphics card, are a sixth of all that a run in the window works.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  page.on('pageerror', (error) => {
    throw error;
  });
  return {
    app,
    page,
    picture: async (name) => void (await page.screenshot({ path: path.join(screenshots, `${name}.png`) })),
    async close() {
      // Counted: how often it is seen in the report of a run.
      if ((await closeApp(app, child)) === 'held-by-debugger')
        base.info().annotations.push({ type: 'held by the debugger', description: 'ended by hand after its own end' });
      if (kept === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Starts the real application and closes it after the test. */
export const test = base.extend<{
  start: (switches?: readonly string[], options?: StartOptions) => Promise<RunningApp>;
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures it is asked for from this pattern
  start: async ({}, use) => {
    const started: RunningApp[] = [];
    await use(async (switches, options) => {
      const one = await startApp(switches, options);
      started.push(one);
      return one;
    });
    for (const one of started) await one.close();
  },
});
