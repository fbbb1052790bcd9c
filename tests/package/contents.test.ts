import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { extractFile, listPackage } from '@electron/asar';
import { expect, test } from '@playwright/test';
import { usbIdentity } from '../../shared/console/usb-identity.ts';
import { libraryWeight } from '../support/library-weight.ts';
import { artefact, dist, run, runOrFail, unpacked } from './packaged-app.ts';

const root = path.resolve(import.meta.dirname, '../..');
const asar = path.join(unpacked, 'resources/app.asar');

/** All that may be in the archive. Names of chunks end in the hash of what is in them. */
const allowed = [
  /^\/package\.json$/,
  /^\/out$/,
  /^\/out\/(main|node-wifi|file-reader)\.js$/,
  /^\/out\/main-[A-Z0-9]{8}\.js$/,
  /^\/out\/preload\.cjs$/,
  // Outside of it, and named in it.
  /^\/out\/(serialport|sqlite)-linux-(x64|arm64)\.node$/,
  /^\/out\/(build-info|licences)\.json$/,
  /^\/out\/renderer(\/assets|\/text(\/[\w-]+)?)?$/,
  /^\/out\/renderer\/index\.html$/,
  /^\/out\/renderer\/assets\/(main|[\w-]+-[\w-]{8})\.(js|css)$/,
  /^\/out\/renderer\/text\/[\w-]+\/[\w-]+\.js$/,
];

/** What the package may weigh beside the bare Electron with the same locales, packed the same way. */
const budgetBytes = 4_500_000;

const read = (name: string) => extractFile(asar, name).toString('utf8');
const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

test('the library of serial ports adds less than 0.3 MB', async () => {
  expect(await libraryWeight(root)).toBeLessThan(300_000);
});

test('the archive holds what ships and nothing else', () => {
  const names = listPackage(asar, { isPack: false });
  expect(names.filter((name) => !allowed.some((pattern) => pattern.test(name)))).toEqual([]);
  expect(names).toContain('/out/main.js');
  const manifest = JSON.parse(read('package.json')) as Record<string, unknown>;
  expect(Object.keys(manifest).sort()).toEqual(
    ['description', 'desktopName', 'homepage', 'license', 'main', 'name', 'productName', 'type', 'version'].sort(),
  );
});

test('no program in it is of the terminal, a test or a bench, and none points at a map of its sources', () => {
  const programs = listPackage(asar, { isPack: false }).filter((name) => /\.(js|cjs)$/.test(name));
  expect(programs.length).toBeGreaterThan(5);
  // A help text of the terminal, the name of its library's error, the name of our tests' library.
  const foreign = ['sourceMappingURL', '--password-env', 'CommanderError', 'vitest', '@playwright'];
  const found = programs.flatMap((name) => {
    const code = read(name.slice(1));
    return foreign.filter((words) => code.includes(words)).map((words) => `${words} in ${name}`);
  });
  expect(found).toEqual([]);
});

test('it says what it is, and its file name says what it is not', () => {
  const info = JSON.parse(read('out/build-info.json')) as Record<string, unknown>;
  const version = (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version;
  expect(info).toMatchObject({ version, signed: false });
  expect(info.commit).toMatch(/^[0-9a-f]{40}(-dirty)?$/);
  const packages = readdirSync(dist).filter((name) => /\.(deb|tar\.\w+)$/.test(name));
  expect(packages).toHaveLength(2);
  for (const name of packages) {
    expect(name).toContain('-unsigned.');
    expect(name.includes('-dev-runtime')).toBe(info.runtime === 'development');
  }
});

test('Chromium speaks the languages that the app speaks', () => {
  // Asked for Spanish, electron-builder keeps Latin America's as well.
  expect(readdirSync(path.join(unpacked, 'locales')).sort()).toEqual(
    ['de.pak', 'en-US.pak', 'es-419.pak', 'es.pak', 'fr.pak', 'ja.pak', 'zh-CN.pak'].sort(),
  );
  expect(readdirSync(path.join(unpacked, 'resources')).sort()).toEqual([
    'app.asar',
    'app.asar.unpacked',
    'apparmor-profile',
  ]);
  expect(readdirSync(path.join(unpacked, 'resources/app.asar.unpacked/out')).sort()).toEqual([
    `serialport-linux-${process.arch}.node`,
    `sqlite-linux-${process.arch}.node`,
  ]);
});

test('the package weighs little more than the bare runtime', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'size-'));
  try {
    // The same command as the archive was made with, without what is ours.
    const bare = path.join(folder, 'bare.tar.gz');
    const compression = '--use-compress-program=gzip -1n';
    const exclude = ['--exclude=app.asar', '--exclude=app.asar.unpacked', '--exclude=apparmor-profile'];
    await runOrFail(['tar', '-cf', bare, compression, '--sort=name', ...exclude, '-C', dist, 'linux-unpacked']);
    const size = (file: string) => readFileSync(file).length;
    const beyond = size(artefact('.tar.gz')) - size(bare);
    console.log(`archive ${size(artefact('.tar.gz'))} bytes, ${beyond} of them ours; asar ${size(asar)}`);
    expect(beyond).toBeGreaterThan(0);
    expect(beyond).toBeLessThan(budgetBytes);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('what talks to a Photon on a cable weighs little of that', () => {
  const programs = listPackage(asar, { isPack: false }).filter((name) => /^\/out\/main-[A-Z0-9]{8}\.js$/.test(name));
  const withLibrary = programs.map((name) => read(name.slice(1))).filter((code) => code.includes('`./serialport-'));
  expect(withLibrary).toHaveLength(1);
  const native = path.join(unpacked, `resources/app.asar.unpacked/out/serialport-linux-${process.arch}.node`);
  const packed = [readFileSync(native), ...withLibrary].map((part) => gzipSync(part, { level: 9 }).length);
  expect(packed.reduce((sum, bytes) => sum + bytes)).toBeLessThan(300_000);
});

test('the checksums are those of the files, and the bill of materials names what was bundled', () => {
  const lines = readFileSync(path.join(dist, 'SHA256SUMS'), 'utf8').trim().split('\n');
  const named = lines.map((line) => line.split('  '));
  for (const [sum = '', name = ''] of named) expect(sha256(path.join(dist, name)), name).toBe(sum);
  const files = readdirSync(dist, { withFileTypes: true }).filter((entry) => entry.isFile());
  expect(named.map(([, name]) => name).sort()).toEqual(
    files
      .map((entry) => entry.name)
      .filter((name) => name !== 'SHA256SUMS')
      .sort(),
  );
  const bill = JSON.parse(readFileSync(artefact('.cdx.json'), 'utf8')) as {
    bomFormat: string;
    specVersion: string;
    serialNumber: string;
    components: { name: string; version: string; purl: string; licenses: unknown[] }[];
  };
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
  expect(bill.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  const licences = JSON.parse(read('out/licences.json')) as { name: string; version: string }[];
  expect(bill.components.map(({ name, version }) => `${name}@${version}`)).toEqual([
    expect.stringMatching(/^electron@\d+\.\d+\.\d+$/),
    ...licences.map(({ name, version }) => `${name}@${version}`),
  ]);
  expect(licences.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'react-dom',
      'node-forge',
      'node-wifi',
      '@photostructure/sqlite',
      '@serialport/bindings-cpp',
      'kysely',
    ]),
  );
  expect(bill.components.every(({ licenses, purl }) => licenses.length === 1 && purl.startsWith('pkg:npm/'))).toBe(
    true,
  );
});

test('the same commit in another folder makes the same archive, byte for byte', async () => {
  // In .cache, so that files of packages can be linked and not copied.
  await mkdir(path.join(root, '.cache/package'), { recursive: true });
  const folder = await mkdtemp(path.join(root, '.cache/package/another-'));
  try {
    const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
    for (const name of files
      .toString('utf8')
      .split('\0')
      .filter((one) => one !== '' && existsSync(path.join(root, one)))) {
      await cp(path.join(root, name), path.join(folder, name));
    }
    await cp(path.join(root, '.git'), path.join(folder, '.git'), { recursive: true });
    await runOrFail(['cp', '-al', path.join(root, 'node_modules'), path.join(folder, 'node_modules')]);
    await mkdir(path.join(folder, '.cache'));
    for (const name of readdirSync(path.join(root, '.cache')).filter((one) => one.startsWith('electron-'))) {
      await symlink(path.join(root, '.cache', name), path.join(folder, '.cache', name));
    }
    const made = await run([process.execPath, path.join(folder, 'build/package/dist.mjs'), 'folder']);
    expect(made.code, made.output).toBe(0);
    const other = path.join(folder, 'dist/linux-unpacked/resources/app.asar');
    expect(listPackage(other, { isPack: false })).toEqual(listPackage(asar, { isPack: false }));
    expect(sha256(other)).toBe(sha256(asar));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('the menu entry and the description validate, and lintian finds no error', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'deb-'));
  try {
    await runOrFail(['dpkg-deb', '-x', artefact('.deb'), folder]);
    const share = path.join(folder, 'usr/share');
    const entry = path.join(share, 'applications/photon-setup.desktop');
    expect(await runOrFail(['desktop-file-validate', entry])).toBe('');
    const words = readFileSync(entry, 'utf8');
    for (const language of ['de', 'es', 'fr', 'ja', 'zh_CN']) {
      for (const key of ['Comment', 'GenericName', 'Keywords']) expect(words).toContain(`\n${key}[${language}]=`);
    }
    await runOrFail(['appstreamcli', 'validate', '--no-net', path.join(share, 'metainfo/photon-setup.metainfo.xml')]);
    // Each device whose console the app talks to may be opened by whoever sits at the computer.
    const rules = readFileSync(path.join(folder, 'usr/lib/udev/rules.d/70-photon-setup.rules'), 'utf8');
    for (const productId of ['c006', 'c008']) {
      expect(usbIdentity({ vendorId: '2b04', productId })?.kind).toMatch(/^(photon|p1)$/);
      const named = `"2b04".*"[^"]*${productId}[^"]*".*`;
      expect(rules).toMatch(new RegExp(`${named}uaccess`));
      // A modem manager types into neither the device nor its port.
      expect(rules).toMatch(new RegExp(`"usb_device".*${named}ENV\\{ID_MM_DEVICE_IGNORE\\}="1"`));
      expect(rules).toMatch(new RegExp(`"tty".*${named}ENV\\{ID_MM_PORT_IGNORE\\}="1"`));
    }
    // Debian's archive takes no zstd; the packages of `npm run dist` without --fast are of xz.
    const lintian = ['lintian', '--suppress-tags', 'malformed-deb-archive', '--fail-on', 'error', artefact('.deb')];
    const found = await run(lintian);
    expect(found.output.match(/^E: .*$/gm)).toBeNull();
    expect(found.code, found.output).toBe(0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
