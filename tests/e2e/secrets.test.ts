import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { systemClock } from '../../electron/ground/system-clock.ts';
import { defaultNetworks } from '../../electron/simulator/air/air.ts';
import { madeIdPrefix } from '../../electron/simulator/cloud/simulated-cloud.ts';
import { fastLatencies } from '../../electron/simulator/latencies.ts';
import { type SimulatedWorld, startSimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { requestNames } from '../../shared/ipc/names.ts';
import { newDatabase } from '../postgres/stations.ts';
import { findSecrets, findSecretsBelow, type Hit } from '../support/find-secrets.ts';
import { marked, markedTokens, markedWorld } from '../support/marked-secrets.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { electronProgram } from './app.ts';
import { launch } from './launch.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The whole home of a program that is watched: profile, temporary files, everything it could write. */
async function watchedHome() {
  const folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-canary-'));
  const places = {
    HOME: 'home',
    TMPDIR: 'tmp',
    XDG_CONFIG_HOME: 'config',
    XDG_CACHE_HOME: 'cache',
    XDG_DATA_HOME: 'data',
  };
  const env: Record<string, string> = {};
  for (const [name, inside] of Object.entries(places)) {
    env[name] = path.join(folder, inside);
    await mkdir(env[name] ?? '');
  }
  return { folder, env, profile: path.join(folder, 'profile') };
}

/** What the main process tells the window, from now on: all replies and notifications. */
async function recordTranscript(app: ElectronApplication): Promise<void> {
  const watched = await app.evaluate(({ ipcMain, BrowserWindow }) => {
    const transcript: string[] = [];
    Object.assign(globalThis, { transcript });
    // Electron keeps the handlers of `ipcMain.handle` here; there is no other way in once they are registered.
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, (...values: unknown[]) => unknown>;
    for (const [name, handle] of handlers) {
      handlers.set(name, async (...values) => {
        const reply = await handle(...values);
        transcript.push(`${name} ${JSON.stringify(reply)}`);
        return reply;
      });
    }
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      const send = webContents.send.bind(webContents);
      webContents.send = (name: string, ...values: unknown[]) => {
        transcript.push(`${name} ${JSON.stringify(values)}`);
        send(name, ...values);
      };
    }
    return [...handlers.keys()];
  });
  expect(watched.sort()).toEqual([...requestNames].sort());
}

/** Arguments and environments of the program and all it started, looked at again and again. */
function watchProcesses(pid: number, found: (hits: readonly Hit[]) => void) {
  const seen = new Set<string>();
  const look = async () => {
    const parents = new Map<number, number>();
    for (const name of await readdir('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
      parents.set(Number(name), Number(/\) \S (\d+)/.exec(stat)?.[1] ?? 0));
    }
    const isOurs = (one: number): boolean => one === pid || (one > 1 && isOurs(parents.get(one) ?? 0));
    for (const one of parents.keys()) {
      if (!isOurs(one)) continue;
      for (const part of ['cmdline', 'environ']) {
        const content = await readFile(`/proc/${one}/${part}`).catch(() => Buffer.alloc(0));
        if (content.length > 0) seen.add(`${one} ${part}`);
        found(findSecrets(`/proc/${one}/${part}: ${content.toString('latin1', 0, 80)}`, content));
      }
    }
  };
  let last = Promise.resolve();
  const timer = setInterval(() => {
    last = last.then(look);
  }, 250);
  return {
    seen,
    async stop() {
      clearInterval(timer);
      await last;
    },
  };
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const soon = { timeout: 40_000 };

async function joinHome(page: Page, password: string, look: () => Promise<void>): Promise<void> {
  await expect(heading(page, 'Which Wi-Fi should the Photon use?')).toBeVisible(soon);
  await page.getByRole('radio', { name: 'HomeNet' }).check();
  await page.getByRole('textbox', { name: 'Wi-Fi password' }).fill(password);
  await look();
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
}

function switchesTo(world: SimulatedWorld, profile: string): string[] {
  const { cloud, tcp, http } = world.ready;
  return [
    `--user-data-dir=${profile}`,
    `--cloud-url=${cloud.url}`,
    `--photon-host=${tcp.host}`,
    `--photon-tcp-port=${tcp.port}`,
    `--photon-http-port=${http.port}`,
  ];
}

/** Where the history is shared: refused, tried, and in use from then on. */
async function shareHistory(page: Page, port: number, look: () => Promise<void>): Promise<void> {
  await page.keyboard.press('Control+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  const sharing = settings.getByRole('region', { name: 'Shared history' });
  const fields = { 'Server address': '127.0.0.1', Port: String(port), Database: 'canary', 'User name': 'bench' };
  for (const [label, text] of Object.entries(fields)) await sharing.getByLabel(label, { exact: true }).fill(text);
  await sharing.getByRole('checkbox', { name: 'Connect without TLS' }).check();
  const password = sharing.getByLabel('Password', { exact: true });
  await password.fill(`${marked.recordPassword} wrong`);
  await sharing.getByRole('button', { name: 'Test connection' }).click();
  await expect(sharing.getByText(/refused the sign-in/)).toBeVisible(soon);
  await look();
  await password.fill(marked.recordPassword);
  await sharing.getByRole('checkbox', { name: 'Show password' }).check();
  await look();
  await sharing.getByRole('button', { name: 'Save and connect' }).click();
  await expect(sharing.getByText('Connected.')).toBeVisible(soon);
  await look();
  await page.keyboard.press('Escape');
  await expect(settings).toBeHidden();
}

/** A preset with a password, saved, opened again and exported. */
async function keepPreset(page: Page, look: () => Promise<void>): Promise<void> {
  await page.locator('.other-ways .tile-title').nth(1).click();
  await page.locator('button.presets-way').click();
  await page.getByRole('button', { name: 'New preset' }).click();
  await page.getByLabel('Preset name').fill('Lamps');
  await page.getByLabel('Network name').fill('HomeNet');
  await page.getByLabel('Wi-Fi password').fill(marked.presetPassword);
  await look();
  await page.getByRole('button', { name: 'Save preset' }).click();
  await page.getByRole('button', { name: /Edit.*Lamps/ }).click();
  await expect(page.getByText(/A password is saved/)).toBeVisible();
  await look();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Export.*Lamps/ }).click();
  await expect(page.getByText(/Exported to/)).toBeVisible();
  await look();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Set up a Photon' }).waitFor();
}

test('no secret is written, shown, told or handed on anywhere, through claims, failures, an import and a report', async () => {
  test.setTimeout(180_000);
  const tokens = markedTokens();
  const networks = defaultNetworks.map((network) =>
    network.ssid === 'HomeNet'
      ? { ...network, password: marked.wifiPassword }
      : network.ssid === 'Staff'
        ? { ...network, password: marked.enterprisePassword }
        : network,
  );
  const world = await startSimulatedWorld({
    clock: systemClock,
    latencies: fastLatencies,
    networks,
    account: { mfa: true },
    secrets: markedWorld(tokens),
  });
  const { folder, env, profile } = await watchedHome();
  const server = await startPostgres();
  await newDatabase(server, 'canary');
  await server.sql(`alter role bench password '${marked.recordPassword.replaceAll("'", "''")}'`);
  const hits: Hit[] = [];
  try {
    const app = await launch({
      executablePath: electronProgram(),
      args: [root, ...switchesTo(world, profile)],
      env: { ...(process.env as Record<string, string>), ...env },
    });
    const processes = watchProcesses(app.process().pid ?? 0, (found) => hits.push(...found));
    const page = await app.firstWindow();
    page.setDefaultTimeout(20_000);
    let screens = 0;
    /** Text and attributes of what is drawn now. */
    const look = async () => {
      screens += 1;
      hits.push(...findSecrets(`screen ${screens}: ${await page.title()}`, await page.content()));
    };
    await page.getByRole('button', { name: 'Set up a Photon' }).waitFor();
    await recordTranscript(app);
    const reports = path.join(folder, 'saved');
    await mkdir(reports);
    await app.evaluate(({ dialog }, to) => {
      dialog.showSaveDialog = async (...values: unknown[]) => {
        const { defaultPath } = values.at(-1) as { defaultPath: string };
        return { canceled: false, filePath: `${to}/${defaultPath}` };
      };
    }, reports);

    // Where the history is shared, and a preset for a line.
    await shareHistory(page, server.port, look);
    await keepPreset(page, look);

    // The developer: refused, second factor, wrong network password, right one.
    await look();
    await page.getByRole('button', { name: 'Set up a Photon' }).click();
    await page.getByLabel('Email').fill(world.ready.account.username);
    await page.getByLabel('Password', { exact: true }).fill(`${marked.accountPassword} wrong`);
    await look();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByText('1 sign-in was refused.')).toBeVisible();
    await look();
    await page.getByLabel('Password', { exact: true }).fill(marked.accountPassword);
    await page.getByRole('checkbox', { name: 'Show password' }).check();
    await look();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByLabel('One-time code').fill(marked.oneTimeCode);
    await page.getByRole('button', { name: 'Continue' }).click();
    await joinHome(page, marked.wrongWifiPassword, look);
    await expect(heading(page, 'The Photon couldn’t join HomeNet')).toBeVisible(soon);
    await page.locator('summary').click();
    await look();
    await page.getByLabel('Wi-Fi password').fill(marked.wifiPassword);
    await page.getByRole('checkbox', { name: 'Show password' }).check();
    await page.getByRole('checkbox', { name: 'Remember this password until I quit' }).check();
    await look();
    await page.getByRole('button', { name: /try again/i }).click();
    await expect(heading(page, 'Your Photon is online')).toBeVisible(soon);
    await look();

    // The product: an import with its report, and an enterprise network for a customer.
    world.pressSetup();
    await page.getByRole('button', { name: 'Back to start' }).click();
    await page.getByRole('button', { name: 'Manage a product' }).click();
    const { clientId, slug } = world.ready.product;
    await page.getByLabel('Client ID').fill(clientId);
    await page.getByLabel('Client secret').fill(marked.clientSecret);
    await page.getByLabel('Product', { exact: true }).fill(slug);
    await look();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(heading(page, 'Practice lamp')).toBeVisible();
    await look();
    await page.getByRole('button', { name: 'Add devices' }).click();
    await page.getByLabel('Device IDs').fill(`${madeIdPrefix}000000000001\n${madeIdPrefix}000000000002`);
    await page.getByRole('button', { name: 'Check the list', exact: true }).click();
    await page.getByRole('button', { name: 'Add devices', exact: true }).click();
    await page.getByRole('button', { name: 'Save report' }).click();
    await expect(page.getByText('Report saved.')).toBeVisible();
    await look();
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.getByRole('button', { name: 'Set up a product device' }).click();
    await page.getByLabel('Customer', { exact: true }).fill('ann@example.com');
    await page.getByRole('button', { name: 'Start setup' }).click();
    await page.getByRole('button', { name: 'Claim for the customer' }).click(soon);
    await expect(heading(page, 'Which Wi-Fi should the Photon use?')).toBeVisible(soon);
    await page.getByRole('radio', { name: 'Staff' }).check();
    await page.getByRole('radio', { name: /certificate/i }).check();
    const label = 'ENCRYPTED PRIVATE KEY';
    const key = `-----BEGIN ${label}-----\n${marked.enterpriseKey}\n-----END ${label}-----`;
    await page.getByLabel('Private key').fill(key);
    await page.getByLabel('Passphrase of the private key').fill(marked.keyPassphrase);
    await page.getByLabel('Client certificate').fill('-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----');
    await look();
    await page.getByRole('button', { name: 'Connect the Photon' }).click();
    await expect(page.getByText('The private key can’t be decrypted')).toBeVisible(soon);
    await look();
    await page.getByRole('radio', { name: /password/i }).check();
    await page.getByRole('textbox', { name: 'User name' }).fill('visitor');
    await page.getByLabel('Password', { exact: true }).fill(marked.enterprisePassword);
    await look();
    await page.getByRole('button', { name: 'Connect the Photon' }).click();
    await expect(heading(page, /online/)).toBeVisible(soon);
    await look();

    // The report, into which somebody writes a password.
    await page.getByRole('button', { name: 'About' }).click();
    await page.getByRole('button', { name: 'Report a problem' }).click();
    await expect(page.locator('.report pre')).toContainText('run run-started');
    await look();
    await page.getByLabel('What happened, in your words').fill(`My password ${marked.wifiPassword} did not do.`);
    await page.getByRole('button', { name: 'Save report' }).click();
    await expect(page.getByText('Report saved.')).toBeVisible();
    expect(await readFile(path.join(reports, 'photon-setup-report.txt'), 'utf8')).toContain('My password ‹secret› did');

    const transcript = await app.evaluate(() => Reflect.get(globalThis, 'transcript') as string[]);
    hits.push(...transcript.flatMap((line) => findSecrets(`told: ${line.slice(0, 60)}`, line)));
    // A crash of the page, with whatever the system keeps of it.
    const gone = app.evaluate(
      ({ app: electronApp }) => new Promise((resolve) => electronApp.once('render-process-gone', resolve)),
    );
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
    await gone.catch(() => undefined);
    await processes.stop();
    await app.close();

    const files = await findSecretsBelow(folder);
    hits.push(...files.hits);
    const shared = await server.sql('select * from photon_setup.event', 'canary');
    hits.push(...findSecrets('shared history', JSON.stringify(shared)));
    const handedOut = Object.fromEntries(tokens.handedOut);
    const numbers = {
      hits: hits.length,
      files: files.files,
      screens,
      told: transcript.length,
      processes: processes.seen.size,
    };
    process.stdout.write(`canary: ${JSON.stringify(numbers)}, handed out ${JSON.stringify(handedOut)}\n`);
    expect(hits).toEqual([]);
    // What was searched was there, and what was searched for was in use.
    expect(Object.keys(handedOut).sort()).toEqual([
      'claimCode',
      'customer',
      'product',
      'refresh',
      'second-factor',
      'user',
    ]);
    expect(world.device.storedNetwork?.password).toBe(marked.enterprisePassword);
    expect(shared.filter(({ type }) => type === 'finished').length).toBeGreaterThan(2);
    expect(transcript.length).toBeGreaterThan(100);
    expect(processes.seen.size).toBeGreaterThan(6);
    const log = await readFile(path.join(profile, 'logs', 'photon-setup.log'), 'utf8');
    expect(log).toMatch(/asked signIn: sign-in-refused/);
    expect(log).toMatch(/run run-finished network-details-wrong/);
    // And the search finds what is put there.
    await writeFile(path.join(profile, 'planted'), Buffer.from(marked.wifiPassword).toString('base64'));
    expect((await findSecretsBelow(folder)).hits).not.toEqual([]);
  } finally {
    await world.close();
    await server.remove();
    await rm(folder, { recursive: true, force: true });
  }
});
