import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { developmentRuntime } from '../../../build/setup/development-runtime.mjs';
import { notificationNames } from '../../../shared/ipc/names.ts';
import { electronProgram, startApp, test } from '../app.ts';
import { preferences, sharedApp, startScreen } from './attacked-app.ts';

const shared = sharedApp();

test('2 · no Node in the window', async () => {
  const { app, page } = shared;
  const reach = await page.evaluate(() => {
    const tried = ['require', 'process', 'module', 'exports', 'global', 'Buffer', '__dirname', 'electron'];
    const bridge = Reflect.get(globalThis, 'photonSetup') as { readonly request: { readonly constructor: unknown } };
    return {
      found: tried.filter((name) => Reflect.has(globalThis, name)),
      own: bridge.request.constructor === Function,
    };
  });
  expect(reach).toEqual({ found: [], own: true });
  expect(await preferences(app)).toMatchObject({ nodeIntegration: false, nodeIntegrationInSubFrames: false });
  const inWorker = (await preferences(app)).nodeIntegrationInWorker;
  expect(inWorker === undefined || inWorker === false).toBe(true);
});

test('3 · the page cannot change what the preload script works with', async ({ start }) => {
  const { app, page } = await start();
  await startScreen(page);
  expect(await preferences(app)).toMatchObject({ contextIsolation: true });
  const answer = await page.evaluate(async () => {
    // If both shared their built-in objects, every name would now be one of the contract.
    Array.prototype.includes = () => true;
    Promise.reject = (() => Promise.resolve('taken over')) as typeof Promise.reject;
    const { request } = Reflect.get(globalThis, 'photonSetup') as { request: (name: string) => Promise<unknown> };
    return request('openExternal').then(
      () => 'answered',
      (error: Error) => error.message,
    );
  });
  expect(answer).toBe('unknown request');
});

test('4 · the window’s process is in the system’s sandbox', async () => {
  // biome-ignore lint/suspicious/noSkippedTests: only where there is nothing to look at
  test.skip(process.platform !== 'linux', 'The state of the sandbox is read from /proc, which only Linux has.');
  const root = process.getuid?.() === 0;
  const mayIsolate = tryCommand('unshare', ['--user', 'true']);
  // biome-ignore lint/suspicious/noSkippedTests: only where there is no sandbox to be had
  test.skip(!mayIsolate, 'This system forbids user namespaces, without which Chromium has no sandbox to give.');
  const folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-sandbox-'));
  // Chromium gives root no sandbox: an ordinary id is put on, in a namespace, with the rights to these files kept.
  const program = path.join(folder, 'electron');
  const ordinary = root ? 'unshare --user --map-user=1000 --map-group=1000 ' : '';
  await writeFile(program, `#!/bin/sh\nexec ${ordinary}'${electronProgram()}' "$@"\n`);
  await chmod(program, 0o755);
  const running = await startApp([], { program, sandboxed: true });
  try {
    await startScreen(running.page);
    expect(await preferences(running.app)).toMatchObject({ sandbox: true });
    const processes = await running.app.evaluate(({ app, BrowserWindow }) => ({
      switches: process.argv,
      main: process.pid,
      window: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
      kinds: app.getAppMetrics().map(({ type }) => type),
    }));
    expect(processes.switches).not.toContain('--no-sandbox');
    const window = await kernelView(processes.window);
    const main = await kernelView(processes.main);
    // Filtered system calls, no new privileges, and a network of its own that leads nowhere.
    expect(window).toMatchObject({ filter: '2', noNewPrivileges: '1' });
    expect(window.network).not.toBe(main.network);
    expect(main.filter).toBe('0');
  } finally {
    await running.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

function tryCommand(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What the kernel says of a process (proc(5)). */
async function kernelView(pid: number | undefined) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const field = (name: string) => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1];
  return {
    filter: field('Seccomp'),
    noNewPrivileges: field('NoNewPrivs'),
    network: await readlink(`/proc/${pid}/ns/net`),
  };
}

test('8, 9, 10 · no insecure content, experimental or Blink features are switched on', async () => {
  const { allowRunningInsecureContent, experimentalFeatures, enableBlinkFeatures, ...rest } = await preferences(
    shared.app,
  );
  expect({ allowRunningInsecureContent, experimentalFeatures, enableBlinkFeatures: enableBlinkFeatures || '' }).toEqual(
    {
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      enableBlinkFeatures: '',
    },
  );
  expect(rest.disableBlinkFeatures || '').toBe('');
  const switches = await shared.app.evaluate(({ app }) =>
    [
      'allow-running-insecure-content',
      'disable-web-security',
      'enable-blink-features',
      'enable-experimental-web-platform-features',
      'ignore-certificate-errors',
      'disable-site-isolation-trials',
    ].filter((name) => app.commandLine.hasSwitch(name)),
  );
  expect(switches).toEqual([]);
});

test('11, 12 · a webview stays an unknown element', async () => {
  const { app, page } = shared;
  const before = await app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
  const made = await page.evaluate(async () => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'app://photon-setup/');
    view.setAttribute('allowpopups', '');
    view.setAttribute('nodeintegration', '');
    view.setAttribute('preload', 'file:///tmp/preload.js');
    document.body.append(view);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const seen = { kind: view.constructor.name, api: 'loadURL' in view };
    view.remove();
    return seen;
  });
  expect(made).toEqual({ kind: 'HTMLElement', api: false });
  expect(await preferences(app)).toMatchObject({ webviewTag: false });
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(before);
  // And if there were one after all, it would be refused before it has a process.
  const refused = await app.evaluate(({ BrowserWindow }) => {
    const event = { prevented: false, preventDefault: () => {} };
    event.preventDefault = () => {
      event.prevented = true;
    };
    BrowserWindow.getAllWindows()[0]?.webContents.emit('will-attach-webview', event, {}, {});
    return event.prevented;
  });
  expect(refused).toBe(true);
});

test('16 · the Electron that runs is the pinned one, or the one named for development', async () => {
  const manifest = createRequire(import.meta.url)('../../../package.json') as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const pinned = manifest.devDependencies.electron ?? '';
  expect(pinned).toMatch(/^\d+\.\d+\.\d+$/);
  const running = await shared.app.evaluate(() => process.versions.electron);
  test.info().annotations.push({ type: 'Electron', description: `${running} runs, ${pinned} is pinned` });
  expect([pinned, developmentRuntime.version]).toContain(running);
});

test('20 · the page gets no API of Electron', async () => {
  const { app, page } = shared;
  await app.evaluate(({ BrowserWindow }) => {
    // Again and again: when the page begins to listen is the machine's affair.
    const say = () => BrowserWindow.getAllWindows()[0]?.webContents.send('deviceEvent', { name: 'x' });
    Reflect.set(globalThis, 'saying', setInterval(say, 100));
  });
  const seen = await page.evaluate(async (names) => {
    type Listen = (name: string, listener: (...values: unknown[]) => void) => unknown;
    const bridge = Reflect.get(globalThis, 'photonSetup') as Record<string, unknown>;
    const attempt = (change: () => unknown) => {
      try {
        change();
      } catch {}
    };
    const before = bridge.request;
    attempt(() => Reflect.set(bridge, 'request', () => 'taken over'));
    attempt(() => Reflect.set(globalThis, 'photonSetup', {}));
    attempt(() => Reflect.deleteProperty(globalThis, 'photonSetup'));
    const listen = bridge.listen as Listen;
    const refused = ['constructor', '__proto__', 'ELECTRON_RENDERER', ''].filter((name) => {
      try {
        listen(name, () => undefined);
        return false;
      } catch {
        return true;
      }
    });
    const heard = await new Promise<readonly unknown[]>((resolve) => {
      listen('deviceEvent', (...values) => resolve(values));
    });
    // A file that the page made itself has no path, and one that it names is not asked for.
    const answer = await (bridge.importFile as (file: File) => Promise<unknown>)(new File(['id'], '/etc/passwd'));
    const request = bridge.request as (name: string, argument: unknown) => Promise<unknown>;
    const named = await request('importDroppedList', { path: '/etc/passwd' }).catch(() => 'refused');
    return {
      keys: Object.keys(bridge).sort(),
      made: (answer as { readonly ok: unknown }).ok,
      named,
      whole: Reflect.get(globalThis, 'photonSetup') === bridge && bridge.request === before,
      refused: refused.length,
      heard,
      stopped: names.map((name) => (listen(name, () => undefined) as () => unknown)()),
    };
  }, notificationNames);
  await app.evaluate(() => clearInterval(Reflect.get(globalThis, 'saying') as NodeJS.Timeout));
  expect(seen).toEqual({
    keys: ['importFile', 'listen', 'request'],
    made: false,
    named: 'refused',
    whole: true,
    refused: 4,
    // The value alone: the event behind it would carry the sender.
    heard: [{ name: 'x' }],
    stopped: notificationNames.map(() => undefined),
  });
});
