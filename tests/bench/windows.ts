import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { joinWindow } from '../../build/package/drive-window.mjs';

/** One start of a window: milliseconds from the launch to its first contentful paint, and all its processes' memory. */
export interface WindowTiming {
  readonly firstPaintMs: number;
  readonly memoryMb: number;
  readonly processes: number;
}

/** A start takes half a second; the rest is head-room. */
const startLimitMs = 30_000;

const root = path.resolve(import.meta.dirname, '..');

/** The application, at its first screen: what is painted first can be clicked at once. `prepare`: what its profile holds. */
export function timeOurWindow(
  executable: string,
  prepare?: (profile: string) => Promise<void>,
  switches: readonly string[] = [],
): Promise<WindowTiming> {
  return timeWindow(executable, root, prepare, switches);
}

/** A window with one word in it, in the same runtime: the least that any application costs. */
export async function timeEmptyWindow(executable: string): Promise<WindowTiming> {
  const folder = await mkdtemp(path.join(tmpdir(), 'empty-window-'));
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'empty', version: '1.0.0', main: 'main.cjs' }),
  );
  await writeFile(
    path.join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1040, height: 760, webPreferences: { sandbox: true } }).loadFile('index.html'));`,
  );
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>Empty</title><button>Empty</button>');
  try {
    return await timeWindow(executable, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Nobody drives the start: a debugger that follows it would be measured with it. What was painted when is asked afterwards. */
async function timeWindow(
  executable: string,
  folder: string,
  prepare?: (profile: string) => Promise<void>,
  switches: readonly string[] = [],
): Promise<WindowTiming> {
  const profile = await mkdtemp(path.join(tmpdir(), 'bench-profile-'));
  await prepare?.(profile);
  const launchedAt = Date.now();
  // Without a sandbox, as Playwright starts it: some machines that build have none.
  const args = ['--no-sandbox', '--remote-debugging-port=0', folder, `--user-data-dir=${profile}`, ...switches];
  const app = spawn(executable, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(app, 'exit');
  try {
    const address = await debuggedAt(app);
    const { browser, page } = await joinWindow(address, startLimitMs);
    await page.getByRole('button').first().waitFor();
    const paintedAt = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            const entry = list.getEntriesByName('first-contentful-paint')[0];
            if (entry !== undefined) resolve(performance.timeOrigin + entry.startTime);
          }).observe({ type: 'paint', buffered: true });
        }),
    );
    const processes = await processTree(app.pid ?? 0);
    const sizes = await Promise.all(processes.map(proportionalSizeKb));
    await browser.close();
    return {
      firstPaintMs: paintedAt - launchedAt,
      memoryMb: sizes.reduce((sum, size) => sum + size, 0) / 1024,
      processes: processes.length,
    };
  } finally {
    app.kill();
    await ended;
    await rm(profile, { recursive: true, force: true });
  }
}

/** Where Chromium says that it can be asked, on its stderr (chromedevtools.github.io/devtools-protocol). */
function debuggedAt(app: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    app.stderr?.on('data', (chunk) => {
      said += String(chunk);
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(said)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
    app.once('exit', () => reject(new Error(`The app ended before its window opened.\n${said}`)));
  });
}

async function processTree(pid: number): Promise<number[]> {
  const tasks = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(
    tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, 'utf8').catch(() => '')),
  );
  const children = lists.flatMap((list) => list.trim().split(' ').filter(Boolean).map(Number));
  return [pid, ...(await Promise.all(children.map(processTree))).flat()];
}

/** Proportional set size: shared pages are divided among their users, so that a sum over processes is honest. */
async function proportionalSizeKb(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
}
