import { copyFileSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPackage, extractAll } from '@electron/asar';
import { expect, test } from '@playwright/test';
import { type CleanRoot, noRoot, openCleanRoot } from './clean-root.ts';
import { artefact, practise, processTree, runOrFail, startPackaged } from './packaged-app.ts';

// One story: each test goes on where the one before stopped.
test.describe.configure({ mode: 'serial', timeout: 180_000 });
// biome-ignore lint/suspicious/noSkippedTests: where there is no root nothing can be installed, and the stage says so
test.skip(noRoot !== undefined, noRoot);

let root: CleanRoot;
let before: readonly string[] = [];
const profile = '--user-data-dir=/home/person/profile';
const install = (file: string) => root.run(`apt-get install -y --no-install-recommends /mnt/${file}`);
const version = (
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string }
).version;
const olderVersion = '0.0.1';

test.beforeAll(async () => {
  test.setTimeout(180_000);
  root = await openCleanRoot();
  copyFileSync(artefact('.deb'), path.join(root.exchange, 'new.deb'));
  await makeOlder(path.join(root.exchange, 'new.deb'), path.join(root.exchange, 'old.deb'));
  before = await root.files();
});
test.afterAll(() => root?.remove());

/** The same app under a lower number: cheaper than building one, and another file in every way that counts. */
async function makeOlder(newer: string, older: string): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'older-'));
  try {
    const tree = path.join(folder, 'tree');
    await runOrFail(['dpkg-deb', '-R', newer, tree]);
    const control = path.join(tree, 'DEBIAN/control');
    writeFileSync(control, readFileSync(control, 'utf8').replace(/^Version: .*$/m, `Version: ${olderVersion}`));
    const asar = path.join(tree, 'opt/photon-setup/resources/app.asar');
    const app = path.join(folder, 'app');
    extractAll(asar, app);
    const manifest = JSON.parse(readFileSync(path.join(app, 'package.json'), 'utf8'));
    writeFileSync(path.join(app, 'package.json'), JSON.stringify({ ...manifest, version: olderVersion }));
    rmSync(asar);
    await createPackage(app, asar);
    await runOrFail(['dpkg-deb', '--root-owner-group', '-Zzstd', '-z1', '-b', tree, older]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('a disk that fills up while it is installed: apt says so, and nothing of it stays', async () => {
  const { code, output } = await root.run(
    'mount -t tmpfs -o size=40m tmpfs /opt && apt-get install -y --no-install-recommends /mnt/new.deb; code=$?; ls -A /opt; exit $code',
  );
  expect(code).not.toBe(0);
  expect(output).toContain('No space left on device');
  expect(output.trim().endsWith('E: Sub-process /usr/bin/dpkg returned an error code (1)')).toBe(true);
  expect((await root.run('dpkg --audit')).output).toBe('');
});

test('apt installs an older version with what it depends on alone, and every library is there', async () => {
  const { code, output } = await install('old.deb');
  expect(code, output).toBe(0);
  expect(output).toContain('1 newly installed');
  const linked = await root.run(
    'cd /opt/photon-setup && for file in photon-setup chrome_crashpad_handler *.so*; do ldd "$file"; done',
  );
  expect(linked.output).toContain('libgtk-3.so.0 =>');
  expect(linked.output).not.toContain('not found');
});

test('an ordinary person claims a simulated Photon in it, with the sandbox on', async () => {
  const app = await startPackaged(root.asPerson(['photon-setup', profile]));
  expect(await appVersion(app.page)).toBe(olderVersion);
  await app.picture('installed-1-start');

  const processes = processTree(app.child.pid ?? 0).filter((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer'),
  );
  expect(processes.length).toBeGreaterThan(0);
  for (const pid of processes) {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    expect(/^Seccomp:\t(\d)$/m.exec(status)?.[1]).toBe('2');
    expect(/^CapEff:\t(\w+)$/m.exec(status)?.[1]).toBe('0000000000000000');
    expect(/^Uid:\t(\d+)/m.exec(status)?.[1]).not.toBe('0');
    expect(readlinkSync(`/proc/${pid}/ns/user`)).not.toBe(readlinkSync('/proc/self/ns/user'));
  }

  await practise(app.page);
  await app.picture('installed-2-online');
  await app.page.getByRole('button', { name: 'Leave practice mode' }).click();

  await app.page.getByRole('button', { name: 'Settings' }).click();
  await app.page.getByLabel('Photon Wi-Fi name prefix').fill('Workshop');
  await app.page.keyboard.press('Enter');
  await expect.poll(() => storedSettings()).toContain('"photonPrefix": "Workshop"');
  await app.picture('installed-3-settings');
  await app.close();
});

test('a second start brings the first to the front and ends', async () => {
  // Both in one root: the lock is a file of the profile, a socket in /tmp and the number of a process.
  const both = `photon-setup ${profile} "$@" &
    until [ -e /mnt/second ]; do sleep 0.1; done
    photon-setup ${profile}
    echo "ended with $?" > /home/person/second
    wait`;
  const app = await startPackaged(root.asPerson(['sh', '-c', both, 'sh']));
  writeFileSync(path.join(root.exchange, 'second'), '');
  const second = async () => (await root.run('cat /home/person/second')).output.trim();
  await expect.poll(second, { timeout: 30_000 }).toBe('ended with 0');
  await expect(app.page.getByRole('button', { name: 'Set up a Photon' })).toBeVisible();
  await app.close();
});

test('the newer version takes its place and keeps every file of the person', async () => {
  const state = await root.homeState();
  const { code, output } = await install('new.deb');
  expect(code, output).toBe(0);
  expect(output).toContain('1 upgraded');
  expect(await root.homeState()).toBe(state);
  const app = await startPackaged(root.asPerson(['photon-setup', profile]));
  expect(await appVersion(app.page)).toBe(version);
  await app.page.getByRole('button', { name: 'Settings' }).click();
  await expect(app.page.getByLabel('Photon Wi-Fi name prefix')).toHaveValue('Workshop');
  await app.close();
});

test('where nothing can be noted it opens all the same, and says that nothing lasts', async () => {
  await root.run('mkdir -m 555 /home/locked');
  const app = await startPackaged(
    root.asPerson(['photon-setup', '--user-data-dir=/home/locked/profile'], '/home/locked'),
  );
  await expect(app.page.getByText('Nothing can be saved on this computer')).toBeVisible({ timeout: 30_000 });
  await app.picture('installed-5-locked-home');
  await app.close();
  expect((await root.run('ls -A /home/locked')).output).toBe('');
});

test('it opens without a graphics card', async () => {
  const app = await startPackaged(
    root.asPerson(['photon-setup', '--disable-gpu', '--user-data-dir=/home/person/plain']),
  );
  await expect(app.page.getByRole('button', { name: 'Set up a Photon' })).toBeVisible();
  await app.picture('installed-4-without-graphics');
  await app.close();
});

test('removed, it leaves nothing of the system behind and all of the person', async () => {
  const state = await root.homeState();
  const { code, output } = await root.run('apt-get purge -y photon-setup');
  expect(code, output).toBe(0);
  expect(output).not.toContain('not empty so not removed');
  // dpkg takes an empty /opt along with the last package in it.
  const withoutOpt = (files: readonly string[]) => files.filter((line) => !line.endsWith(' /opt'));
  expect(withoutOpt(await root.files())).toEqual(withoutOpt(before));
  expect(await root.homeState()).toBe(state);
  expect((await root.run('dpkg -s photon-setup')).code).not.toBe(0);
});

async function storedSettings(): Promise<string> {
  const { output } = await root.run('cat /home/person/profile/settings.json');
  return output.replaceAll('\t', ' ').replaceAll(/ +/g, ' ');
}

/** As the window itself learns it. */
function appVersion(page: import('@playwright/test').Page): Promise<string> {
  return page.evaluate(async () => {
    const { request } = Reflect.get(globalThis, 'photonSetup') as {
      request: (name: string) => Promise<{ snapshot: { system: { versions: { app: string } } } }>;
    };
    return (await request('readSnapshot')).snapshot.system.versions.app;
  });
}
