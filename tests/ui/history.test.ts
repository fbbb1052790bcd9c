import { setupError } from '../../shared/errors.ts';
import { labelsPrinted, labelVerified } from '../../shared/history-attempt.ts';
import type { ShownRow } from '../../shared/history-row.ts';
import { now, sharedAway, signedIn, snapshot } from '../support/window-states.ts';
import { asked, expectAsked, say } from './support/fake-bridge.ts';
import {
  attemptOf,
  daySummary,
  failedRow,
  historyReplies,
  historyRow,
  hostileRow,
  judged,
  unheardRow,
} from './support/history-scenes.ts';
import { openWindow } from './support/open-window.ts';
import { inProduct } from './support/product-worlds.ts';
import { practising } from './support/scene.ts';
import { expect, type Page, test } from './support/shared-page.ts';

test.use({ keptDocument: 'history' });

const many = Array.from({ length: 200 }, (_, index) => historyRow(index));
const openList = async (page: Page) => {
  await page.getByRole('button', { name: 'History' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeFocused();
};

test('a long history is read in pages, walked by keys, and is where it was after one of it was looked at', async ({
  page,
}) => {
  await openWindow(page, {
    replies: {
      ...historyReplies(),
      listHistory: [
        { ok: true, value: { rows: many.slice(0, 100), next: 4711 } },
        { ok: true, value: { rows: many.slice(100), next: undefined } },
      ],
      countHistory: [{ ok: true, value: { count: 200 } }],
      showAttempt: [{ ok: true, value: attemptOf(historyRow(99)) }],
    },
  });
  await openList(page);
  await expect(page.locator('[aria-live]').filter({ hasText: '200 setups found' })).toBeVisible();
  const list = page.getByRole('grid', { name: 'Setups' });
  await expect(list).toHaveAttribute('aria-rowcount', '201');
  expect(await list.getByRole('row').count()).toBeLessThan(60);
  await list.press('End');
  await expectAsked(page, 'listHistory').toHaveLength(2);
  expect((await asked(page, 'listHistory')).at(-1)).toEqual({ filter: {}, from: 4711, most: 100 });
  await expect(list.getByRole('row', { name: 'porch-99' })).toBeVisible();
  await list.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Setup details' })).toBeFocused();
  await expect(page.getByRole('listitem').filter({ hasText: 'Connect to Photon' })).toContainText('5 sec');
  await page.keyboard.press('Escape');
  await expect(list.getByRole('row', { name: 'porch-99' })).toBeVisible();
  // Nothing was asked once more for that.
  expect(await asked(page, 'listHistory')).toHaveLength(2);
  await page.keyboard.press('Escape');
  await expect(page.locator('html')).toHaveAttribute('data-place', 'start');
});

test('what comes in is where it belongs, once, and what one looks at stays where it is', async ({ page }) => {
  const late = (index: number) => historyRow(1_000 + index, { name: `late-${index}` });
  const later = many.flatMap((row, index) => ([0, 20, 150].includes(index) ? [late(index), row] : [row]));
  await openWindow(page, {
    replies: {
      ...historyReplies(),
      listHistory: [
        { ok: true, value: { rows: many.slice(0, 100), next: 4711 } },
        // What was placed anew meanwhile comes once more.
        { ok: true, value: { rows: [historyRow(7), ...many.slice(100)], next: undefined } },
        { ok: true, value: { rows: later, next: undefined } },
        { ok: true, value: { rows: [late(7), ...later], next: undefined } },
      ],
      countHistory: [{ ok: true, value: { count: 200 } }],
    },
  });
  await openList(page);
  const list = page.getByRole('grid', { name: 'Setups' });
  await list.press('End');
  await expectAsked(page, 'listHistory').toHaveLength(2);
  await list.press('End');
  await expect(list.getByRole('row', { name: 'porch-199' })).toHaveAttribute('aria-rowindex', '201');
  for (let times = 1; times <= 12; times += 1) await list.press('PageUp');
  const active = list.locator('[aria-selected=true]');
  const looked = await active.textContent();
  // Within the list: the page itself may be scrolled to its button.
  const isAt = async () => ((await active.boundingBox())?.y ?? 0) - ((await list.boundingBox())?.y ?? 0);
  await expect(active).toBeInViewport();
  const before = await isAt();
  const index = Number(await active.getAttribute('data-index'));
  expect(index).toBeGreaterThan(20);
  expect(index).toBeLessThan(150);
  const refresh = page.getByRole('button', { name: 'Refresh' });
  await refresh.click();
  await expect(list).toHaveAttribute('aria-rowcount', '204');
  await expect(active).toHaveAttribute('data-index', String(index + 2));
  expect([await active.textContent(), await isAt()]).toEqual([looked, before]);
  // So many as one has scrolled past, and a page.
  const { most } = (await asked(page, 'listHistory')).at(-1) as { readonly most: number };
  expect(most).toBeGreaterThan(index);
  // At the top one looks at what is newest.
  await list.press('Home');
  await expect(list.getByRole('row', { name: 'late-0' })).toBeInViewport();
  await refresh.click();
  await expect(list.getByRole('row', { name: 'late-7' })).toBeInViewport();
});

test('what another station never told the end of is not said to go on', async ({ page }) => {
  const replies = {
    ...historyReplies([unheardRow, historyRow(0, { outcome: 'under-way', endedAt: null })]),
    showAttempt: [{ ok: true, value: { ...attemptOf(unheardRow), verdict: null, tookMs: null } }],
  } as const;
  await openWindow(page, { replies });
  await openList(page);
  const rows = page.getByRole('grid', { name: 'Setups' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('No end received');
  await expect(rows.nth(1)).toContainText('Last entry');
  await expect(rows.nth(2)).toContainText('In progress');
  await rows.nth(1).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Setup details' })).toBeFocused();
  await expect(page.locator('.history-verdict')).toContainText('How it ended isn’t known here.');
  await expect(page.locator('.history-verdict')).toContainText('Last entry');
  await expect(page.getByRole('button', { name: 'Set up again' })).toBeVisible();
});

test('what stands in a row is not worked out anew while one types and walks', async ({ page }) => {
  await openWindow(page, { replies: historyReplies() });
  await openList(page);
  const list = page.getByRole('grid', { name: 'Setups' });
  await expect(list.getByRole('row').nth(1)).toBeVisible();
  // Each time is said by one; whoever makes one says all rows again.
  const made = await page.evaluateHandle(() => {
    const real = Intl.DateTimeFormat;
    let times = 0;
    Intl.DateTimeFormat = new Proxy(real, {
      construct(target, options) {
        times += 1;
        return Reflect.construct(target, options);
      },
    });
    return {
      end() {
        Intl.DateTimeFormat = real;
        return times;
      },
    };
  });
  await list.press('ArrowDown');
  await list.press('ArrowDown');
  await expect(list.locator('[aria-selected=true]')).toHaveAttribute('data-index', '2');
  await page.getByLabel('Search', { exact: true }).pressSequentially('22');
  await expect.poll(async () => (await asked(page, 'listHistory')).at(-1)).toMatchObject({ filter: { search: '22' } });
  expect(await made.evaluate((one) => one.end())).toBe(0);
});

test('what is typed and chosen is asked for, and taken back at once', async ({ page }) => {
  await openWindow(page, { replies: historyReplies() });
  await openList(page);
  await page.getByLabel('Search', { exact: true }).fill('2207');
  await page.getByLabel('Result').selectOption('failed');
  await page.getByLabel('Product').selectOption('greenhouse');
  await page.getByLabel('Counts as').selectOption('rework');
  await page.getByLabel('Verdict').selectOption('FAIL');
  await expect
    .poll(async () => (await asked(page, 'listHistory')).at(-1))
    .toEqual({
      filter: { search: '2207', outcome: 'failed', verdict: 'FAIL', kind: 'rework', product: 'greenhouse' },
      most: 100,
    });
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.getByLabel('Search', { exact: true })).toHaveValue('');
  await expect.poll(async () => (await asked(page, 'listHistory')).at(-1)).toEqual({ filter: {}, most: 100 });
});

test('a summary tells a reader what its charts show, by the filters that were chosen', async ({ page }) => {
  await openWindow(page, {
    replies: { ...historyReplies(), sumHistory: [{ ok: true, value: daySummary }] },
  });
  await openList(page);
  await page.getByLabel('Period').selectOption('today');
  await page.getByRole('button', { name: 'Summary' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Summary' })).toBeFocused();
  await expect(page.locator('[aria-live]').filter({ hasText: '1,240 setups found' })).toBeVisible();
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  await expectAsked(page, 'sumHistory').toEqual([{ filter: { since: midnight } }]);
  await expect(page.getByRole('term').filter({ hasText: 'First-pass yield' })).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: '92.5%' })).toBeVisible();
  await expect(
    page.getByText('First pass: passed at the first try that this history has of the device with its preset.'),
  ).toBeVisible();
  await expect(page.getByRole('img', { name: /^Setups per hour, from .* Most: 210, / })).toBeVisible();
  const times = page.getByRole('table', { name: 'Time by stage' });
  // In the order of a run; what another version called a stage is text.
  await expect(times.getByRole('rowheader')).toHaveText([
    'Get ready',
    'Connect to Photon',
    'Wait for Photon',
    '<b>later</b>',
  ]);
  await expect(times.getByRole('row').nth(2)).toContainText('8 sec');
  const results = page.getByRole('table', { name: 'Results' });
  // What failed by a device alone is a failure.
  await expect(results.getByRole('row').filter({ hasText: 'Failed' })).toContainText('61');
  await expect(results.getByRole('rowheader')).toHaveText([
    ...['Claimed', 'Failed', 'Interrupted', 'In progress', 'Error', 'Canceled', 'Skipped'],
  ]);
  const codes = page.getByRole('table', { name: 'Most frequent failures' });
  await expect(codes.getByRole('row').nth(3)).toContainText('code-of-a-later-version');
  await page.getByText('Show as a table').click();
  await expect(page.getByRole('table', { name: 'Setups per hour' }).getByRole('row')).toHaveCount(8);
  await page.keyboard.press('Escape');
  // The list is as it was left.
  await expect(page.getByLabel('Period')).toHaveValue('today');
  await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeFocused();
});

test('what is changed over a summary is asked of the list when that is shown again', async ({ page }) => {
  await openWindow(page, { replies: { ...historyReplies(), sumHistory: [{ ok: true, value: daySummary }] } });
  await openList(page);
  await expectAsked(page, 'listHistory').toHaveLength(1);
  await page.getByRole('button', { name: 'Summary' }).click();
  await page.getByLabel('Result').selectOption('failed');
  await expectAsked(page, 'sumHistory').toEqual([{ filter: {} }, { filter: { outcome: 'failed' } }]);
  expect(await asked(page, 'listHistory')).toHaveLength(1);
  await page.keyboard.press('Escape');
  await expectAsked(page, 'listHistory').toEqual([
    { filter: {}, most: 100 },
    { filter: { outcome: 'failed' }, most: 100 },
  ]);
});

test('the last step of a setup is said in words, and one of a later version as it is called', async ({ page }) => {
  for (const [stage, words] of [
    ['call-function', 'Call a function'],
    ['prove', 'Wait for Photon'],
    ['step-of-a-later-version', 'step-of-a-later-version'],
  ] as const) {
    const attempt = attemptOf({ ...failedRow, stage });
    await openWindow(page, {
      replies: { ...historyReplies(), showAttempt: [{ ok: true, value: attempt }] },
    });
    await openList(page);
    await page.getByRole('grid', { name: 'Setups' }).getByRole('row').nth(3).click();
    await expect(page.locator('.history-facts > div').filter({ hasText: 'Last step' })).toHaveText(`Last step${words}`);
    await expect(page.locator('.history-facts > div').filter({ hasText: 'Preset fingerprint' })).toContainText(
      '9f86d0',
    );
  }
});

test('what the others do not have yet is deleted after a second question alone, which says how many', async ({
  page,
}) => {
  await openWindow(page, {
    replies: {
      ...historyReplies(),
      countHistory: [{ ok: true, value: { count: 9, upTo: [{ stationId: 'bench-3', sequence: 99 }], staying: 0 } }],
      forgetHistory: [
        { ok: false, error: setupError('record-not-forwarded', { details: { waiting: 3 } }) },
        { ok: false, error: setupError('record-not-forwarded', { details: { waiting: 1 } }) },
        { ok: true, value: 9 },
      ],
    },
  });
  await openList(page);
  const remove = page.getByRole('button', { name: 'Delete these setups' });
  const once = { filter: {}, upTo: [{ stationId: 'bench-3', sequence: 99 }] };
  await remove.press('Enter');
  await page.getByRole('button', { name: 'Delete 9 setups' }).press('Enter');
  const question = page.getByRole('dialog', { name: 'Delete them without sharing?' });
  await expect(question).toContainText('3 of these setups aren’t in the shared history yet.');
  // Enter keeps them.
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expectAsked(page, 'forgetHistory').toEqual([once]);
  await remove.press('Enter');
  await page.getByRole('button', { name: 'Delete 9 setups' }).press('Enter');
  await expect(question).toContainText('1 of these setups isn’t in the shared history yet.');
  await page.getByRole('button', { name: 'Delete without sharing' }).press('Enter');
  await expect(page.getByText('9 setups deleted.')).toBeVisible();
  await expectAsked(page, 'forgetHistory').toEqual([once, once, { ...once, alsoUnshared: true }]);
});

test('from one setup to its device, and to another one for the same', async ({ page }) => {
  const rework = { ...failedRow, kind: 'rework', operator: 'Ada' };
  const failed = { ...attemptOf(rework), productId: inProduct.product?.id ?? 0 };
  await openWindow(page, {
    snapshot: { ...inProduct, session: signedIn },
    replies: { ...historyReplies([failedRow]), showAttempt: [{ ok: true, value: failed }] },
  });
  await openList(page);
  await page.getByRole('row', { name: failedRow.serial ?? '' }).click();
  await expect(page.getByText('The Photon couldn’t join HomeNet')).toBeVisible();
  const end = page.locator('.history-stages li').filter({ hasText: 'Failed' });
  await expect(end).toHaveText(['9:10:40 AMWait for Photon Failed 1 retry10 sec']);
  await page.getByRole('button', { name: 'Set up again' }).click();
  await expectAsked(page, 'startSetup').toEqual([
    {
      ...{ for: 'customer', email: 'ann+1@example.com', wantedId: failedRow.deviceId },
      // As what it counts stays; who is at it now nobody has said.
      ...{ kind: 'rework', preset: 'Line A', batch: 'WO 4711', part: 'LMP-100', revision: 'B', serial: 'PH-2207-0041' },
    },
  ]);

  await openWindow(page, {
    snapshot: { ...inProduct, session: signedIn },
    replies: {
      ...historyReplies([failedRow]),
      showAttempt: [{ ok: true, value: { ...failed, productId: 7 } }],
      findDevices: [{ ok: true, value: { devices: [], notFound: [], more: false } }],
    },
  });
  await openList(page);
  await page.getByRole('row', { name: failedRow.serial ?? '' }).click();
  await expect(page.getByText('This setup was in another product: greenhouse.')).toBeVisible();
  await page.getByRole('button', { name: 'Set up again' }).press('Enter');
  expect(await asked(page, 'startSetup')).toEqual([]);
  await page.getByRole('button', { name: 'Look at the device' }).click();
  await expectAsked(page, 'findDevices').toEqual([{ by: 'ids', text: failedRow.deviceId }]);
  await expect(page.locator('html')).toHaveAttribute('data-place', 'devices/find');
});

test('what other stations told since is announced, and moves nothing before somebody wants to see it', async ({
  page,
}) => {
  const upTo = [{ stationId: 'bench-2', sequence: 7 }];
  const list = (rows: readonly ShownRow[]) => ({ ok: true, value: { rows, next: undefined, upTo } }) as const;
  const sharing = { ...sharedAway, state: 'connected', awaySince: undefined, trouble: undefined, waiting: 0 } as const;
  const shared = (heard: number) => ({ ...snapshot, sharing: { ...sharing, heard } });
  await openWindow(page, {
    snapshot: shared(0),
    replies: {
      ...historyReplies(),
      listHistory: [list(many.slice(1)), list(many)],
      countNewHistory: [
        { ok: true, value: 0 },
        { ok: true, value: 1 },
        { ok: true, value: 0 },
      ],
    },
  });
  await openList(page);
  const grid = page.getByRole('grid', { name: 'Setups' });
  await grid.press('End');
  await expect(grid.getByRole('row', { name: 'porch-199' })).toBeVisible();
  await expectAsked(page, 'countNewHistory').toEqual([{ filter: {}, upTo }]);
  await say(page, 'snapshotChanged', shared(3));
  const show = page.locator('[aria-live=polite]').getByRole('button', { name: 'Show 1 new setup' });
  await expect(show).toBeVisible();
  await expect(grid.getByRole('row', { name: 'porch-199' })).toBeVisible();
  expect(await asked(page, 'listHistory')).toHaveLength(1);
  await show.click();
  await expect(grid.getByRole('row', { name: /porch-0\b/ })).toBeVisible();
  await expect(show).toBeHidden();
  await expectAsked(page, 'countNewHistory').toHaveLength(3);
});

test('what another program of this computer noted is announced while its list is looked at', async ({ page }) => {
  const upTo = [{ stationId: 'here', sequence: 7 }];
  await openWindow(page, {
    replies: {
      ...historyReplies(),
      listHistory: [{ ok: true, value: { rows: many, next: undefined, upTo } }],
      countNewHistory: [{ ok: true, value: 3 }],
      watchHistory: [{ ok: true, value: undefined }],
    },
  });
  await openList(page);
  await expect(page.getByRole('grid', { name: 'Setups' })).toBeVisible();
  await expectAsked(page, 'watchHistory').toEqual([{ on: true }]);
  expect(await asked(page, 'countNewHistory')).toEqual([]);
  await say(page, 'snapshotChanged', { ...snapshot, historyHeard: 1 });
  await expect(page.locator('[aria-live=polite]').getByRole('button', { name: 'Show 3 new setups' })).toBeVisible();
  await expectAsked(page, 'countNewHistory').toEqual([{ filter: {}, upTo }]);
  await page.getByRole('button', { name: 'Back' }).click();
  await expectAsked(page, 'watchHistory').toEqual([{ on: true }, { on: false }]);
});

test('how a device was seen online is said in words', async ({ page }) => {
  const attempt = attemptOf(historyRow(1));
  await openWindow(page, { replies: { ...historyReplies(), showAttempt: [{ ok: true, value: attempt }] } });
  await openList(page);
  await page.getByRole('grid', { name: 'Setups' }).getByRole('row').nth(2).click();
  const seen = page.locator('.history-facts > div').filter({ hasText: 'Seen online by' });
  await expect(seen).toHaveText('Seen online byHandshake');
});

test('what nobody holds against a device looks like no failure of it', async ({ page }) => {
  const ended = (index: number, verdict: string) => historyRow(index, { outcome: 'failed', verdict, code: null });
  const verdicts = ['FAIL', 'ERROR', 'ABORTED', 'SKIPPED', 'of a later version'];
  const rows = verdicts.map((verdict, index) => ended(index, verdict));
  const [, , , skipped = historyRow(9)] = rows;
  await openWindow(page, {
    replies: { ...historyReplies(rows), showAttempt: [{ ok: true, value: attemptOf(skipped) }] },
  });
  await openList(page);
  const results = page.locator('.history-outcome');
  await expect(results).toHaveText(['Failed', 'Error', 'Canceled', 'Skipped', 'Failed']);
  await expect(page.locator('.history-outcome.bad')).toHaveText(['Failed', 'Failed']);
  await page.getByRole('row', { name: 'porch-3' }).click();
  await expect(page.getByText('The Photon was skipped.')).toBeVisible();
  await expect(page.locator('.history-facts > div').filter({ hasText: 'Verdict' })).toHaveText('VerdictSkipped');
  await expect(page.getByText('Failed')).toHaveCount(0);
});

test('what a device had to show is there with the limits of then, and whether it did', async ({ page }) => {
  const shown = { ...attemptOf(failedRow), measurements: judged };
  await openWindow(page, { replies: { ...historyReplies([failedRow]), showAttempt: [{ ok: true, value: shown }] } });
  await openList(page);
  await page.getByRole('row', { name: failedRow.serial ?? '' }).click();
  await expect(page.locator('.history-stages ~ .history-facts > div')).toHaveText([
    'Firmware2.3.1, 7 PassedExpected: 2.3.1, 7',
    'voltage3.31 PassedAt least 3.2',
    '<b>mode</b>□ysub Not passedExpected: ready',
    'selfTest-1 Not passedExpected: 1',
    'count12 Not passedAt most 10',
  ]);
  expect(await page.locator('main b').count()).toBe(0);
});

test('a label that a line owed and did not print is offered, and is not once it was printed', async ({ page }) => {
  const row = historyRow(1);
  const printed = (value: number, at: number) => ({
    ...{ name: labelsPrinted, at, value, unit: '', low: null, high: null, outcome: null, marginal: null },
    ...{ saw: null, expected: null, station: null },
  });
  const owed = { ...attemptOf(row), measurements: [printed(0, 1)] };
  const showLabel = [{ ok: true, value: { svg: '<svg/>', printers: [], form: 'applied' } }] as const;
  const shown = { showAttempt: [{ ok: true, value: owed }], showLabel } as const;
  await openWindow(page, { replies: { ...historyReplies([row]), ...shown } });
  await openList(page);
  await page.getByRole('row', { name: 'porch-1' }).click();
  const notice = page.locator('.notice').filter({ hasText: 'The line confirmed no label for this device.' });
  await notice.getByRole('button', { name: 'Print label' }).click();
  await expectAsked(page, 'showLabel').toEqual([{ attemptId: row.attemptId }]);
  await expect(page.getByRole('dialog', { name: 'Print label' })).toContainText(
    'As it was when this device was set up.',
  );

  const verified = { ...printed(1, 4), name: labelVerified };
  const elsewhere = { ...verified, at: 5, station: 'bench <b>7</b>' };
  const wrong = { ...verified, at: 6, value: 0 };
  const done = { ...owed, measurements: [printed(0, 1), printed(1, 2), printed(2, 3), verified, elsewhere, wrong] };
  await openWindow(page, { replies: { ...historyReplies([row]), showAttempt: [{ ok: true, value: done }] } });
  await openList(page);
  await page.getByRole('row', { name: 'porch-1' }).click();
  await expect(page.getByRole('button', { name: 'Print label' })).toBeVisible();
  await expect(notice).toHaveCount(0);
  const steps = page.locator('.history-stages').first().getByRole('listitem');
  const matched = /Label matched its Photon$/;
  const there = /Label matched its Photon, checked at bench <b>7<\/b>$/;
  for (const [place, said] of [/Label sent$/, /Label sent again/, matched, there].entries()) {
    await expect(steps.nth(place - 4)).toHaveText(said);
  }
  await expect(page.locator('dl').filter({ hasText: 'Labels sent on the line' }).last()).toHaveText(
    'Labels sent on the line2',
  );
});

test('what others wrote is text', async ({ page }) => {
  await openWindow(page, { replies: historyReplies([hostileRow]) });
  await openList(page);
  await expect(page.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
  expect(await page.locator('main img, main b').count()).toBe(0);
  // Nothing turns the words around it, and nothing that nobody sees is passed on.
  const words = (await page.locator('main').textContent()) ?? '';
  for (const hidden of ['\u202e', '\u0007', '\u0000']) expect(words).not.toContain(hidden);
});

test('practice has none, and a policy that leaves only practice has none either', async ({ page }) => {
  await openWindow(page, { snapshot: { ...practising, running: false } });
  await expect(page.getByRole('button', { name: 'LED guide' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'History' })).toHaveCount(0);
  await openWindow(page, {
    snapshot: { ...snapshot, policy: { values: { doors: ['practise'] }, locked: [], problem: undefined } },
  });
  await expect(page.getByRole('button', { name: 'LED guide' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'History' })).toHaveCount(0);
});

test('what was found is exported in the chosen form, stopped, and told', async ({ page }) => {
  await openWindow(page, {
    replies: {
      ...historyReplies(),
      exportHistory: [{ ok: true, value: 7 }],
      stopHistoryWork: [{ ok: true, value: undefined }],
    },
  });
  await openList(page);
  await page.getByLabel('Result').selectOption('failed');
  await expectAsked(page, 'listHistory').toHaveLength(2);
  await page.getByLabel('File format').selectOption('CSV for Excel');
  await page.getByRole('button', { name: 'Export' }).click();
  await expectAsked(page, 'exportHistory').toEqual([
    { filter: { outcome: 'failed' }, form: 'csv', byteOrderMark: true },
  ]);
  await expect(page.getByText('7 setups exported.')).toBeVisible();
  await say(page, 'snapshotChanged', { ...snapshot, historyWork: { what: 'exporting', done: 1, of: 4 } });
  await expect(page.getByRole('progressbar', { name: 'Exporting…' })).toHaveAttribute('value', '1');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expectAsked(page, 'stopHistoryWork').toHaveLength(1);
});

test('what was found is deleted after a question that says how many, and stays without an answer', async ({ page }) => {
  await openWindow(page, {
    replies: {
      ...historyReplies(),
      countHistory: [
        { ok: true, value: { count: 5, upTo: [{ stationId: 'bench-3', sequence: 42 }], staying: 1 } },
        { ok: true, value: { count: 5, upTo: [{ stationId: 'bench-3', sequence: 42 }], staying: 1 } },
      ],
      forgetHistory: [{ ok: true, value: 5 }],
    },
  });
  await openList(page);
  const remove = page.getByRole('button', { name: 'Delete these setups' });
  await remove.click();
  const question = page.getByRole('dialog', { name: 'Delete these setups?' });
  await expect(question).toContainText('5 setups are deleted permanently.');
  await expect(question).toContainText('1 interrupted setup can still be finished and stays.');
  await page.keyboard.press('Enter');
  await expect(question).toHaveCount(0);
  expect(await asked(page, 'forgetHistory')).toEqual([]);
  await remove.click();
  await question.getByRole('button', { name: 'Delete 5 setups' }).click();
  await expectAsked(page, 'forgetHistory').toEqual([{ filter: {}, upTo: [{ stationId: 'bench-3', sequence: 42 }] }]);
  await expect(page.getByText('5 setups deleted.')).toBeVisible();
  await expectAsked(page, 'listHistory').toHaveLength(2);
});

test('a low window shows five rows, and its filters when they are wanted', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 560 });
  await openWindow(page, { replies: { ...historyReplies(many.slice(0, 9)) } });
  await openList(page);
  const filters = page.getByRole('button', { name: /^Filters/ });
  await expect(filters).toHaveAttribute('aria-expanded', 'false');
  await expect(page.getByLabel('Result')).toBeHidden();
  const bar = await page.locator('.action-bar').boundingBox();
  const fifth = await page.locator('.history-row').nth(4).boundingBox();
  expect((fifth?.y ?? 0) + (fifth?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);

  await page.getByRole('searchbox', { name: 'Search' }).focus();
  await page.keyboard.press('Tab');
  await expect(filters).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Result')).toBeFocused();
  await page.getByLabel('Result').selectOption('failed');
  await filters.press('Enter');
  await expect(page.getByLabel('Result')).toBeHidden();
  // What is not seen is told.
  await expect(filters).toHaveText('Filters (1)');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(filters).toHaveText('Filters');
  await expectAsked(page, 'listHistory').toHaveLength(3);
});

test('filters that somebody is at stay when the window gets low', async ({ page }) => {
  await openWindow(page, { replies: historyReplies() });
  await openList(page);
  await page.setViewportSize({ width: 1040, height: 560 });
  await expect(page.getByLabel('Result')).toBeHidden();
  await page.setViewportSize({ width: 1040, height: 760 });
  // The page is told of its size a moment later, and what is hidden takes no focus.
  await expect(page.getByLabel('Result')).toBeVisible();
  await page.getByLabel('Result').focus();
  await page.setViewportSize({ width: 1040, height: 560 });
  await expect(page.getByLabel('Result')).toBeFocused();
});
