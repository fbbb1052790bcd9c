import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  test: {
    include: ['tests/{unit,contract,conformance,flow,faults,soak}/**/*.test.ts'],
    environment: 'node',
    globalSetup: 'tests/support/in-memory.ts',
    allowOnly: false,
    // Its own default leaves one processor to the person: half of a machine with two.
    maxWorkers: '100%',
    // Tests wait for sockets of this machine, never for the internet: slower than this is stuck.
    testTimeout: 15_000,
    hookTimeout: 15_000,
  },
});
