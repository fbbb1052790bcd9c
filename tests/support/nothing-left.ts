import { afterAll, beforeAll, expect } from 'vitest';

const openServers = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length;

// Files that run in one process see each other's servers, and a test that counts what is open fails for what an earlier
// file has left. So the file that leaves it is the one that fails.
let before = 0;
beforeAll(() => {
  before = openServers();
});
afterAll(async () => {
  // A server that was told to close is open until its turn comes.
  for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
  expect(openServers() - before, 'servers that this file has opened and not closed').toBeLessThanOrEqual(0);
});
