import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import type { HistoryRow } from '../../../shared/history-row.ts';
import type { ChosenPreset } from '../../../shared/ipc/station.ts';
import type { LineOutcome, LineStage } from '../../../shared/line-event.ts';
import { foldLine, type LineState, type LineTold } from '../../../shared/line-state.ts';
import type { PluggedIn } from '../../../shared/plugged-in.ts';
import { now, signedIn, snapshot } from '../../support/window-states.ts';
import { daySummary, failedRow, historyRow } from './history-scenes.ts';
import { practising, type Scene } from './scene.ts';

/** The window draws the picture and knows nothing of what is in it. */
const sheetSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 210 297"><rect width="100%" height="100%" fill="#fff"/></svg>';

const begun: LineTold = {
  type: 'line-begun',
  at: now - 600_000,
  preset: 'Lamps, hall 2',
  presetRevision: 4,
  part: 'LMP-100',
  revision: 'B',
  batch: 'WO 4711/2',
  operator: 'Ann',
  scans: false,
};
export const started: LineTold = {
  type: 'line-started',
  at: now - 590_000,
  preset: 'Lamps, hall 2',
  done: 0,
  goesOn: 0,
  left: 41,
};

export const idOf = (number: number) => `2e003900014734323332${number.toString(16).padStart(4, '0')}` as DeviceId;

export function taken(slot: number, stage?: LineStage): LineTold[] {
  const at = now - 20_000;
  return [
    { type: 'device-taken', at, slot, attemptId: `attempt-${slot}`, photon: `Photon-K4W${slot}` },
    ...(stage === undefined ? [] : [{ type: 'stage-started', at, slot, stage } as const]),
  ];
}

export function ended(
  number: number,
  outcome: LineOutcome,
  error?: ReturnType<typeof setupError>,
  ago = 60_000,
): LineTold {
  return {
    type: 'device-finished',
    at: now - ago,
    slot: number,
    left: 41 - number,
    row: {
      attemptId: `attempt-${number}`,
      photon: `Photon-K4W${number}`,
      deviceId: idOf(number),
      outcome,
      ...(error === undefined ? {} : { error }),
      ...(outcome === 'FAIL' ? { light: 'green-blinking' as const } : {}),
      ...(outcome === 'PASS' ? { online: true, name: `lamp-000${number}` } : {}),
      serial: `PHHMAB12CD34E${(10 + number).toString()}`,
      attempts: 1,
      tookMs: 41_000,
    },
  };
}

export const aside = (number: number): LineTold => ({
  type: 'device-noted',
  at: now,
  attemptId: `attempt-${number}`,
  setAside: true,
});
export const noted = (number: number, note: string): LineTold => ({
  type: 'device-noted',
  at: now,
  attemptId: `attempt-${number}`,
  note,
});

export const notOnline = setupError('photon-not-online', { details: { network: 'HomeNet' } });
/** Before it has begun. */
export const lineBefore = (...told: readonly LineTold[]): LineState | undefined =>
  [{ ...begun, scans: true } as LineTold, ...told].reduce<LineState | undefined>(foldLine, undefined);
export const lineOf = (...told: readonly LineTold[]): LineState | undefined =>
  [begun, started, ...told].reduce<LineState | undefined>(foldLine, undefined);

/** It passed, and its printer was out of paper. */
export function withoutLabel(number: number): LineTold {
  const told = ended(number, 'PASS', undefined, 30_000);
  if (told.type !== 'device-finished') return told;
  const labelProblem = setupError('label-not-printed', { saw: 'media-empty' });
  return { ...told, row: { ...told.row, label: 'failed', labelProblem } };
}

export const reprinted = (number: number): LineTold => ({
  type: 'label-reprinted',
  at: now,
  attemptId: `attempt-${number}`,
});

const some = [
  ended(1, 'PASS'),
  ended(2, 'PASS'),
  ended(3, 'SKIPPED', setupError('device-set-up-already', { details: { id: idOf(3) } })),
];
const inAir: readonly LineTold[] = [
  ...taken(7, 'label'),
  ...taken(8, 'prove'),
  { type: 'device-identified', at: now, slot: 8, deviceId: idOf(8) },
  ...taken(9, 'join'),
];
const signed = { ...snapshot, session: signedIn };
const at = (name: string, ...told: readonly LineTold[]): Scene => ({
  name: `station-${name}`,
  world: { snapshot: signed, line: lineOf(...told) },
});

/** A hub with a device in most of its sockets: two that nobody can use, and one that was pulled out. */
function seen(): LineTold {
  const port = (number: number) => ({ port: `/dev/ttyACM${number}`, socket: `1-2.${number}` });
  const photon = { kind: 'photon', name: 'Photon' } as const;
  const plugged: readonly PluggedIn[] = [
    ...[1, 2, 3, 4].map((number) => ({ ...photon, ...port(number), id: idOf(number) })),
    { ...photon, ...port(5), obstacle: setupError('cable-port-denied', { details: { group: 'dialout' } }) },
    { kind: 'dfu', name: 'P1', socket: '1-2.10', obstacle: setupError('cable-in-dfu') },
  ];
  return { type: 'sockets-seen', at: now - 30_000, plugged };
}

const usbTaken: readonly LineTold[] = [1, 2, 3].flatMap((slot) => [
  { ...taken(slot)[0], photon: `/dev/ttyACM${slot}`, deviceId: idOf(slot) } as LineTold,
  { type: 'stage-started', at: now - 20_000, slot, stage: slot === 3 ? 'commit' : 'prove' } as const,
]);

function usbEnded(...device: Parameters<typeof ended>): LineTold {
  const told = ended(...device);
  if (told.type !== 'device-finished') return told;
  return { ...told, row: { ...told.row, photon: `/dev/ttyACM${device[0]}` } };
}

const usbAt = (name: string, ...told: readonly LineTold[]): Scene => ({
  name: `station-${name}`,
  world: {
    snapshot: signed,
    line: [begun, { ...started, usb: true } as LineTold, ...told].reduce<LineState | undefined>(foldLine, undefined),
  },
});

const lampRow = historyRow(0, { outcome: 'claimed', name: 'lamp-0007' });

/** A finished label was scanned, by its name unless `scan` says otherwise. */
const checked = (name: string, found: readonly HistoryRow[], scan = 'lamp-0007', times = 1): Scene => ({
  name: `station-check-${name}`,
  world: {
    snapshot: signed,
    replies: {
      listHistory: [{ ok: true, value: { rows: found, next: undefined } }],
      readLabelCode: [{ ok: true, value: 'serial' }],
    },
  },
  act: async (page) => {
    await page.locator('.other-ways .tile-title').nth(1).click();
    await page.locator('.presets-way + button').click();
    for (let time = 1; time <= times; time++) {
      const before = (await page.locator('.line-word').textContent()) ?? '';
      await page.locator('.line-screen input').fill(scan);
      await page.locator('.line-screen input').press('Enter');
      await page.waitForFunction((was) => document.querySelector('.line-word')?.textContent !== was, before);
    }
  },
});

const golden = idOf(1);
const goldenStarted: LineTold = { ...started, golden } as LineTold;
const other = (slot: number): LineTold[] => [
  ...taken(slot),
  { type: 'device-queued', at: now, slot, error: setupError('golden-first', { details: { id: idOf(slot) } }) },
];
const goldenUnderWay: readonly LineTold[] = [
  ...taken(4, 'commit'),
  { type: 'device-identified', at: now, slot: 4, deviceId: golden },
];

function goldenEnded(outcome: LineOutcome, error?: ReturnType<typeof setupError>): LineTold {
  const told = ended(1, outcome, error);
  if (told.type !== 'device-finished') return told;
  return { type: 'golden-finished', at: now, slot: 4, row: { ...told.row, kind: 'golden' } };
}

const goldenAt = (name: string, ...told: readonly LineTold[]): Scene => ({
  name: `station-golden-${name}`,
  world: {
    snapshot: signed,
    line: [begun, goldenStarted, ...told].reduce<LineState | undefined>(foldLine, undefined),
  },
});

const goldenScenes: readonly Scene[] = [
  goldenAt('awaited'),
  goldenAt('missing', ...other(2), ...other(3), {
    type: 'golden-not-found',
    at: now,
    error: setupError('golden-not-found', { details: { id: golden } }),
  }),
  goldenAt('under-way', ...goldenUnderWay),
  goldenAt('failed', ...other(2), ...goldenUnderWay, goldenEnded('ERROR', notOnline), {
    type: 'line-stopped',
    at: now,
    passing: false,
    error: setupError('golden-failed'),
  }),
  goldenAt('passed', ...goldenUnderWay, goldenEnded('PASS'), ...inAir),
];

const checkScenes: readonly Scene[] = [
  checked('pass', [lampRow]),
  checked('no-sticker', [{ ...lampRow, kind: 'trial' }], 'lamp-0007', 2),
  checked('same', [{ ...lampRow, serial: 'PHHMAB12CD34EF5' }], 'PHHMAB12CD34EF5', 2),
  checked('fail', [failedRow], failedRow.serial ?? ''),
  checked('undone', [historyRow(0, { outcome: 'interrupted', verdict: null, name: 'lamp-0007' })]),
  checked('old', [
    historyRow(0, { outcome: 'claimed', name: 'lamp-0101', kind: 'rework' }),
    historyRow(9, { name: 'lamp-0007' }),
  ]),
  checked('golden', [historyRow(0, { kind: 'golden', name: 'lamp-0007' })]),
  checked('unknown', []),
  checked('half', [], `${idOf(1)}${idOf(2)}`),
];

/** Before the line, with a preset chosen. */
function beginning(name: string, preset: Omit<ChosenPreset, 'id' | 'name' | 'needsList'>): Scene {
  return {
    name,
    world: {
      snapshot: signed,
      replies: {
        choosePreset: [{ ok: true, value: { id: 'p-1', name: 'Lamps, hall 2', needsList: false, ...preset } }],
      },
    },
    act: async (page) => {
      await page.locator('.other-ways .tile-title').nth(1).click();
      await page.locator('.chosen-row button').click();
      await page.locator('.field input').first().waitFor();
      await page.locator('select:has(option[value=rework])').selectOption('rework');
    },
  };
}

export const stationScenes: readonly Scene[] = [
  beginning('station-begin', {
    networks: [{ ssid: 'HomeNet', asksPassword: true }],
    product: undefined,
    transport: 'usb',
    customer: 'account',
    golden: 'ask',
  }),
  beginning('station-begin-without-owner', {
    networks: [],
    product: 'tempmon-v100',
    transport: 'wifi',
    customer: 'none',
    golden: undefined,
  }),
  ...checkScenes,
  {
    name: 'station-practice',
    world: { snapshot: { ...practising, running: false } },
    act: async (page) => {
      await page.locator('.other-ways .tile-title').nth(1).click();
      await page.locator('select').last().waitFor();
    },
  },
  {
    name: 'station-codes',
    world: {
      snapshot: { ...practising, running: false },
      replies: {
        showCommandSheet: [{ ok: true, value: { svg: sheetSvg, printers: [{ name: 'office', shownAs: 'Office' }] } }],
      },
    },
    act: async (page) => {
      await page.locator('.other-ways .tile-title').nth(1).click();
      await page.locator('.inline-actions .small').last().click();
      await page.locator('.label-preview').waitFor();
    },
  },
  {
    name: 'station-own-codes',
    world: {
      snapshot: { ...practising, running: false },
      replies: {
        showCommandSheet: [{ ok: true, value: { svg: sheetSvg, printers: [{ name: 'office', shownAs: 'Office' }] } }],
      },
    },
    act: async (page) => {
      await page.locator('.other-ways .tile-title').nth(1).click();
      await page.locator('.inline-actions .small').last().click();
      await page.locator('.label-preview').waitFor();
      await page.locator('.label-dialog select').first().selectOption('own');
      await page.locator('.label-dialog textarea').first().fill('Jürgen');
      await page.locator('.label-dialog .field-error').waitFor();
    },
  },
  ...goldenScenes,
  usbAt('usb-waiting'),
  usbAt('usb-working', seen(), ...usbTaken),
  usbAt('usb-pass', seen(), ...usbTaken, usbEnded(1, 'PASS', undefined, 1_000)),
  usbAt('usb-fail', seen(), ...usbTaken, usbEnded(1, 'PASS'), usbEnded(2, 'FAIL', notOnline)),
  { name: 'station-preparing', world: { snapshot: signed, line: foldLine(undefined, begun) } },
  at('waiting'),
  at(
    'lacking',
    { type: 'looked', check: 'label', error: setupError('printer-out-of-paper', { details: { printer: 'ZD421' } }) },
    {
      type: 'looked',
      check: 'networks',
      error: setupError('network-not-found-here', { details: { network: 'HomeNet' } }),
    },
    { type: 'looked', check: 'record', error: setupError('shared-record-unreachable') },
  ),
  {
    name: 'station-customer',
    world: {
      snapshot: signed,
      line: [
        { ...begun, customer: 'ann@example.com' },
        started,
        ...inAir,
        { type: 'customer-changed', at: now, customer: undefined } as const,
        { type: 'scanned', at: now, customer: 'carl@example.com', error: setupError('customer-not-found') } as const,
      ].reduce<LineState | undefined>(foldLine, undefined),
    },
  },
  {
    name: 'station-test-scan',
    world: { snapshot: signed, line: lineBefore({ type: 'test-scan-awaited', awaited: true }) },
  },
  at('scan-untold', { type: 'scanned', at: now, command: 'test', error: setupError('scan-layout-untold') }),
  at('scan-refused', { type: 'scanned', at: now, error: setupError('scan-other-layout') }),
  at('working', ...some, ...inAir),
  at('pass', ...some, ...inAir, ended(4, 'PASS', undefined, 1_000)),
  at('label', ...some, withoutLabel(4), ...inAir),
  {
    ...at('reprinted', ...some, withoutLabel(4), reprinted(4), ...inAir),
    act: (page) => page.locator('.line-rows tbody tr').first().scrollIntoViewIfNeeded(),
  },
  at('fail', ...some, ...inAir, ended(5, 'FAIL', notOnline), ended(4, 'PASS', undefined, 1_000)),
  at('stopped', ...some, ended(5, 'FAIL', notOnline), { type: 'line-stopped', at: now, passing: false, failures: 3 }),
  at('first-article', ...taken(1), ended(1, 'PASS', undefined, 1_000), {
    type: 'line-stopped',
    at: now,
    passing: false,
    error: setupError('first-article-unconfirmed'),
  }),
  at('stopped-passing', ...some, ...inAir, {
    type: 'line-stopped',
    at: now,
    passing: true,
    error: setupError('cloud-unreachable'),
  }),
  {
    ...at('set-aside', ...some, ended(5, 'FAIL', notOnline), aside(5), noted(5, 'Bent antenna'), ...inAir),
    act: (page) => page.locator('.line-acts').last().scrollIntoViewIfNeeded(),
  },
  {
    ...at('keys', ...some, ended(5, 'FAIL', notOnline), aside(5), ...inAir),
    act: (page) => page.keyboard.press('F6'),
  },
  {
    name: 'station-typed',
    world: { snapshot: signed, line: lineBefore() },
    act: (page) => page.keyboard.press('F6'),
  },
  {
    ...at('note', ...some),
    act: (page) => page.locator('.line-acts button').first().click(),
  },
  {
    name: 'station-ended',
    world: {
      snapshot: signed,
      line: lineOf(...some, ended(5, 'FAIL', notOnline), {
        type: 'line-ended',
        at: now,
        stoppedBy: undefined,
        left: [
          { row: 6, serial: 'L-5', id: undefined, customer: undefined, name: undefined },
          { row: 9, serial: 'L-8', id: idOf(9), customer: 'ann@example.com', name: 'lamp-0009' },
        ],
      }),
      replies: { sumHistory: [{ ok: true, value: daySummary }] },
    },
    act: (page) => page.locator('.summary-body').waitFor(),
  },
  at('refused', { type: 'line-refused', at: now, error: setupError('not-signed-in') }),
];
