import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import * as engine from '../../electron/record/open-record.ts';
import { startSimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { programLimits } from '../../shared/time-limits.ts';
import { jumpingClock } from '../support/jumping-clock.ts';
import { untilQuiet } from '../support/quiet.ts';
import { started } from '../support/record-events.ts';
import { recordPrograms } from '../support/record-programs.ts';
import { programsOfAComputer, virtualApp } from '../support/virtual-app.ts';

it('the app has work, and does not end, until what was noted while a damaged record is saved is on the disk', async () => {
  const clock = jumpingClock();
  const folder = await mkdtemp(path.join(tmpdir(), 'end-of-app-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'record', 'attempts.db');
  await mkdir(path.dirname(file));
  await writeFile(`${file}.damaged-then.unsaved`, '');
  let save: () => void = () => undefined;
  const saved = new Promise<void>((resolve) => {
    save = resolve;
  });
  const openRecord: typeof engine.openRecord = (files) => saved.then(() => engine.openRecord(files));
  const record = recordPrograms(file, { load: async () => ({ ...engine, openRecord }) }).start('a');
  const simulation = await startSimulatedWorld({ clock: clock.hand(), separateNetworks: true });
  onTestFinished(() => simulation.close());
  const { controller } = virtualApp({
    ...{ simulation, folder, clock: clock.hand(), programs: programsOfAComputer(), own: { record } },
    ...{ systemTroubles: new Set(), wayTroubles: new Set(), cloudUrl: () => simulation.ready.cloud.url },
    ...{ storeOpensAfterMs: () => 0, secretSeen: () => undefined, show: () => undefined },
  });
  const pass = <Value>(work: Promise<Value>) => clock.run(work, 10 * programLimits.endMs);
  const written = record.write(started('one'));
  expect(controller.busy()).toBe(true);
  const closed = controller.close().then(() => 'closed');
  const later = clock.hand().sleep(2 * programLimits.endMs);
  expect(await pass(Promise.race([closed, later.then(() => 'waits')]))).toBe('waits');
  save();
  expect(await pass(closed)).toBe('closed');
  expect(await written).toEqual({ ok: true, value: undefined });
  expect(controller.busy()).toBe(false);
  await untilQuiet();
});
