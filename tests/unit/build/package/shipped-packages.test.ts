import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { shippedPackages } from '../../../../build/package/shipped-packages.mjs';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'shipped-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function installed(name: string, license: string, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = path.join(root, 'node_modules', name);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name, version: '1.2.3', license }));
  for (const [file, text] of Object.entries(files)) await writeFile(path.join(folder, file), text);
  return path.join(folder, 'lib/index.js');
}

test('names each package once, with its licence, and nothing of our own', async () => {
  const scoped = await installed('@scope/b', 'MIT', { 'LICENSE.md': 'Do as you like.\r\n' });
  const plain = await installed('a', 'ISC', { license: 'Use it.' });
  const nested = path.join(path.dirname(plain), '../dist/other.js');
  expect(shippedPackages([scoped, plain, nested, 'electron/main.ts', path.join(root, 'renderer/main.tsx')])).toEqual([
    { name: '@scope/b', version: '1.2.3', licence: 'MIT', text: 'Do as you like.' },
    { name: 'a', version: '1.2.3', licence: 'ISC', text: 'Use it.' },
  ]);
});

test('what a bundler adds of its own counts as that bundler, without the licences of what it runs on', () => {
  const [rolldown, vite] = shippedPackages(['\0vite/preload-helper.js', '\0rolldown/runtime.js']);
  expect([rolldown?.name, vite?.name]).toEqual(['rolldown', 'vite']);
  expect(vite?.text).toContain('Permission is hereby granted');
  expect(vite?.text.length).toBeLessThan(2_000);
});

test('a licence nobody has read, or without its text, stops the build', async () => {
  const strict = await installed('strict', 'AGPL-3.0', { LICENSE: 'Show everything.' });
  expect(() => shippedPackages([strict])).toThrow('strict is licensed AGPL-3.0');
  const silent = await installed('silent', 'MIT', {});
  expect(() => shippedPackages([silent])).toThrow('silent comes without the text of its licence');
});
