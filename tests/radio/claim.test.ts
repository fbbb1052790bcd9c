import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claim, startClaim } from './lab/claim.ts';
import { keep, photon, until, user } from './lab/claim-set-up.ts';
import { wifi } from './lab/computer.ts';
import { succeed } from './lab/programs.ts';

/** The whole flow through the terminal face, as the person at the screen, over the radio. */
test('claims: joins the Photon, comes home, sees it online', async () => {
  const run = await keep('whole', await claim(user, photon));
  assert.equal(run.code, 0, run.lines.at(-1));
  const remembered = run.events.find((event) => event.type === 'network-remembered');
  assert.deepEqual(
    { name: remembered?.networkName, adapter: remembered?.adapter, keeps: remembered?.keepsInternet },
    { name: 'HomeNet', adapter: wifi, keeps: false },
  );
  // The stranger's name was heard and is nobody's Photon.
  assert.ok(!run.lines.join('').includes('reboot'));
});

test('goes back to the Photon when the system leaves it in the middle, and on where it stopped', async () => {
  const running = startClaim(user, photon);
  await until(running, 'device-identified');
  // Asked for, not waited for: the app may take the radio back before this network is up.
  await succeed(['nmcli', '--wait', '0', 'connection', 'up', 'HomeNet']);
  const run = await keep('hop', await running.ended);
  assert.equal(run.code, 0, run.lines.at(-1));
  assert.ok(run.lines.some((line) => line.includes('photon-network-left')));
});
