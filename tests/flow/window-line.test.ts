import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { serialNumberOf } from '../../electron/simulator/cloud/device-record.ts';
import { realisticLatencies } from '../../electron/simulator/latencies.ts';
import { simulatedUsb } from '../../electron/simulator/simulated-usb.ts';
import { startSimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import type { LineState } from '../../shared/line-state.ts';
import type { PresetInput } from '../../shared/preset.ts';
import { success } from '../../shared/result.ts';
import type { DeviceScan } from '../../shared/scan-kinds.ts';
import { createTranslator } from '../../shared/text/translator.ts';
import { devicePrivateKeyPem } from '../support/device-key.ts';
import { jumpingClock } from '../support/jumping-clock.ts';
import { untilQuiet } from '../support/quiet.ts';
import { type AppSurroundings, programsOfAComputer, virtualApp } from '../support/virtual-app.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

// Loaded ahead: no clock of a test can see that a file is being loaded.
beforeAll(async () => {
  await Promise.all([
    import('../../electron/app/preset-shelf.ts'),
    import('../../electron/composition/cables-of-line.ts'),
    import('../../electron/composition/practice-line.ts'),
    import('../../electron/composition/real-line.ts'),
    import('../../electron/composition/station-files.ts'),
    import('../../electron/labels/line-label.ts'),
    import('../../electron/labels/make-label.ts'),
    import('../../electron/composition/line-hooks.ts'),
    import('../../electron/record/history.ts'),
    import('../../electron/station/home-gate.ts'),
    import('../../electron/station/line-lights.ts'),
    import('../../electron/station/line.ts'),
    import('../../electron/station/preset.ts'),
    import('../../electron/station/serial-book.ts'),
    import('../../electron/composition/hook-ways.ts'),
    import('../../electron/composition/labels-of-line.ts'),
    import('../../electron/station/row-hooks.ts'),
    import('../../shared/text/describe-error.ts'),
    createTranslator('en', ['frame', 'set-up-run', 'device-ids', 'errors']),
  ]);
});

const hourMs = 3_600_000;

/** The app behind its window, signed in, with a preset on its shelf. */
async function openWindow(
  preset: Pick<
    PresetInput,
    'transport' | 'until' | 'acceptance' | 'hooks' | 'label' | 'golden' | 'product' | 'customer'
  > = {},
  own: AppSurroundings['own'] = {},
) {
  const folder = await mkdtemp(path.join(tmpdir(), 'window-line-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const clock = jumpingClock();
  const simulation = await startSimulatedWorld({
    latencies: realisticLatencies,
    separateNetworks: true,
    clock: clock.hand(),
    device: { privateKeyPem: devicePrivateKeyPem },
  });
  ends.push(async () => {
    await untilQuiet();
    await simulation.close();
  });
  const { account, cloud, networks } = simulation.ready;
  const programs = programsOfAComputer();
  const start = () => {
    const appClock = clock.hand();
    const app = virtualApp({
      simulation,
      clock: appClock,
      folder,
      programs,
      systemTroubles: new Set(),
      wayTroubles: new Set(),
      cloudUrl: () => cloud.url,
      storeOpensAfterMs: () => 0,
      usb: simulatedUsb(simulation.cables),
      own,
      show: () => undefined,
      secretSeen: () => undefined,
    });
    return { app, appClock, handlers: app.controller.handlers };
  };
  const { app, handlers } = start();
  const pass = <Value>(work: Promise<Value>) => clock.run(work, hourMs);
  const signIn = async (to = handlers) => {
    const { username, password } = account;
    const signedIn = await pass(to.signIn({ username, password, stay: false }));
    if (!signedIn.ok) throw new Error(signedIn.error.code);
  };
  await signIn();
  const password = networks.find(({ ssid }) => ssid === 'HomeNet')?.password ?? '';
  const saved = await pass(
    handlers.savePreset({
      preset: JSON.stringify({
        name: 'Lamps',
        networks: [{ ssid: 'HomeNet', passwordEnv: 'WIFI' }],
        until: 'online',
        namePattern: 'lamp-{n}',
        ...preset,
      }),
      passwords: [{ ssid: 'HomeNet', password }],
    }),
  );
  if (!saved.ok) throw new Error(saved.error.code);
  const line = async (): Promise<LineState | undefined> => (await pass(handlers.readSnapshot())).line;
  /** Another start of the program on the same files. */
  const again = async () => {
    const next = start();
    // What the system has closed of the one before it is known by then.
    await clock.pass(1_000);
    await signIn(next.handlers);
    return next;
  };
  return { clock, simulation, app, handlers, pass, line, again, folder, presetId: saved.value.id };
}

it('sets a Photon up by a preset of the shelf, in the window’s own composition, and ends by a printed code', async () => {
  const { clock, simulation, handlers, pass, line, presetId } = await openWindow();
  const chosen = await pass(handlers.chooseKeptPreset({ id: presetId }));
  expect(chosen).toMatchObject({ ok: true, value: { name: 'Lamps', networks: [{ asksPassword: false }] } });
  if (!chosen.ok) return;
  const begun = { preset: chosen.value.id, passwords: [], operator: 'Bench 1', scans: false, list: false };
  expect(await pass(handlers.beginLine(begun))).toEqual({ ok: true, value: undefined });
  // Another one, and a setup, wait for their turn.
  expect(await pass(handlers.beginLine(begun))).toMatchObject({ error: { code: 'setup-already-running' } });
  expect(await pass(handlers.startSetup({ for: 'account' }))).toMatchObject({
    error: { code: 'setup-already-running' },
  });
  await clock.pass(120_000);
  expect(await line()).toMatchObject({ status: 'running', counts: { PASS: 1, FAIL: 0 }, rows: [{ name: 'lamp-1' }] });
  expect(await pass(handlers.commandLine({ command: 'stop' }))).toMatchObject({ ok: true });
  await clock.pass(10_000);
  expect(await line()).toMatchObject({ status: 'ended', inFlight: [] });
  expect(simulation.owner(simulation.device.id)).toBe('me');
  expect(simulation.computer.place).toBe('own-network');
  const history = await pass(handlers.listHistory({ filter: { preset: 'Lamps' }, most: 10 }));
  expect(history).toMatchObject({
    ok: true,
    value: { rows: [{ outcome: 'claimed', deviceId: simulation.device.id, name: 'lamp-1', operator: 'Bench 1' }] },
  });
});

it('begins with the golden Photon that is named by its sticker, and counts it neither in the line nor in what the history sums up', async () => {
  const { clock, simulation, handlers, pass, line, presetId } = await openWindow({ golden: 'ask' });
  const { id } = simulation.device;
  const begin = async (golden: DeviceScan) => {
    const chosen = await pass(handlers.chooseKeptPreset({ id: presetId }));
    if (!chosen.ok) throw new Error(chosen.error.code);
    const wanted = { preset: chosen.value.id, passwords: [], scans: false, list: false, golden };
    expect(await pass(handlers.beginLine(wanted))).toEqual({ ok: true, value: undefined });
  };
  const end = async () => {
    await pass(handlers.commandLine({ command: 'stop' }));
    await clock.pass(10_000);
  };
  await begin({ kind: 'serial', serial: serialNumberOf(id) });
  await clock.pass(120_000);
  expect(await line()).toMatchObject({
    status: 'running',
    counts: { PASS: 0, FAIL: 0, ERROR: 0 },
    rows: [],
    golden: { deviceId: id, isAwaited: false, row: { kind: 'golden', outcome: 'PASS' } },
  });
  await end();
  await begin({ kind: 'device-id', id });
  await clock.pass(180_000);
  // It is online, so it has to be brought into listening mode first.
  expect(await line()).toMatchObject({ golden: { isAwaited: true, missing: { code: 'golden-not-found' } } });
  simulation.pressSetup();
  await clock.pass(120_000);
  expect(await line()).toMatchObject({ golden: { isAwaited: false, missing: undefined }, rows: [] });
  await end();
  const found = await pass(handlers.listHistory({ filter: { kind: 'golden' }, most: 10 }));
  expect(found).toMatchObject({ ok: true, value: { rows: [{ deviceId: id, name: null }, { deviceId: id }] } });
  const summed = await pass(handlers.sumHistory({ filter: { preset: 'Lamps' } }));
  expect(summed).toMatchObject({ ok: true, value: { attempts: 0, devices: 0, outcomes: {} } });
});

it('leaves devices without an owner in the product that is signed in, and the history says so', async () => {
  const { clock, simulation, handlers, pass, line, presetId } = await openWindow({
    product: 'practice-lamp-v100',
    customer: { rule: 'none' },
  });
  const { product, device } = simulation.ready;
  const begin = async () => {
    const chosen = await pass(handlers.chooseKeptPreset({ id: presetId }));
    if (!chosen.ok) throw new Error(chosen.error.code);
    await pass(handlers.beginLine({ preset: chosen.value.id, passwords: [], scans: false, list: false }));
    await clock.pass(120_000);
    return line();
  };
  expect(await begin()).toMatchObject({ status: 'refused', error: { code: 'not-signed-in-to-product' } });
  await pass(handlers.forgetLine());
  const { clientId, clientSecret, slug } = product;
  expect(slug).toBe('practice-lamp-v100');
  const opened = await pass(handlers.openProduct({ clientId, clientSecret, product: slug, stay: false }));
  if (!opened.ok) throw new Error(opened.error.code);
  expect(await begin()).toMatchObject({ status: 'running', counts: { PASS: 1, FAIL: 0 }, rows: [{ name: 'lamp-1' }] });
  await pass(handlers.commandLine({ command: 'stop' }));
  await clock.pass(10_000);
  expect([simulation.owner(device.id), simulation.cloud.productId]).toEqual(['nobody', product.id]);
  const history = await pass(handlers.listHistory({ filter: { preset: 'Lamps' }, most: 10 }));
  const row = { outcome: 'online-without-owner', deviceId: device.id, customer: null, product: slug };
  expect(history).toMatchObject({ ok: true, value: { rows: [row] } });
});

it('ends at once with the network given back when it is stopped at a Photon', async () => {
  const { clock, simulation, handlers, pass, line, presetId } = await openWindow();
  const chosen = await pass(handlers.chooseKeptPreset({ id: presetId }));
  if (!chosen.ok) throw new Error(chosen.error.code);
  await pass(handlers.beginLine({ preset: chosen.value.id, passwords: [], scans: false, list: false }));
  for (let at = 0; simulation.computer.place !== 'photon' && at < 600; at += 1) await clock.pass(100);
  expect(simulation.computer.place).toBe('photon');
  await pass(handlers.stopLine());
  expect(simulation.computer.place).toBe('own-network');
  expect(await line()).toMatchObject({ status: 'ended', counts: { PASS: 0, FAIL: 0 }, inFlight: [] });
  expect(simulation.owner(simulation.device.id)).toBe('nobody');
});

it('is over cables by the transport of its preset, and this computer stays where it is', async () => {
  const { clock, simulation, handlers, pass, line, presetId } = await openWindow({ transport: 'usb' });
  const chosen = await pass(handlers.chooseKeptPreset({ id: presetId }));
  if (!chosen.ok) throw new Error(chosen.error.code);
  await pass(handlers.beginLine({ preset: chosen.value.id, passwords: [], scans: false, list: false }));
  await clock.pass(120_000);
  expect(await line()).toMatchObject({ status: 'running', counts: { PASS: 1, FAIL: 0 }, rows: [{ name: 'lamp-1' }] });
  const over = { photon: '/dev/ttyACM0', deviceId: simulation.device.id };
  expect(await line()).toMatchObject({
    usb: true,
    rows: [over],
    sockets: [{ socket: '1-1.1', device: { id: over.deviceId } }],
  });
  expect((await line())?.looked.map(({ check }) => check)).toEqual(['disk', 'usb', 'access', 'clock', 'networks']);
  expect((await line())?.rows[0]?.online).toBe(true);
  // It says itself that it is done.
  const lastSignal = () => simulation.events.findLast(({ type }) => type === 'device-signalled');
  expect(lastSignal()).toMatchObject({ on: true });
  const signals = () => simulation.events.filter(({ type }) => type === 'device-signalled').length;
  const before = signals();
  expect(await pass(handlers.blinkInLine({ deviceId: simulation.device.id, on: true }))).toMatchObject({ ok: true });
  expect([lastSignal(), signals()]).toMatchObject([{ on: true }, before + 1]);
  await pass(handlers.commandLine({ command: 'stop' }));
  await clock.pass(10_000);
  expect(await line()).toMatchObject({ status: 'ended', inFlight: [] });
  expect(lastSignal()).toMatchObject({ on: false });
  expect(simulation.owner(simulation.device.id)).toBe('me');
  expect(simulation.events.filter(({ type }) => type === 'computer-moved')).toEqual([]);
});

it('is practised over cables, with several simulated Photons plugged in', async () => {
  const { clock, handlers, pass, line } = await openWindow();
  expect(await pass(handlers.enterPractice({ scenario: 'everything-works' }))).toMatchObject({ ok: true });
  const begun = await pass(handlers.beginPracticeLine({ devices: 3, troubles: 'none', usb: true }));
  expect(begun).toMatchObject({ ok: true });
  const shown = new Set<unknown>();
  for (let passedMs = 0; passedMs < 240_000; passedMs += 5_000) {
    await clock.pass(5_000);
    const device = (await line())?.shown;
    if (device !== undefined) shown.add(device);
  }
  // The newest shows itself, as in a line of real ones.
  expect(shown.size).toBeGreaterThan(0);
  const ended = await line();
  expect(ended).toMatchObject({ status: 'ended', usb: true, counts: { PASS: 3, FAIL: 0 } });
  expect(ended?.sockets.map(({ socket }) => socket)).toEqual(['1-1.1', '1-1.2', '1-1.3']);
  await pass(handlers.leavePractice());
});

it('prints the label of a device that passed, and begins by no list whose devices lack what it tells', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'window-line-list-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'devices.csv');
  const printed: string[] = [];
  const own: AppSurroundings['own'] = {
    labels: {
      printers: async () => [{ name: 'ZD421', shownAs: 'ZD421' }],
      async print({ svg }, on) {
        printed.push(`${on} ${svg.length > 0}`);
        return success(undefined);
      },
      pdf: () => Promise.reject(new Error('not asked for')),
    },
    chooseFile: async () => file,
  };
  const label = { widthMm: 57, heightMm: 32, lines: ['{serial}'] };
  const { clock, simulation, handlers, pass, line, presetId } = await openWindow({ label }, own);
  const begin = async (list: string) => {
    await writeFile(file, list);
    const chosen = await pass(handlers.chooseKeptPreset({ id: presetId }));
    if (!chosen.ok) throw new Error(chosen.error.code);
    expect(await pass(handlers.chooseLineList())).toMatchObject({ ok: true });
    await pass(handlers.beginLine({ preset: chosen.value.id, passwords: [], scans: false, list: true }));
    await clock.pass(180_000);
    return line();
  };
  const { id } = simulation.device;
  expect(await begin(`id\n${id}\n`)).toMatchObject({
    status: 'refused',
    error: { code: 'label-text-missing', details: { field: 'serial' } },
  });
  expect([simulation.owner(id), printed]).toEqual(['nobody', []]);
  await pass(handlers.forgetLine());
  expect(await begin(`id,serial\n${id},L-1\n`)).toMatchObject({ status: 'ended', rows: [{ label: 'printed' }] });
  expect(printed).toEqual(['ZD421 true']);
});

it.each([false, true])(
  'is practised with a stop by rule, after which those that failed pass (usb: %s)',
  async (usb) => {
    const { clock, handlers, pass, line } = await openWindow();
    await pass(handlers.enterPractice({ scenario: 'everything-works' }));
    await pass(handlers.beginPracticeLine({ devices: 5, troubles: 'in-a-row', usb }));
    await clock.pass(240_000);
    expect(await line()).toMatchObject({ status: 'running', counts: { PASS: 0, FAIL: 3 }, stopped: { failures: 3 } });
    await pass(handlers.commandLine({ command: 'retry' }));
    await clock.pass(600_000);
    expect(await line()).toMatchObject({ status: 'ended', counts: { PASS: 5, FAIL: 3 }, mended: { FAIL: 3 } });
    await pass(handlers.leavePractice());
  },
);

it('a device that failed shows itself where it is online, and only while the line runs', async () => {
  const { clock, simulation, handlers, pass, line, presetId } = await openWindow({
    until: 'accepted',
    acceptance: { variables: [{ name: 'not there', equals: 1, withinSeconds: 1 }] },
  });
  const chosen = await pass(handlers.chooseKeptPreset({ id: presetId }));
  if (!chosen.ok) throw new Error(chosen.error.code);
  await pass(handlers.beginLine({ preset: chosen.value.id, passwords: [], scans: false, list: false }));
  await clock.pass(120_000);
  const which = { deviceId: simulation.device.id, on: true };
  expect((await line())?.rows[0]).toMatchObject({ outcome: 'FAIL', online: true, deviceId: which.deviceId });
  expect(await pass(handlers.blinkInLine(which))).toMatchObject({ ok: true });
  await pass(handlers.stopLine());
  expect(simulation.events.findLast(({ type }) => type === 'device-signalled')).toMatchObject({ on: false });
  expect(await pass(handlers.blinkInLine(which))).toMatchObject({ error: { code: 'invalid-input' } });
});

it('knows in the end of each of its devices, where a proof went on and the clock was set back', async () => {
  const { clock, simulation, app, handlers, pass, again, presetId } = await openWindow();
  const begin = async (to: typeof handlers) => {
    const chosen = await pass(to.chooseKeptPreset({ id: presetId }));
    if (!chosen.ok) throw new Error(chosen.error.code);
    await pass(to.beginLine({ preset: chosen.value.id, passwords: [], scans: false, list: false }));
  };
  await begin(handlers);
  const isAwaited = () =>
    simulation.computer.place === 'own-network' &&
    simulation.events.some(({ type }) => type === 'device-left-listening');
  for (let at = 0; !isAwaited() && at < 600; at += 1) await clock.pass(100);
  app.kill();
  const next = await again();
  await begin(next.handlers);
  next.appClock.set(-200_000);
  await clock.pass(120_000);
  await pass(next.handlers.commandLine({ command: 'stop' }));
  await clock.pass(10_000);
  const { line } = await pass(next.handlers.readSnapshot());
  expect(line).toMatchObject({ status: 'ended', counts: { PASS: 1 } });
  expect((line?.endedAt ?? 0) - (line?.begunAt ?? 0)).toBeGreaterThan(100_000);
  const filter = { line: true };
  expect(await pass(next.handlers.listHistory({ filter, most: 9 }))).toMatchObject({
    value: { rows: [{ deviceId: simulation.device.id, outcome: 'claimed' }] },
  });
  expect(await pass(next.handlers.sumHistory({ filter }))).toMatchObject({ value: { devices: 1 } });
});

it('passes on at its next start the row of a device whose program was killed before a hook had it', async () => {
  const folder = path.join(await mkdtemp(path.join(tmpdir(), 'window-line-hooks-')), 'results');
  ends.push(() => rm(path.dirname(folder), { recursive: true, force: true }));
  const { clock, simulation, app, handlers, pass, line, again, presetId } = await openWindow({
    hooks: [{ kind: 'folder', path: folder }],
    ...{ part: 'LMP-100', revision: 'B' },
  });
  const begin = async (to: typeof handlers) => {
    const chosen = await pass(to.chooseKeptPreset({ id: presetId }));
    if (!chosen.ok) throw new Error(chosen.error.code);
    await pass(
      to.beginLine({
        ...{ preset: chosen.value.id, passwords: [], operator: 'Bench 1', scans: false, list: false },
        ...{ kind: 'rework', batch: 'WO 4711' },
      }),
    );
  };
  const end = async (to: typeof handlers) => {
    await pass(to.commandLine({ command: 'stop' }));
    await clock.pass(400_000);
  };
  await writeFile(folder, 'no folder');
  await begin(handlers);
  await clock.pass(120_000);
  expect(await line()).toMatchObject({ counts: { PASS: 1 }, problem: { code: 'hook-failed' } });
  app.kill();
  await rm(folder);
  const next = await again();
  await begin(next.handlers);
  await clock.pass(60_000);
  const [file, ...others] = await readdir(folder);
  expect(others).toEqual([]);
  const { id } = simulation.device;
  const row = {
    ...{ preset: 'Lamps', part: 'LMP-100', revision: 'B', batch: 'WO 4711', kind: 'rework', operator: 'Bench 1' },
    ...{ deviceId: id, outcome: 'PASS', name: 'lamp-1' },
  };
  expect(JSON.parse(await readFile(path.join(folder, file ?? ''), 'utf8'))).toMatchObject(row);
  await end(next.handlers);
  // Once.
  await rm(path.join(folder, file ?? ''));
  await begin(next.handlers);
  await clock.pass(60_000);
  await end(next.handlers);
  expect(await readdir(folder)).toEqual([]);
});

it('calls no function again that a program was killed at, and ends that attempt as one whose fate nobody knows', async () => {
  const { clock, simulation, app, handlers, pass, again, presetId } = await openWindow({
    until: 'accepted',
    // Called again every few seconds, as long as it returns something else.
    acceptance: { functions: [{ name: 'led', argument: 'on', returns: 77, withinSeconds: 60 }] },
  });
  const begin = async (to: typeof handlers) => {
    const chosen = await pass(to.chooseKeptPreset({ id: presetId }));
    if (!chosen.ok) throw new Error(chosen.error.code);
    await pass(to.beginLine({ preset: chosen.value.id, passwords: [], scans: false, list: false }));
  };
  const calls = () => simulation.events.filter((event) => event.type === 'cloud-asked' && event.path.endsWith('/led'));
  await begin(handlers);
  for (let at = 0; calls().length === 0 && at < 1_200; at += 1) await clock.pass(100);
  app.kill();
  const next = await again();
  const line = async () => (await pass(next.handlers.readSnapshot())).line;
  await begin(next.handlers);
  await clock.pass(120_000);
  expect(calls()).toHaveLength(1);
  const { id } = simulation.device;
  const row = { deviceId: id, outcome: 'ERROR', online: true, error: { code: 'order-fate-unknown' } };
  // It is about this device, and stops no other.
  expect(await line()).toMatchObject({ status: 'running', rows: [row], stopped: undefined, inFlight: [] });
  await pass(next.handlers.commandLine({ command: 'stop' }));
  await clock.pass(10_000);
  const found = await pass(next.handlers.listHistory({ filter: { line: true }, most: 9 }));
  expect(found).toMatchObject({ value: { rows: [{ deviceId: id, outcome: 'failed', code: 'order-fate-unknown' }] } });
  // It has its end: no later line goes on with it.
  await begin(next.handlers);
  await clock.pass(60_000);
  expect(await line()).toMatchObject({ status: 'running', rows: [], inFlight: [] });
  await pass(next.handlers.stopLine());
});

it('ends an attempt that goes on where its device does not show what it has to', async () => {
  const { clock, simulation, app, handlers, pass, again, presetId } = await openWindow({
    until: 'accepted',
    acceptance: { variables: [{ name: 'not there', equals: 1, withinSeconds: 30 }] },
  });
  const begin = async (to: typeof handlers) => {
    const chosen = await pass(to.chooseKeptPreset({ id: presetId }));
    if (!chosen.ok) throw new Error(chosen.error.code);
    await pass(to.beginLine({ preset: chosen.value.id, passwords: [], scans: false, list: false }));
  };
  await begin(handlers);
  const isOnline = () => simulation.events.some(({ type }) => type === 'device-claimed');
  for (let at = 0; !isOnline() && at < 1_200; at += 1) await clock.pass(100);
  app.kill();
  const next = await again();
  await begin(next.handlers);
  await clock.pass(120_000);
  await pass(next.handlers.stopLine());
  const found = await pass(next.handlers.listHistory({ filter: { line: true }, most: 9 }));
  const row = { deviceId: simulation.device.id, outcome: 'failed', code: 'acceptance-variable' };
  expect(found).toMatchObject({ value: { rows: [row] } });
});

it('counts what was finished outside of its line as online alone, however much that line asked for', async () => {
  const { clock, simulation, app, handlers, pass, again, presetId } = await openWindow({
    until: 'accepted',
    acceptance: { variables: [{ name: 'not there', equals: 1, withinSeconds: 30 }] },
  });
  const begin = async (to: typeof handlers) => {
    const chosen = await pass(to.chooseKeptPreset({ id: presetId }));
    if (!chosen.ok) throw new Error(chosen.error.code);
    await pass(to.beginLine({ preset: chosen.value.id, passwords: [], scans: false, list: false }));
  };
  await begin(handlers);
  const isOnline = () => simulation.events.some(({ type }) => type === 'device-claimed');
  for (let at = 0; !isOnline() && at < 1_200; at += 1) await clock.pass(100);
  app.kill();
  // It is known to be gone when the next one looks what it left.
  await clock.pass(1_000);
  const next = await again();
  const { unfinished } = (await pass(next.handlers.readSnapshot())).snapshot;
  expect(unfinished).toMatchObject({ preset: 'Lamps', deviceId: simulation.device.id });
  const attemptId = unfinished?.runId ?? '';
  expect(await pass(next.handlers.finishAttempt({ runId: attemptId }))).toMatchObject({ ok: true });
  await clock.pass(30_000);
  expect(await pass(next.handlers.showAttempt({ attemptId }))).toMatchObject({
    value: { row: { outcome: 'claimed' }, required: 'online' },
  });
  // Its line judges it when it comes again.
  simulation.pressSetup();
  await begin(next.handlers);
  await clock.pass(120_000);
  const { line } = await pass(next.handlers.readSnapshot());
  expect(line?.rows).toMatchObject([{ outcome: 'FAIL', error: { code: 'acceptance-variable' } }]);
  await pass(next.handlers.stopLine());
});

it.each(['deleted', 'a folder'])('goes on where its history is %s in the middle', async (what) => {
  const { clock, simulation, handlers, pass, line, folder, presetId } = await openWindow();
  const chosen = await pass(handlers.chooseKeptPreset({ id: presetId }));
  if (!chosen.ok) throw new Error(chosen.error.code);
  await pass(handlers.beginLine({ preset: chosen.value.id, passwords: [], scans: false, list: false }));
  for (let at = 0; simulation.computer.place !== 'photon' && at < 600; at += 1) await clock.pass(100);
  const files = (await readdir(folder)).filter((name) => name.includes('.db'));
  expect(files).not.toEqual([]);
  for (const name of files) await rm(path.join(folder, name));
  if (what === 'a folder') await mkdir(path.join(folder, files.find((name) => name.endsWith('.db')) ?? ''));
  await clock.pass(120_000);
  const problem = { code: what === 'a folder' ? 'record-not-opened' : 'record-gone' };
  expect(await line()).toMatchObject({ status: 'running', counts: { PASS: 1, FAIL: 0, ERROR: 0 }, problem });
  await pass(handlers.commandLine({ command: 'stop' }));
  await clock.pass(10_000);
  // Whoever saves the rows knows why there are none, or none of before.
  expect(await line()).toMatchObject({ status: 'ended', counts: { PASS: 1 }, problem });
  expect(simulation.owner(simulation.device.id)).toBe('me');
});

it('tells before a line by scans how many serial numbers may still be looked up, over all lines of the program', async () => {
  const { clock, handlers, pass, line, presetId } = await openWindow();
  const begin = async () => {
    const chosen = await pass(handlers.chooseKeptPreset({ id: presetId }));
    if (!chosen.ok) throw new Error(chosen.error.code);
    await pass(handlers.beginLine({ preset: chosen.value.id, passwords: [], scans: true, list: false }));
    await clock.pass(10_000);
    await pass(handlers.scanForLine({ scan: { kind: 'command', command: 'test' } }));
    await clock.pass(1_000);
    return (await line())?.looked.find(({ check }) => check === 'serials');
  };
  expect(await begin()).toMatchObject({ lookUpsLeft: 50 });
  await pass(handlers.scanForLine({ scan: { kind: 'serial', serial: 'PHHMZZZZZZZZZZZ' } }));
  await clock.pass(60_000);
  expect(await line()).toMatchObject({ status: 'running', lastScan: { lookUpsLeft: 49 } });
  await pass(handlers.commandLine({ command: 'stop' }));
  await clock.pass(60_000);
  expect(await begin()).toMatchObject({ lookUpsLeft: 49 });
  await pass(handlers.commandLine({ command: 'stop' }));
  await clock.pass(60_000);
  expect(await line()).toMatchObject({ status: 'ended' });
});
