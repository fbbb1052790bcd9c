import path from 'node:path';
import { defineConfig } from '@playwright/test';

const project = path.resolve(import.meta.dirname, '..');
const browser = process.env.PHOTON_SETUP_BROWSER;

// A screen for each window that is open at a time: two would fight for the keyboard of one. Playwright numbers its
// workers (playwright.dev/docs/test-parallel), and each of them reads this file.
const screens = process.env.PHOTON_SETUP_SCREENS?.split(' ') ?? [];
const screen = screens[Number(process.env.TEST_PARALLEL_INDEX)];
if (screen !== undefined) process.env.DISPLAY = screen;

export default defineConfig({
  testDir: path.join(project, 'tests'),
  outputDir: path.join(project, 'artifacts/playwright'),
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  // What is waited for comes within a second on an idle machine. Playwright's own five are too few for one that is four
  // times as slow, and on which other programs start meanwhile.
  expect: { timeout: 15_000 },
  // The most of all projects.
  workers: Math.max(3, screens.length),
  reporter: [['list']],
  use: { screenshot: 'only-on-failure' },
  projects: [
    // A window and the program that drives it wait for each other: of two processors, two pairs leave a third unused.
    {
      name: 'ui',
      testMatch: /\/tests\/ui\/.*\.(test|spec)\.ts$/,
      fullyParallel: true,
      workers: 3,
      use: {
        browserName: 'chromium',
        ...(browser === undefined ? {} : { launchOptions: { executablePath: browser } }),
      },
    },
    // Half of their time these wait, for a person's seconds and for programs that start and end: as many at a time as there
    // are screens. Programs of their own take seconds to start where the machine has more to do.
    {
      name: 'e2e',
      testMatch: /\/tests\/e2e\/.*\.(test|spec)\.ts$/,
      workers: Math.max(1, screens.length),
      timeout: 120_000,
    },
    // What was built and installed, started by its own file.
    { name: 'package', testMatch: /\/tests\/package\/.*\.test\.ts$/, workers: 2, timeout: 120_000 },
  ],
});
