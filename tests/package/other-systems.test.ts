import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { Arch, build, Platform } from 'electron-builder';
import { fillAppFolder } from '../../build/package/app-folder.mjs';
import { builderConfig } from '../../build/package/builder-config.mjs';
import { macosStandIn, windowsStandIn } from './stand-in-runtime.ts';

// The whole way of electron-builder up to the folder that an installer is made of, as far as it goes on this system. What
// the result is on Windows and macOS only those can tell.

const root = path.resolve(import.meta.dirname, '../..');
let work = '';
test.beforeEach(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'other-systems-'));
});
test.afterEach(() => rm(work, { recursive: true, force: true }));

async function packageFor(platform: 'win32' | 'darwin', standIn: (folder: string) => Promise<void>): Promise<string> {
  const electronFolder = path.join(work, 'electron');
  await standIn(electronFolder);
  const appFolder = path.join(work, 'app');
  fillAppFolder(appFolder, {
    info: { version: '0.1.0', commit: 'test', signed: false, runtime: 'release' },
    homepage: 'https://example.org',
    platform,
  });
  const outFolder = path.join(work, 'out');
  const config = builderConfig({
    platform,
    appFolder,
    outFolder,
    electronVersion: '45.0.0',
    electronFolder,
    signed: false,
    suffix: '-unsigned',
    maintainer: 'Maker <maker@example.org>',
    homepage: 'https://example.org',
    fast: true,
    linuxFiles: [],
    env: {},
  });
  const system = platform === 'win32' ? Platform.WINDOWS : Platform.MAC;
  await build({ projectDir: root, config, publish: 'never', targets: system.createTarget('dir', Arch.x64) });
  const [folder] = readdirSync(outFolder).filter((name) => !name.startsWith('builder-'));
  return path.join(outFolder, folder ?? '');
}

/** The fuses that differ from the stand-in's, which are all off. */
async function fusesOn(program: string): Promise<readonly string[]> {
  const wire = (await getCurrentFuseWire(program)) as unknown as Record<number, number>;
  return Object.entries(FuseV1Options).flatMap(([name, fuse]) =>
    typeof fuse === 'number' && wire[fuse] === '1'.charCodeAt(0) ? [name] : [],
  );
}
const expectedFuses = ['EnableCookieEncryption', 'EnableEmbeddedAsarIntegrityValidation', 'OnlyLoadAppFromAsar'];

test('Windows: the app’s name and icon on the program, its fuses, its languages and nothing of ours but the archive', async () => {
  const folder = await packageFor('win32', windowsStandIn);
  const program = path.join(folder, 'Photon Setup.exe');
  expect([...(await fusesOn(program))].sort()).toEqual(expectedFuses);
  const bytes = readFileSync(program);
  expect(bytes.includes(Buffer.from('Photon Setup', 'utf16le'))).toBe(true);
  // The archive's own sum, which Electron compares before it loads it.
  expect(bytes.includes(String.raw`"file":"resources\\app.asar"`)).toBe(true);
  expect(readdirSync(path.join(folder, 'locales')).sort()).toEqual(['de.pak', 'en-US.pak']);
  expect(readdirSync(path.join(folder, 'resources')).sort()).toEqual(['app.asar', 'app.asar.unpacked']);
  // Of its own processor alone.
  expect(readdirSync(path.join(folder, 'resources/app.asar.unpacked/out')).sort()).toEqual([
    'serialport-win32-x64.node',
    'sqlite-win32-x64.node',
  ]);
  expect(listPackage(path.join(folder, 'resources/app.asar'), { isPack: false })).toContain('/out/main.js');
});

test('macOS: names, the sentences of the questions it asks, fuses, the sum of the archive, six languages', async () => {
  const folder = await packageFor('darwin', macosStandIn);
  const contents = path.join(folder, 'Photon Setup.app/Contents');
  const info = readFileSync(path.join(contents, 'Info.plist'), 'utf8');
  for (const key of [
    'NSLocalNetworkUsageDescription',
    'NSLocationUsageDescription',
    'NSLocationWhenInUseUsageDescription',
    'ElectronAsarIntegrity',
  ]) {
    expect(info).toContain(`<key>${key}</key>`);
  }
  expect(info).toMatch(/<key>CFBundleExecutable<\/key>\s*<string>Photon Setup<\/string>/);
  const framework = path.join(contents, 'Frameworks/Electron Framework.framework/Electron Framework');
  expect(readFileSync(framework).includes('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')).toBe(true);
  expect([...(await fusesOn(path.join(folder, 'Photon Setup.app')))].sort()).toEqual(expectedFuses);
  for (const language of ['en', 'de', 'es', 'fr', 'ja', 'zh_CN']) {
    expect(existsSync(path.join(contents, `Resources/${language}.lproj/InfoPlist.strings`))).toBe(true);
  }
  expect(readdirSync(path.join(contents, 'Resources/app.asar.unpacked/out')).sort()).toEqual([
    'serialport-darwin-universal.node',
    'sqlite-darwin-arm64.node',
    'sqlite-darwin-x64.node',
  ]);
  expect(existsSync(path.join(contents, 'Resources/pt_BR.lproj'))).toBe(false);
  expect(existsSync(path.join(contents, 'Resources/icon.icns'))).toBe(true);
  expect(readdirSync(path.join(contents, 'Frameworks')).filter((name) => name.includes('Helper')).length).toBe(4);
});
