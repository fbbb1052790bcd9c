import assert from 'node:assert/strict';
import { chmod, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { LineEnd, LineEvent } from '../../shared/line-event.ts';
import { startLine } from './lab/claim.ts';
import { keep, photon, user } from './lab/claim-set-up.ts';

/** Hands-free over the radio, one after another, with the computer home in between. */
test('a line sets up three Photons one after another, and none of them twice', async (context) => {
  const { world } = photon;
  const { device, others, networks } = world.ready;
  const network = networks.find((one) => one.password !== undefined);
  const file = '/radio/results/line-preset.json';
  await writeFile(file, JSON.stringify({ name: 'air', networks: [{ ssid: network?.ssid, passwordEnv: 'NETWORK' }] }));
  await chmod(file, 0o644);
  const from = performance.now();
  await photon.othersUp();
  const ids = [device, ...others].map(({ id }) => id).toSorted();
  const run = await keep('line', await startLine(user, photon, file, ids.length).ended);
  context.diagnostic(`${Math.round((performance.now() - from) / 1000)} s`);
  assert.equal(run.code, 0, run.lines.at(-1));
  const { passed, devices } = JSON.parse(run.lines.at(-1) ?? '{}') as LineEnd;
  assert.deepEqual([passed, devices.map(({ deviceId }) => deviceId).toSorted()], [ids.length, ids]);
  assert.deepEqual(
    ids.map((id) => world.owner(id)),
    ids.map(() => 'me'),
  );
  // One radio: the next is joined when the computer has been home.
  const stages = run.lines.map((line) => JSON.parse(line) as LineEvent);
  const joins = stages.filter((event) => event.type === 'stage-started' && event.stage === 'join').length;
  assert.ok(joins >= ids.length, `${joins} joins`);
});
