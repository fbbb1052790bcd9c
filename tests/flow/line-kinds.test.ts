import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import type { LineKind } from '../../shared/attempt-kind.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { listOf, openLine } from '../support/line-tests.ts';
import { memoryServer } from '../support/memory-shared-record.ts';
import { programsOfAComputer } from '../support/virtual-app.ts';
import { type GivenToLine, type LineMoment, virtualStation } from '../support/virtual-station.ts';

/** One Photon at one bench: each line begins with it in listening mode, and ends with its row. */
async function benchOfOne(isShared = false) {
  const folder = await mkdtemp(path.join(tmpdir(), 'kinds-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { simulation, clock } = await openLine([]);
  const programs = programsOfAComputer();
  const shared = isShared ? { shared: { server: memoryServer(clock.hand()), name: 'bench' } } : {};
  const start = () => virtualStation({ simulation, clock: clock.hand(), folder, programs, ...shared });
  async function rows(kind: LineKind, batch?: string, given: GivenToLine = {}, preset: object = {}) {
    if (!simulation.device.listening) simulation.pressSetup();
    const station = start();
    const stop = new AbortController();
    const ended = station.run(preset, stop.signal, ({ type }) => void (type === 'device-finished' && stop.abort()), {
      kind,
      batch,
      ...given,
    });
    const end = await clock.run(ended, 3_600_000).finally(() => station.close());
    return end?.devices ?? [];
  }
  const line = async (...how: Parameters<typeof rows>) =>
    (await rows(...how)).map(({ outcome, error }) => error?.code ?? outcome);
  /** With what each device is called since, and its number. */
  const made = async (...how: Parameters<typeof rows>) =>
    (await rows(...how)).map(({ outcome, error, name, serial }) => [error?.code ?? outcome, name, serial]);
  /** Its program is killed when the device was told to connect. */
  async function killed(kind: LineKind, batch: string, preset: object = {}) {
    if (!simulation.device.listening) simulation.pressSetup();
    const station = start();
    const kill = ({ type, ...event }: LineMoment) => {
      if (type === 'stage-started' && 'stage' in event && event.stage === 'prove') station.kill();
    };
    await clock.run(station.run(preset, neverAborted(), kill, { kind, batch }), 3_600_000);
  }
  async function attempts() {
    const station = start();
    const all = await clock.run(station.attempts(), 60_000).finally(() => station.close());
    return all.map(({ batch, end }) => [batch, end?.outcome]);
  }
  async function parts() {
    const station = start();
    const all = await clock.run(station.attempts(), 60_000).finally(() => station.close());
    return all.map(({ part, revision, end }) => [part, revision, end?.outcome]);
  }
  return { clock, start, rows, line, made, killed, attempts, parts, id: simulation.device.id as DeviceId };
}

it('a line for rework takes what has passed, once, and one for production leaves that alone', async () => {
  const { line } = await benchOfOne();
  expect(await line('production')).toEqual(['PASS']);
  expect(await line('production')).toEqual(['device-set-up-already']);
  expect(await line('rework')).toEqual(['PASS']);
  // It came back once more.
  expect(await line('rework')).toEqual(['PASS']);
  expect(await line('rework', 'WO 1')).toEqual(['PASS']);
  // The same work order goes on.
  expect(await line('rework', 'WO 1')).toEqual(['device-set-up-already']);
  expect(await line('rma', 'WO 1')).toEqual(['PASS']);
  expect(await line('production', 'WO 2')).toEqual(['device-set-up-already']);
});

it('what was mended is done for production, and what was tried out is not', async () => {
  const { line, start, clock, id } = await benchOfOne();
  expect(await line('trial', 'first ten')).toEqual(['PASS']);
  expect(await line('production', 'WO 2', { list: listOf(['id', id]) })).toEqual(['PASS']);
  const station = start();
  onTestFinished(() => station.close());
  const attempts = await clock.run(station.attempts(), 60_000);
  expect(attempts.map(({ kind = 'production', batch }) => [kind, batch])).toEqual([
    ['trial', 'first ten'],
    ['production', 'WO 2'],
  ]);
  // It passed at its second try, and at the first one that counts.
  expect(await clock.run(station.summary(), 60_000)).toMatchObject({ attempts: 2, devices: 1, firstPass: 1 });
});

it('what was mended is not made once more', async () => {
  const { line } = await benchOfOne();
  expect(await line('rma')).toEqual(['PASS']);
  expect(await line('production')).toEqual(['device-set-up-already']);
});

it('no pass is the first of a device that failed in a line before, on the screen as in the history', async () => {
  const { rows, start, clock } = await benchOfOne();
  const told = async (kind: LineKind, fields: object) =>
    (await rows(kind, undefined, {}, fields)).map(({ outcome, triedBefore }) => [outcome, triedBefore]);
  expect(await told('production', asksFor(-300))).toEqual([['FAIL', undefined]]);
  // Of what is done again there is no yield.
  expect(await told('trial', {})).toEqual([['PASS', undefined]]);
  expect(await told('production', {})).toEqual([['PASS', true]]);
  const station = start();
  onTestFinished(() => station.close());
  expect(await clock.run(station.summary(), 60_000)).toMatchObject({ devices: 1, firstPass: 0, finalPass: 1 });
});

it('what has passed is done as long as its preset asks for no more than it did then', async () => {
  const { line } = await benchOfOne();
  const by = (fields: object) => line('production', undefined, {}, fields);
  expect(await by({})).toEqual(['PASS']);
  // It gained an acceptance.
  expect(await by(asksFor(1_000))).toEqual(['PASS']);
  expect(await by({ ...asksFor(1_000), stopAfter: 7 })).toEqual(['device-set-up-already']);
  expect(await by(asksFor(999))).toEqual(['PASS']);
  // Whatever it had to show, it came online.
  expect(await by({})).toEqual(['device-set-up-already']);
});

it('what comes back by a list of numbers keeps its own, and one that nobody has begins no line but production', async () => {
  const { made, line } = await benchOfOne();
  const by = (...serials: readonly string[]) => ({ list: listOf(['serial', ...serials]) });
  const named = { namePattern: 'lamp-{serial}' };
  const refused = (code: string) => expect.objectContaining({ message: expect.stringContaining(code) });
  await expect(line('trial', undefined, by('SN-1'))).rejects.toEqual(refused('serial-without-device'));
  expect(await made('production', undefined, by('SN-1', 'SN-2'), named)).toEqual([['PASS', 'lamp-SN-1', 'SN-1']]);
  for (const kind of ['rework', 'rma', 'trial'] as const) {
    expect(await made(kind, undefined, by('SN-1'), named)).toEqual([['PASS', 'lamp-SN-1', 'SN-1']]);
    await expect(line(kind, undefined, by('SN-1', 'SN-2'))).rejects.toEqual(refused('serial-without-device'));
  }
});

const asksFor = (max: number) => ({ until: 'accepted', acceptance: { variables: [{ name: 'temperature', max }] } });

it.each([
  ['alone', false],
  ['beside others', true],
])('what is judged anew by what its preset asks for since keeps its number and its name (%s)', async (_, isShared) => {
  const { made } = await benchOfOne(isShared);
  const by = (max: number, pattern: string, ...serials: readonly string[]) =>
    made('production', undefined, { list: listOf(['serial', ...serials]) }, { ...asksFor(max), namePattern: pattern });
  expect(await by(1_000, 'lamp-{serial}', 'SN-1', 'SN-2')).toEqual([['PASS', 'lamp-SN-1', 'SN-1']]);
  expect(await by(999, 'lamp-{serial}', 'SN-1', 'SN-2')).toEqual([['PASS', 'lamp-SN-1', 'SN-1']]);
  // Where all others are given, its own is still there for it.
  expect(await by(998, 'lamp-{serial}', 'SN-1')).toEqual([['PASS', 'lamp-SN-1', 'SN-1']]);
  // What it failed by, too.
  expect(await by(-1_000, 'lamp-{serial}', 'SN-1', 'SN-2')).toEqual([['acceptance-variable', undefined, 'SN-1']]);
  expect(await by(997, 'case-{n}', 'SN-2', 'SN-1')).toEqual([['PASS', 'case-1', 'SN-1']]);
  expect(await by(996, 'case-{n}', 'SN-2', 'SN-1')).toEqual([['PASS', 'case-1', 'SN-1']]);
  // It would get a second one.
  expect((await by(995, 'case-{n}', 'SN-2', 'SN-3')).map(([outcome]) => outcome)).toEqual(['device-set-up-already']);
  const unlisted = await made('production', undefined, {}, { ...asksFor(994), namePattern: 'case-{n}' });
  expect(unlisted.map(([outcome, name]) => [outcome, name])).toEqual([['PASS', 'case-1']]);
});

it('what was tried out uses up no number of production', async () => {
  const { made, id } = await benchOfOne();
  const tried = { list: listOf(['serial,id', `SN-1,${id}`]) };
  expect(await made('trial', undefined, tried)).toEqual([['PASS', undefined, 'SN-1']]);
  expect(await made('production', undefined, { list: listOf(['serial', 'SN-1']) })).toEqual([
    ['PASS', undefined, 'SN-1'],
  ]);
});

it('what comes back keeps a name that its pattern could have given, and takes no number of another', async () => {
  const { made } = await benchOfOne();
  const named = async (kind: LineKind, namePattern: string) =>
    (await made(kind, undefined, {}, { namePattern })).map(([, name]) => name);
  expect(await named('production', 'lamp-{n:2}')).toEqual(['lamp-01']);
  expect(await named('rework', 'lamp-{n:2}')).toEqual(['lamp-01']);
  expect(await named('rma', 'lamp-{n:2}')).toEqual(['lamp-01']);
  expect(await named('trial', 'lamp-{n:2}')).toEqual(['lamp-01']);
  // None of this pattern's, and then as the cloud keeps it.
  expect(await named('rework', 'case {n}')).toEqual(['case_1']);
  expect(await named('rma', 'case {n}')).toEqual(['case_1']);
});

it.each(['rework', 'production'] as const)(
  'a proof that was left open is gone on with in its own batch (%s)',
  async (kind) => {
    const { line, killed, attempts } = await benchOfOne();
    await killed(kind, 'WO 1');
    expect(await line(kind, 'WO 2')).toEqual(['PASS']);
    expect(await attempts()).toEqual([
      ['WO 1', undefined],
      ['WO 2', 'claimed'],
    ]);
    expect(await line(kind, 'WO 2')).toEqual(['device-set-up-already']);
  },
);

it.each([
  [{ part: 'LMP-100', revision: 'C' }, 'C'],
  [{ part: 'LMP-200', revision: 'B' }, 'B'],
])(
  'a proof that was left open is gone on with as the part that it was begun as, alone (%o)',
  async (other, revision) => {
    const { line, killed, parts } = await benchOfOne();
    const made = { part: 'LMP-100', revision: 'B' };
    await killed('production', 'WO 1', made);
    expect(await line('production', 'WO 1', {}, other)).toEqual(['PASS']);
    expect(await parts()).toEqual([
      ['LMP-100', 'B', undefined],
      [other.part, revision, 'claimed'],
    ]);
  },
);

it('a proof that was left open is gone on with as the same part', async () => {
  const { line, killed, parts } = await benchOfOne();
  const made = { part: 'LMP-100', revision: 'B' };
  await killed('production', 'WO 1', made);
  // It listens again by then: only what is gone on with has another attempt in its place.
  expect(await line('production', 'WO 1', {}, made)).toEqual(['PASS']);
  expect(await parts()).toEqual([
    ['LMP-100', 'B', 'started-again'],
    ['LMP-100', 'B', 'claimed'],
  ]);
});
