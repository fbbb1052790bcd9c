import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { policyPath } from '../../electron/app/policy.ts';
import { plugIn } from '../support/usb-folder.ts';
import { electronProgram } from './app.ts';
import { launch } from './launch.ts';

const root = path.resolve(import.meta.dirname, '../..');
const out = path.join(root, 'out');

/** Of JavaScript that the main process reads before the page is asked for; an Electron hello world has 2 kB. */
const firstBytesBudget = 14_000;

interface Noted {
  readonly files: readonly string[];
  readonly addresses: readonly string[];
  readonly programs: readonly string[];
  /** `at`: milliseconds since 1970. */
  readonly natives: readonly { readonly file: string; readonly at: number }[];
}

/** A bundle's parts: those it cannot run without, and those it loads when it needs them. */
async function partsOf(file: string): Promise<{ needed: readonly string[]; later: readonly string[] }> {
  const text = await readFile(path.join(out, file), 'utf8');
  const names = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);
  return {
    needed: names(/(?:from|import)\s*["']\.\/(main-[\w-]+\.js)["']/g),
    later: names(/import\(\s*["']\.\/(main-[\w-]+\.js)["']\s*\)/g),
  };
}

async function withAllNeeded(file: string): Promise<readonly string[]> {
  const all = new Set([file]);
  for (const one of all) for (const needed of (await partsOf(one)).needed) all.add(needed);
  return [...all];
}

const contentOf = (parts: readonly string[]) =>
  Promise.all(parts.map((file) => readFile(path.join(out, file), 'utf8'))).then((texts) => texts.join(''));

test('the window comes before everything else, and what updates the app or opens USB ports comes with none of it', async () => {
  const first = await withAllNeeded('main.js');
  const bytes = Buffer.byteLength(await contentOf(first));
  expect(bytes).toBeLessThan(firstBytesBudget);
  const behind = (await Promise.all((await partsOf('main.js')).later.map(withAllNeeded))).flat();
  expect(behind.length).toBeGreaterThan(0);
  const all = (await readdir(out)).filter((name) => /^main-.*\.js$/.test(name));
  for (const late of [/AppImageUpdater/, /`\.\/serialport-/]) {
    expect(await contentOf([...first, ...behind])).not.toMatch(late);
    // It is there all the same, so that this does not pass by a change of names.
    expect(await contentOf(all)).toMatch(late);
  }
});

test('the first start asks for nothing but its own files and profile, and speaks to nobody', async () => {
  const profile = await mkdtemp(path.join(tmpdir(), 'photon-setup-first-'));
  const asked: string[] = [];
  // Everything that Chromium would fetch goes through here.
  const proxy: Server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(503).end();
  }).on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  const app = await launch({
    executablePath: electronProgram(),
    args: [
      ...['-r', path.join(import.meta.dirname, 'watch-start.cjs'), root, `--user-data-dir=${profile}`],
      ...[`--proxy-server=http://127.0.0.1:${port}`, '--proxy-bypass-list=<-loopback>'],
    ],
  });
  try {
    const page = await app.firstWindow();
    await page.getByRole('button', { name: 'Set up a Photon' }).waitFor();
    const noted = await app.evaluate(() => Reflect.get(globalThis, 'noted') as Noted);
    const isOwn = (file: string) =>
      [out, path.join(root, 'package.json'), profile].some((own) => file === own || file.startsWith(own + path.sep));
    // A start that is driven asks the file system whether its profile is the person's own.
    const personsOwn = await app.evaluate(({ app: main }) => [main.getPath('appData'), main.getName()]);
    const foreign = new Set(noted.files.filter((file) => !isOwn(file) && file !== path.join(...personsOwn)));
    // The record is one computer's: it keeps a hash of what the system calls this one. What is plugged in is offered. Both
    // come after the first screen, and may not be there yet.
    const mayRead = [
      policyPath(process.platform),
      ...(process.platform === 'linux' ? ['/etc/machine-id', '/sys/bus/usb/devices'] : []),
    ];
    expect([...foreign].filter((file) => !mayRead.includes(file))).toEqual([]);
    expect([...foreign]).toContain(policyPath(process.platform));
    // The page, its style and its script at least: the notes are really taken.
    expect(noted.files.filter((file) => file.startsWith(out)).length).toBeGreaterThanOrEqual(3);
    // The words of the first picture come with its page, and not when its program has been read and asks for them.
    const read = noted.files.filter((file) => file.startsWith(out)).map((file) => path.relative(out, file));
    const when = (name: RegExp) => read.findIndex((file) => name.test(file.replaceAll(path.sep, '/')));
    expect(when(/^renderer\/text\/en\/frame\.js$/)).toBeGreaterThan(0);
    expect(when(/^renderer\/text\/en\/frame\.js$/)).toBeLessThan(when(/^renderer\/assets\/start-[^/]*\.css$/));
    expect(noted.addresses).toEqual([]);
    expect(noted.programs).toEqual([]);
    expect(asked).toEqual([]);
  } finally {
    await app.close();
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('with a Photon on a cable, what opens its port is loaded behind the first paint, and with none not at all', async () => {
  for (const isPlugged of [true, false]) {
    const folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-start-'));
    if (isPlugged) await plugIn(folder, '3b0021001747353236343033', '/dev/null');
    const app = await launch({
      executablePath: electronProgram(),
      args: [
        ...['-r', path.join(import.meta.dirname, 'watch-start.cjs'), root],
        ...[`--user-data-dir=${path.join(folder, 'profile')}`, `--usb-folder=${folder}`],
      ],
    });
    try {
      const page = await app.firstWindow();
      await page.getByRole('button', { name: 'Set up a Photon' }).waitFor();
      const loadedAt = async () => {
        const { natives } = await app.evaluate(() => Reflect.get(globalThis, 'noted') as Noted);
        return natives.find(({ file }) => path.basename(file).startsWith('serialport-'))?.at;
      };
      if (isPlugged) {
        await page.getByRole('button', { name: 'Set up over USB' }).waitFor();
        const paintedAt = await page.evaluate(() => {
          const paint = performance.getEntriesByName('first-contentful-paint')[0];
          return performance.timeOrigin + (paint?.startTime ?? Number.NaN);
        });
        expect(await loadedAt()).toBeGreaterThan(paintedAt);
      } else {
        // Two looks at what is plugged in.
        const since = (await app.evaluate(() => (Reflect.get(globalThis, 'noted') as Noted).files)).filter(
          isLook,
        ).length;
        await expect
          .poll(
            async () =>
              (await app.evaluate(() => (Reflect.get(globalThis, 'noted') as Noted).files)).filter(isLook).length,
          )
          .toBeGreaterThan(since + 1);
        expect(await loadedAt()).toBeUndefined();
      }
    } finally {
      await app.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  }
});

const isLook = (file: string) => file.endsWith(path.join('sys', 'bus', 'usb', 'devices'));
