import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, type ElectronApplication, _electron as electron, type Page } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '../..');
const screenshots = path.join(root, 'artifacts/screenshots/e2e');

export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Keeps a picture of the window under this name. */
  picture(name: string): Promise<void>;
}

/** Starts the real application with a profile of its own and closes it after the test. */
export const test = base.extend<{ start: (switches?: readonly string[]) => Promise<RunningApp> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures it is asked for from this pattern
  start: async ({}, use) => {
    const started: { app: ElectronApplication; profile: string }[] = [];
    await use(async (switches = []) => {
      const profile = await mkdtemp(path.join(tmpdir(), 'photon-setup-'));
      const executablePath =
        process.env.PHOTON_SETUP_ELECTRON ?? (createRequire(import.meta.url)('electron') as string);
      const app = await electron.launch({ executablePath, args: [root, `--user-data-dir=${profile}`, ...switches] });
      started.push({ app, profile });
      const page = await app.firstWindow();
      page.on('pageerror', (error) => {
        throw error;
      });
      return {
        app,
        page,
        picture: async (name) => void (await page.screenshot({ path: path.join(screenshots, `${name}.png`) })),
      };
    });
    for (const { app, profile } of started) {
      await app.close();
      await rm(profile, { recursive: true, force: true });
    }
  },
});
