import { existsSync } from 'node:fs';
import path from 'node:path';
import { collect } from './program.mjs';
import { inProject } from './project.mjs';
import { say } from './say.mjs';
import { chromium, ensureSystemPackages, findProgram, librariesOf } from './system-packages.mjs';
import { unlessUnreachable } from './unreachable.mjs';

/** The one without a window first: a page costs it two thirds of what it costs a whole browser, and it is what Playwright brings. */
const names = ['chromium-headless-shell', 'google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
const downloadLimitMs = 5 * 60 * 1000;
const connectLimitMs = 5_000;

/**
 * A Chromium for the UI tests: Playwright's own, else one that is installed, else Debian's.
 * @returns {Promise<NodeJS.ProcessEnv>} what the Playwright configuration must see; nothing for its own browser
 */
export async function ensureBrowser() {
  let own = await ownBrowser();
  if (own === undefined) {
    await unlessUnreachable('browser', async () => {
      say("Downloading Playwright's Chromium.");
      await playwright(['install', '--only-shell', 'chromium'], downloadLimitMs);
      own = await ownBrowser();
      return own !== undefined;
    });
  }
  if (own !== undefined) {
    await ensureSystemPackages([librariesOf(own)]);
    return {};
  }
  if (installedBrowser() === undefined) await ensureSystemPackages([chromium]);
  const installed = installedBrowser();
  say(`Playwright's Chromium cannot be downloaded here; the UI tests use ${installed}.`);
  return { PHOTON_SETUP_BROWSER: installed };
}

function installedBrowser() {
  return names.map(findProgram).find((file) => file !== undefined);
}

/** The executable of Playwright's own browser, if it is there whole. */
async function ownBrowser() {
  const { stdout } = await playwright(['install', '--dry-run', 'chromium-headless-shell'], 10_000);
  const folder = /Install location: +(\S.*chromium_headless_shell.*)/.exec(stdout)?.[1];
  if (folder === undefined || !existsSync(path.join(folder, 'INSTALLATION_COMPLETE'))) return undefined;
  return path.join(folder, 'chrome-headless-shell-linux64/chrome-headless-shell');
}

/**
 * @param {readonly string[]} args
 * @param {number} timeoutMs
 */
function playwright(args, timeoutMs) {
  return collect(process.execPath, [inProject('node_modules/playwright/cli.js'), ...args], {
    timeoutMs,
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: String(connectLimitMs) },
  });
}
