import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hookWays } from '../../../electron/composition/hook-ways.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import type { Hook } from '../../../electron/station/row-hooks.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hooks-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const row = '{"at":0,"outcome":"PASS"}';
const env = { PATH: process.env.PATH, WIFI_PASSWORD: 'front-desk-4', HOOK_TOKEN: 'opens-the-door' };
const pass = (hook: Hook) => hookWays(env, () => fetch)(hook, row, neverAborted());

describe('a row', () => {
  it('is one file of a folder, made where there is none', async () => {
    const there = path.join(folder, 'results', 'today');
    expect([await pass({ kind: 'folder', path: there }), await pass({ kind: 'folder', path: there })]).toEqual([
      true,
      true,
    ]);
    const files = await readdir(there);
    // The same row once more is the same file.
    expect(files).toEqual([expect.stringMatching(/^1970-01-01T00-00-00\.000Z-[0-9a-f]{16}\.json$/)]);
    for (const file of files) expect(await readFile(path.join(there, file), 'utf8')).toBe(`${row}\n`);
    await expect(pass({ kind: 'folder', path: path.join(there, files[0] ?? '', 'below') })).rejects.toThrow();
  });

  it('goes to a program as it is called, in no shell, which is told none of our secrets', async () => {
    const file = path.join(folder, 'seen.json');
    const program = `
      let row = '';
      process.stdin.on('data', (piece) => { row += piece; }).on('end', () => {
        require('fs').writeFileSync(process.argv[1], JSON.stringify({ row, rest: process.argv.slice(2), env: process.env }));
      });`;
    expect(await pass({ kind: 'command', run: [process.execPath, '-e', program, file, '$(touch x); "'] })).toBe(true);
    const seen = await readFile(file, 'utf8');
    expect(JSON.parse(seen)).toMatchObject({ row: `${row}\n`, rest: ['$(touch x); "'] });
    expect(seen).not.toMatch(/front-desk-4|opens-the-door/);
    expect(await pass({ kind: 'command', run: [process.execPath, '-e', 'process.exit(1)'] })).toBe(false);
    // Whatever it says, and whoever it leaves behind with what was its own.
    const talks = `process.stdout.write('x'.repeat(2_000_000));
      require('child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 3_000)'], { stdio: 'inherit' }).unref();`;
    expect(await pass({ kind: 'command', run: [process.execPath, '-e', talks] })).toBe(true);
    expect(await pass({ kind: 'command', run: [path.join(folder, 'nothing')] })).toBe(false);
  });

  it('is posted with the token that it is to have, and goes nowhere else', async () => {
    const seen: { readonly request: IncomingMessage; readonly body: string }[] = [];
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const piece of request) body += String(piece);
      seen.push({ request, body });
      const status = request.url === '/moved' ? 307 : request.url === '/broken' ? 500 : 204;
      response.writeHead(status, status === 307 ? { location: '/taken' } : {}).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await pass({ kind: 'web', url: `${url}/taken`, tokenEnv: 'HOOK_TOKEN' })).toBe(true);
    expect(await pass({ kind: 'web', url: `${url}/broken` })).toBe(false);
    await expect(pass({ kind: 'web', url: `${url}/moved` })).rejects.toThrow();
    await new Promise((resolve) => server.close(resolve));
    expect(
      seen.map(({ request: { method, url, headers }, body }) => [method, url, headers.authorization, body]),
    ).toEqual([
      ['POST', '/taken', 'Bearer opens-the-door', row],
      ['POST', '/broken', undefined, row],
      ['POST', '/moved', undefined, row],
    ]);
  });
});
