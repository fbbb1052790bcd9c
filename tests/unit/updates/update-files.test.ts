import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkUpdateServer } from '../../../electron/app/update-server.ts';
import { openRegularFile } from '../../../electron/files/regular-file.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { checkFetched, placeAppImage } from '../../../electron/updates/place-app-image.ts';
import { updateFiles } from '../../../electron/updates/update-files.ts';

const content = Buffer.alloc(100_000, 'photon');
const sha512 = createHash('sha512').update(content).digest('base64');
let folder = '';
let destination = '';
let answer: (response: ServerResponse) => void = (response) => response.end(content);
const http = createServer((_request, response) => answer(response));
let url = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'update-'));
  destination = path.join(folder, 'fetched');
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/file`;
  answer = (response) => response.end(content);
});
afterEach(async () => {
  http.closeAllConnections();
  await new Promise((resolve) => http.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

/** In this process; how it is done in another is `files/read-elsewhere.test.ts`. */
async function* readFolder(file: string, signal: AbortSignal) {
  yield* (await openRegularFile(file, { followLink: true })).createReadStream({ signal });
}
const files = updateFiles(fetch, readFolder);
/** For a server that falls silent. */
const impatient = updateFiles(fetch, readFolder, 300);
const get = (
  wanted: Partial<Parameters<typeof files.fetch>[0]> = {},
  signal: AbortSignal = neverAborted(),
  told: number[] = [],
  from = files,
) => from.fetch({ url, size: content.length, sha512, ...wanted }, destination, (bytes) => told.push(bytes), signal);

describe('fetching a file', () => {
  it('writes it whole and tells how far it is', async () => {
    const told: number[] = [];
    expect(await get({}, neverAborted(), told)).toEqual({ ok: true });
    expect(told.at(-1)).toBe(content.length);
    expect(content.equals(await readFile(destination))).toBe(true);
  });

  it('takes it from a folder', async () => {
    const file = path.join(folder, 'photon setup.AppImage');
    await writeFile(file, content);
    expect(await get({ url: pathToFileURL(file).href })).toEqual({ ok: true });
    expect(await get({ url: pathToFileURL(path.join(folder, 'none')).href })).toMatchObject({
      error: { code: 'update-not-offered' },
    });
  });

  it.runIf(process.platform !== 'win32')('waits for no pipe and no device in a folder', async () => {
    const pipe = path.join(folder, 'stable-linux-x64.json');
    execFileSync('mkfifo', [pipe]);
    const startedAt = performance.now();
    for (const file of [pipe, '/dev/zero', folder]) {
      expect(await files.read(pathToFileURL(file).href, 64, neverAborted())).toMatchObject({
        error: { code: 'update-server-unreachable', saw: 'NOT_A_FILE' },
      });
      expect(await get({ url: pathToFileURL(file).href })).toMatchObject({ ok: false });
    }
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it.each([
    ['another content', { sha512: createHash('sha512').update('x').digest('base64') }, /^100000 \/ 100000/],
    ['fewer bytes than announced', { size: content.length + 1 }, /^100000 \/ 100001/],
    ['more bytes than announced', { size: 10 }, /\/ 10 bytes/],
  ])('refuses %s', async (_what, wanted, saw) => {
    expect(await get(wanted)).toMatchObject({ error: { code: 'update-damaged', saw: expect.stringMatching(saw) } });
  });

  it('stops reading a file that does not end', async () => {
    let sent = 0;
    answer = (response) => {
      const more = () => {
        sent += content.length;
        if (response.write(content)) setImmediate(more);
        else response.once('drain', more);
      };
      response.on('error', () => undefined);
      more();
    };
    expect(await get()).toMatchObject({ error: { code: 'update-damaged' } });
    expect(sent).toBeLessThan(100 * content.length);
  });

  it.each([
    [404, 'update-not-offered'],
    [410, 'update-not-offered'],
    [500, 'update-server-unreachable'],
  ])('says what an answer of %d means', async (status, code) => {
    answer = (response) => response.writeHead(status).end('no');
    expect(await get()).toMatchObject({ error: { code, saw: String(status) } });
  });

  it('says that a connection broke off, was never there, or fell silent', async () => {
    answer = (response) => {
      response.writeHead(200, { 'Content-Length': content.length });
      response.write(content.subarray(0, 10), () => response.destroy());
    };
    expect(await get()).toMatchObject({ error: { code: 'update-server-unreachable' } });
    answer = (response) => void response.write(content.subarray(0, 10));
    expect(await get({}, neverAborted(), [], impatient)).toMatchObject({
      error: { code: 'update-server-unreachable' },
    });
    answer = () => undefined;
    expect(await get({}, neverAborted(), [], impatient)).toMatchObject({
      error: { code: 'update-server-unreachable' },
    });
    expect(await get({ url: 'http://127.0.0.1:9/file' })).toMatchObject({
      error: { code: 'update-server-unreachable' },
    });
  });

  it('stops when asked to', async () => {
    const stop = new AbortController();
    answer = (response) => void response.write(content.subarray(0, 10), () => stop.abort());
    expect(await get({}, stop.signal)).toMatchObject({ error: { code: 'cancelled' } });
  });

  it('says that there is no room for it', async () => {
    const wanted = { url, size: content.length, sha512 };
    const nowhere = path.join(folder, 'missing/fetched');
    expect(await files.fetch(wanted, nowhere, () => undefined, neverAborted())).toMatchObject({
      error: { code: 'update-not-stored', saw: 'ENOENT' },
    });
    // Writing to this device fails as on a full disk, full(4).
    if (process.platform !== 'linux') return;
    expect(await files.fetch(wanted, '/dev/full', () => undefined, neverAborted())).toMatchObject({
      error: { code: 'update-not-stored', saw: 'ENOSPC' },
    });
  });
});

describe('reading a description', () => {
  it('takes a small text and refuses a large one', async () => {
    answer = (response) => response.end('{}');
    expect(await files.read(url, 10, neverAborted())).toEqual({ ok: true, value: '{}' });
    answer = (response) => response.end('x'.repeat(11));
    expect(await files.read(url, 10, neverAborted())).toMatchObject({ error: { code: 'update-unreadable' } });
  });
});

describe('putting an AppImage in place', () => {
  const fetched = () => ({ path: destination, size: content.length, sha512 });
  let appImage = '';
  beforeEach(async () => {
    appImage = path.join(folder, 'Photon Setup.AppImage');
    await writeFile(appImage, 'old');
    await writeFile(destination, content);
  });

  it('replaces the old one and leaves nothing beside it', async () => {
    expect(await checkFetched(fetched())).toEqual({ ok: true });
    expect(await placeAppImage(fetched(), appImage)).toEqual({ ok: true });
    expect(content.equals(await readFile(appImage))).toBe(true);
    expect((await stat(appImage)).mode & 0o777).toBe(0o755);
    expect(await readdir(folder)).toEqual(['Photon Setup.AppImage']);
  });

  it.each([
    ['other bytes of the same length', () => writeFile(destination, Buffer.alloc(content.length, 'evil'))],
    ['more bytes', () => appendFile(destination, 'x')],
    ['fewer bytes', () => truncate(destination, 10)],
  ])('refuses %s than were fetched', async (_what, change) => {
    await change();
    expect(await checkFetched(fetched())).toMatchObject({ error: { code: 'update-damaged' } });
    expect(await placeAppImage(fetched(), appImage)).toMatchObject({ error: { code: 'update-damaged' } });
    expect(await readFile(appImage, 'utf8')).toBe('old');
    expect((await readdir(folder)).sort()).toEqual(['Photon Setup.AppImage', 'fetched']);
  });

  it.runIf(process.platform !== 'win32')(
    'follows no link, neither to what was fetched nor beside the program',
    async () => {
      const victim = path.join(folder, 'victim');
      await writeFile(victim, 'mine');
      await symlink(victim, path.join(folder, '.Photon Setup.AppImage.new'));
      expect(await placeAppImage(fetched(), appImage)).toEqual({ ok: true });
      expect(await readFile(victim, 'utf8')).toBe('mine');
      await writeFile(path.join(folder, 'real'), content);
      await symlink(path.join(folder, 'real'), destination);
      expect(await placeAppImage(fetched(), appImage)).toMatchObject({ error: { saw: 'ELOOP' } });
    },
  );

  it.runIf(process.platform !== 'win32')('waits for no pipe in the place of what was fetched', async () => {
    await rm(destination);
    execFileSync('mkfifo', [destination]);
    expect(await placeAppImage(fetched(), appImage)).toMatchObject({ error: { code: 'update-not-installed' } });
  });

  it('leaves the old one as it is where that fails', async () => {
    expect(await placeAppImage({ ...fetched(), path: path.join(folder, 'missing') }, appImage)).toMatchObject({
      error: { code: 'update-not-installed', saw: 'ENOENT' },
    });
    expect(await readFile(appImage, 'utf8')).toBe('old');
    expect(await placeAppImage(fetched(), path.join(folder, 'gone/Photon.AppImage'))).toMatchObject({
      error: { code: 'update-not-installed' },
    });
    expect(content.equals(await readFile(destination))).toBe(true);
  });
});

describe('the address of an update server', () => {
  it.each([
    ['https://updates.example.com/photon/', 'https://updates.example.com/photon'],
    ['http://192.168.1.4:8080', 'http://192.168.1.4:8080'],
    ['/srv/photon updates/', 'file:///srv/photon%20updates'],
    ['file:///srv/updates', 'file:///srv/updates'],
    ['C:\\updates', 'file:///C:/updates'],
  ])('takes %s', (text, address) => expect(checkUpdateServer(text)).toEqual({ ok: true, value: address }));

  // Windows signs in to the computer of a share, whoever named it.
  const shares = [
    '\\\\server\\updates',
    '\\\\?\\UNC\\server\\updates',
    '//server/updates',
    '/\\server/updates',
    'file://server/updates',
    'file:////server/updates',
    'file:///\\\\server/updates',
    'file:///%5C%5Cserver/updates',
    'file://192.168.1.4/updates',
  ];
  it.each(['http://updates.example.com', 'ftp://192.168.1.4', 'updates', 'https://a:b@c.de', '', ...shares])(
    'refuses %j',
    (text) => expect(checkUpdateServer(text)).toMatchObject({ ok: false, error: { code: 'invalid-input' } }),
  );

  it('may be a share where a policy says so', () => {
    expect(checkUpdateServer('\\\\server\\updates', { shares: true })).toEqual({
      ok: true,
      value: 'file://server/updates',
    });
  });
});
