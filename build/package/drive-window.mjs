import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright';

const betweenLooksMs = 100;

/**
 * Attaches to the window of a hardened build that was started with `--remote-debugging-port=0` and a profile of its own:
 * its fuses leave no inspector for Playwright's own way. Only when the page is there, because a client that attaches
 * while Electron makes its first window can keep both waiting for each other.
 * @param {import('node:child_process').ChildProcess} child whose standard error is a pipe
 * @param {number} limitMs
 * @returns {Promise<{ browser: import('playwright').Browser, page: import('playwright').Page }>}
 */
export async function driveWindow(child, limitMs) {
  const end = Date.now() + limitMs;
  const address = await addressOf(child, limitMs);
  const list = `http://${new URL(address).host}/json/list`;
  while (!(await pagesAt(list))) {
    if (Date.now() > end || child.exitCode !== null) throw new Error('It opened no window.');
    await wait(betweenLooksMs);
  }
  const browser = await chromium.connectOverCDP(address, { timeout: limitMs });
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('The window is gone.');
  return { browser, page };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} limitMs
 * @returns {Promise<string>}
 */
function addressOf(child, limitMs) {
  return new Promise((resolve, reject) => {
    let said = '';
    const limit = setTimeout(() => reject(new Error(`It opened no port:\n${said}`)), limitMs);
    child.once('exit', (code) => reject(new Error(`It ended with ${code}:\n${said}`)));
    child.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      said += text;
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(limit);
      child.stderr?.removeAllListeners('data').resume();
      resolve(address);
    });
  });
}

/** @param {string} list */
async function pagesAt(list) {
  try {
    const targets = /** @type {{ type: string, url: string }[]} */ (await (await fetch(list)).json());
    return targets.some(({ type, url }) => type === 'page' && url.startsWith('app://'));
  } catch {
    return false;
  }
}
