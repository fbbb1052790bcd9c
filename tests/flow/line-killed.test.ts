import { fork } from 'node:child_process';
import { expect, it, onTestFinished } from 'vitest';
import { othersFor } from '../../electron/composition/practice-line.ts';
import { fastLatencies } from '../../electron/simulator/latencies.ts';
import { buildWriter } from '../support/record-kills.ts';
import { restartedLine } from '../support/restarted-line.ts';

/** Times of a bench, twenty times as fast: long enough for a device to come online while the next one is joined. */
const latencies = {
  ...fastLatencies,
  command: 20,
  computerJoin: 150,
  computerReturn: 200,
  handshake: 1_500,
};

/**
 * A program that waits for what the one before it has left open, its lock, its note of the Wi-Fi or a lease, waits for 45 s and
 * more (`shared/time-limits.ts`). Its own second of the processor takes several where others want that.
 */
const backWithinMs = 30_000;

it('a line whose process is killed at a Photon, and at home with one coming online, loses nothing', async () => {
  const { program, remove } = await buildWriter('line-program');
  onTestFinished(remove);
  const { backMs, devices, open, home } = await restartedLine(latencies, othersFor(3, undefined, true), (folder) =>
    fork(program, [folder], { serialization: 'advanced' }),
  );
  for (const { rows, ...its } of devices) {
    expect(its).toEqual({ claimed: 1, owner: 'me' });
    // The record has the end of one that passed in the moment before a kill, and no line tells its row any more.
    expect([[], ['PASS']]).toContainEqual(rows);
  }
  expect(devices.flatMap(({ rows }) => rows).length).toBeGreaterThanOrEqual(devices.length - 2);
  expect([open, home]).toEqual([0, true]);
  expect(Object.keys(backMs)).toEqual(['atPhoton', 'atHome']);
  for (const { deviceTaken } of Object.values(backMs)) expect(deviceTaken).toBeLessThan(backWithinMs);
}, 120_000);
