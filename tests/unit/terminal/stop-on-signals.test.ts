import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
let folder = '';
let program = '';

/** A program that says when it is cancelled, and then tidies up for ten seconds. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stop-on-signals-'));
  program = path.join(folder, 'program.mjs');
  const source = path.join(folder, 'source.ts');
  await writeFile(
    source,
    `import { stopOnSignals } from ${JSON.stringify(path.join(root, 'electron/terminal/stop-on-signals.ts'))};
     stopOnSignals(process).addEventListener('abort', () => process.send('cancelled'));
     process.on('message', () => process.stdout.write('a line'));
     setTimeout(() => process.exit(0), 10_000);
     process.send('ready');`,
  );
  await build({ entryPoints: [source], outfile: program, bundle: true, platform: 'node', format: 'esm' });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function startedProgram(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  expect(await once(child, 'message')).toEqual(['ready', undefined]);
  return child;
}

async function told(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  expect(await once(child, 'message')).toEqual(['cancelled', undefined]);
}

describe('signals to the terminal program', () => {
  it.each([
    ['SIGINT', 'SIGINT'],
    ['SIGTERM', 'SIGTERM'],
    ['SIGINT', 'SIGTERM'],
    ['SIGTERM', 'SIGINT'],
    ['SIGHUP', 'SIGTERM'],
  ] as const)('cancel at the first (%s) and end it at the second (%s)', async (first, second) => {
    const child = await startedProgram();
    await told(child, first);
    child.kill(second);
    expect(await once(child, 'exit')).toEqual([null, second]);
  });

  it('outlives a terminal that says more than once that it closes', async () => {
    const child = await startedProgram();
    await told(child, 'SIGHUP');
    child.kill('SIGHUP');
    child.kill('SIGHUP');
    child.kill('SIGTERM');
    // Had a hang-up ended it, that would be the signal of its end.
    expect(await once(child, 'exit')).toEqual([null, 'SIGTERM']);
  });

  it('count a reader that went away as the first', async () => {
    const child = await startedProgram();
    child.stdout?.destroy();
    child.send('say something');
    expect(await once(child, 'message')).toEqual(['cancelled', undefined]);
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
});
