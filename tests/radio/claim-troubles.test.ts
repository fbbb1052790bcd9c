import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claim, startClaim } from './lab/claim.ts';
import { keep, photon, until, user } from './lab/claim-set-up.ts';
import { upOn } from './lab/computer.ts';
import { succeed } from './lab/programs.ts';

/** What can go wrong in a whole run over the radio; too long for every day, run by name. */
test('survives a restart of NetworkManager in the middle', async () => {
  const running = startClaim(user, photon);
  await until(running, 'device-identified');
  await succeed(['systemctl', 'restart', 'NetworkManager']);
  const run = await keep('restart', await running.ended);
  assert.equal(run.code, 0, run.lines.at(-1));
});

test('cancelled on the Photon’s network, it comes home at once', async () => {
  const running = startClaim(user, photon);
  await until(running, 'device-identified');
  running.kill('SIGTERM');
  const run = await keep('cancel', await running.ended);
  assert.match(run.lines.at(-1) ?? '', /"cancelled"/);
});

test('a wrong password is told when the Photon is heard again', async () => {
  const run = await keep('wrong-password', await claim(user, photon, [], 'not-the-password'));
  assert.match(run.lines.at(-1) ?? '', /"network-details-wrong"/);
});

test('a Photon that dies in the middle of a command is named, and the computer comes home', async () => {
  photon.world.setFault('crash-during-scan', true);
  const run = await keep('dies', await claim(user, photon));
  assert.notEqual(run.code, 0);
  assert.match(run.lines.at(-1) ?? '', /"code":"photon-/);
});

test('a Photon that is not there is not found, and nothing is touched', async () => {
  const run = await keep('absent', await claim(user, photon, ['--photon', 'Photon-ZZZZ', '--wait-for-photon', '8']));
  assert.match(run.lines.at(-1) ?? '', /"photon-not-found"/);
  assert.ok(!run.lines.some((line) => line.includes('"place-changed"')));
});

test('killed on the Photon’s network, the next start comes home first and then claims', async () => {
  const killed = startClaim(user, photon);
  await until(killed, 'device-identified');
  killed.kill('SIGKILL');
  await killed.ended;
  assert.match((await upOn()) ?? '', /^Photon Setup /);
  const run = await keep('after-kill', await claim(user, photon));
  assert.equal(run.code, 0, run.lines.at(-1));
});
