import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
let folder = '';

/** Bundled by itself: the program needs nothing of the application. Inside the project, where its packages are found. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(root, 'node_modules', '.simulator-test-'));
  await build({
    entryPoints: [path.join(root, 'electron/simulator/program.ts')],
    outfile: path.join(folder, 'simulator.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  });
}, 30_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

function simulator(...args: readonly string[]) {
  const child = spawn(process.execPath, [path.join(folder, 'simulator.mjs'), ...args]);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.out += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.err += chunk.toString('utf8');
  });
  const lines = () => said.out.split('\n').filter((line) => line !== '');
  return { child, said, lines, exit: once(child, 'close').then(([code]) => code as number | null) };
}

describe('the simulator as a program', () => {
  it('puts several Photons into one air, each with ports of its own', async () => {
    const { child, lines, exit } = simulator('--json', '--swift', '--devices', '3');
    await expect.poll(() => lines().length, { timeout: 10_000 }).toBe(1);
    const { tcp, others } = JSON.parse(lines()[0] ?? '{}');
    expect(new Set([tcp, ...others.map((other: { tcp: unknown }) => other.tcp)].map(({ port }) => port)).size).toBe(3);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    const none = simulator('--devices', '0');
    expect([await none.exit, none.said.err]).toEqual([2, expect.stringContaining('from 1 to 100')]);
  });

  it('holds SETUP when it is told to, and goes on without an input', async () => {
    const { child, lines, exit } = simulator('--json', '--swift');
    await expect.poll(() => lines().length, { timeout: 10_000 }).toBe(1);
    child.stdin.write('what\nsetup\n');
    await expect.poll(() => lines().at(-1), { timeout: 5_000 }).toContain('"setup-pressed"');
    child.stdin.end('setup\n');
    await expect.poll(() => lines().length, { timeout: 5_000 }).toBe(3);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'prints its ready line, then events, and ends with 0 on %s',
    async (signal) => {
      const { child, lines, said, exit } = simulator(
        '--json',
        '--swift',
        '--firmware',
        '0.4.4',
        '--fault',
        'key-missing',
      );
      await expect.poll(() => lines().length, { timeout: 10_000 }).toBe(1);
      const ready = JSON.parse(lines()[0] ?? '') as {
        http: { port: number };
        device: { firmware: string; ssid: string };
      };
      expect(ready).toMatchObject({ ready: true, device: { firmware: '0.4.4' } });
      expect(ready.device.ssid).toMatch(/^Photon-.{4}$/);
      await fetch(`http://127.0.0.1:${ready.http.port}/version`);
      await expect.poll(() => lines().length, { timeout: 5_000 }).toBe(3);
      expect(
        lines()
          .slice(1)
          .map((line) => JSON.parse(line) as unknown),
      ).toEqual([
        { at: expect.any(Number), type: 'device-asked', command: 'version', transport: 'http' },
        { at: expect.any(Number), type: 'device-answered', command: 'version', transport: 'http' },
      ]);
      child.kill(signal);
      expect(await exit).toBe(0);
      expect(said.err).toBe('');
    },
  );

  it('speaks to people without --json', async () => {
    const { child, lines, exit } = simulator('--swift');
    await expect.poll(() => lines().length, { timeout: 10_000 }).toBeGreaterThan(5);
    expect(lines()[0]).toMatch(/^Simulated Photon [0-9a-f]{24} \(firmware 2\.3\.1\) is listening as Photon-\w{6}\.$/);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  it.each([
    ['an unknown fault', ['--fault', 'gremlins'], /gremlins/],
    ['an unknown firmware', ['--firmware', '9'], /0\.4\.4/],
    ['a port that is none', ['--tcp-port', '70000'], /65535/],
    ['a fault without a name', ['--fault'], /missing/],
    ['an unknown option', ['--nonsense'], /--nonsense/],
    ['something left over', ['hello'], /arguments/],
  ])('ends with 2 and a sentence for %s', async (_, args, sentence) => {
    const { said, exit } = simulator(...args);
    expect(await exit).toBe(2);
    expect(said.err).toMatch(sentence);
    expect(said.out).toBe('');
  });

  it('says that a port is taken', async () => {
    const first = simulator('--json', '--swift');
    await expect.poll(() => first.lines().length, { timeout: 10_000 }).toBe(1);
    const { port } = (JSON.parse(first.lines()[0] ?? '') as { tcp: { port: number } }).tcp;
    const second = simulator('--json', '--tcp-port', String(port));
    expect(await second.exit).toBe(1);
    expect(second.said.err).toBe(`Port ${port} cannot be used: another program has it.\n`);
    first.child.kill('SIGTERM');
    await first.exit;
  });

  it('lists every fault in its help', async () => {
    const { said, exit } = simulator('--help');
    expect(await exit).toBe(0);
    expect(said.out).toContain('Usage: simulator');
    expect(said.out).toContain('wifi-hops-back: the computer leaves');
  });
});
