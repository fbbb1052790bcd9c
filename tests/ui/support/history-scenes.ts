import type { Page } from '@playwright/test';
import { makeLabel } from '../../../electron/labels/make-label.ts';
import { setupError } from '../../../shared/errors.ts';
import {
  type HistoryAttempt,
  type HistoryMeasurement,
  labelsPrinted,
  labelVerified,
} from '../../../shared/history-attempt.ts';
import type { ShownRow } from '../../../shared/history-row.ts';
import type { HistorySummary } from '../../../shared/history-summary.ts';
import { usualLabel } from '../../../shared/label.ts';
import { device, now, sharedAway, snapshot } from '../../support/window-states.ts';
import type { FakeWorld } from './fake-bridge.ts';
import type { Scene } from './scene.ts';

export const historyRow = (index: number, change: Partial<ShownRow> = {}): ShownRow => ({
  attemptId: `0193a4e0-0000-7000-8000-${String(index).padStart(12, '0')}`,
  deviceId: device.id,
  serial: null,
  name: `porch-${index}`,
  product: null,
  customer: null,
  preset: null,
  station: 'bench-3',
  operator: null,
  transport: 'SoftAP TCP',
  firmware: '0.7.0',
  cloud: snapshot.settings.cloudUrl,
  outcome: 'claimed',
  code: null,
  stage: 'wait-online',
  stageMs: { prepare: 900, join: 11_000, prove: 9_200 },
  retries: 0,
  startedAt: new Date(now - index * 600_000).toISOString(),
  endedAt: new Date(now - index * 600_000 + 42_000).toISOString(),
  appVersion: '0.1.0',
  setAside: false,
  note: null,
  failedStage: null,
  failedStageMs: null,
  verdict: change.outcome === 'failed' ? 'FAIL' : 'PASS',
  kind: 'production',
  batch: null,
  part: null,
  revision: null,
  ...change,
});

export const failedRow = historyRow(2, {
  name: null,
  serial: 'PH-2207-0041',
  product: 'greenhouse',
  customer: 'ann+1@example.com',
  preset: 'Line A',
  batch: 'WO 4711',
  part: 'LMP-100',
  revision: 'B',
  outcome: 'failed',
  code: 'network-details-wrong',
  stage: 'wait-online',
  retries: 2,
  failedStage: 'prove',
  failedStageMs: 10_400,
});

/** What others may have written: it is shown as text. */
export const hostileRow = historyRow(3, {
  name: '<img src=x onerror=alert(1)>',
  serial: '=HYPERLINK("http://x")',
  customer: '\u202egro.elpmaxe@nna\u0007',
  product: 'a\nb\u0000c',
  preset: '<b>line</b>',
  outcome: 'interrupted',
});

/** Another station began it, and its computer died. */
export const unheardRow = historyRow(300, {
  ...{ outcome: 'under-way', endedAt: null, verdict: null, unheardSince: now - 180_000_000 },
});

export const historyRows: readonly ShownRow[] = [
  historyRow(0, { outcome: 'under-way', verdict: null, endedAt: null, name: null }),
  historyRow(1),
  failedRow,
  hostileRow,
  historyRow(4, { outcome: 'handed-over', verdict: null, deviceId: null, name: null }),
  historyRow(5, { outcome: 'online-without-owner', product: 'greenhouse' }),
  historyRow(6, { outcome: 'failed', code: 'code-of-a-later-version' }),
  historyRow(7, { outcome: 'failed', verdict: 'SKIPPED', code: 'device-at-another-station' }),
  historyRow(8, { outcome: 'failed', verdict: 'ABORTED', code: 'cancelled' }),
  historyRow(9, { outcome: 'failed', verdict: 'ERROR', code: 'cloud-unreachable' }),
];

export const measured = (name: string, value: number, more: Partial<HistoryMeasurement> = {}): HistoryMeasurement => ({
  ...{
    name,
    value,
    at: now,
    unit: '',
    station: null,
    low: null,
    high: null,
    outcome: null,
    marginal: null,
    saw: null,
    expected: null,
  },
  ...more,
});

/** What a device had to show, and did not show all of. */
export const judged: readonly HistoryMeasurement[] = [
  measured('firmware', 1, { saw: '2.3.1, 7', expected: '2.3.1, 7', outcome: 'PASS' }),
  measured('variable:voltage', 3.31, { low: 3.2, outcome: 'PASS' }),
  measured('variable:<b>mode</b>', 0, { saw: '\u202eysub', expected: 'ready', outcome: 'FAIL' }),
  measured('function:selfTest', -1, { low: 1, high: 1, outcome: 'FAIL' }),
  measured('variable:count', 12, { high: 10, outcome: 'FAIL' }),
];

export const attemptOf = (row: ShownRow): HistoryAttempt => ({
  row,
  forWhom: row.customer === null ? 'account' : 'customer',
  productId: row.customer === null ? null : 1319,
  previousAttemptId: null,
  networkName: 'HomeNet',
  ...(row.preset === null
    ? { presetRevision: null, presetHash: null, listHash: null, required: null }
    : { presetRevision: 4, presetHash: '9f86d081884c7d659a2feaa0c55ad015', listHash: null, required: 'online' }),
  label: null,
  onlineProof: row.verdict === 'PASS' ? 'handshake' : null,
  tookMs: 42_000,
  failedStageRetries: row.failedStage === null ? null : 1,
  stages: (['prepare', 'join', 'inspect', 'choose', 'commit', 'give-back', 'prove'] as const)
    .filter((stage) => stage !== row.failedStage)
    .map((stage, index) => ({
      stage,
      at: Date.parse(row.startedAt) + (index + 1) * 5_000,
      ms: index === 3 ? null : 5_000,
      retries: index === 1 ? 2 : 0,
    })),
  measurements: [
    measured('photon-signal', -42, { unit: 'dBm' }),
    measured('board-voltage', 3.31, { unit: 'V', low: 3.2, high: 3.4, outcome: 'PASS', marginal: false }),
  ],
  notes: [],
});

/** Of an attempt whose label was printed here and checked here and elsewhere. */
const measurements = [
  measured(labelsPrinted, 1),
  measured(labelVerified, 1),
  measured(labelVerified, 1, { station: 'bench-8 at the end of the hall' }),
];

export const historyReplies = (rows: readonly ShownRow[] = historyRows): FakeWorld['replies'] => ({
  listHistory: [{ ok: true, value: { rows, next: undefined } }],
  countHistory: [{ ok: true, value: { count: rows.length, upTo: [{ stationId: 'bench-3', sequence: 99 }] } }],
  listHistoryChoices: [
    {
      ok: true,
      value: {
        products: ['greenhouse', 'weather'],
        presets: ['Line A', 'Line B'],
        batches: ['WO 4711', 'WO 4712'],
        parts: ['LMP-100', 'LMP-200'],
        stations: ['bench-3'],
      },
    },
  ],
});

export const openHistory = (page: Page) => page.locator('.history-way').click();

const hourMs = 3_600_000;
const dayHours = [120, 180, 210, 0, 190, 205, 175, 160].flatMap((attempts, place) =>
  attempts === 0 ? [] : [{ from: now - (now % hourMs) - (8 - place) * hourMs, attempts }],
);
/** A day of a line: eight hours, and what went wrong in them. */
export const daySummary: HistorySummary = {
  attempts: 1_240,
  outcomes: { claimed: 1_133, failed: 96, interrupted: 9, 'under-way': 2 },
  failures: { FAIL: 61, ERROR: 20, SKIPPED: 11, ABORTED: 4 },
  // Ten of them had failed the day before.
  devices: 1_190,
  firstTried: 1_180,
  firstPass: 1_092,
  finalPass: 1_151,
  stageYields: {
    prepare: { devices: 1_180, firstPass: 1_180 },
    join: { devices: 1_180, firstPass: 1_141 },
    prove: { devices: 1_141, firstPass: 1_092 },
  },
  took: { count: 1_133, medianMs: 38_400, p95Ms: 71_200 },
  stages: {
    prove: { count: 1_133, medianMs: 14_100, p95Ms: 33_000 },
    prepare: { count: 1_133, medianMs: 900, p95Ms: 1_400 },
    join: { count: 1_133, medianMs: 8_200, p95Ms: 17_900 },
    '<b>later</b>': { count: 3, medianMs: 1_000, p95Ms: 2_000 },
  },
  codes: [
    { code: 'photon-not-online', count: 61 },
    { code: 'network-details-wrong', count: 33 },
    { code: 'code-of-a-later-version', count: 2 },
  ],
  hours: dayHours,
  quarters: dayHours,
};
const nothingSummed: HistorySummary = {
  attempts: 0,
  outcomes: {},
  failures: {},
  devices: 0,
  firstTried: 0,
  firstPass: 0,
  finalPass: 0,
  stageYields: {},
  took: undefined,
  stages: {},
  codes: [],
  hours: [],
  quarters: [],
};

export const openSummary = async (page: Page) => {
  await openHistory(page);
  await page.locator('.history-summary-way').click();
  await page.locator('.summary-columns, .notice').waitFor();
};
const summed = (summary: HistorySummary): Pick<FakeWorld, 'replies'> => ({
  replies: { ...historyReplies(), sumHistory: [{ ok: true, value: summary }] },
});

const listed = async (page: Page) => {
  await openHistory(page);
  await page.locator('.history-list').waitFor();
};
const opened = async (page: Page) => {
  await listed(page);
  await page.locator('.history-row').nth(0).click();
  await page.locator('.history-stages').first().waitFor();
};

/** As the main process makes it. */
const labelOf = (name: string): string => {
  const values = { id: device.id, serial: 'PHHMAB12CD34EF5', name, at: now, number: undefined };
  const made = makeLabel(usualLabel(values), values);
  if (!made.ok) throw new Error(made.error.code);
  return made.value.svg;
};
export const labelSvg = labelOf('porch-1 <b>灯</b>');
const printers = [
  { name: 'ZD421', shownAs: 'Zebra ZD421' },
  { name: 'office', shownAs: '<b>Office</b> \u202eretnirp' },
];
const openLabel = async (page: Page) => {
  await opened(page);
  await page.locator('.label-way').click();
  await page.locator('.label-preview').waitFor();
};

export const historyScenes: readonly Scene[] = [
  { name: 'history-summary', world: summed(daySummary), act: openSummary },
  {
    name: 'history-summary-as-table',
    world: summed({ ...daySummary, firstTried: null, firstPass: null, finalPass: null, stageYields: {} }),
    act: async (page) => {
      await openSummary(page);
      await page.locator('details summary').click();
    },
  },
  { name: 'history-summary-empty', world: summed(nothingSummed), act: openSummary },
  {
    name: 'history-summary-unreadable',
    world: { replies: { ...historyReplies(), sumHistory: [{ ok: false, error: setupError('record-newer') }] } },
    act: openSummary,
  },
  { name: 'history', world: { replies: historyReplies() }, act: listed },
  {
    name: 'history-sharing-away',
    world: { replies: historyReplies(), snapshot: { ...snapshot, sharing: sharedAway } },
    act: listed,
  },
  {
    name: 'history-news',
    world: {
      replies: {
        ...historyReplies(),
        listHistory: [{ ok: true, value: { rows: historyRows, next: undefined, upTo: [] } }],
        countNewHistory: [{ ok: true, value: 1_234 }],
      },
      snapshot: {
        ...snapshot,
        sharing: { ...sharedAway, state: 'connected', awaySince: undefined, trouble: undefined, waiting: 0 },
      },
    },
    act: async (page) => {
      await listed(page);
      await page.locator('.history-news .link').waitFor();
    },
  },
  {
    name: 'history-empty',
    world: { replies: historyReplies([]) },
    act: async (page) => {
      await openHistory(page);
      await page.locator('.notice').waitFor();
    },
  },
  {
    name: 'history-delete',
    world: {
      replies: {
        ...historyReplies(),
        countHistory: [
          { ok: true, value: { count: 1_234, upTo: [{ stationId: 'bench-3', sequence: 99 }], staying: 2 } },
        ],
      },
    },
    act: async (page) => {
      await listed(page);
      await page.locator('.history-work button').last().click();
      await page.locator('dialog[open]').waitFor();
    },
  },
  {
    name: 'history-delete-unshared',
    world: {
      replies: {
        ...historyReplies(),
        countHistory: [
          { ok: true, value: { count: 1_234, upTo: [{ stationId: 'bench-3', sequence: 99 }], staying: 0 } },
        ],
        forgetHistory: [{ ok: false, error: setupError('record-not-forwarded', { details: { waiting: 1_204 } }) }],
      },
    },
    act: async (page) => {
      await listed(page);
      await page.locator('.history-work button').last().click();
      const first = await page.locator('dialog[open] h2').textContent();
      await page.locator('dialog[open] .secondary').click();
      await page.locator('dialog[open] h2', { hasNotText: first ?? '' }).waitFor();
    },
  },
  {
    name: 'history-exporting',
    world: {
      replies: historyReplies(),
      snapshot: { ...snapshot, historyWork: { what: 'exporting', done: 300, of: 1_000 } },
    },
    act: async (page) => {
      await listed(page);
      await page.locator('.history-work').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'history-none-found',
    world: {
      replies: {
        ...historyReplies(),
        listHistory: [
          { ok: true, value: { rows: historyRows, next: undefined } },
          { ok: true, value: { rows: [], next: undefined } },
        ],
      },
    },
    act: async (page) => {
      await listed(page);
      await page.locator('select:has(option[value=days])').selectOption('days');
      await page.locator('input[type=date]').first().fill('2026-11-23');
      await page.locator('.history-list').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'history-unreadable',
    world: { replies: { ...historyReplies(), listHistory: [{ ok: false, error: setupError('record-newer') }] } },
    act: async (page) => {
      await openHistory(page);
      await page.locator('.notice').waitFor();
    },
  },
  {
    name: 'history-attempt',
    world: {
      replies: {
        ...historyReplies(),
        showAttempt: [{ ok: true, value: { ...attemptOf(historyRow(1)), previousAttemptId: 'before', measurements } }],
      },
    },
    act: opened,
  },
  {
    name: 'history-no-end',
    world: { replies: historyReplies([unheardRow, ...historyRows]) },
    act: listed,
  },
  {
    name: 'history-attempt-no-end',
    world: {
      replies: {
        ...historyReplies([unheardRow, ...historyRows]),
        showAttempt: [{ ok: true, value: { ...attemptOf(unheardRow), tookMs: null } }],
      },
    },
    act: opened,
  },
  {
    name: 'history-label-owed',
    world: {
      replies: {
        ...historyReplies(),
        showAttempt: [
          {
            ok: true,
            value: {
              ...attemptOf(historyRow(1)),
              measurements: [measured(labelsPrinted, 0)],
              notes: [
                { at: now, text: null, setAside: true },
                { at: now, text: 'Bent antenna', setAside: false },
              ],
            },
          },
        ],
      },
    },
    act: opened,
  },
  {
    name: 'history-label',
    world: {
      replies: {
        ...historyReplies(),
        showAttempt: [{ ok: true, value: attemptOf(historyRow(1)) }],
        showLabel: [{ ok: true, value: { svg: labelSvg, printers, form: 'preset' } }],
        printLabel: [{ ok: false, error: setupError('label-not-printed', { saw: 'media-empty' }) }],
      },
    },
    act: async (page) => {
      await openLabel(page);
      await page.locator('.label-dialog .actions .primary').click();
      await page.locator('.label-dialog .notice').waitFor();
    },
  },
  {
    name: 'history-label-no-printer',
    world: {
      replies: {
        ...historyReplies(),
        showAttempt: [{ ok: true, value: attemptOf(historyRow(1)) }],
        showLabel: [{ ok: true, value: { svg: labelSvg, printers: [], form: 'applied' } }],
        printLabel: [{ ok: true, value: 'saved' }],
      },
    },
    act: async (page) => {
      await openLabel(page);
      await page.locator('.label-dialog .actions .secondary').click();
      await page.locator('.label-dialog p[aria-live]').filter({ hasText: /./ }).waitFor();
    },
  },
  {
    name: 'history-label-too-small',
    world: {
      replies: {
        ...historyReplies(),
        showAttempt: [{ ok: true, value: attemptOf(historyRow(1)) }],
        showLabel: [{ ok: false, error: setupError('label-too-small', { details: { width: 57, height: 44 } }) }],
      },
    },
    act: async (page) => {
      await opened(page);
      await page.locator('.label-way').click();
      await page.locator('.label-dialog .notice').waitFor();
    },
  },
  {
    name: 'history-failure',
    world: {
      replies: {
        ...historyReplies(),
        showAttempt: [{ ok: true, value: { ...attemptOf(failedRow), measurements: judged } }],
      },
    },
    act: opened,
  },
  {
    name: 'history-hostile',
    world: {
      replies: {
        ...historyReplies(),
        showAttempt: [
          { ok: true, value: attemptOf({ ...hostileRow, cloud: 'https://other.example', code: 'not-a-code<b>' }) },
        ],
      },
    },
    act: opened,
  },
  {
    name: 'history-attempt-gone',
    world: { replies: { ...historyReplies(), showAttempt: [{ ok: true, value: undefined }] } },
    act: async (page) => {
      await listed(page);
      await page.locator('.history-row').nth(0).click();
      await page.locator('.notice').waitFor();
    },
  },
];
