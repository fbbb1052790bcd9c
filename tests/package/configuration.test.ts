import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { builderConfig } from '../../build/package/builder-config.mjs';
import { canSign, releaseProblems } from '../../build/package/identity.mjs';

const root = path.resolve(import.meta.dirname, '../..');
// Of the very packages that electron-builder itself runs with.
const ofBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const ofLibrary = createRequire(ofBuilder.resolve('app-builder-lib'));
const { validateConfiguration } = ofBuilder('app-builder-lib/out/util/config/config.js') as {
  validateConfiguration: (config: unknown, log: unknown) => Promise<void>;
};
const { DebugLogger } = ofLibrary('builder-util') as { DebugLogger: new (enabled: boolean) => unknown };

const azure = {
  AZURE_TENANT_ID: 'tenant',
  AZURE_SIGNING_ENDPOINT: 'https://signing.example.org',
  AZURE_SIGNING_ACCOUNT: 'account',
  AZURE_SIGNING_PROFILE: 'profile',
  AZURE_SIGNING_PUBLISHER: 'Publisher',
};
const of = (platform: NodeJS.Platform, signed: boolean) =>
  builderConfig({
    platform,
    signed,
    appFolder: 'app',
    outFolder: 'dist',
    electronVersion: '45.4.1',
    electronFolder: undefined,
    suffix: signed ? '' : '-unsigned',
    maintainer: 'Maker <maker@example.org>',
    homepage: 'https://example.org',
    fast: false,
    linuxFiles: [],
    env: signed ? azure : {},
  });
const systems = ['linux', 'win32', 'darwin'] as const;

test('electron-builder takes the settings of every system, signed and not', async () => {
  for (const platform of systems) {
    for (const signed of [true, false]) await validateConfiguration(of(platform, signed), new DebugLogger(false));
  }
  // The check itself can fail.
  const wrong = { ...of('darwin', true), mac: { hardenedRuntime: 'perhaps' } };
  await expect(validateConfiguration(wrong, new DebugLogger(false))).rejects.toThrow(/hardenedRuntime/);
});

test('no files and no addresses open the app; Windows asks for no administrator', () => {
  for (const platform of systems) {
    const config = of(platform, true);
    expect(config).not.toHaveProperty('fileAssociations');
    expect(config).not.toHaveProperty('protocols');
    expect(config.electronFuses?.enableEmbeddedAsarIntegrityValidation).toBe(platform !== 'linux');
  }
  expect(of('win32', true).nsis).toMatchObject({ oneClick: true, perMachine: false, allowElevation: false });
  expect(of('win32', true).win).toHaveProperty('azureSignOptions.endpoint', azure.AZURE_SIGNING_ENDPOINT);
  expect(of('win32', true).win).toHaveProperty('signExts', ['.node']);
  expect(of('darwin', true).mac).toMatchObject({ hardenedRuntime: true, notarize: true });
  expect(of('darwin', true).mac).not.toHaveProperty('identity');
});

test('macOS asks in the six languages, with the same sentences in each', () => {
  const keys = ['NSLocalNetworkUsageDescription', 'NSLocationUsageDescription', 'NSLocationWhenInUseUsageDescription'];
  const info = of('darwin', true).mac?.extendInfo as Record<string, string>;
  const folders = readdirSync(path.join(root, 'build/macos')).filter((name) => name.endsWith('.lproj'));
  expect(folders.sort()).toEqual(['de', 'en', 'es', 'fr', 'ja', 'zh_CN'].map((name) => `${name}.lproj`));
  for (const folder of folders) {
    const text = readFileSync(path.join(root, 'build/macos', folder, 'InfoPlist.strings'), 'utf8');
    const pairs = [...text.matchAll(/^"(\w+)" = "([^"]+)";$/gm)].map(([, key = '', value = '']) => [key, value]);
    expect(pairs.map(([key]) => key).sort()).toEqual([...keys].sort());
    if (folder === 'en.lproj') for (const [key = '', value] of pairs) expect(info[key]).toBe(value);
  }
});

test('the icons of Windows and macOS hold every size whole', () => {
  const ico = readFileSync(path.join(root, 'build/icons/icon.ico'));
  const images = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + 16 * index;
    const [length, offset] = [ico.readUInt32LE(entry + 8), ico.readUInt32LE(entry + 12)];
    return { said: ico[entry] || 256, png: ico.subarray(offset, offset + length) };
  });
  expect(images.map(({ said }) => said)).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
  for (const { said, png } of images) expect(pngSize(png)).toBe(said);

  const icns = readFileSync(path.join(root, 'build/icons/icon.icns'));
  expect(icns.toString('latin1', 0, 4)).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const sizes = new Set<number>();
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) sizes.add(pngSize(icns.subarray(at + 8)));
  expect([...sizes].sort((a, b) => a - b)).toEqual([16, 32, 64, 128, 256, 512, 1024]);
});

/** Of a PNG image, which is as high as it is wide; IHDR is its first part. */
function pngSize(png: Buffer): number {
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(png.readUInt32BE(20));
  return png.readUInt32BE(16);
}

test('a signature needs all its secrets, a maker, an address, the real Electron and a commit', () => {
  expect(canSign({}, 'linux') || canSign({}, 'win32') || canSign({}, 'darwin')).toBe(false);
  expect(canSign({ PHOTON_SETUP_GPG_KEY: 'key' }, 'linux')).toBe(true);
  expect(canSign({ CSC_LINK: 'certificate' }, 'win32')).toBe(true);
  expect(canSign(azure, 'win32')).toBe(true);
  expect(canSign({ ...azure, AZURE_SIGNING_PROFILE: '' }, 'win32')).toBe(false);
  // Signed and not notarised is stopped at every Mac's door.
  expect(canSign({ CSC_LINK: 'certificate' }, 'darwin')).toBe(false);
  expect(
    canSign({ CSC_LINK: 'c', APPLE_ID: 'a', APPLE_APP_SPECIFIC_PASSWORD: 'p', APPLE_TEAM_ID: 't' }, 'darwin'),
  ).toBe(true);
  const fit = {
    maintainer: 'Maker <maker@example.org>',
    homepage: 'https://example.com',
    repository: { url: 'https://example.com/source.git' },
    bugs: { url: 'https://example.com/source/issues' },
    runtime: 'release',
    commit: 'a'.repeat(40),
  } as const;
  expect(releaseProblems(fit)).toEqual([]);
  expect(releaseProblems({ ...fit, runtime: 'development', commit: `${fit.commit}-dirty` })).toHaveLength(2);
  const unnamed = { url: 'https://example.org/photon-setup.git' };
  expect(releaseProblems({ ...fit, repository: unnamed, bugs: unnamed })).toHaveLength(2);
});
