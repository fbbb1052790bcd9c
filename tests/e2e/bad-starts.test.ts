import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { test as base, type ElectronApplication, expect, type Page } from '@playwright/test';
import { electronProgram } from './app.ts';
import { launch } from './launch.ts';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');

interface Bench {
  readonly folder: string;
  start(switches: readonly string[], env?: NodeJS.ProcessEnv): Promise<{ app: ElectronApplication; page: Page }>;
}

/** A folder of its own, and the app started as a person would, with whatever is wrong in that folder. */
const test = base.extend<{ bench: Bench }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures it is asked for from this pattern
  bench: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-bad-'));
    const started: ElectronApplication[] = [];
    await use({
      folder,
      async start(switches, env = process.env) {
        const app = await launch({
          executablePath: electronProgram(),
          args: [root, ...switches],
          env: Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value ? [[name, value]] : []))),
        });
        started.push(app);
        return { app, page: await app.firstWindow() };
      },
    });
    for (const app of started) await app.close().catch(() => undefined);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
});

const startScreen = (page: Page) => page.getByRole('button', { name: 'Set up a Photon' });

/** A folder that nobody writes in: for root a disk that is mounted for reading, for others their rights. */
async function readOnly(folder: string): Promise<() => Promise<unknown>> {
  await mkdir(folder);
  if (process.getuid?.() === 0) {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=1m,ro', 'tmpfs', folder]);
    return () => run('umount', [folder]);
  }
  await chmod(folder, 0o555);
  return () => chmod(folder, 0o755);
}

for (const [what, broken] of [
  ['no JSON', (file: string) => writeFile(file, '{"photonPrefix": ')],
  ['a folder', (file: string) => mkdir(file)],
] as const) {
  test(`a settings file that holds ${what} is no obstacle: the defaults serve`, async ({ bench }) => {
    await broken(path.join(bench.folder, 'settings.json'));
    const { page } = await bench.start([`--user-data-dir=${bench.folder}`]);
    await startScreen(page).waitFor();
    await page.keyboard.press('Control+,');
    await expect(page.getByLabel('Cloud address')).toHaveValue('https://api.particle.io');
    await expect(page.getByLabel('Photon Wi-Fi name prefix')).toHaveValue('Photon');
    await page.getByRole('radio', { name: 'Dark' }).click();
    const appearance = page.getByRole('region', { name: 'Appearance' });
    const word = appearance.locator(what === 'a folder' ? '[role="alert"]' : '[aria-live]').filter({ hasText: /\w/ });
    await expect(word).toHaveCount(1);
    // The look holds at once, and only where it was saved.
    await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked({ checked: what !== 'a folder' });
    // The tests' own choice of colours would hide that of the app.
    await page.emulateMedia({ colorScheme: null });
    const dark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    await expect.poll(dark).toBe(what !== 'a folder');
    // What a person once chose is not thrown away because it cannot be read.
    if (what === 'no JSON')
      expect(await readFile(path.join(bench.folder, 'settings.json.unreadable'), 'utf8')).toBe('{"photonPrefix": ');
  });
}

test('a home that cannot be written is said, and the app goes on without it', async ({ bench }) => {
  const home = path.join(bench.folder, 'home');
  const mend = await readOnly(home);
  try {
    // A profile that cannot be made leads Electron to the one of the home, which cannot be made either.
    const { app, page } = await bench.start([`--user-data-dir=${home}/profile`], {
      ...process.env,
      HOME: home,
      XDG_CONFIG_HOME: '',
      XDG_DATA_HOME: '',
    });
    await expect(page.getByText('Nothing can be saved on this computer')).toBeVisible();
    await expect(startScreen(page)).toBeEnabled();
    const borrowed = await app.evaluate(({ app }) => app.getPath('userData'));
    expect(borrowed.startsWith(home)).toBe(false);
  } finally {
    await mend();
  }
});

test('a profile on a disk that cannot be written is said as well', async ({ bench }) => {
  const profile = path.join(bench.folder, 'profile');
  const mend = await readOnly(profile);
  try {
    const { page } = await bench.start([`--user-data-dir=${profile}`]);
    await expect(page.getByText('Nothing can be saved on this computer')).toBeVisible();
  } finally {
    await mend();
  }
});

test('without a graphics card the window is painted all the same', async ({ bench }) => {
  const { page } = await bench.start([
    `--user-data-dir=${bench.folder}`,
    '--disable-gpu',
    '--disable-software-rasterizer',
  ]);
  await expect(startScreen(page)).toBeVisible();
});

test('a policy that cannot be read leaves practice, and says where it is wrong', async ({ bench }) => {
  const policy = path.join(bench.folder, 'policy.json');
  await writeFile(policy, '{ "doors": ["set-up"], "cloudUrl": "http://cloud.example.com" }', { mode: 0o644 });
  const { page } = await bench.start([`--user-data-dir=${path.join(bench.folder, 'p')}`, `--policy-file=${policy}`]);
  await expect(page.getByText('This computer’s policy can’t be read')).toBeVisible();
  await page.getByText('Details').click();
  await expect(page.getByText(/cloudUrl: not an address/)).toBeVisible();
  await expect(page.locator('.tile')).toHaveCount(1);
  const reply = await page.evaluate(() =>
    (window as unknown as { photonSetup: { request(...words: unknown[]): Promise<unknown> } }).photonSetup.request(
      'signIn',
      { username: 'a', password: 'b' },
    ),
  );
  expect(reply).toEqual({ ok: false, error: { code: 'closed-by-policy' } });
});

test('a policy locks the cloud against the person and the command line', async ({ bench }) => {
  const policy = path.join(bench.folder, 'policy.json');
  await writeFile(policy, '{ "cloudUrl": "https://it.example.com", "doors": ["set-up"] }', { mode: 0o644 });
  const { page } = await bench.start([
    `--user-data-dir=${path.join(bench.folder, 'p')}`,
    `--policy-file=${policy}`,
    '--cloud-url=http://127.0.0.1:9',
  ]);
  await startScreen(page).waitFor();
  await page.keyboard.press('Control+,');
  await expect(page.getByLabel('Cloud address')).toHaveValue('https://it.example.com');
  await expect(page.getByLabel('Cloud address')).toHaveAttribute('readonly');
});

test('a window whose process ends comes back, and when it ends again at once the person is asked', async ({
  bench,
}) => {
  const { app, page } = await bench.start([`--user-data-dir=${bench.folder}`]);
  await startScreen(page).waitFor();
  await app.evaluate(({ dialog }) => {
    // A dialog of the system would wait for a click: the first one opens the window again, the second one quits.
    const asked: string[] = [];
    const showMessageBox = async (_window: unknown, { message }: { message: string }) => {
      asked.push(message);
      return { response: asked.length - 1, checkboxChecked: false };
    };
    Object.assign(globalThis, { asked });
    Object.assign(dialog, { showMessageBox });
  });
  const crashAndHeal = () =>
    app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      await new Promise<void>((resolve) => {
        contents?.once('did-finish-load', () => resolve());
        contents?.forcefullyCrashRenderer();
      });
    });
  const heading = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(`document.querySelector('h1')?.textContent`),
    );
  const asked = () => app.evaluate(() => Reflect.get(globalThis, 'asked') as unknown);

  await crashAndHeal();
  await expect.poll(heading).toBe('Set up your Photon');
  expect(await asked()).toEqual([]);
  await crashAndHeal();
  await expect.poll(heading).toBe('Set up your Photon');
  expect(await asked()).toEqual(['The window stopped working twice']);
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  expect(await ended).toBe(0);
});
