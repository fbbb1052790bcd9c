import path from 'node:path';
import { defineConfig } from '@playwright/test';

const project = path.resolve(import.meta.dirname, '..');
const browser = process.env.PHOTON_SETUP_BROWSER;

export default defineConfig({
  testDir: path.join(project, 'tests'),
  outputDir: path.join(project, 'artifacts/playwright'),
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  workers: 2,
  reporter: [['list']],
  use: { screenshot: 'only-on-failure' },
  projects: [
    {
      name: 'ui',
      testMatch: /\/tests\/ui\/.*\.(test|spec)\.ts$/,
      fullyParallel: true,
      use: {
        browserName: 'chromium',
        ...(browser === undefined ? {} : { launchOptions: { executablePath: browser } }),
      },
    },
    // One window at a time: two would fight for the keyboard of the one screen. Each starts programs of its own, which
    // takes seconds where the machine has more to do.
    { name: 'e2e', testMatch: /\/tests\/e2e\/.*\.(test|spec)\.ts$/, workers: 1, expect: { timeout: 15_000 } },
    // What was built and installed, started by its own file.
    { name: 'package', testMatch: /\/tests\/package\/.*\.test\.ts$/, timeout: 120_000 },
  ],
});
