import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { expect, it } from 'vitest';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { playCell } from './cell.ts';
import { simulated } from './faults.ts';
import { openFixture } from './fixture.ts';

it('finds a secret on the disk, and a connection that is left', async () => {
  const fixture = await openFixture('developer');
  await fixture.signIn();
  const { networks, tcp, device } = fixture.simulation.ready;
  expect(await fixture.pass(fixture.simulation.computer.join(device.ssid, neverAborted()))).toBe(true);
  mkdirSync(path.dirname(fixture.journal), { recursive: true });
  writeFileSync(`${fixture.journal}.old`, `password=${networks[0]?.password}`);
  const socket = connect(tcp.port, tcp.host);
  socket.on('error', () => undefined);
  expect(await fixture.close()).toEqual(['1 connections to the Photon are left', 'a secret was written: kitc…']);
});

it('tells a wrong ending, and a second try that does not work', async () => {
  const cell = { flow: 'developer', moment: 'scan-networks', lasting: 'stays', expected: 'claimed' } as const;
  const { strike } = simulated('key-missing', 'device-resets', 'wifi-home-gone');
  const { wrong } = await playCell({ ...cell, fault: { strike, heal: () => undefined } });
  expect(wrong).toContain('ended as photon-connection-lost');
  expect(wrong).toContain('again, it ended as cloud-unreachable');
});

it('a password typed again is all that the second try needs, and what is remembered of it goes with who signs out', async () => {
  const fixture = await openFixture('developer', { faults: ['wrong-password'] });
  const { simulation, app, pass } = fixture;
  const remembered = async () => (await pass(app().controller.handlers.readSnapshot())).snapshot.rememberedWifi;
  await fixture.signIn();
  expect(await fixture.typeAgain()).toBe('invalid-input');
  expect(await fixture.run()).toBe('network-details-wrong');
  expect(await remembered()).toEqual([]);
  simulation.setFault('wrong-password', false);
  if (!simulation.device.listening) simulation.pressSetup();
  expect(await fixture.typeAgain()).toBe('claimed');
  expect(fixture.asked('choose-network')).toBeUndefined();
  expect(await remembered()).toEqual(['HomeNet']);

  simulation.pressSetup();
  expect(await fixture.run()).toBe('claimed');
  expect(fixture.asked('choose-network')).toMatchObject({ previous: { ssid: 'HomeNet', passwordKept: true } });
  await fixture.signOut();
  expect(await remembered()).toEqual([]);
  // Also looks for the password in all that was said and written.
  expect(await fixture.close()).toEqual([]);
});
