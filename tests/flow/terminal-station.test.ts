import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { othersFor } from '../../electron/composition/practice-line.ts';
import { systemUsbSerial } from '../../electron/serial/system-usb-serial.ts';
import { simulatedUsb } from '../../electron/simulator/simulated-usb.ts';
import { notAllPassedExitCode, usageExitCode } from '../../electron/terminal/exit-codes.ts';
import { errorRows } from '../../shared/error-table.ts';
import type { PolicyValues } from '../../shared/policy.ts';
import { checkPreset } from '../../shared/preset.ts';
import { testCode } from '../../shared/scan-kinds.ts';
import { openPty, whyNoPty } from '../support/pty.ts';
import { fastWorld, openProduct } from '../support/run-flow.ts';
import { terminal } from '../support/run-terminal.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'station-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function preset(content: unknown): Promise<string> {
  const file = path.join(folder, 'preset.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('a line on the command line', () => {
  it('is practised without hardware or account, one event a line, all rows in the last', async () => {
    const { exitCode, lines } = await terminal(['station', '--practice', '--swift', '--devices-in-air', '2', '--json']);
    const events = lines.map((line) => JSON.parse(line));
    const end = events.at(-1);
    expect(end).toMatchObject({ outcome: 'line-ended', passed: 2, failed: 0, others: 0 });
    expect(end.devices.map(({ outcome }: { outcome: string }) => outcome)).toEqual(Array(2).fill('PASS'));
    expect(end.devices.map(({ name }: { name: string }) => name).sort()).toEqual(
      [1, 2].map((number) => `practice-00${number}`),
    );
    expect(events.filter(({ type }) => type === 'device-finished')).toHaveLength(2);
    expect(exitCode).toBe(0);
  });

  it('over cables sets up all that are plugged in, and names their ports', async () => {
    const args = ['station', '--practice', '--usb', '--swift', '--devices-in-air', '3', '--json'];
    const { exitCode, lines } = await terminal(args);
    const end = JSON.parse(lines.at(-1) ?? '') as { passed: number; devices: { photon: string }[] };
    expect([exitCode, end.passed]).toEqual([0, 3]);
    expect(end.devices.map(({ photon }) => photon).sort()).toEqual(['/dev/ttyACM0', '/dev/ttyACM1', '/dev/ttyACM2']);
  });

  it('begins with a golden Photon that is in no count', async () => {
    const args = ['station', '--practice', '--swift', '--golden', '--devices-in-air', '1'];
    const { exitCode, lines } = await terminal([...args, '--json']);
    const events = lines.map((line) => JSON.parse(line));
    const end = events.at(-1);
    expect([exitCode, end.passed, end.golden.kind, end.golden.outcome]).toEqual([0, 1, 'golden', 'PASS']);
    const finished = events.findIndex(({ type }) => type === 'golden-finished');
    expect(events[finished].row).toEqual(end.golden);
    expect(events.slice(0, finished).filter(({ type }) => type === 'device-finished')).toEqual([]);
    const { out } = await terminal([...args, '--usb']);
    expect(out).toMatch(/^GOLDEN {2}bring the reference Photon [0-9a-f]{24} in listening mode/);
    expect(out).toMatch(/\nGOLDEN {2}.* {2}PASS\n/);
  });

  it('ends with no success where that was never brought', async () => {
    const world = await fastWorld({ separateNetworks: false });
    const { cloud, account, device } = world.ready;
    const file = await preset({ name: 'a', networks: [{ ssid: 'HomeNet', passwordEnv: 'WIFI' }] });
    const args = ['station', '--preset', file, '--cloud', cloud.url, '--token-env', 'TOKEN', '--golden', device.id];
    const env = { TOKEN: account.accessToken, WIFI: 'secret' };
    const stop = { after: 'GOLDEN', text: 'PS:STOP\n' };
    const usb = simulatedUsb([]);
    const { exitCode, out } = await terminal([...args, '--usb', '--scan'], env, undefined, undefined, usb, stop);
    await world.close();
    expect([exitCode, out.trimEnd().split('\n').at(-1)]).toEqual([
      notAllPassedExitCode,
      'PASS 0  FAIL 0  – 0  GOLDEN –  LEFT 0',
    ]);
  });

  it('wants to be told which Photon that is, where its preset asks, and knows no other word', async () => {
    const file = await preset({ name: 'a', networks: [{ ssid: 'HomeNet', passwordEnv: 'WIFI' }], golden: 'ask' });
    for (const more of [[], ['--golden'], ['--golden', 'this one']]) {
      const { exitCode, err } = await terminal(['station', '--preset', file, ...more], { WIFI: 'correct horse' });
      expect([exitCode, err]).toEqual([usageExitCode, expect.stringMatching(/--golden/)]);
    }
  });

  it.each([
    ['--kind', 'golden', 'Allowed choices are production, rework, rma'],
    ['--batch', 'PHHMAB12CD34EF5', 'A batch or work order of up to 64 letters, not the code of a device or command.'],
    ['--batch', ' ', 'A batch or work order of up to 64 letters, not the code of a device or command.'],
  ])('makes nothing by %s %s', async (option, value, words) => {
    const file = await preset({ name: 'a', networks: [{ ssid: 'HomeNet', passwordEnv: 'WIFI' }] });
    const { exitCode, err } = await terminal(['station', '--preset', file, option, value], { WIFI: 'correct horse' });
    expect([exitCode, err]).toEqual([usageExitCode, expect.stringContaining(words)]);
  });

  it('waits after its first article for a printed code, and ends where none can come any more', async () => {
    const args = ['station', '--practice', '--swift', '--first-article', '--devices-in-air', '2', '--json'];
    const run = (input: { after: string; text: string }) => terminal(args, {}, undefined, undefined, undefined, input);
    const confirmed = await run({ after: 'first-article-unconfirmed', text: 'PS:GO\n' });
    expect([confirmed.exitCode, JSON.parse(confirmed.lines.at(-1) ?? '').passed]).toEqual([0, 2]);
    const alone = await run({ after: 'line-started', text: '' });
    const { passed, stoppedBy } = JSON.parse(alone.lines.at(-1) ?? '');
    expect([alone.exitCode, passed, stoppedBy.code]).toEqual([notAllPassedExitCode, 1, 'first-article-unconfirmed']);
  });

  it('says to a person which passed, and how many', async () => {
    const { exitCode, out } = await terminal(['station', '--practice', '--swift', '--devices-in-air', '1']);
    expect(out).toMatch(/1 {2}Photon-\w+ {2}[0-9a-f]{24} {2}PASS {2}practice-00\d/);
    expect([out.trim().split('\n').at(-1), exitCode]).toEqual(['PASS 1  FAIL 0  – 0', 0]);
  });

  it('is not begun by a preset that does not do, and says why', async () => {
    const begin = async (content: unknown, env = {}, more: readonly string[] = []) => {
      const args = ['station', '--preset', await preset(content), '--token-env', 'TOKEN', '--json', ...more];
      const { exitCode, lines } = await terminal(args, { TOKEN: 'a'.repeat(40), ...env });
      return [JSON.parse(lines.at(-1) ?? '{}').code, exitCode];
    };
    const network = { ssid: 'HomeNet', passwordEnv: 'WIFI' };
    const refused = (code: keyof typeof errorRows) => [code, errorRows[code].exit];
    expect(await begin('{')).toEqual(refused('preset-unreadable'));
    expect(await begin({ version: 2 })).toEqual(refused('preset-newer'));
    expect(await begin({ name: 'a', networks: [network] })).toEqual(refused('preset-password-missing'));
    const ofList = { name: 'a', networks: [network], product: 'lamps', customer: { rule: 'list' } };
    expect(await begin(ofList)).toEqual(refused('preset-needs-serials'));
    // Serial numbers may come from scans, the product, or the cloud.
    expect(await begin({ name: 'a', networks: [network], namePattern: 'lamp-{serial}' })).toEqual(
      refused('preset-password-missing'),
    );
    expect(await begin({ name: 'a', networks: [network] }, { WIFI: 'short' })).not.toContain(0);
    const label = { widthMm: 57, heightMm: 32, lines: ['{id}'] };
    expect(await begin({ name: 'a', networks: [network], label })).toEqual(refused('labels-need-window'));
    // The same preset, and what it lacks beside the label.
    expect(await begin({ name: 'a', networks: [network], label }, {}, ['--without-labels'])).toEqual(
      refused('preset-password-missing'),
    );
    const { exitCode, err } = await terminal(['station', '--practice', '--preset', 'x']);
    expect([exitCode, err]).toEqual([2, expect.stringContaining('--preset or --practice')]);
    expect(notAllPassedExitCode).toBe(210);
  });

  it('is not begun by a preset that cannot be read, nor by another than the administrator has pinned', async () => {
    const network = { ssid: 'HomeNet', passwordEnv: 'WIFI' };
    const pinned = checkPreset({ name: 'a', networks: [{ ssid: 'HomeNet' }], stopAfter: 2 }, 'kept');
    if (!pinned.ok) throw new Error('the pinned preset is none');
    const begin = async (file: string, policy?: PolicyValues) => {
      const args = ['station', '--preset', file, '--token-env', 'TOKEN', '--json'];
      const env = { TOKEN: 'a'.repeat(40) };
      const { exitCode, lines } = await terminal(args, env, undefined, undefined, undefined, undefined, policy);
      return [JSON.parse(lines.at(-1) ?? '{}').code, exitCode];
    };
    const refused = (code: keyof typeof errorRows) => [code, errorRows[code].exit];
    expect(await begin(path.join(folder, 'none.json'))).toEqual(refused('import-file-unreadable'));
    const policy = { preset: pinned.value };
    const other = await preset({ name: 'a', networks: [network], stopAfter: 3 });
    expect(await begin(other, policy)).toEqual(refused('closed-by-policy'));
    // The variable of its password is each user's own.
    const same = await preset({ stopAfter: 2, name: 'a', networks: [network] });
    expect(await begin(same, policy)).toEqual(refused('preset-password-missing'));
    expect(await begin(other)).toEqual(refused('preset-password-missing'));
  });

  it('says in words why it stopped, after the row that is to be looked at, and that it goes on', async () => {
    const args = ['station', '--practice', '--swift', '--first-article', '--devices-in-air', '2'];
    const go = { after: 'STOPPED', text: 'PS:GO\n' };
    const { out } = await terminal(args, {}, undefined, undefined, undefined, go);
    const told = out.split('\n').filter((line) => /PASS|STOPPED|RESUMED/.test(line));
    expect(told.map((line) => /STOPPED|RESUMED|PASS/.exec(line)?.[0])).toEqual([
      'PASS',
      'STOPPED',
      'RESUMED',
      'PASS',
      'PASS',
    ]);
    const asked = { after: 'first-article-unconfirmed', text: '' };
    const { lines } = await terminal([...args, '--json'], {}, undefined, undefined, undefined, asked);
    const stopped = lines.map((line) => JSON.parse(line)).find(({ type }) => type === 'line-stopped');
    const words = { code: 'first-article-unconfirmed', message: expect.any(String), next: expect.any(String) };
    expect(stopped.error).toEqual(words);
  });

  it('tells in the end which rows of its list are left', async () => {
    const world = await fastWorld({ separateNetworks: false });
    const { cloud, account, device } = world.ready;
    const file = await preset({ name: 'a', networks: [{ ssid: 'HomeNet', passwordEnv: 'WIFI' }], transport: 'usb' });
    const devices = path.join(folder, 'devices.csv');
    const others = Array.from({ length: 51 }, (_, index) => `L-${index + 2},${String(index).padStart(24, 'a')}`);
    await writeFile(devices, ['serial,id', `L-1,${device.id}`, ...others].join('\n'));
    const args = ['station', '--preset', file, '--devices', devices, '--cloud', cloud.url, '--token-env', 'TOKEN'];
    const env = { TOKEN: account.accessToken, WIFI: world.ready.networks[0]?.password ?? '' };
    const usb = simulatedUsb(world.cables);
    const { out, exitCode } = await terminal([...args, '--count', '1'], env, undefined, undefined, usb);
    await world.close();
    const said = out.trimEnd().split('\n');
    expect(said.at(-1)).toBe('PASS 1  FAIL 0  – 0  LEFT 51');
    expect(said.at(-2)).toBe('LEFT  …  + 1');
    expect(said.filter((line) => line.startsWith('LEFT  '))).toHaveLength(51);
    expect(said).toContain(`LEFT  3  L-2  ${'a'.repeat(23)}0`);
    expect(exitCode).toBe(0);
  });

  it('is not begun by a list that does not do, and says where', async () => {
    const file = await preset({ name: 'a', networks: [{ ssid: 'HomeNet', security: 'open' }] });
    const begin = async (table: string | undefined) => {
      const devices = path.join(folder, 'devices.csv');
      await (table === undefined ? rm(devices, { force: true }) : writeFile(devices, table));
      const args = ['station', '--preset', file, '--devices', devices, '--token-env', 'TOKEN', '--json'];
      const { exitCode, lines } = await terminal(args, { TOKEN: 'a'.repeat(40) });
      const { code, message } = JSON.parse(lines.at(-1) ?? '{}');
      said = message;
      return [code, exitCode];
    };
    let said = '';
    const refused = (code: keyof typeof errorRows) => [code, errorRows[code].exit];
    expect(await begin(undefined)).toEqual(refused('import-file-unreadable'));
    expect(await begin('batch;lot\n1;2\n')).toEqual(refused('device-list-unreadable'));
    expect(await begin('serial;id\n\nL-1;nonsense\n')).toEqual(refused('device-list-row-invalid'));
    // The row as a spreadsheet numbers it, empty ones included.
    expect(said).toContain('Row 3 ');
    expect(await begin('serial\nL-1\nL-1\n')).toEqual(refused('device-list-twice'));
  });

  it('is not begun by a list with a number that does not fit the pattern, and says row, number and pattern', async () => {
    const made = { serialPattern: 'L-##', serialSample: 'L-07' };
    const file = await preset({ name: 'a', networks: [{ ssid: 'HomeNet', security: 'open' }], ...made });
    const devices = path.join(folder, 'devices.csv');
    await writeFile(devices, 'serial\nL-01\n\nL-2\n');
    const args = ['station', '--preset', file, '--devices', devices, '--token-env', 'TOKEN'];
    const { exitCode, err } = await terminal(args, { TOKEN: 'a'.repeat(40) });
    expect(exitCode).toBe(errorRows['device-list-row-invalid'].exit);
    expect(err).toContain('Row 4 ');
    expect(err).toContain('L-2 ≠ L-##');
  });

  it('is not begun by a list with a device that its product does not take, or whose serial number nobody bears', async () => {
    const world = await fastWorld();
    const { cloud, product, device } = world.ready;
    const file = await preset({
      name: 'a',
      networks: [{ ssid: 'HomeNet', security: 'open' }],
      product: product.slug,
      customer: { rule: 'fixed', email: 'ann@example.com' },
    });
    const begin = async (table: string, ...more: readonly string[]) => {
      const devices = path.join(folder, 'devices.csv');
      await writeFile(devices, table);
      const args = ['station', '--preset', file, '--devices', devices, '--cloud', cloud.url, '--json'];
      const secret = ['--client-id', product.clientId, '--client-secret-env', 'SECRET'];
      const { lines } = await terminal([...args, ...secret, ...more], { SECRET: product.clientSecret, PATH: folder });
      const { code, message } = JSON.parse(lines.at(-1) ?? '{}');
      return [code, message];
    };
    const [foreign, said] = await begin(`id\n${device.id}\n\n${'9'.repeat(24)}\n`);
    expect([foreign, said]).toEqual(['device-list-foreign', expect.stringContaining('row 4')]);
    const [unknown, number] = await begin('serial\nPHHM00000000000\n');
    expect([unknown, number]).toEqual(['serial-without-device', expect.stringContaining('PHHM00000000000')]);
    // What shows that the bench works is no device of the list.
    const [both, row] = await begin(`id\n${device.id}\n`, '--golden', device.id);
    expect([both, row]).toEqual(['device-list-row-invalid', expect.stringContaining('Row 2')]);
    await world.close();
  });

  it.each(['usb', 'either'])('is over cables by the transport %s of its preset', async (transport) => {
    const world = await fastWorld({ separateNetworks: false });
    const { cloud, account } = world.ready;
    const file = await preset({ name: 'a', networks: [{ ssid: 'HomeNet', passwordEnv: 'WIFI' }], transport });
    const args = ['station', '--preset', file, '--cloud', cloud.url, '--token-env', 'TOKEN', '--count', '1', '--json'];
    const env = { TOKEN: account.accessToken, WIFI: world.ready.networks[0]?.password ?? '' };
    const { exitCode, lines } = await terminal(args, env, undefined, undefined, simulatedUsb(world.cables));
    await world.close();
    const end = JSON.parse(lines.at(-1) ?? '{}');
    expect([end.passed, exitCode]).toEqual([1, 0]);
    expect(end.devices).toMatchObject([{ photon: '/dev/ttyACM0', deviceId: world.ready.device.id, outcome: 'PASS' }]);
    expect(world.computer.place).toBe('own-network');
  });

  it('saves the label of a device that passed as PDF into a folder, and ends no line for one that it cannot save', async () => {
    const labels = path.join(folder, 'labels');
    const once = async (during: (line: string) => Promise<void>, given = ['--labels', labels], ofPreset = {}) => {
      const world = await fastWorld({ separateNetworks: false });
      onTestFinished(() => world.close());
      const { cloud, account, device, networks } = world.ready;
      const label = {
        widthMm: 57,
        heightMm: 32,
        code: { kind: 'data-matrix', of: 'id' },
        lines: ['{id}'],
        ...ofPreset,
      };
      const network = { ssid: 'HomeNet', passwordEnv: 'WIFI' };
      const file = await preset({ name: 'a', networks: [network], transport: 'usb', label });
      const args = [
        'station',
        '--preset',
        file,
        '--cloud',
        cloud.url,
        '--token-env',
        'TOKEN',
        '--count',
        '1',
        '--json',
      ];
      const env = { TOKEN: account.accessToken, WIFI: networks[0]?.password ?? '' };
      await mkdir(labels, { recursive: true });
      world.subscribe(({ type }) => void (type === 'device-left-listening' && during(labels)));
      const ended = await terminal([...args, ...given], env, undefined, undefined, simulatedUsb(world.cables));
      return { exitCode: ended.exitCode, row: JSON.parse(ended.lines.at(-1) ?? '').devices[0], id: device.id };
    };
    const saved = await once(async () => undefined);
    expect([saved.exitCode, saved.row.outcome, saved.row.label]).toEqual([0, 'PASS', 'printed']);
    expect((await readFile(path.join(labels, `${saved.id}.pdf`))).subarray(0, 5).toString()).toBe('%PDF-');
    await rm(labels, { recursive: true });
    const byPreset = await once(async () => undefined, [], { folder: labels });
    expect([byPreset.row.label, await readdir(labels)]).toEqual(['printed', [`${byPreset.id}.pdf`]]);
    const without = await once(async () => undefined, ['--without-labels'], { folder: labels });
    expect(without.row.label).toBe('none');
    const lost = await once((gone) => rm(gone, { recursive: true, force: true }));
    expect([lost.exitCode, lost.row]).toMatchObject([
      0,
      { outcome: 'PASS', label: 'failed', labelProblem: { code: 'label-not-saved' } },
    ]);
    const { exitCode, err } = await terminal(['station', '--preset', 'x', '--labels', 'y', '--without-labels']);
    expect([exitCode, err]).toEqual([2, expect.stringContaining('--labels or --without-labels')]);
  });

  it('begins with the first scan that is understood where it is to be tested, and says why others are not', async () => {
    const world = await fastWorld({ separateNetworks: false });
    onTestFinished(() => world.close());
    const { cloud, account, device, networks } = world.ready;
    const file = await preset({ name: 'a', networks: [{ ssid: 'HomeNet', passwordEnv: 'WIFI' }], transport: 'usb' });
    const args = ['station', '--preset', file, '--cloud', cloud.url, '--token-env', 'TOKEN', '--count', '1', '--json'];
    const env = { TOKEN: account.accessToken, WIFI: networks[0]?.password ?? '' };
    const run = async (text: string) => {
      const input = { after: 'test-scan-asked', text };
      const usb = simulatedUsb(world.cables);
      const { exitCode, lines } = await terminal(
        [...args, '--scan', '--test-scan'],
        env,
        undefined,
        undefined,
        usb,
        input,
      );
      const events = lines.map((line) => JSON.parse(line));
      const began = events.findIndex(({ type }) => type === 'line-started');
      const scans = (some: typeof events) =>
        some.flatMap(({ type, error, command, deviceId }) =>
          type === 'scanned' ? [error?.code ?? command ?? deviceId] : [],
        );
      return { exitCode, before: scans(events.slice(0, began)), after: scans(events.slice(began)), end: events.at(-1) };
    };
    // Nobody scans anything: the line has nothing to do.
    const none = await run('');
    expect([none.before, none.after, none.end.passed]).toEqual([[], [], 0]);
    const tested = await run(`PSÖTEST\n4006381333931\nPS:TEST\n${device.id}\n`);
    expect(tested).toMatchObject({
      before: ['scan-other-layout', 'scan-not-a-photon', 'scan-layout-untold'],
      after: [device.id],
      end: { passed: 1 },
      exitCode: 0,
    });
    const whole = await run(`PS:TEST:QYMI01\n${testCode}\n${device.id}\n`);
    expect([whole.before, whole.after]).toEqual([['scan-other-layout'], [device.id]]);
    // The sticker of the first device tests it as well, and is scanned.
    expect((await run(`${device.id}\n`)).after).toEqual([device.id]);
    const { exitCode, err } = await terminal(['station', '--preset', 'x', '--test-scan']);
    expect([exitCode, err]).toEqual([usageExitCode, expect.stringContaining('--test-scan needs --scan')]);
  });

  it('asks for the first customer before anything is done, until there is one whom the product has', async () => {
    const world = await fastWorld({ separateNetworks: false });
    onTestFinished(() => world.close());
    await openProduct(world, 'ann@example.com');
    const { cloud, product, device, networks } = world.ready;
    const file = await preset({
      name: 'a',
      networks: [{ ssid: 'HomeNet', passwordEnv: 'WIFI' }],
      product: product.slug,
      customer: { rule: 'asked' },
      transport: 'usb',
    });
    const args = ['station', '--preset', file, '--cloud', cloud.url, '--count', '1', '--json'];
    const secret = ['--client-id', product.clientId, '--client-secret-env', 'SECRET'];
    const begin = async (text: string | (() => void), signal?: AbortSignal) => {
      const { exitCode, lines } = await terminal(
        [...args, ...secret],
        { SECRET: product.clientSecret, WIFI: networks[0]?.password ?? '' },
        signal,
        undefined,
        simulatedUsb(world.cables),
        { after: 'customer-asked', text },
      );
      return { exitCode, events: lines.map((line) => JSON.parse(line)) };
    };
    const without = await begin('carl@example.com\nann@\n');
    const { code } = without.events.at(-1);
    expect([code, without.exitCode]).toEqual(['customer-not-scanned', errorRows['customer-not-scanned'].exit]);
    expect(without.events.flatMap(({ error }) => error?.code ?? [])).toEqual([
      'customer-not-found',
      'customer-name-invalid',
    ]);
    // Neither needs a first customer.
    const ctrlC = new AbortController();
    const left = [await begin('PS:STOP\n'), await begin(() => ctrlC.abort(), ctrlC.signal)];
    expect(left.map(({ events }) => events.at(-1).code)).toEqual(['cancelled', 'cancelled']);
    expect(world.owner(device.id)).toBe('nobody');
    const { exitCode, events } = await begin('carl@example.com\nmailto:Ann@example.com\n');
    expect(events.at(-1)).toMatchObject({ passed: 1, devices: [{ deviceId: device.id, customer: 'ann@example.com' }] });
    expect([exitCode, world.owner(device.id)]).toEqual([0, 'customer:ann@example.com']);
  });

  it('leaves devices without an owner, by the product alone', async () => {
    const world = await fastWorld({ separateNetworks: false });
    onTestFinished(() => world.close());
    const { cloud, product, device, networks } = world.ready;
    const file = await preset({
      name: 'a',
      networks: [{ ssid: 'HomeNet', passwordEnv: 'WIFI' }],
      product: product.slug,
      customer: { rule: 'none' },
      namePattern: 'lamp-{n:2}',
      transport: 'usb',
    });
    const args = ['station', '--preset', file, '--cloud', cloud.url, '--count', '1', '--json'];
    const secret = ['--client-id', product.clientId, '--client-secret-env', 'SECRET'];
    const env = { SECRET: product.clientSecret, WIFI: networks[0]?.password ?? '' };
    const usb = simulatedUsb(world.cables);
    const { exitCode, lines } = await terminal([...args, ...secret], env, undefined, undefined, usb);
    const events = lines.map((line) => JSON.parse(line));
    const looked = events.filter(({ type }) => type === 'preflight').map(({ check, ok }) => [check, ok]);
    expect(looked).toEqual(['disk', 'usb', 'access', 'clock'].map((check) => [check, true]));
    const [row] = events.at(-1).devices;
    expect([exitCode, row.outcome, row.deviceId, row.name]).toEqual([0, 'PASS', device.id, 'lamp-01']);
    expect(row).not.toHaveProperty('customer');
    expect([world.owner(device.id), world.cloud.productId, world.cloud.online]).toEqual(['nobody', product.id, true]);
    const claims = world.events.filter((event) => event.type === 'cloud-asked' && event.path.endsWith('claims'));
    expect(claims).toEqual([]);
    const signalled = world.events.filter(({ type }) => type === 'device-signalled');
    expect(signalled.length).toBeGreaterThan(0);
  });

  it('ends with the reason where this computer has no Wi-Fi to move', async () => {
    const world = await fastWorld();
    const { cloud, account } = world.ready;
    const file = await preset({ name: 'a', networks: [{ ssid: 'HomeNet', passwordEnv: 'WIFI' }] });
    const args = ['station', '--preset', file, '--cloud', cloud.url, '--token-env', 'TOKEN', '--count', '1', '--json'];
    const { exitCode, lines } = await terminal(args, {
      TOKEN: account.accessToken,
      WIFI: 'front-desk-4',
      PATH: folder,
    });
    await world.close();
    const end = JSON.parse(lines.at(-1) ?? '{}');
    const looked = lines.map((line) => JSON.parse(line)).filter(({ type }) => type === 'preflight');
    expect(looked.map(({ check, ok }) => [check, ok])).toEqual([
      ['disk', true],
      ['access', true],
      ['clock', true],
    ]);
    expect([end.outcome, end.passed, end.devices, exitCode]).toEqual(['line-ended', 0, [], notAllPassedExitCode]);
    expect(errorRows[end.stoppedBy.code as keyof typeof errorRows].area).toBe('wifi');
  });
});

const reason = whyNoPty();
it.skipIf(reason !== undefined)(
  `takes eight Photons on eight ports of this computer at once, through the real library${reason === undefined ? '' : ` (${reason})`}`,
  async () => {
    const count = 8;
    const world = await fastWorld({ separateNetworks: false, others: othersFor(count - 1, undefined, true) });
    onTestFinished(() => world.close());
    const { cloud, account, device, others, networks } = world.ready;
    const ids = [device, ...others].map(({ id }) => id);
    const devices = path.join(folder, 'sys/bus/usb/devices');
    await mkdir(path.join(folder, 'dev'));
    const ptys = await Promise.all(ids.map(openPty));
    onTestFinished(async () => void (await Promise.all(ptys.map((pty) => pty.end()))));
    for (const [index, pty] of ptys.entries()) {
      const cable = world.cables[index]?.open({ received: (bytes) => pty.write(bytes), lost: () => undefined });
      if (cable === undefined || typeof cable === 'string') throw new Error(`the cable is ${cable}`);
      pty.received(cable.write);
      await mkdir(path.join(devices, `1-${index}:1.0/tty/ttyACM${index}`), { recursive: true });
      await symlink(pty.path, path.join(folder, `dev/ttyACM${index}`));
      await mkdir(path.join(devices, `1-${index}`));
      const facts = { idVendor: '2b04', idProduct: 'c006', serial: ids[index] ?? '' };
      for (const [name, value] of Object.entries(facts))
        await writeFile(path.join(devices, `1-${index}`, name), `${value}\n`);
    }
    const places = { sys: path.join(folder, 'sys'), dev: path.join(folder, 'dev'), groups: '/etc/group' };
    const usb = systemUsbSerial({ platform: 'linux', places });
    const file = await preset({ name: 'a', networks: [{ ssid: 'HomeNet', passwordEnv: 'WIFI' }], transport: 'usb' });
    const args = ['station', '--preset', file, '--cloud', cloud.url, '--token-env', 'TOKEN', '--json'];
    const env = { TOKEN: account.accessToken, WIFI: networks[0]?.password ?? '' };
    const { exitCode, lines } = await terminal(
      [...args, '--count', String(count)],
      env,
      AbortSignal.timeout(60_000),
      undefined,
      usb,
    );
    const events = lines.map((line) => JSON.parse(line));
    expect([events.at(-1).passed, exitCode]).toEqual([count, 0]);
    expect(ids.map((id) => world.owner(id))).toEqual(Array(count).fill('me'));
    // The first alone, and then several at once.
    const order = events.flatMap(({ type }) => (type === 'device-taken' || type === 'device-finished' ? [type] : []));
    expect(order.slice(0, 3)).toEqual(['device-taken', 'device-finished', 'device-taken']);
    const inFlight = order.map((_, at) =>
      order.slice(0, at + 1).reduce((sum, type) => sum + (type === 'device-taken' ? 1 : -1), 0),
    );
    expect(Math.max(...inFlight)).toBeGreaterThan(2);
    // The newest has shown itself, and none does any more.
    const signalled = world.events.flatMap((event) => (event.type === 'device-signalled' ? [event.on] : []));
    const on = signalled.filter((is) => is).length;
    expect(signalled.at(-1)).toBe(false);
    expect(signalled.length - on).toBeGreaterThanOrEqual(on);
    expect(on).toBeGreaterThan(0);
  },
);
