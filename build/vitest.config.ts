import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '..');

/** Whether a file puts other modules in the place of ours or of Node's, or rows into our tables: none beside it may see them. */
const changesModules = (file: string) =>
  /\/adding-[^/]*$/.test(file) || /\bvi\.(?:doM|m)ock\(/.test(readFileSync(path.join(root, file), 'utf8'));
const onTheirOwn = readdirSync(path.join(root, 'tests'), { recursive: true })
  .map((name) => `tests/${String(name).replaceAll(path.sep, '/')}`)
  .filter((file) => file.endsWith('.test.ts') && changesModules(file));

export default defineConfig({
  root,
  test: {
    environment: 'node',
    globalSetup: 'tests/support/in-memory.ts',
    allowOnly: false,
    // What each stage of `npm test` and each single run would compile anew, by its content: a third of all that a small
    // file takes.
    experimental: { fsModuleCache: true, fsModuleCachePath: path.join(root, '.cache/vitest') },
    // They wait for files, sockets and programs: of three files at a time two are at work.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    // Tests wait for sockets of this machine, never for the internet: slower than this is stuck. The longest take ten
    // seconds of real time on an idle machine, and took forty where nine programs wanted each processor.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        // What a module imports is loaded once for all files that run in one process: that was most of the work of `unit`.
        test: {
          name: 'together',
          include: ['tests/{unit,contract,conformance,postgres}/**/*.test.ts'],
          exclude: onTheirOwn,
          isolate: false,
          setupFiles: ['tests/support/nothing-left.ts', 'tests/support/fixed-seed.ts'],
        },
      },
      // Most of the time that these take is a simulated Photon's, who keeps to the real clock: to run seven files at a time
      // costs two processors nothing. Groups whose numbers differ run one after the other.
      {
        extends: true,
        test: {
          name: 'waiting',
          setupFiles: 'tests/support/nothing-left.ts',
          include: ['tests/flow/**/*.test.ts'],
          exclude: onTheirOwn,
          isolate: false,
          maxWorkers: 7,
          sequence: { groupOrder: 1 },
        },
      },
      // A cell looks at everything that its process holds, whichever file it is of.
      {
        extends: true,
        test: {
          name: 'cells',
          setupFiles: 'tests/support/behind-others.ts',
          include: ['tests/faults/**/*.test.ts'],
          exclude: onTheirOwn,
          isolate: false,
          // No cell waits for anything but the processor.
          maxWorkers: '100%',
          // Behind others they get a twentieth of it: a test of four seconds alone took more than sixty beside two programs
          // on each processor.
          testTimeout: 240_000,
          sequence: { groupOrder: 2 },
        },
      },
      // A soak measures what its process holds.
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['tests/soak/**/*.test.ts', ...onTheirOwn],
          setupFiles: 'tests/support/fixed-seed.ts',
        },
      },
    ],
  },
});
