import { expect } from '@playwright/test';
import { json, scriptedServer } from '../support/scripted-server.ts';
import { test } from './app.ts';

test('the window has no Node, one bridge and nothing else', async ({ start }) => {
  const { page } = await start();
  await page.getByRole('button', { name: 'Set up a Photon' }).waitFor();
  expect(
    await page.evaluate(() => ({
      require: typeof Reflect.get(globalThis, 'require'),
      process: typeof Reflect.get(globalThis, 'process'),
      bridge: Object.keys(Reflect.get(globalThis, 'photonSetup') as object).sort(),
      address: location.href,
    })),
  ).toEqual({
    require: 'undefined',
    process: 'undefined',
    bridge: ['listen', 'request'],
    address: 'app://photon-setup/',
  });
});

test('inline scripts, requests, pictures, windows, permissions and navigation are refused', async ({ start }) => {
  // A server that is really there, so that a refusal is the app's and not the network's.
  const elsewhere = await scriptedServer(json(200, {}, { 'Access-Control-Allow-Origin': '*' }));
  try {
    const { app, page } = await start();
    await page.getByRole('button', { name: 'Set up a Photon' }).waitFor();
    const attempts = await page.evaluate(async (url) => {
      const inline = document.createElement('script');
      inline.textContent = 'globalThis.inlineRan = true';
      const foreign = document.createElement('script');
      foreign.src = `${url}/script.js`;
      const frame = document.createElement('iframe');
      frame.src = `${url}/frame`;
      const picture = document.createElement('img');
      picture.src = `${url}/picture.png`;
      document.body.append(inline, foreign, frame, picture);
      const fetched = await fetch(url).then(
        () => 'fetched',
        () => 'refused',
      );
      const opened = window.open(`${url}/window`) === null ? 'refused' : 'opened';
      const permission = await navigator.permissions.query({ name: 'geolocation' });
      return { inline: Reflect.has(globalThis, 'inlineRan'), fetched, opened, permission: permission.state };
    }, elsewhere.url);
    expect(attempts).toEqual({ inline: false, fetched: 'refused', opened: 'refused', permission: 'denied' });
    // The page's own session refuses it as well, without the help of the content security policy.
    const bySession = app.evaluate(
      ({ session }, url) =>
        session.defaultSession.fetch(url).then(
          () => 'fetched',
          () => 'refused',
        ),
      elsewhere.url,
    );
    expect(await bySession).toBe('refused');

    // Playwright would wait for a navigation that never happens, so the main process tells where the window is.
    void page.evaluate((url) => location.assign(`${url}/page`), elsewhere.url).catch(() => undefined);
    const where = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()));
    for (let look = 0; look < 5; look += 1) expect(await where()).toEqual(['app://photon-setup/']);

    expect(elsewhere.seen).toEqual([]);
    await fetch(elsewhere.url);
    expect(elsewhere.seen).toHaveLength(1);
  } finally {
    await elsewhere.close();
  }
});

test('requests outside the contract and arguments that do not fit are refused', async ({ start }) => {
  const { page } = await start();
  const replies = await page.evaluate(async () => {
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

test('only the app’s own files are served', async ({ start }) => {
  const { app, page } = await start();
  await page.getByRole('button', { name: 'Set up a Photon' }).waitFor();
  const statuses = await app.evaluate(async ({ session }) => {
    const status = (address: string) => session.defaultSession.fetch(address).then((response) => response.status);
    return [
      await status('app://photon-setup/index.html'),
      await status('app://photon-setup/..%2fmain.js'),
      await status('app://photon-setup/%2e%2e/%2e%2e/package.json'),
      await status('app://photon-setup/missing.js'),
      await status('app://elsewhere/index.html'),
    ];
  });
  expect(statuses).toEqual([200, 404, 404, 404, 404]);
});
