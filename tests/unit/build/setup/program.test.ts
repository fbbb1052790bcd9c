import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../../electron/ground/system-clock.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
let folder = '';
const inFolder = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'program-test-'));
  // Tidies up for 1.6 s after the first signal, which is three looks at the parent, and notes every signal it gets.
  await writeFile(
    inFolder('tidying.mjs'),
    `import { writeFileSync } from 'node:fs';
     const got = [];
     for (const name of ['SIGTERM', 'SIGHUP']) process.on(name, () => {
       got.push(name);
       if (got.length === 1) setTimeout(() => {
         writeFileSync(process.argv[2], JSON.stringify(got));
         process.exit(0);
       }, 1_600);
     });
     setTimeout(() => process.exit(1), 10_000);
     process.stdout.write('tidying ' + process.ppid + '\\n');`,
  );
  const programs = pathToFileURL(path.join(root, 'build/setup/program.mjs')).href;
  await writeFile(
    inFolder('runner.mjs'),
    `import { runInOurPlace } from ${JSON.stringify(programs)};
     process.exitCode = await runInOurPlace(process.execPath, process.argv.slice(2));`,
  );
  // As npm does: its shell is ended, and passes nothing on.
  await writeFile(
    inFolder('shell.mjs'),
    `import { spawn } from 'node:child_process';
     spawn(process.execPath, process.argv.slice(2), { stdio: 'inherit' });`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(file: string): Promise<unknown> {
  for (let look = 0; look < 200; look += 1) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text !== '') return JSON.parse(text);
    await systemClock.sleep(50);
  }
  throw new Error(`in ten seconds nobody wrote ${file}`);
}

describe('a program in our place', () => {
  it.each([
    ['when who started us is gone', undefined, ['SIGTERM']],
    ['when it was told before that', 'SIGHUP', ['SIGHUP']],
  ] as const)('is told to stop once, %s', async (_when, before, expected) => {
    const notes = inFolder(`signals-${expected[0]}`);
    const shell = spawn(
      process.execPath,
      [inFolder('shell.mjs'), inFolder('runner.mjs'), inFolder('tidying.mjs'), notes],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [said] = (await once(shell.stdout, 'data')) as [Buffer];
    const runner = Number(/^tidying (\d+)\n$/.exec(said.toString())?.[1]);
    expect(runner).toBeGreaterThan(1);
    if (before !== undefined) process.kill(runner, before);
    shell.kill('SIGKILL');
    expect(await written(notes)).toEqual(expected);
  });
});
