import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { requestNames } from '../../../shared/ipc/names.ts';
import { linkNames } from '../../../shared/links.ts';
import { test } from '../app.ts';
import { kill } from '../kill.ts';
import { elsewhere, home, openSession, sharedApp, startScreen } from './attacked-app.ts';

const shared = sharedApp();

test('13 · the window stays where it is', async ({ start }) => {
  await using server = await elsewhere();
  const { app, page } = await start();
  await startScreen(page);
  const targets = [
    `${server.url}/page`,
    'https://console.particle.io/',
    'file:///etc/passwd',
    'app://elsewhere/',
    'app://photon-setup/index.html',
    'mailto:somebody@example.com',
    'data:text/html,<h1>x',
  ];
  await watchNavigation(app);
  for (const target of targets) {
    for (const way of ['assign', 'click', 'submit'] as const) await navigate(page, way, target);
  }
  const seen = await navigationSeen(app);
  // What reaches the rule is refused by it, and nothing ends anywhere else.
  expect(seen.asked.filter(({ prevented }) => !prevented)).toEqual([]);
  expect(seen.asked.map(({ url }) => url)).toEqual(
    expect.arrayContaining([`${server.url}/page`, 'https://console.particle.io/', 'app://elsewhere/']),
  );
  expect(seen.where).toEqual([home]);
  expect(server.seen).toEqual([]);
  // Without the rules the window goes where it is told.
  await openSession(app);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.removeAllListeners('will-navigate');
  });
  await navigate(page, 'assign', `${server.url}/page`);
  await expect.poll(async () => (await navigationSeen(app)).where).toEqual([`${server.url}/page`]);
});

async function watchNavigation(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const asked: { url: string; prevented: boolean }[] = [];
    Object.assign(globalThis, { asked });
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-navigate', (event) => {
      asked.push({ url: event.url, prevented: event.defaultPrevented });
    });
  });
}

/** Asks from a turn of its own and returns at once: the test tool would wait for a navigation that never happens. */
async function navigate(page: Page, way: 'assign' | 'click' | 'submit', url: string): Promise<void> {
  await page
    .evaluate(
      ({ how, address }) => {
        setTimeout(() => {
          if (how === 'assign') return location.assign(address);
          const [outer, inner] = how === 'click' ? (['a', 'href'] as const) : (['form', 'action'] as const);
          const element = document.createElement(outer);
          element.setAttribute(inner, address);
          document.body.append(element);
          if (element instanceof HTMLFormElement) element.submit();
          else element.click();
        });
      },
      { how: way, address: url },
    )
    .catch(() => undefined);
}

async function navigationSeen(app: ElectronApplication) {
  return app.evaluate(async ({ BrowserWindow }) => {
    // What was asked for is decided in turns of the event loop, not at once.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    return {
      asked: (Reflect.get(globalThis, 'asked') ?? []) as readonly { url: string; prevented: boolean }[],
      where: BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
    };
  });
}

test('14 · no second window', async ({ start }) => {
  const running = await start();
  const { app, page } = running;
  await startScreen(page);
  const openAll = () =>
    page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'app://photon-setup/';
      link.target = '_blank';
      document.body.append(link);
      link.click();
      link.dispatchEvent(new MouseEvent('click', { button: 1, bubbles: true }));
      link.dispatchEvent(new MouseEvent('click', { shiftKey: true, bubbles: true }));
      const opened = ['', 'about:blank', 'app://photon-setup/', 'https://particle.io/'].map((url) => window.open(url));
      return opened.filter((one) => one !== null).length;
    });
  const count = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(await openAll()).toBe(0);
  expect(await count()).toBe(1);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setWindowOpenHandler(() => ({
      action: 'allow',
      overrideBrowserWindowOptions: { show: false },
    }));
  });
  expect(await openAll()).toBeGreaterThan(0);
  expect(await count()).toBeGreaterThan(1);
  // Windows that are still opening are no way to close an app by.
  await kill(running);
});

test('15 · other programs are given addresses of a fixed table alone', async () => {
  const { app, page } = shared;
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url) => void opened.push(url);
  });
  const ask = (...values: readonly unknown[]) =>
    page.evaluate(
      (sent) =>
        (
          Reflect.get(globalThis, 'photonSetup') as {
            request: (name: string, ...values: unknown[]) => Promise<{ readonly ok: boolean }>;
          }
        )
          .request('openLink', ...sent)
          .then(({ ok }) => ok),
      [...values],
    );
  const refused = [
    'https://console.particle.io/',
    'https://example.com/',
    'file:///etc/passwd',
    'ms-msdt:/id',
    'smb://example.com/x',
    'javascript:alert(1)',
    '__proto__',
    'constructor',
    'toString',
    '',
    'particle-console ',
  ];
  for (const link of refused) expect(await ask({ link })).toBe(false);
  expect(await ask('particle-console')).toBe(false);
  expect(await ask({ link: 'particle-console', url: 'https://example.com/' })).toBe(false);
  expect(await ask({ link: ['particle-console'] })).toBe(false);
  expect(await ask()).toBe(false);
  const openedNow = () => app.evaluate(() => Reflect.get(globalThis, 'opened') as string[]);
  expect(await openedNow()).toEqual([]);
  for (const link of linkNames) expect(await ask({ link })).toBe(true);
  const addresses = (await openedNow()).map((address) => new URL(address));
  expect(addresses).toHaveLength(linkNames.length);
  for (const { protocol, username, hostname } of addresses) {
    expect({ protocol, username }).toEqual({ protocol: 'https:', username: '' });
    expect(hostname).toMatch(/(^|\.)particle\.io$/);
  }
  // A browser that does not start is said, with the address to type.
  await app.evaluate(({ shell }) => {
    shell.openExternal = () => Promise.reject(new Error('no browser'));
  });
  expect(await ask({ link: 'particle-status' })).toBe(false);
});

test.describe('17 · only the window’s own page is answered', () => {
  /** All requests of the contract from a page of a window of its own, through a bridge without any check. */
  const askFrom = (
    app: ElectronApplication,
    address: string,
    frame: 'main' | 'sub',
    preload: string,
    names: readonly string[] = requestNames,
  ) =>
    app.evaluate(
      async ({ BrowserWindow }, [url, where, script, ...names]) => {
        const window = new BrowserWindow({
          show: false,
          webPreferences: { preload: script ?? '', sandbox: true, nodeIntegrationInSubFrames: true },
        });
        try {
          const contents = window.webContents;
          await contents.loadURL(url ?? '').catch(() => undefined);
          const ask = `Promise.all(${JSON.stringify(names)}.map((name) => globalThis.ask(name).then(
            (reply) => [name, reply?.error?.code ?? 'answered'], (error) => [name, String(error)])))`;
          if (where === 'main') return (await contents.executeJavaScript(ask)) as readonly [string, string][];
          // The policy of every answer allows no frames, so without it.
          contents.debugger.attach();
          await contents.debugger.sendCommand('Page.enable');
          await contents.debugger.sendCommand('Page.setBypassCSP', { enabled: true });
          await contents.loadURL(url ?? '').catch(() => undefined);
          await contents.executeJavaScript(`new Promise((resolve) => {
            const frame = document.createElement('iframe');
            frame.src = ${JSON.stringify(url)};
            frame.addEventListener('load', resolve);
            document.body.append(frame);
          })`);
          const [inner] = contents.mainFrame.frames;
          if (inner === undefined) throw new Error('there is no frame');
          return [
            ['address', inner.url],
            ...((await inner.executeJavaScript(ask)) as readonly [string, string][]),
          ] as readonly [string, string][];
        } finally {
          window.destroy();
        }
      },
      [address, frame, preload, ...names],
    );
  let folder: string;
  let preload: string;
  test.beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-sender-'));
    preload = path.join(folder, 'preload.cjs');
    await writeFile(
      preload,
      `const { contextBridge, ipcRenderer } = require('electron');
       contextBridge.exposeInMainWorld('ask', (name, ...values) => ipcRenderer.invoke(name, ...values));`,
    );
  });
  test.afterAll(() => rm(folder, { recursive: true, force: true }));

  const refusedAll = requestNames.map((name) => [name, 'invalid-input']);

  test('a page at another address is refused in every request', async () => {
    for (const address of ['app://elsewhere/', 'about:blank', 'data:text/html,x', 'app://photon-setup.evil/']) {
      expect(await askFrom(shared.app, address, 'main', preload), address).toEqual(refusedAll);
    }
  });

  test('a frame inside a page is refused in every request, also at the app’s own address', async () => {
    expect(await askFrom(shared.app, `${home}missing`, 'sub', preload)).toEqual([
      ['address', `${home}missing`],
      ...refusedAll,
    ]);
  });

  test('the same questions from the own page are answered', async () => {
    // Some wait for a person to choose a file.
    await shared.app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] });
    });
    // Answered, it would end the program.
    const others = requestNames.filter((name) => name !== 'closeProgram');
    const answers = await askFrom(shared.app, `${home}missing`, 'main', preload, others);
    expect(answers.find(([name]) => name === 'readSnapshot')).toEqual(['readSnapshot', 'answered']);
    expect(answers.filter(([, reply]) => reply === 'answered').length).toBeGreaterThan(5);
  });

  test('requests outside the contract and arguments that do not fit are refused', async () => {
    const replies = await shared.page.evaluate(async () => {
      const { request } = Reflect.get(globalThis, 'photonSetup') as {
        request: (name: string, ...values: unknown[]) => Promise<unknown>;
      };
      const ask = (name: string, ...values: unknown[]) => request(name, ...values).catch(() => 'rejected');
      return [
        await ask('openExternal', 'https://example.com/'),
        await ask('signIn', { username: 'anna' }),
        await ask('signIn', { username: 'anna', password: 'x', extra: true }),
        await ask('renameDevice', { as: { who: 'account' }, deviceId: '../../v1/user', name: 'x' }),
        await ask('copyText', { text: 'x'.repeat(1_000_001) }),
        await ask('answerQuestion', { questionId: 'none', answer: { kind: 'rescan-networks' } }),
        await ask('startSetup', { for: 'account' }),
      ];
    });
    expect(replies).toEqual([
      'rejected',
      ...Array.from({ length: 5 }, () => ({ ok: false, error: expect.objectContaining({ code: 'invalid-input' }) })),
      { ok: false, error: { code: 'not-signed-in' } },
    ]);
  });
});

test('18 · files come by the app’s own protocol, and only its own', async () => {
  const { app, page } = shared;
  expect(page.url()).toBe(home);
  const read = await page.evaluate(() =>
    fetch('file:///etc/hostname').then(
      () => 'read',
      () => 'refused',
    ),
  );
  expect(read).toBe('refused');
  const statuses = await app.evaluate(async ({ session }) => {
    const status = (address: string) =>
      session.defaultSession.fetch(address).then(
        (response) => response.status,
        () => 'refused',
      );
    return [
      await status('app://photon-setup/index.html'),
      await status('app://photon-setup/..%2fmain.js'),
      await status('app://photon-setup/%2e%2e/%2e%2e/package.json'),
      await status('app://photon-setup/..%5cmain.js'),
      await status('app://photon-setup/%00index.html'),
      await status('app://photon-setup/%'),
      await status('app://photon-setup/missing.js'),
      await status('app://elsewhere/index.html'),
      await status('file:///etc/hostname'),
    ];
  });
  expect(statuses).toEqual([200, 404, 404, 404, 404, 404, 404, 404, 404]);
});
