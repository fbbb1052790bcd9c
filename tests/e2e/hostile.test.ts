import { expect, type Page } from '@playwright/test';
import { systemClock } from '../../electron/ground/system-clock.ts';
import { defaultNetworks } from '../../electron/simulator/air/air.ts';
import { fastLatencies } from '../../electron/simulator/latencies.ts';
import { startSimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { type RunningApp, test } from './app.ts';

const texts = hostileTexts.map(({ text }) => text);
const sizes = [
  { width: 640, height: 480 },
  { width: 1040, height: 760 },
] as const;
const soon = { timeout: 40_000 };
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const click = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();

/** A world in which everything that may have a name has a hostile one. */
function hostileWorld() {
  const networks = texts
    .filter((text) => Buffer.byteLength(text) <= 32)
    .map((ssid, index) => ({ ssid, rssi: -50 - (index % 40), channel: 1, band: 2.4, security: 0 }) as const);
  return startSimulatedWorld({
    clock: systemClock,
    latencies: fastLatencies,
    networks: [...defaultNetworks.slice(0, 1), ...networks],
    words: {
      deviceName: texts.join(' '),
      productName: `${'W'.repeat(80)} ${texts.join('')}`,
      variables: Object.fromEntries(texts.map((text) => [text, text.repeat(3)])),
      functions: texts,
      customers: texts.map((text) => ({ email: `${text}@example.com`, deviceName: text })),
      refusal: texts.join(' '),
    },
  });
}

/** What became of the window: nothing, if all is well. */
async function watch({ app, page }: RunningApp) {
  const happened: string[] = [];
  const home = page.url();
  page.on('dialog', (dialog) => happened.push(`dialog ${dialog.message()}`));
  page.on('framenavigated', (frame) => happened.push(`went to ${frame.url()}`));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(home).origin) happened.push(`asked for ${request.url()}`);
  });
  app.on('window', (window) => happened.push(`opened ${window.url()}`));
  await app.evaluate(({ shell }) => {
    Object.assign(globalThis, { opened: [] as string[] });
    shell.openExternal = async (url) => void (Reflect.get(globalThis, 'opened') as string[]).push(url);
  });
  return {
    happened,
    home,
    opened: () => app.evaluate(() => Reflect.get(globalThis, 'opened') as string[]),
  };
}

/** Everything that is wrong with what is drawn now, in words. */
function faultsOfPage(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    // The marks that isolate a name are ours; they come in pairs.
    const unseen = /(?![\n\u2068\u2069])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;
    const wrong: string[] = [];
    const look = (where: string, text: string) => {
      if (unseen.test(text)) wrong.push(`${where}: ${JSON.stringify(text)} has what is not seen`);
      if (/\p{M}{5}/u.test(text)) wrong.push(`${where}: ${JSON.stringify(text)} piles up`);
      if (text.split('\u2068').length !== text.split('\u2069').length) wrong.push(`${where}: an isolate stays open`);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) look('text', node.nodeValue ?? '');
    look('title', document.title);
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      for (const name of ['aria-label', 'aria-description', 'title', 'alt', 'placeholder', 'label']) {
        look(name, element.getAttribute(name) ?? '');
      }
      if (element instanceof HTMLInputElement) look('value', element.value);
      for (const { name } of element.attributes) {
        if (name.startsWith('on') || name === 'srcdoc') wrong.push(`${element.tagName} has ${name}`);
      }
      const { overflowX, visibility } = getComputedStyle(element);
      if (visibility !== 'visible' || element.closest('.visually-hidden, [hidden]') !== null) continue;
      if ((overflowX === 'auto' || overflowX === 'scroll') && element.scrollWidth > element.clientWidth + 1) {
        wrong.push(`${element.tagName}.${element.className} scrolls sideways`);
      }
      const box = element.getBoundingClientRect();
      if (element.matches('.foreign') && box.height > innerHeight)
        wrong.push(`${element.textContent} fills the window`);
      if (element.matches('.foreign, td, .code, button, select, input') && box.width > 0) {
        if (box.left < -1 || box.right > innerWidth + 1) {
          wrong.push(`${element.tagName}.${element.className} from ${box.left} to ${box.right} of ${innerWidth}`);
        }
      }
      if (element.matches('.action-bar button') && box.width > 0) {
        if (box.top < 0 || box.bottom > innerHeight || box.left < 0 || box.right > innerWidth) {
          wrong.push(`the button "${element.textContent}" is out of the window`);
        }
      }
    }
    const header = document.querySelector('.app-header')?.getBoundingClientRect().height ?? 0;
    if (header > innerHeight / 4) wrong.push(`the header is ${header} of ${innerHeight} high`);
    if (document.documentElement.scrollWidth > innerWidth) wrong.push('the page scrolls sideways');
    const made = document.querySelectorAll(
      'iframe, object, embed, base, img[src="x"], a[href^="javascript:" i], a[href*="x.test"]',
    );
    for (const element of made) wrong.push(`there is ${element.outerHTML}`);
    if ('pwned' in globalThis) wrong.push('a text has run');
    if (Reflect.get(Object.prototype, 'pwned') !== undefined) wrong.push('all objects have changed');
    return wrong;
  });
}

/** What a screen reader is told: names, descriptions and values. */
async function namesTold(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes.flatMap(({ name, description, value }) =>
    [name, description, value].flatMap((part) => (typeof part?.value === 'string' ? [part.value] : [])),
  );
}

test('hostile names and words of networks, devices, customers and the cloud stay words, and everything in its place', async ({
  start,
}) => {
  test.setTimeout(120_000);
  const world = await hostileWorld();
  try {
    const { cloud, tcp, http, account, product } = world.ready;
    const running = await start([
      ...[`--cloud-url=${cloud.url}`, `--photon-host=${tcp.host}`],
      ...[`--photon-tcp-port=${tcp.port}`, `--photon-http-port=${http.port}`],
    ]);
    const { app, page, picture } = running;
    page.setDefaultTimeout(15_000);
    const watched = await watch(running);
    let looked = 0;
    /** Looks at the screen in both sizes. */
    const look = async (name: string) => {
      for (const size of sizes) {
        await app.evaluate(({ BrowserWindow }, { width, height }) => {
          BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
        }, size);
        await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([size.width, size.height]);
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        await picture(`hostile-${name}-${size.width}`);
        expect.soft(await faultsOfPage(page), `${name} at ${size.width}`).toEqual([]);
        looked += 1;
      }
      const told = await namesTold(page);
      expect(told.length).toBeGreaterThan(10);
      const unseen = /(?![\n\u2068\u2069])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;
      expect
        .soft(
          told.filter((text) => unseen.test(text)),
          `told at ${name}`,
        )
        .toEqual([]);
    };

    // The developer: the cloud refuses, then the air is full of names, then the device has them.
    await click(page, 'Set up a Photon');
    await page.getByLabel('Email').fill(account.username);
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await click(page, 'Sign in');
    await expect(page.getByText('1 sign-in was refused.')).toBeVisible();
    await look('refused');
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await click(page, 'Sign in');
    await expect(heading(page, 'Which Wi-Fi should the Photon use?')).toBeVisible(soon);
    await expect(page.getByRole('radio', { name: '<svg/onload=globalThis.pwned=1>' })).toBeAttached();
    await look('networks');
    await page.getByRole('radio', { name: '$(reboot)' }).check();
    await look('network');
    await page.getByRole('radio', { name: 'HomeNet', exact: true }).check();
    await page.getByRole('textbox', { name: 'Wi-Fi password' }).fill(world.ready.networks[0]?.password ?? '');
    await click(page, 'Connect the Photon');
    await expect(heading(page, /is online/)).toBeVisible(soon);
    await click(page, /Read.* variables/);
    await expect(page.getByRole('cell', { name: 'HYPERLINK' }).first()).toBeAttached();
    await look('success');

    await click(page, 'Back to start');
    await click(page, 'Manage a product');
    await page.getByLabel('Client ID').fill(product.clientId);
    await page.getByLabel('Client secret').fill('wrong');
    await page.getByLabel('Product', { exact: true }).fill(product.slug);
    await click(page, 'Sign in');
    await expect(page.getByRole('alert').first()).toBeVisible();
    await look('product-refused');
    await page.getByLabel('Client secret').fill(product.clientSecret);
    await click(page, 'Sign in');
    await expect(page.getByRole('button', { name: 'Sign out of product' })).toBeVisible();
    await look('product');
    await click(page, 'Customers');
    await expect(page.getByRole('button', { name: '$(reboot)@example.com' })).toBeAttached();
    await look('customers');
    await page.getByRole('button', { name: '<svg/onload=globalthis.pwned=1>@example.com' }).click();
    await expect(heading(page, /^Customer/)).toBeVisible();
    await page.locator('.customer-device summary').click();
    await click(page, /Read.* variables/);
    await expect(page.getByRole('cell', { name: 'HYPERLINK' }).first()).toBeAttached();
    await page.getByRole('combobox').first().selectOption({ index: 3 });
    await page.locator('.call-function button').click();
    await look('customer');

    await click(page, 'Back');
    await click(page, 'Back');
    await click(page, 'Back to start');
    await click(page, 'Manage devices');
    await page.getByRole('radio', { name: 'All product devices' }).check();
    await click(page, 'Find');
    await expect(page.getByRole('grid', { name: 'Devices found' })).toBeVisible();
    await look('found');
    await page.locator('.device-row').nth(2).click();
    await click(page, /^Continue with/);
    await expect(heading(page, /Choose an action/)).toBeVisible();
    await look('device');

    expect(watched.happened).toEqual([]);
    expect(await watched.opened()).toEqual([]);
    expect(page.url()).toBe(watched.home);
    expect(looked).toBe(20);
  } finally {
    await world.close();
  }
});
