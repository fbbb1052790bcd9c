import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { FaultName } from '../../electron/simulator/faults.ts';
import { fastLatencies } from '../../electron/simulator/latencies.ts';
import { simulatedUsb } from '../../electron/simulator/simulated-usb.ts';
import type { SimulatedWorld, WorldOptions } from '../../electron/simulator/simulated-world.ts';
import { usageExitCode } from '../../electron/terminal/exit-codes.ts';
import { errorRows } from '../../shared/error-table.ts';
import { openPty, type Pty, whyNoPty } from '../support/pty.ts';
import { recordPrograms } from '../support/record-programs.ts';
import { fastWorld } from '../support/run-flow.ts';
import { terminal } from '../support/run-terminal.ts';

const opened: (Pty | SimulatedWorld)[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await ('end' in one ? one.end() : one.close());
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

async function open(options: Partial<WorldOptions> = {}): Promise<SimulatedWorld> {
  const world = await fastWorld({ separateNetworks: false, ...options });
  opened.push(world);
  return world;
}

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'terminal-'));
  folders.push(folder);
  return folder;
}

interface Run {
  readonly ssid?: string;
  readonly password?: string;
  readonly more?: readonly string[];
  readonly json?: boolean;
  readonly port?: string;
  readonly folder?: string;
  readonly signal?: AbortSignal;
  /** Through the real library. */
  readonly ofSystem?: boolean;
}

function claim(world: SimulatedWorld, { ssid = 'HomeNet', more = [], json = true, port, ...run }: Run = {}) {
  const { cloud, account, networks } = world.ready;
  const secret = run.password ?? networks.find((network) => network.ssid === ssid)?.password;
  const args = [
    ...['claim', '--usb', ...(port === undefined ? [] : [port]), '--ssid', ssid],
    ...['--cloud', cloud.url, '--token-env', 'TOKEN', '--wait-for-photon', '2'],
    ...(secret === undefined ? [] : ['--password-env', 'PASSWORD']),
    ...(json ? ['--json'] : []),
    ...more,
  ];
  const env = { TOKEN: account.accessToken, PASSWORD: secret ?? '' };
  return terminal(args, env, run.signal, run.folder, run.ofSystem ? undefined : simulatedUsb(world.cables));
}

const lastOf = (lines: readonly string[]) => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>;

describe('claim --usb', () => {
  it('ends with 0 for a device that is claimed and online, and its row says over what', async () => {
    const world = await open();
    const folder = await emptyFolder();
    const { exitCode, lines, out, err } = await claim(world, { folder });
    expect(lastOf(lines)).toMatchObject({ outcome: 'claimed', deviceId: world.ready.device.id });
    expect([exitCode, err]).toEqual([0, '']);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ type: 'run-started', cable: true });
    expect(out).not.toContain('place-changed');
    expect(out).not.toContain('kitchen-window-7');
    const history = await terminal(['history', 'list', '--json', '--since', '2020-01-01'], {}, undefined, folder);
    expect(history.lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { deviceId: world.ready.device.id, transport: 'USB', firmware: '2.3.1', outcome: 'claimed' },
    ]);
  });

  it('tells a person what it does, and nothing of a computer that changes its network', async () => {
    const { exitCode, out } = await claim(await open(), { json: false });
    expect(exitCode).toBe(0);
    expect(out).toContain('The Photon has saved HomeNet.');
    expect(out).not.toMatch(/reconnect|internet|Photon’s Wi-Fi|networks it can see/u);
  });

  it.each<[FaultName, keyof typeof errorRows]>([
    ['cable-denied', 'cable-port-denied'],
    ['cable-in-dfu', 'cable-in-dfu'],
    ['console-stuck', 'cable-dialogue-open'],
    ['console-drowned', 'cable-drowned'],
    ['console-code-garbled', 'claim-code-not-stored'],
    ['console-storage-fails', 'network-not-stored'],
    ['console-byte-lost', 'cable-interrupted'],
  ])('with the fault %s ends as %s', async (fault, code) => {
    const world = await open({ faults: [fault] });
    const { exitCode, lines } = await claim(world);
    expect(lastOf(lines)).toMatchObject({ outcome: 'failed', code });
    expect(exitCode).toBe(errorRows[code].exit);
    expect(world.device.storedNetworks).toEqual([]);
  });

  it('refuses an open network where the firmware would spoil it', async () => {
    const world = await open();
    const { exitCode, lines } = await claim(world, { ssid: 'Guest' });
    expect(lastOf(lines)).toMatchObject({ code: 'cable-network-open' });
    expect(exitCode).toBe(errorRows['cable-network-open'].exit);
    expect(world.device.listening).toBe(true);
  });

  it('takes over a device that was set up before only with --yes', async () => {
    const world = await open({ owner: 'somebody-else', setUpBefore: true });
    expect((await claim(world)).exitCode).toBe(errorRows['ownership-not-confirmed'].exit);
    expect((await claim(world, { more: ['--yes'] })).exitCode).toBe(0);
  });

  it('says to a product’s person that one visit is enough, and keeps the networks for the next customer', async () => {
    const world = await open();
    const { cloud, product, networks } = world.ready;
    const password = networks.find(({ ssid }) => ssid === 'HomeNet')?.password ?? '';
    const forCustomer = (email: string, ...more: readonly string[]) =>
      terminal(
        [
          ...['claim', '--usb', '--cloud', cloud.url, '--product', product.slug, '--client-id', product.clientId],
          ...['--client-secret-env', 'SECRET', '--customer', email, '--wait-for-photon', '20', ...more],
        ],
        { SECRET: product.clientSecret, PASSWORD: password },
        undefined,
        undefined,
        simulatedUsb(world.cables),
      );
    const first = await forCustomer('ann@example.com', '--ssid', 'HomeNet', '--password-env', 'PASSWORD');
    expect([first.exitCode, world.cloud.owner]).toEqual([0, 'customer:ann@example.com']);
    expect(first.out).toContain('Over USB, one visit is enough');
    const next = await forCustomer('bob@example.com', '--keep-networks', '--yes');
    expect([next.exitCode, world.cloud.owner]).toEqual([0, 'customer:bob@example.com']);
    expect(world.device.storedNetworks).toHaveLength(1);
  });

  it('does not go with --photon', async () => {
    const { exitCode, err } = await claim(await open(), { more: ['--photon', 'Photon-AAAA'] });
    expect(exitCode).toBe(usageExitCode);
    expect(err).toContain('--usb');
  });

  it('gives the Photon the networks beside it, too', async () => {
    const world = await open();
    const { exitCode } = await claim(world, { more: ['--also-ssid', 'Cellar', '--also-password-env', 'PASSWORD'] });
    expect(exitCode).toBe(0);
    expect(world.device.storedNetworks.map(({ ssid }) => ssid)).toEqual(['HomeNet', 'Cellar']);
  });

  it('of two plugged in takes the one whose port or ID is named', async () => {
    const other = 'bb0021001747353236343033';
    const world = await open({ others: [{ id: other, rssi: -50 }] });
    const refused = await claim(world);
    expect(refused.exitCode).toBe(errorRows['cable-several'].exit);
    expect(refused.out).toContain('/dev/ttyACM1');
    const byId = await claim(world, { more: ['--device', other] });
    expect(lastOf(byId.lines)).toMatchObject({ outcome: 'claimed', deviceId: other });
    const byPort = await claim(world, { port: '/dev/ttyACM0' });
    expect(lastOf(byPort.lines)).toMatchObject({ outcome: 'claimed', deviceId: world.ready.device.id });
  });

  it('that is cancelled in the middle of a question says RESET, and its row is closed', async () => {
    const world = await open({ latencies: { ...fastLatencies, ownScan: 5_000 } });
    const folder = await emptyFolder();
    const stop = new AbortController();
    const run = claim(world, { folder, signal: stop.signal, json: false });
    await expect.poll(() => world.device.claimCodeStored, { timeout: 10_000, interval: 20 }).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 300));
    stop.abort();
    const { exitCode, out } = await run;
    expect(exitCode).toBe(errorRows['cable-interrupted'].exit);
    expect(out).toContain('Press RESET, then try again.');
    expect(out).not.toContain('may still come online');
    expect((await terminal(['unfinished'], {}, undefined, folder)).lines).toEqual(['No setup was interrupted.']);
    expect(world.device.storedNetworks).toEqual([]);
  });

  it('that is cancelled after the hand-over is left to be finished', async () => {
    const world = await open({ latencies: { ...fastLatencies, join: 2_000 } });
    const folder = await emptyFolder();
    const stop = new AbortController();
    const run = claim(world, { folder, signal: stop.signal });
    await expect.poll(() => world.device.listening, { timeout: 10_000, interval: 20 }).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 300));
    stop.abort();
    const { exitCode, lines } = await run;
    expect(exitCode).toBe(errorRows.cancelled.exit);
    expect(lastOf(lines)).toMatchObject({ mayComeOnline: true, storedNetworks: ['HomeNet'] });
    // What another program finishes it by; this one, that of these tests, is still there.
    const record = recordPrograms(path.join(folder, 'attempts.db')).start('reader');
    const [row] = await record.attempts(1);
    expect(row).toMatchObject({ deviceId: world.ready.device.id, networkName: 'HomeNet', reached: 'wait-online' });
    expect([typeof row?.connectedAt, row?.end]).toEqual(['number', undefined]);
    await record.close();
  });
});

const reason = whyNoPty();
describe.skipIf(reason !== undefined)(`a port of this computer${reason === undefined ? '' : ` (${reason})`}`, () => {
  it('is used by claim --usb PORT, through the real library', async () => {
    const world = await open();
    const made = await openPty();
    opened.push(made);
    const cable = world.cables[0]?.open({ received: (bytes) => made.write(bytes), lost: () => undefined });
    if (cable === undefined || typeof cable === 'string') throw new Error(`the cable is ${cable}`);
    made.received(cable.write);
    const { exitCode, lines } = await claim(world, { port: made.path, ofSystem: true });
    expect(lastOf(lines)).toMatchObject({ outcome: 'claimed', deviceId: world.ready.device.id });
    expect(exitCode).toBe(0);
  });
});
