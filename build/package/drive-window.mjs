import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright';

const betweenLooksMs = 100;

/**
 * Drives the window of a program that was started with `--remote-debugging-port=0`, where Playwright's own way of starting
 * Electron cannot be used: a hardened build leaves it no inspector.
 * @param {import('node:child_process').ChildProcess} child whose standard error is a pipe
 * @param {number} limitMs
 * @returns {Promise<{ browser: import('playwright').Browser, page: import('playwright').Page }>}
 */
export async function driveWindow(child, limitMs) {
  const address = await addressOf(child, limitMs);
  return joinWindow(address, limitMs, () => child.exitCode === null && child.signalCode === null);
}

/**
 * Joins the window that is debugged at this address, once its page has a title: a client that attaches while the window is
 * made, or while its page is first loaded, may be told no end of it, and be left without an answer for ever.
 * @param {string} address an http or ws address with the port of the debugger
 * @param {number} limitMs
 * @param {() => boolean} runs whether the program still does
 * @returns {Promise<{ browser: import('playwright').Browser, page: import('playwright').Page }>}
 */
export async function joinWindow(address, limitMs, runs = () => true) {
  const end = Date.now() + limitMs;
  const { host } = new URL(address);
  while (!(await hasTitledPage(host))) {
    if (Date.now() > end || !runs()) throw new Error('It opened no window.');
    await wait(betweenLooksMs);
  }
  const browser = await chromium.connectOverCDP(`http://${host}`, { timeout: limitMs });
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

/**
 * A page without a title is listed by its address, which begins with a small letter.
 * @param {string} host
 */
async function hasTitledPage(host) {
  try {
    const targets = /** @type {{ type: string, title: string }[]} */ (
      await (await fetch(`http://${host}/json/list`)).json()
    );
    return targets.some(({ type, title }) => type === 'page' && /^\p{Lu}/u.test(title));
  } catch {
    return false;
  }
}
