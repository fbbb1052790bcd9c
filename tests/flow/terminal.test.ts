import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { appendOnlyLog } from '../../electron/append-only-log/append-only-log.ts';
import type { FaultName } from '../../electron/simulator/faults.ts';
import { fastLatencies } from '../../electron/simulator/latencies.ts';
import type { SimulatedWorld, WorldOptions } from '../../electron/simulator/simulated-world.ts';
import { usageExitCode } from '../../electron/terminal/exit-codes.ts';
import { errorRows } from '../../shared/error-table.ts';
import { connectProxy } from '../support/connect-proxy.ts';
import { recordPrograms } from '../support/record-programs.ts';
import { airVerdictLimitMs, fastWorld } from '../support/run-flow.ts';
import { terminal, testedVersion } from '../support/run-terminal.ts';
import encryption from '../vectors/encryption.json' with { type: 'json' };

const worlds: SimulatedWorld[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

async function open(options: Partial<WorldOptions> = {}): Promise<SimulatedWorld> {
  const world = await fastWorld({ separateNetworks: false, ...options });
  worlds.push(world);
  return world;
}

function claimArguments(world: SimulatedWorld, ssid = 'HomeNet'): string[] {
  const { tcp, http, cloud } = world.ready;
  return [
    'claim',
    '--json',
    ...['--photon-host', tcp.host, '--photon-tcp-port', String(tcp.port), '--photon-http-port', String(http.port)],
    ...[
      '--cloud',
      cloud.url,
      '--token-env',
      'TOKEN',
      '--password-env',
      'PASSWORD',
      '--ssid',
      ssid,
      '--wait-for-photon',
      '2',
    ],
  ];
}

function secrets(world: SimulatedWorld): Record<string, string> {
  const password = world.ready.networks.find(({ ssid }) => ssid === 'HomeNet')?.password ?? '';
  return { TOKEN: world.ready.account.accessToken, PASSWORD: password };
}

describe('a claim that ended in the middle', () => {
  it('is said at the next start, once forgotten no more; a torn line is told once', async () => {
    const world = await open();
    const folder = await mkdtemp(path.join(tmpdir(), 'terminal-'));
    // As another program wrote it that is no more: its last line is torn.
    const begun = { type: 'begun', runId: 'before', at: 1, program: 'gone', forWhom: { for: 'account' } };
    const ledger = appendOnlyLog(path.join(folder, 'attempts.ledger'), v.unknown());
    await ledger.append(begun);
    await ledger.append({ type: 'learned', runId: 'before', at: 2, deviceId: world.ready.device.id });
    await writeFile(path.join(folder, 'attempts.ledger'), 'abcd', { flag: 'a' });
    const args = [...claimArguments(world), '--ssid', 'NoSuchNet'];
    const now = (more: readonly string[] = args) => terminal(more, secrets(world), undefined, folder);

    const { lines } = await now();
    const values = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(values[0]).toMatchObject({
      type: 'unfinished',
      attempt: { runId: 'before', deviceId: world.ready.device.id },
    });
    expect(values[1]).toMatchObject({ type: 'noticed', notice: { code: 'journal-damaged' } });
    expect((await now()).out).not.toContain('journal-damaged');
    const whose = { forWhom: { for: 'account', userName: 'ann@example.com' }, cloudUrl: 'https://cloud.example' };
    await ledger.append({ ...begun, ...whose, runId: 'named', at: 2 });
    expect((await now(['unfinished'])).lines).toEqual([
      'A setup started at 1970-01-01T00:00:00.002Z was interrupted. It was for ann@example.com in the cloud at https://cloud.example, and no one else can finish it.',
      // As a version wrote it that did not name its cloud.
      `A setup started at 1970-01-01T00:00:00.001Z was interrupted. It doesn’t say for which account and cloud, so no one can finish it. Forget it. Its Photon is ${world.ready.device.id}.`,
      'Photon Setup offers to finish it in its window. To forget it, run unfinished --forget.',
    ]);
    expect(await now(['unfinished', '--forget'])).toMatchObject({ exitCode: 0, err: '' });
    expect((await now(['unfinished'])).lines).toEqual(['No setup was interrupted.']);
    expect((await now(['unfinished', '--json'])).out).toBe('');
    // The two claims since then, each with the code that the program ended with.
    const record = recordPrograms(path.join(folder, 'attempts.db')).start('reader');
    const rows = (await record.attempts(9)).filter(({ runId }) => !['before', 'named'].includes(runId));
    expect(rows.map(({ end }) => end?.code)).toEqual(['network-not-in-list', 'network-not-in-list']);
    const listed = (await now(['history', 'list', '--json', '--since', '2020-01-01'])).lines;
    const versions = listed.map((line) => (JSON.parse(line) as { appVersion: unknown }).appVersion);
    expect(versions).toEqual([testedVersion, testedVersion]);
    await record.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is noted with its batch, and is none where that is a code', async () => {
    const world = await open();
    const folder = await mkdtemp(path.join(tmpdir(), 'terminal-'));
    const now = (more: readonly string[]) => terminal(more, secrets(world), undefined, folder);
    const claim = claimArguments(world, 'NoSuchNet');
    const code = await now([...claim, '--batch', 'PHHMAB12CD34EF5']);
    expect([code.exitCode, code.err]).toEqual([
      usageExitCode,
      expect.stringContaining('A batch or work order of up to'),
    ]);
    expect((await now([...claim, '--batch', ' WO 4711 '])).exitCode).toBe(errorRows['network-not-in-list'].exit);
    const listed = (await now(['history', 'list', '--json', '--batch', 'WO 4711'])).lines;
    expect(listed.map((line) => (JSON.parse(line) as { batch: unknown }).batch)).toEqual(['WO 4711']);
    expect((await now(['history', 'list', '--json'])).lines).toHaveLength(1);
    await rm(folder, { recursive: true, force: true });
  });

  it('comes before the product is opened, which the computer may be too far from home for', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'terminal-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const begun = { type: 'begun', runId: 'before', at: 1, program: 'gone', forWhom: { for: 'account' } };
    await appendOnlyLog(path.join(folder, 'attempts.ledger'), v.unknown()).append(begun);
    // Nothing listens there.
    const args = ['claim', '--json', '--cloud', 'http://127.0.0.1:9', '--product', '1', '--client-id', 'setup'];
    const whose = ['--client-secret-env', 'SECRET', '--no-owner', '--ssid', 'HomeNet', '--password-env', 'PASSWORD'];
    const env = { SECRET: 'secret', PASSWORD: 'long enough' };
    const { exitCode, lines } = await terminal([...args, ...whose], env, undefined, folder);
    const told = lines.map((line) => JSON.parse(line));
    expect(told.map(({ type, outcome, code }) => [type ?? outcome, code])).toEqual([
      ['unfinished', undefined],
      ['failed', 'cloud-unreachable'],
    ]);
    expect(exitCode).toBe(errorRows['cloud-unreachable'].exit);
  });
});

describe('claim', () => {
  it('ends with 0 for a device that is claimed and online, one JSON event a line', async () => {
    const world = await open();
    const { exitCode, lines, err } = await terminal(claimArguments(world), secrets(world));
    const events = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events.at(-1)).toMatchObject({ outcome: 'claimed', deviceId: world.ready.device.id });
    expect(events.slice(0, -1).every((event) => typeof event.type === 'string' && typeof event.at === 'number')).toBe(
      true,
    );
    expect([exitCode, err]).toEqual([0, '']);
    for (const secret of Object.values(secrets(world))) expect(lines.join('\n')).not.toContain(secret);
  });

  it('joins an open network without a password', async () => {
    const world = await open();
    const openNetwork = world.ready.networks.find(({ password }) => password === undefined)?.ssid ?? '';
    const args = claimArguments(world, openNetwork).filter((word) => word !== '--password-env' && word !== 'PASSWORD');
    expect((await terminal(args, secrets(world))).exitCode).toBe(0);
    expect(world.device.storedNetwork?.ssid).toBe(openNetwork);
  });

  it('gives several networks, the one of --ssid tried first, and says each', async () => {
    const world = await open();
    const also = ['--also-ssid', 'Guest', '--also-ssid', 'Orchard', '--also-password-env', 'ORCHARD'];
    const args = [...claimArguments(world).filter((word) => word !== '--json'), ...also];
    const home = secrets(world).PASSWORD ?? '';
    const env = { ...secrets(world), ORCHARD: 'apple pear plum' };
    const { exitCode, out } = await terminal(args, env);
    expect(exitCode).toBe(0);
    expect(world.device.storedNetworks).toMatchObject([
      { ssid: 'HomeNet', password: home },
      { ssid: 'Guest', password: '' },
      { ssid: 'Orchard', password: env.ORCHARD },
    ]);
    for (const ssid of ['HomeNet', 'Guest', 'Orchard']) expect(out).toContain(`The Photon has saved ${ssid}.`);
    expect(out).not.toContain(env.ORCHARD);
    expect(out).not.toContain(home);
  });

  it.each<[string, readonly string[], number]>([
    ['a password before its network', ['--also-password-env', 'PASSWORD', '--also-ssid', 'Orchard'], usageExitCode],
    ['a network twice', ['--also-ssid', 'HomeNet'], usageExitCode],
    ['six networks', ['a', 'b', 'c', 'd', 'e'].flatMap((ssid) => ['--also-ssid', ssid]), usageExitCode],
    ['an empty variable', ['--also-ssid', 'Orchard', '--also-password-env', 'NONE'], errorRows['invalid-input'].exit],
    ['one that is not heard', ['--also-ssid', 'Nowhere'], errorRows['network-not-in-list'].exit],
  ])('stores nothing for %s', async (_what, more, code) => {
    const world = await open();
    expect((await terminal([...claimArguments(world), ...more], secrets(world))).exitCode).toBe(code);
    expect(world.device.storedNetworks).toEqual([]);
  });

  it('takes over a device that was set up before only with --yes', async () => {
    const world = await open({ owner: 'somebody-else', setUpBefore: true });
    const refused = await terminal(claimArguments(world), secrets(world));
    expect(refused.exitCode).toBe(errorRows['ownership-not-confirmed'].exit);
    expect(JSON.parse(refused.lines.at(-1) ?? '')).toMatchObject({
      outcome: 'failed',
      code: 'ownership-not-confirmed',
      deviceId: world.ready.device.id,
    });
    expect((await terminal([...claimArguments(world), '--yes'], secrets(world))).exitCode).toBe(0);
  });

  it('with --no-wait ends as handed over', async () => {
    const world = await open();
    const { exitCode, lines } = await terminal([...claimArguments(world), '--no-wait'], secrets(world));
    expect([exitCode, JSON.parse(lines.at(-1) ?? '')]).toMatchObject([3, { outcome: 'handed-over' }]);
  });

  it.each<[string, keyof typeof errorRows, (env: Record<string, string>) => Record<string, string>, string]>([
    ['an empty token', 'invalid-input', (env) => ({ ...env, TOKEN: '' }), 'HomeNet'],
    ['a token of nonsense', 'access-token-invalid', (env) => ({ ...env, TOKEN: 'with blanks' }), 'HomeNet'],
    ['a wrong token', 'access-token-invalid', (env) => ({ ...env, TOKEN: 'f'.repeat(40) }), 'HomeNet'],
    ['a short password', 'network-password-too-short', (env) => ({ ...env, PASSWORD: 'short' }), 'HomeNet'],
    ['a long password', 'network-password-too-long', (env) => ({ ...env, PASSWORD: 'x'.repeat(65) }), 'HomeNet'],
    ['a wrong password', 'network-details-wrong', (env) => ({ ...env, PASSWORD: 'not the password' }), 'HomeNet'],
    ['a network nobody hears', 'network-not-in-list', (env) => env, 'Nowhere'],
    ['a long network name', 'network-not-in-list', (env) => env, 'x'.repeat(40)],
  ])(
    '%s ends as %s',
    async (_name, code, change, ssid) => {
      const world = await open();
      const { exitCode, lines } = await terminal(claimArguments(world, ssid), change(secrets(world)));
      const last = JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>;
      expect(last).toMatchObject({ outcome: 'failed', code });
      expect(typeof last.message).toBe('string');
      expect(exitCode).toBe(errorRows[code].exit);
    },
    airVerdictLimitMs,
  );

  it.each<[FaultName, keyof typeof errorRows]>([
    ['router-answers', 'not-a-photon'],
    ['garbage-answer', 'photon-answer-unreadable'],
    ['cloud-sign-in-page', 'cloud-sign-in-page'],
    ['configure-refused-2', 'network-not-heard'],
  ])('with the fault %s ends as %s', async (fault, code) => {
    const world = await open({ faults: [fault] });
    const { exitCode } = await terminal(claimArguments(world), secrets(world));
    expect(exitCode).toBe(errorRows[code].exit);
  });

  it('refuses a cloud address that others could listen to', async () => {
    const world = await open();
    const args = claimArguments(world).map((word) =>
      word === world.ready.cloud.url ? 'http://api.particle.io' : word,
    );
    expect((await terminal(args, secrets(world))).exitCode).toBe(errorRows['invalid-input'].exit);
  });

  it.each([
    ['to a program', '--json'],
    ['to a person', undefined],
  ])('that is cancelled after connect-ap says so %s, is left to be finished, and comes online', async (_, json) => {
    // Slow to join, so that the run ends while the Photon is on its way.
    const world = await open({ latencies: { ...fastLatencies, join: 2_000 } });
    const folder = await mkdtemp(path.join(tmpdir(), 'terminal-'));
    const stop = new AbortController();
    const args = claimArguments(world).filter((word) => word !== '--json' || json !== undefined);
    const run = terminal(args, secrets(world), stop.signal, folder);
    const happened = () => world.events.map(({ type }) => type);
    await expect.poll(happened, { timeout: 20_000, interval: 20 }).toContain('device-left-listening');
    stop.abort();
    const { exitCode, lines } = await run;
    expect(exitCode).toBe(errorRows.cancelled.exit);
    const message = 'The Photon already has your Wi-Fi details. It may still come online and be claimed.';
    if (json === undefined) {
      expect(lines).toContain(message);
      expect(lines.at(-1)).toMatch(/offers to finish this setup .* unfinished --forget\.$/u);
    } else {
      const { id: deviceId } = world.ready.device;
      expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
        code: 'cancelled',
        message,
        deviceId,
        mayComeOnline: true,
      });
    }
    // Its program, that of these tests, is still there.
    const [row] = (await terminal(['history', 'list', '--json'], {}, undefined, folder)).lines;
    expect(JSON.parse(row ?? '')).toMatchObject({ outcome: 'under-way', code: null, endedAt: null });
    await rm(folder, { recursive: true });
    expect(happened()).not.toContain('device-claimed');
    await expect.poll(happened, { timeout: 20_000 }).toContain('device-claimed');
  });

  it('is cancelled by its signal', async () => {
    const world = await open({ faults: ['never-online'] });
    const stop = new AbortController();
    const run = terminal(claimArguments(world), secrets(world), stop.signal);
    setTimeout(() => stop.abort(), 1_000);
    expect((await run).exitCode).toBe(errorRows.cancelled.exit);
  });
});

describe('the other commands', () => {
  it('inspect prints what the Photon says', async () => {
    const world = await open();
    const args = claimArguments(world).slice(1, 8);
    const { exitCode, lines } = await terminal(['inspect', ...args]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      id: world.ready.device.id,
      claimedBefore: false,
      protocolVersion: 2,
      keyBits: 1024,
      networks: expect.arrayContaining([expect.objectContaining({ ssid: 'HomeNet', securityClass: 'wpa2' })]),
    });
  });

  it('inspect says to a person, not to a program, which network it waits for', async () => {
    const nobody = ['--photon-host', '127.0.0.1', '--photon-tcp-port', '1', '--photon-http-port', '1'];
    const args = ['inspect', ...nobody, '--wait-for-photon', '1'];
    const [person, program] = await Promise.all([terminal([...args]), terminal([...args, '--json'])]);
    const waits = 'Join the Photon’s Wi-Fi, Photon-XXXX, in the Wi-Fi menu.';
    const notJoined = errorRows['photon-network-not-joined'].exit;
    expect([person.exitCode, program.exitCode]).toEqual([notJoined, notJoined]);
    expect([person.out, person.err.startsWith(waits)]).toEqual(['', true]);
    expect(`${program.out}${program.err}`).not.toContain(waits);
  });

  it('speaks to the cloud through the proxy of the environment, and to the Photon never', async () => {
    const world = await open();
    const proxy = await connectProxy(() => Number(new URL(world.ready.cloud.url).port), 'anna:geheim');
    try {
      const args = claimArguments(world);
      args[args.indexOf(world.ready.cloud.url)] = 'http://cloud.local';
      const env = secrets(world);
      const with407 = await terminal(args, { ...env, http_proxy: `http://anna:falsch@127.0.0.1:${proxy.port}` });
      expect(with407.exitCode).toBe(errorRows['proxy-refuses'].exit);
      expect(`${with407.out}${with407.err}`).not.toMatch(/anna|falsch|127\.0\.0\.1/);
      const well = await terminal(args, { ...env, http_proxy: `http://anna:geheim@127.0.0.1:${proxy.port}` });
      expect([well.exitCode, well.err]).toEqual([0, '']);
      expect(`${well.out}${well.err}`).not.toMatch(/anna|geheim/);
      expect(new Set(proxy.asked.map(({ target }) => target))).toEqual(new Set(['cloud.local:80']));
    } finally {
      await proxy.close();
    }
  });

  it('device serial-number prints the ids that the cloud knows, and names what it does not', async () => {
    const world = await open({ owner: 'me' });
    const { id } = world.ready.device;
    const serialNumber = `PHHM${id.slice(-11).toUpperCase()}`;
    const where = ['--cloud', world.ready.cloud.url, '--token-env', 'TOKEN'];
    const look = (...words: string[]) => terminal(['device', 'serial-number', ...words, ...where], secrets(world));
    // As a scanner types it, with what a later device's sticker has after it.
    expect(await look(`]d1${serialNumber.toLowerCase()} MOBILESECRET123`)).toMatchObject({
      exitCode: 0,
      out: `${serialNumber} ${id}\n`,
    });
    const unknown = await look('PHHM00000000000', serialNumber, '--json');
    expect(unknown.exitCode).toBe(errorRows['serial-number-unknown'].exit);
    expect(unknown.lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ code: 'serial-number-unknown', saw: 'PHHM00000000000 Serial number not found' }),
      { serialNumber, id },
    ]);
    expect((await look(id)).exitCode).toBe(errorRows['invalid-input'].exit);
  });

  it('encrypt-password prints 256 lower-case hex digits', async () => {
    const args = ['encrypt-password', '--public-key', encryption.guideKey, '--password-env', 'PASSWORD'];
    const { exitCode, out } = await terminal(args, { PASSWORD: encryption.guidePassword });
    expect([exitCode, out]).toEqual([0, expect.stringMatching(/^[0-9a-f]{256}\n$/)]);
    expect((await terminal(args, { PASSWORD: 'x'.repeat(65) })).exitCode).toBe(
      errorRows['network-password-too-long'].exit,
    );
    expect(
      (await terminal(['encrypt-password', '--public-key', 'zz', '--password-env', 'PASSWORD'], { PASSWORD: 'x' }))
        .exitCode,
    ).toBe(errorRows['photon-key-missing'].exit);
  });

  it('practice claims without account and hardware', async () => {
    const { exitCode, out } = await terminal(['practice', '--swift']);
    expect(exitCode).toBe(0);
    expect(out).toContain('online and claimed');
  });

  it.each([
    ['--help'],
    ['claim', '--help'],
    ['inspect', '--help'],
    ['encrypt-password', '--help'],
    ['practice', '--help'],
  ])('%s explains itself', async (...args) => {
    const { exitCode, out } = await terminal(args);
    expect(exitCode).toBe(0);
    expect(out).toContain('Usage:');
  });

  it.each([[['--language=de', 'inspect', '--help']], [['inspect', '--language', 'de', '--help']]])(
    'explains itself in the language that is asked for: %j',
    async (args) => {
      const { exitCode, out } = await terminal(args);
      expect([exitCode, out]).toEqual([0, expect.stringMatching(/^Verwendung:/)]);
    },
  );

  it.each([
    [[]],
    [['claim']],
    [['nonsense']],
    [['practice', '--language', 'xx']],
    [['claim', '--ssid', 'a', '--photon-tcp-port', '99999']],
    [['claim', '--ssid', 'a', '--token', 'secret']],
  ])('wrong use ends with 2: %j', async (args) => {
    expect((await terminal(args)).exitCode).toBe(2);
  });
});

describe('the real programs', () => {
  const root = path.resolve(import.meta.dirname, '../..');
  function start(command: string, args: readonly string[], env: Record<string, string> = {}) {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env } });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
    });
    return { child, out: () => out, exit: once(child, 'exit').then(([code]) => code as number | null) };
  }

  it('claim a simulated Photon with nothing of ours around the JSON, and end on SIGTERM', {
    timeout: 60_000,
  }, async () => {
    const simulator = start(process.execPath, ['build/run.mjs', 'simulator', '--json', '--swift']);
    await expect.poll(() => simulator.out(), { timeout: 30_000 }).toContain('\n');
    const ready = JSON.parse(simulator.out().split('\n')[0] ?? '') as SimulatedWorld['ready'];
    expect(ready).toMatchObject({ ready: true, device: { id: expect.stringMatching(/^[0-9a-f]{24}$/) } });
    const home = ready.networks.find(({ password }) => password !== undefined);
    const args = [
      ...['claim', '--json', '--photon-host', ready.tcp.host, '--photon-tcp-port', String(ready.tcp.port)],
      ...['--photon-http-port', String(ready.http.port), '--cloud', ready.cloud.url, '--token-env', 'TOKEN'],
      ...['--ssid', home?.ssid ?? '', '--password-env', 'PASSWORD'],
    ];
    const claim = start('npm', ['run', '--silent', 'cli', '--', ...args], {
      TOKEN: ready.account.accessToken,
      PASSWORD: home?.password ?? '',
    });
    expect(await claim.exit).toBe(0);
    const lines = claim.out().trim().split('\n');
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ outcome: 'claimed', deviceId: ready.device.id });
    simulator.child.kill('SIGTERM');
    expect(await simulator.exit).toBe(0);
    for (const line of simulator.out().trim().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });
});
