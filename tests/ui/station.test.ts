import { setupError } from '../../shared/errors.ts';
import { languages } from '../../shared/languages.ts';
import { foldLine } from '../../shared/line-state.ts';
import { testCode } from '../../shared/scan-kinds.ts';
import type { Catalogue } from '../../shared/text/catalogue.ts';
import { loadTexts } from '../../shared/text/load-texts.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import { ByKeyboard } from '../support/by-keyboard.ts';
import { readPdf } from '../support/read-pdf.ts';
import { now, practiceSession, sharedAway, signedIn, snapshot } from '../support/window-states.ts';
import { asked, expectAsked, say } from './support/fake-bridge.ts';
import { daySummary, historyRow } from './support/history-scenes.ts';
import { openWindow } from './support/open-window.ts';
import { pinnedReplies, presetReplies } from './support/presets-scenes.ts';
import { expect, type Page, test } from './support/shared-page.ts';
import {
  aside,
  ended,
  idOf,
  lineBefore,
  lineOf,
  noted,
  notOnline,
  reprinted,
  started,
  stationScenes,
  taken,
  withoutLabel,
} from './support/station-scenes.ts';
import { speak } from './support/what-is-cut.ts';

test.use({ keptDocument: 'station' });

const signed = { ...snapshot, session: signedIn };
const serial = 'PHHMAB12CD34EF5';

const word = (page: Page) => page.locator('.line-word-text');
const scans = (page: Page) => expectAsked(page, 'scanForLine');

async function openLine(page: Page, line = lineOf(...taken(1, 'prove'))): Promise<void> {
  await openWindow(page, { snapshot: signed, line });
  await expect(word(page)).toBeVisible();
}

test('tells what share passed at once, how many are wanted, and what the shared history lacks', async ({ page }) => {
  const line = lineOf(
    { ...started, count: 40 } as never,
    ended(1, 'PASS'),
    ended(2, 'PASS'),
    ended(5, 'FAIL', notOnline),
  );
  await openWindow(page, { snapshot: { ...signed, sharing: { ...sharedAway, waiting: 12 } }, line });
  const counts = page.locator('.line-count');
  await expect(counts.filter({ hasText: 'Passed' })).toHaveText('Passed2 of 40');
  await expect(counts.filter({ hasText: 'First-pass yield' })).toHaveText('First-pass yield66.7%');
  await expect(counts.filter({ hasText: 'Not shared yet' })).toHaveText('Not shared yet12');
  await expect(counts.filter({ hasText: 'Not shared yet' })).toHaveClass(/bad/);
  await expect(page.locator('.line-facts')).toContainText('Preset version4');
  await say(page, 'lineChanged', lineOf());
  await expect(counts.filter({ hasText: 'First-pass yield' })).toHaveText('First-pass yield–');
});

for (const name of ['working', 'pass', 'fail', 'stopped', 'customer', 'golden-failed']) {
  test(`in a low window all of a line that is always in sight is above the bar, as of one that is at ${name}`, async ({
    page,
  }) => {
    const scene = stationScenes.find((one) => one.name === `station-${name}`);
    const world = { ...scene?.world, snapshot: { ...signed, sharing: { ...sharedAway, waiting: 12 } } };
    await openWindow(page, world);
    const over: object[] = [];
    for (const [language, width, height] of languages.flatMap(
      (one) =>
        [
          [one, 800, 560],
          [one, 1040, 760],
        ] as const,
    )) {
      await page.setViewportSize({ width, height });
      await speak(page, language);
      const seen = await page.evaluate(() => {
        const bar = document.querySelector('.action-bar')?.getBoundingClientRect().top ?? 0;
        const under = (place: string) => {
          const bottom = document.querySelector(place)?.getBoundingClientRect().bottom ?? Infinity;
          return bottom > bar ? [`${place}: ${Math.round(bottom - bar)}`] : [];
        };
        const places = ['.line-counts', '.line-facts', '.lanes'].flatMap(under);
        return window.scrollY > 0 ? [...places, 'scrolled'] : places;
      });
      if (seen.length > 0) over.push({ language, height, seen });
    }
    expect(over).toEqual([]);
  });
}

test('a window that is loaded anew is at the line that runs', async ({ page }) => {
  await openLine(page);
  await expect(word(page)).toHaveText('Working');
  await expect(page.locator('.in-flight li')).toHaveText([/Photon-K4W1.*Wait for Photon/]);
});

test('the word has 12 % of the window’s height, in whatever window, and stands whole in its box in every language', async ({
  page,
}) => {
  const ofLanguages = await Promise.all(
    languages.map(async (language) => {
      const { station } = (await loadTexts(language, 'station')) as Catalogue['station'];
      return [...Object.values(station.words), ...Object.values(station.check.words)].map((text) => ({
        language,
        text,
      }));
    }),
  );
  // Its border is the broadest.
  await openLine(page, lineOf({ type: 'line-stopped', at: now, passing: false, failures: 3 }));
  for (const [width, height] of [
    [800, 560],
    [1040, 760],
    [1366, 768],
    [1280, 799],
    [1440, 900],
    [1920, 1080],
    [2560, 1440],
    [3840, 2160],
  ] as const) {
    await page.setViewportSize({ width, height });
    const seen = await word(page).evaluate((place, words) => {
      const box = place.closest('.line-word');
      const inside = (box?.getBoundingClientRect().right ?? 0) - (box?.clientLeft ?? 0);
      const was = place.textContent;
      const range = document.createRange();
      const all = words.map(({ language, text }) => {
        place.textContent = text;
        range.selectNodeContents(place);
        const room = inside - range.getBoundingClientRect().right;
        const share = Number.parseFloat(getComputedStyle(place).fontSize) / innerHeight;
        return { language, text, share, room, isWide: document.documentElement.scrollWidth > innerWidth };
      });
      place.textContent = was;
      return all;
    }, ofLanguages.flat());
    expect(seen).toHaveLength(16 * languages.length);
    const isWrong = ({ share, room, isWide }: (typeof seen)[number]) => share < 0.12 || room < 8 || isWide;
    expect(seen.filter(isWrong), `${width} by ${height}`).toEqual([]);
  }
});

test('says always which version of its preset a line goes by, and of a device that has told it the end of its ID', async ({
  page,
}) => {
  const identified = { type: 'device-identified', at: now, slot: 1, deviceId: idOf(1) } as const;
  await openLine(page, lineOf(...taken(1, 'prove'), identified, ...taken(2, 'join')));
  await expect(page.locator('.line-facts > div', { hasText: 'Preset version' })).toContainText('4');
  await expect(page.locator('.in-flight li .strong')).toHaveText([/^\W*Photon-K4W1\W* …0001$/, /^\W*Photon-K4W2\W*$/]);
  const ofFile = { type: 'line-begun', at: now, preset: 'Lamps', operator: undefined, scans: false } as const;
  await say(page, 'lineChanged', foldLine(undefined, ofFile));
  await expect(page.locator('.line-facts')).toContainText('Lamps');
  await expect(page.locator('.line-facts')).not.toContainText('Preset version');
});

test('says what a line counts as and its batch, above it and in its end, where one for rework has no yield', async ({
  page,
}) => {
  const made = { part: 'LMP-100', revision: 'B', batch: 'WO 4711' };
  const facts = { preset: 'Lamps', ...made, operator: undefined, scans: false } as const;
  const begun = { type: 'line-begun', at: now, ...facts } as const;
  const rework = foldLine(undefined, { ...begun, kind: 'rework' });
  await openLine(page, rework);
  await expect(page.locator('.line-facts > div', { hasText: 'Counts as' })).toContainText('Rework');
  await expect(page.locator('.line-facts > div', { hasText: 'Batch' })).toContainText('WO 4711');
  await expect(page.locator('.line-counts')).not.toContainText('yield');
  const over = [...taken(1), ended(1, 'PASS'), { type: 'line-ended', at: now, stoppedBy: undefined } as const];
  await say(page, 'lineChanged', over.reduce(foldLine, rework));
  await expect(page.locator('.line-named')).toHaveText(['Lamps', 'LMP-100 B', 'Rework', 'WO 4711']);
  await expect(page.locator('.line-counts')).not.toContainText('Yield');
  await say(page, 'lineChanged', over.reduce(foldLine, foldLine(undefined, begun)));
  await expect(page.locator('.line-counts')).toContainText('Yield100%');
  await expect(page.locator('.line-named')).toHaveText(['Lamps', 'LMP-100 B', 'WO 4711']);
});

test('a device that is online is not said to be waited for: acceptance, name and label have words of their own', async ({
  page,
}) => {
  await openLine(page, lineOf(...taken(1, 'accept'), ...taken(2, 'name'), ...taken(3, 'label')));
  await expect(page.locator('.in-flight li')).toHaveText([/Check acceptance/, /Name and number/, /Print label/]);
});

test('says one word by its precedence: stopped, fail, pass, working, waiting', async ({ page }) => {
  await openLine(page, lineOf());
  await expect(word(page)).toHaveText('Waiting');
  await say(page, 'lineChanged', lineOf(...taken(1, 'join')));
  await expect(word(page)).toHaveText('Working');
  await say(page, 'lineChanged', lineOf(...taken(2), ended(1, 'PASS', undefined, 1_000)));
  await expect(word(page)).toHaveText('Pass');
  // A PASS covers no failure that nobody has seen.
  await say(page, 'lineChanged', lineOf(ended(3, 'FAIL', notOnline), ended(1, 'PASS', undefined, 1_000)));
  await expect(word(page)).toHaveText('Fail');
  await expect(page.locator('.line-word')).toContainText('…320003');
  await expect(page.locator('.line-word')).toContainText('Photon-K4W3');
  await expect(page.locator('.line-word')).toContainText('Last expected LED: Blinking green');
  const stopped = { type: 'line-stopped', at: now, passing: false, failures: 3 } as const;
  await say(page, 'lineChanged', lineOf(ended(3, 'FAIL', notOnline), stopped));
  await expect(word(page)).toHaveText('Stopped');
  await expect(page.locator('.line-word')).toContainText('3 devices failed in a row.');
  await expect(page.locator('.line-word')).toContainText('Fix the cause, then continue.');
  const look = { ...stopped, error: setupError('first-article-unconfirmed') };
  await say(page, 'lineChanged', lineOf(ended(1, 'PASS', undefined, 1_000), look));
  await expect(page.locator('.line-word')).toContainText('The first device waits for your check');
  await expect(page.locator('.line-word')).not.toContainText('Fix the cause');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectAsked(page, 'commandLine').toEqual([{ command: 'go-on' }]);
});

test('a line that ends promises no more, and what was lacking from the start is said', async ({ page }) => {
  const away = { type: 'looked', check: 'record', error: setupError('shared-record-unreachable') } as const;
  await openLine(page, lineOf(away, ...taken(1, 'prove')));
  await expect(page.locator('.line-word')).toContainText('Can’t reach the shared history');
  // What was lacking at this bench is said until a device has shown that it was not.
  const network = setupError('network-not-found-here', { details: { network: 'HomeNet' } });
  const lacking = [away, { type: 'looked', check: 'networks', error: network }] as const;
  await say(page, 'lineChanged', lineOf(...lacking, ...taken(1, 'prove')));
  await expect(page.locator('.line-word')).toContainText('Wi-Fi not found here: HomeNet. Check name');
  await say(page, 'lineChanged', lineOf(...lacking, ended(1, 'PASS')));
  await page.clock.setFixedTime(now + 10_000);
  await expect(word(page)).toHaveText('Waiting');
  await expect(page.locator('.line-word')).not.toContainText('HomeNet');
  await expect(page.locator('.line-word')).toContainText('Can’t reach the shared history');
  const stopped = { type: 'line-stopped', at: now, passing: true, error: setupError('cloud-unreachable') } as const;
  await say(page, 'lineChanged', lineOf(...taken(1, 'prove'), stopped));
  await expect(page.locator('.line-word')).toContainText('continues by itself');
  await say(page, 'lineChanged', lineOf(...taken(1, 'prove'), stopped, { type: 'line-stopping' }));
  await expect(page.locator('.line-word')).toContainText('The line ends when these are done.');
  await expect(page.locator('.line-word')).not.toContainText('continues by itself');
});

test('a scan is taken wherever the focus is, and its Enter presses nothing', async ({ page }) => {
  await openLine(page);
  await page.getByRole('button', { name: 'Stop now' }).focus();
  await page.keyboard.type(serial);
  await page.keyboard.press('Enter');
  await scans(page).toEqual([{ scan: { kind: 'serial', serial } }]);
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await page.keyboard.type('PS:STOP');
  await page.keyboard.press('Enter');
  await scans(page).toEqual([{ scan: { kind: 'serial', serial } }, { scan: { kind: 'command', command: 'stop' } }]);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Stop now' })).toBeFocused();
  expect(await asked(page, 'stopLine')).toEqual([]);
  expect(await asked(page, 'commandLine')).toEqual([]);
});

test('an address that is typed by hand is one when Enter has ended it, and none in pieces', async ({ page }) => {
  await openLine(page);
  await page.keyboard.type('max.');
  const pieces: object[] = [{ scan: { kind: 'foreign', text: 'MAX.' } }];
  await scans(page).toEqual(pieces);
  await page.keyboard.type('muster@firma.de');
  pieces.push({ scan: { kind: 'unended' } });
  await scans(page).toEqual(pieces);
  await page.keyboard.press('Enter');
  await scans(page).toEqual([...pieces, { scan: { kind: 'customer', email: 'max.muster@firma.de' } }]);
});

test('waits for a test scan before its first device, and begins without it by the keyboard', async ({ page }) => {
  await openLine(page, lineBefore({ type: 'test-scan-awaited', awaited: true }));
  await expect(word(page)).toHaveText('Waiting');
  await expect(page.locator('.line-word')).toContainText('Scan PS:TEST from the sheet of codes');
  await page.keyboard.type(testCode);
  await page.keyboard.press('Enter');
  const tests: object[] = [{ scan: { kind: 'command', command: 'test' } }];
  await scans(page).toEqual(tests);
  // As an older sheet has it.
  await page.keyboard.type('PS:TEST\n');
  tests.push({ scan: { kind: 'command', command: 'test', layout: 'untold' } });
  await scans(page).toEqual(tests);
  await page.keyboard.press('F6');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Start without a test scan' }).focus();
  await page.keyboard.press('Enter');
  await expectAsked(page, 'commandLine').toEqual([{ command: 'go-on' }]);
  await say(page, 'lineChanged', lineBefore({ type: 'test-scan-awaited', awaited: false }));
  await expect(word(page)).toHaveText('Checking');
  await expect(page.getByRole('button', { name: 'Start without a test scan' })).toHaveCount(0);
});

test('a sticker that no scanner reads is typed, with all the pauses of a hand', async ({ page }) => {
  await openLine(page, lineBefore());
  await page.keyboard.press('F6');
  const field = page.getByLabel('Type a code');
  await field.focus();
  await page.keyboard.type('PHHM', { delay: stationLimits.scanPauseMs + 50 });
  expect(await asked(page, 'scanForLine')).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.locator('.field-error')).toHaveText(/^Enter the 15 characters/);
  await page.keyboard.type(`${serial.slice(4)} ABCDEFGHIJKLMNO`);
  await page.keyboard.press('Enter');
  await scans(page).toEqual([{ scan: { kind: 'serial', serial } }]);
  await expect(field).toHaveValue('');
  await expect(page.locator('.field-error')).toHaveCount(0);
  const error = setupError('serial-without-device', { details: { serial } });
  await say(page, 'lineChanged', lineBefore({ type: 'scanned', at: now, serial, error }));
  await expect(page.getByRole('dialog')).toContainText('No device has this serial number');
  // A line without scans has no use for it.
  await openLine(page);
  await page.keyboard.press('F6');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByLabel('Type a code')).toHaveCount(0);
});

test('says of a scan what is wrong and what to do, and how many look-ups are left', async ({ page }) => {
  await openLine(page);
  const told = { type: 'scanned', at: now } as const;
  const last = page.locator('.last-scan');
  await say(page, 'lineChanged', lineOf({ ...told, error: setupError('scan-other-layout') }));
  await expect(last).toContainText('The scanner’s keyboard layout seems wrong');
  await expect(last).toContainText('then scan PS:TEST.');
  await say(page, 'lineChanged', lineOf({ ...told, command: 'test' }));
  await expect(last).toHaveText('Scanned: PS:TEST');
  const untold = { ...told, command: 'test', error: setupError('scan-layout-untold') } as const;
  await say(page, 'lineChanged', lineOf(untold));
  await expect(last).toHaveText(
    /^Scanned: PS:TEST This test code can’t tell the layout.*Print the command codes again/,
  );
  const error = setupError('serial-without-device', { details: { serial } });
  await say(page, 'lineChanged', lineOf({ ...told, serial, lookUpsLeft: 1, error }));
  await expect(last).toHaveText(`Scanned: ${serial} No device has this serial number 1 look-up left this hour`);
  await say(page, 'lineChanged', lineOf({ ...told, command: 'seen' }));
  await expect(last).toHaveCount(0);
});

test('a mobile secret behind a serial number does not leave the window', async ({ page }) => {
  await openLine(page);
  await page.keyboard.type(`${serial} ABCDEFGHIJKLMNO`);
  await page.keyboard.press('Enter');
  await scans(page).toHaveLength(1);
  expect(JSON.stringify(await asked(page, 'scanForLine'))).not.toContain('ABCDEFGH');
});

test('a scanner that sends no Enter is understood after a pause', async ({ page }) => {
  await openLine(page);
  await page.keyboard.type('PS:SEEN');
  await scans(page).toEqual([{ scan: { kind: 'command', command: 'seen' } }]);
});

test('is ended by mouse, and stopped at once only after a question', async ({ page }) => {
  await openLine(page);
  await page.getByRole('button', { name: 'End the line' }).click();
  await expectAsked(page, 'commandLine').toEqual([{ command: 'stop' }]);
  await page.getByRole('button', { name: 'Stop now' }).click();
  const question = page.getByRole('dialog', { name: 'Stop the line now?' });
  // What stands over the screen has its keys.
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  expect(await asked(page, 'stopLine')).toEqual([]);
  await page.getByRole('button', { name: 'Stop now' }).click();
  await question.getByRole('button', { name: 'Stop the line' }).click();
  await expectAsked(page, 'stopLine').toHaveLength(1);
});

test('a device is set aside from where its failure stands, and any gets a note', async ({ page }) => {
  await openLine(page, lineOf(ended(1, 'PASS'), ended(3, 'FAIL', notOnline)));
  await page.locator('.line-word').getByRole('button', { name: 'Set it aside' }).click();
  await expectAsked(page, 'commandLine').toEqual([{ command: 'set-aside', attemptId: 'attempt-3' }]);
  await expect(page.getByRole('button', { name: 'Set it aside: lamp-0001' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Add note: lamp-0001' }).click();
  const dialog = page.getByRole('dialog', { name: 'Note for lamp-0001' });
  await expect(dialog.getByLabel('Note')).toBeFocused();
  // What is typed there is no scan, and its Enter saves it.
  await page.keyboard.type('bent antenna');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expectAsked(page, 'commandLine').toEqual([
    { command: 'set-aside', attemptId: 'attempt-3' },
    { command: 'note', attemptId: 'attempt-1', note: 'bent antenna' },
  ]);
  await scans(page).toEqual([]);
  await say(page, 'lineChanged', lineOf(ended(3, 'FAIL', notOnline), aside(3), noted(3, 'bent antenna')));
  await expect(word(page)).toHaveText('Waiting');
  await expect(page.locator('.line-rows')).toContainText('Note: bent antenna');
  await expect(page.locator('.line-counts')).toContainText('Set aside1');
  await expect(page.getByRole('button', { name: 'Retry failed' })).toHaveCount(0);
});

test('the key of a running line stands on the page of shortcuts', async ({ page }) => {
  await openWindow(page, { snapshot: signed });
  await page.keyboard.press('Control+/');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  const section = dialog.locator('section', { hasText: 'Only while a line runs' });
  await expect(section.locator('.shortcut-list')).toHaveText(/Latest devices.*F6/i);
});

test('without a scanner and a mouse an older device is set aside by keys, and a scan presses nothing there', async ({
  page,
}) => {
  await openLine(page, lineOf(ended(1, 'FAIL', notOnline), ended(2, 'FAIL', notOnline), ...taken(3, 'prove')));
  await page.keyboard.press('F6');
  const dialog = page.getByRole('dialog', { name: 'Product station' });
  await expect(dialog.getByRole('table')).toBeVisible();
  const older = dialog.getByRole('button', { name: 'Set it aside: Photon-K4W1' });
  for (let tabs = 0; tabs < 20; tabs += 1) {
    await page.keyboard.press('Tab');
    if (await older.evaluate((button) => button === document.activeElement)) break;
  }
  await expect(older).toBeFocused();
  // The Enter behind a code is the scanner's.
  await page.keyboard.type(`${serial}\n`);
  await scans(page).toEqual([{ scan: { kind: 'serial', serial } }]);
  expect(await asked(page, 'commandLine')).toEqual([]);
  await page.keyboard.press('Enter');
  await expectAsked(page, 'commandLine').toEqual([{ command: 'set-aside', attemptId: 'attempt-1' }]);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('the label of a device that passed is printed again by a key, and of no other', async ({ page }) => {
  await openLine(page, lineOf(ended(1, 'PASS'), withoutLabel(4), ended(5, 'FAIL', notOnline)));
  await page.keyboard.press('F6');
  const dialog = page.getByRole('dialog', { name: 'Product station' });
  const again = dialog.getByRole('button', { name: /^Reprint label: / });
  await expect(again).toHaveCount(1);
  await new ByKeyboard(page).use(again);
  await expectAsked(page, 'commandLine').toEqual([{ command: 'reprint', attemptId: 'attempt-4' }]);
  await say(page, 'lineChanged', lineOf(ended(1, 'PASS'), withoutLabel(4), ended(5, 'FAIL', notOnline), reprinted(4)));
  const row = dialog.getByRole('row').filter({ hasText: 'Label sent again' });
  await expect(row).toHaveCount(1);
  // What kept the first one back is over.
  await expect(row).not.toContainText(/print isn’t confirmed/i);
});

test('a device that passed says why it has no label, also where it got no name', async ({ page }) => {
  const told = withoutLabel(4);
  const row = told.type === 'device-finished' ? { ...told.row, nameProblem: setupError('preset-needs-serials') } : {};
  await openLine(page, lineOf({ ...told, row } as typeof told));
  const rows = page.locator('tr[data-outcome="PASS"]');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('The print isn’t confirmed');
  await expect(rows).toContainText(/serial number/i);
  // And where it is read from afar, until it has one.
  await expect(word(page)).toHaveText('Pass');
  await expect(page.locator('.line-word')).toContainText('The print isn’t confirmed');
  await say(page, 'lineChanged', lineOf({ ...told, row } as typeof told, reprinted(4)));
  await expect(word(page)).toHaveText('Pass');
  await expect(page.locator('.line-word')).not.toContainText('print');
});

test('a device that shows itself by itself is told not to by its button', async ({ page }) => {
  const shown = { type: 'device-shown', deviceId: idOf(1) } as const;
  await openLine(page, lineOf(ended(2, 'PASS'), ended(1, 'PASS'), shown));
  await expect(page.getByRole('button', { name: 'Signal', exact: true })).toHaveCount(1);
  await page.getByRole('button', { name: 'Stop signaling' }).click();
  await expectAsked(page, 'blinkInLine').toEqual([{ deviceId: idOf(1), on: false }]);
  await say(page, 'lineChanged', lineOf(ended(2, 'PASS'), ended(1, 'PASS'), { ...shown, deviceId: undefined }));
  await expect(page.getByRole('button', { name: 'Signal', exact: true })).toHaveCount(2);
});

test('a sticker that is scanned into the note of a device is a scan, and no note', async ({ page }) => {
  await openLine(page, lineOf(ended(1, 'PASS')));
  await page.getByRole('button', { name: 'Add note: lamp-0001' }).click();
  await expect(page.getByRole('dialog').getByLabel('Note')).toBeFocused();
  await page.keyboard.type(`${serial} ABCDEFGHIJKLMNO`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await scans(page).toEqual([{ scan: { kind: 'serial', serial } }]);
  expect(await asked(page, 'commandLine')).toEqual([]);
  // A printed note is one, and of the device whose dialog it is.
  await page.getByRole('button', { name: 'Add note: lamp-0001' }).click();
  await expect(page.getByRole('dialog').getByLabel('Note')).toBeFocused();
  await page.keyboard.type('PS:NOTE:bent antenna\n');
  await expectAsked(page, 'commandLine').toEqual([{ command: 'note', attemptId: 'attempt-1', note: 'bent antenna' }]);
  await scans(page).toHaveLength(1);
});

test('after its last row a line offers nothing that nobody hears, and a refused command is said', async ({ page }) => {
  const over = [ended(1, 'PASS'), ended(3, 'FAIL', notOnline), { type: 'line-closing' }] as const;
  const acts = page.getByRole('button', { name: /Seen|Set it aside|Add note/ });
  await openLine(page, lineOf(...over, ...taken(4, 'prove')));
  await expect(acts).not.toHaveCount(0);
  await say(page, 'lineChanged', lineOf(...over));
  await expect(acts).toHaveCount(0);
  await expect(word(page)).toHaveText('Fail');
  const error = setupError('order-after-end');
  await say(page, 'lineChanged', lineOf(...over, { type: 'scanned', at: now, command: 'seen', error }));
  await expect(page.locator('.last-scan')).toHaveText('The line is ending already. Start the next line.');
});

test('is begun by a preset with the passwords of its networks', async ({ page }) => {
  const preset = {
    id: 'p-1',
    name: 'Lamps',
    networks: [
      { ssid: 'HomeNet', asksPassword: true },
      { ssid: 'Guests', asksPassword: false },
    ],
    product: undefined,
    transport: 'wifi',
    customer: 'account',
    golden: undefined,
    needsList: false,
  } as const;
  await openWindow(page, { snapshot: signed, replies: { choosePreset: [{ ok: true, value: preset }] } });
  await page.getByRole('button', { name: 'Product station' }).click();
  await page.getByRole('button', { name: 'Start the line' }).click();
  await expect(page.locator('.field-error')).toHaveText('Choose a preset to start.');
  await page.getByRole('button', { name: 'Choose a preset' }).click();
  await page.getByRole('button', { name: 'Start the line' }).click();
  await expect(page.locator('.field-error')).toHaveText('Enter the Wi-Fi password.');
  expect(await asked(page, 'beginLine')).toEqual([]);
  await page.getByLabel('Wi-Fi password for HomeNet').fill('correct horse');
  await page.getByLabel('Operator').fill('PHHMAB12CD34EF5 SECRETSECRETSEC');
  await page.getByRole('button', { name: 'Start the line' }).click();
  await expect(page.locator('.field-error')).toHaveText('Enter a name or badge, not the code of a device or command.');
  expect(await asked(page, 'beginLine')).toEqual([]);
  await page.getByLabel('Operator').fill('Ann');
  await page.getByLabel('Batch').fill('PHHMAB12CD34EF5');
  await page.getByRole('button', { name: 'Start the line' }).click();
  await expect(page.locator('.field-error')).toHaveText('Enter a batch, not the code of a device or command.');
  expect(await asked(page, 'beginLine')).toEqual([]);
  await page.getByLabel('Batch').fill('WO 4711');
  await expect(page.getByText('Devices that passed before are set up again.')).toHaveCount(0);
  await page.getByLabel('Counts as').selectOption('rework');
  await expect(page.getByText('Devices that passed before are set up again.')).toBeVisible();
  await page.getByLabel('Set up only scanned Photons').check();
  await page.getByRole('button', { name: 'Start the line' }).click();
  await expectAsked(page, 'beginLine').toEqual([
    {
      preset: 'p-1',
      passwords: [{ ssid: 'HomeNet', password: 'correct horse' }],
      operator: 'Ann',
      batch: 'WO 4711',
      kind: 'rework',
      scans: true,
      list: false,
    },
  ]);
});

test('is begun by a preset that is kept here, and asks for no password that it has', async ({ page }) => {
  const preset = {
    id: 'p-2',
    name: 'Greenhouse lamps',
    networks: [
      { ssid: 'HomeNet', asksPassword: false },
      { ssid: 'Workshop-2.4GHz', asksPassword: true },
    ],
    product: undefined,
    transport: 'wifi',
    customer: 'account',
    golden: '2e0039000147343233323032',
    needsList: false,
  } as const;
  const gone = { ok: false, error: setupError('preset-unreadable', { saw: 'ENOENT' }) } as const;
  const replies = { ...presetReplies, chooseKeptPreset: [gone, { ok: true, value: preset } as const] };
  await openWindow(page, { snapshot: signed, replies });
  await page.getByRole('button', { name: 'Product station' }).click();
  const saved = page.getByLabel('Saved presets');
  await saved.selectOption('Porch');
  await expect(page.getByRole('alert')).toHaveText(/The preset can’t be used/);
  await saved.selectOption('Greenhouse lamps');
  await expect(page.getByLabel('Wi-Fi password for HomeNet')).toHaveCount(0);
  await page.getByLabel('Wi-Fi password for Workshop-2.4GHz').fill('correct horse');
  await expect(page.getByText('The line starts with the reference Photon …323032.')).toBeVisible();
  await page.getByRole('button', { name: 'Start the line' }).click();
  const passwords = [{ ssid: 'Workshop-2.4GHz', password: 'correct horse' }];
  await expectAsked(page, 'beginLine').toEqual([{ preset: 'p-2', passwords, operator: '', scans: false, list: false }]);
});

test('asks for its first customer where its preset says so, as a scanner types it', async ({ page }) => {
  const preset = {
    id: 'p-3',
    name: 'Lamps to order',
    networks: [],
    product: 'lamp-v100',
    transport: 'wifi',
    customer: 'asked',
    golden: undefined,
    needsList: false,
  } as const;
  await openWindow(page, { snapshot: signed, replies: { choosePreset: [{ ok: true, value: preset }] } });
  await page.getByRole('button', { name: 'Product station' }).click();
  await page.getByRole('button', { name: 'Choose a preset' }).click();
  await page.getByLabel('Email of the first customer').fill('ann@');
  await page.getByRole('button', { name: 'Start the line' }).click();
  await expect(page.locator('.field-error')).toHaveText(/Scan or type the customer’s email address/);
  expect(await asked(page, 'beginLine')).toEqual([]);
  await page.getByLabel('Email of the first customer').fill('mailto:Ann@example.com');
  await page.getByRole('button', { name: 'Start the line' }).click();
  await expectAsked(page, 'beginLine').toEqual([
    { preset: 'p-3', passwords: [], operator: '', customer: 'ann@example.com', scans: false, list: false },
  ]);
});

test('is begun by no other preset than the one of a policy', async ({ page }) => {
  await openWindow(page, { snapshot: signed, replies: pinnedReplies });
  await page.getByRole('button', { name: 'Product station' }).click();
  await expect(page.getByLabel('Saved presets')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Choose a preset' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Start the line' }).click();
  await expect(page.getByLabel('Saved presets')).toHaveAccessibleDescription('Choose a preset to start.');
});

test('asks which Photon is the golden one, and takes what is on its sticker without what stands behind it', async ({
  page,
}) => {
  const preset = {
    id: 'p-3',
    name: 'Lamps',
    networks: [{ ssid: 'HomeNet', asksPassword: false }],
    product: undefined,
    transport: 'wifi',
    customer: 'account',
    golden: 'ask',
    needsList: false,
  } as const;
  await openWindow(page, { snapshot: signed, replies: { choosePreset: [{ ok: true, value: preset }] } });
  await page.getByRole('button', { name: 'Product station' }).click();
  await page.getByRole('button', { name: 'Choose a preset' }).click();
  const golden = page.getByLabel('Reference Photon');
  for (const wrong of ['', 'PHHMAB12', 'PS:GO']) {
    await golden.fill(wrong);
    await page.getByRole('button', { name: 'Start the line' }).click();
    await expect(golden).toHaveAccessibleDescription(/Enter its device ID or serial number/);
  }
  expect(await asked(page, 'beginLine')).toEqual([]);
  await golden.fill('PHHMAB12CD34E56 SECRETSECRETSEC');
  await page.getByRole('button', { name: 'Start the line' }).click();
  const line = { preset: 'p-3', passwords: [], operator: '', scans: false, list: false };
  await expectAsked(page, 'beginLine').toEqual([{ ...line, golden: { kind: 'serial', serial: 'PHHMAB12CD34E56' } }]);
});

test('says what is awaited of the golden Photon, and what it did not pass by', async ({ page }) => {
  const stage = (name: string) => stationScenes.find((scene) => scene.name === `station-golden-${name}`)?.world ?? {};
  await openWindow(page, stage('awaited'));
  const word = page.locator('.line-word');
  await expect(word).toContainText('Bring the reference Photon …320001, and hold its SETUP for 3 seconds');
  await say(page, 'lineChanged', stage('missing').line);
  await expect(word).toContainText('The reference Photon wasn’t found');
  await expect(word).toContainText('2 other Photons wait.');
  await say(page, 'lineChanged', stage('failed').line);
  await expect(word).toContainText('The reference Photon didn’t pass');
  await expect(word).toContainText('The Photon isn’t online yet');
  await expect(word).toContainText('Fix the cause, then continue.');
  await expect(page.locator('.line-counts')).toContainText('Error');
  await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
});

test('in practice needs neither preset nor account', async ({ page }) => {
  await openWindow(page, { snapshot: { ...signed, practice: practiceSession } });
  await page.getByRole('button', { name: 'Product station' }).click();
  await page.getByLabel('Simulated Photons').selectOption('8');
  await page.getByLabel('Set up over').selectOption('USB cable');
  await page.getByLabel('Failures').selectOption('The first ones fail until the line stops');
  await page.getByLabel('Start with a reference Photon').check();
  await page.getByLabel('Stop after the first device until someone has checked it').check();
  await page.getByRole('button', { name: 'Start the line' }).click();
  await expectAsked(page, 'beginPracticeLine').toEqual([
    { devices: 8, troubles: 'in-a-row', usb: true, golden: true, firstArticle: true },
  ]);
});

test('says in the end how many passed, why others did not, and saves them', async ({ page }) => {
  const over = lineOf(ended(1, 'PASS'), ended(2, 'FAIL', notOnline), {
    type: 'line-ended',
    at: now,
    stoppedBy: undefined,
  });
  await openWindow(page, { snapshot: signed, line: over });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 of 2 devices passed');
  await expect(page.locator('.line-counts')).toContainText('50%');
  await expect(page.locator('.line-reasons li')).toHaveCount(1);
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  await expectAsked(page, 'exportHistory').toEqual([{ filter: { line: true }, form: 'csv' }]);
  await page.getByRole('button', { name: 'New line' }).click();
  await expectAsked(page, 'forgetLine').toHaveLength(1);
});

test('says in the end which rows of its list are left, the first of many', async ({ page }) => {
  const left = Array.from({ length: 52 }, (_, index) => ({
    row: index + 2,
    serial: `L-${index}`,
    id: undefined,
    customer: 'ann@example.com',
    name: undefined,
  }));
  const over = lineOf({ type: 'line-ended', at: now, stoppedBy: undefined, left });
  await openWindow(page, { snapshot: signed, line: over });
  await expect(page.locator('.line-count').filter({ hasText: 'Left on the list' })).toContainText('52');
  const rows = page.getByRole('region', { name: 'Left on the list' });
  await expect(rows.getByRole('listitem')).toHaveCount(50);
  await expect(rows.getByRole('listitem').first()).toHaveText('Row 2L-0 · ann@example.com');
  await expect(rows).toContainText('2 more rows');
});

test('prints the end of a shift on light paper: whose, when, how many, why not, and what is left, without a button', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const scene = stationScenes.find(({ name }) => name === 'station-ended')?.world ?? {};
  await openWindow(page, scene);
  await page.locator('.summary-body').waitFor();
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: 'Print' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', '');
  await page.evaluate(() => document.documentElement.removeAttribute('data-printed'));
  const pages = await readPdf(await page.pdf({ format: 'A4' }), 72);
  expect(pages.length).toBeLessThan(5);
  for (const { picture } of pages) {
    const greens = Array.from({ length: picture.width * picture.height }, (_, dot) => picture.data[dot * 4 + 1] ?? 0);
    expect(greens.filter((green) => green === 255).length).toBeGreaterThan(greens.length / 2);
  }
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  // Dark letters on paper, whatever the screen is.
  const ink = await page.locator('h1').evaluate((heading) => getComputedStyle(heading).color.match(/[\d.]+/g));
  expect(ink?.slice(0, 3).every((part) => Number(part) < 128)).toBe(true);
  // biome-ignore lint/performance/useDomNodeTextContent: what is printed alone, and not what is hidden from the page
  const said = (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ');
  for (const word of ['Lamps, hall 2', 'Ann', 'First-pass yield', 'Time by stage', 'Left on the list', 'lamp-0009']) {
    expect(said).toContain(word);
  }
  await expect(page.getByRole('button')).toHaveCount(0);
  await page.emulateMedia({ colorScheme: null, media: null });
});

test('the Enter of a scanner leaves standing what a line came to, which counts none that was skipped', async ({
  page,
}) => {
  const problem = { type: 'problem', error: setupError('hook-failed') } as const;
  const told = [ended(1, 'PASS'), ended(2, 'SKIPPED', setupError('device-set-up-already')), problem];
  const over = lineOf(...told, { type: 'line-ended', at: now, stoppedBy: undefined });
  await openWindow(page, { snapshot: signed, line: over });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^1 of 1 devices? passed$/);
  await expect(page.getByRole('alert')).toHaveCount(1);
  await page.keyboard.type(serial);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'New line' })).toBeVisible();
  expect(await asked(page, 'forgetLine')).toHaveLength(0);
});

test('says at the end what the history makes of the line: its first-pass yield, its times by stage, and why devices failed', async ({
  page,
}) => {
  const over = lineOf(ended(1, 'PASS'), { type: 'line-ended', at: now, stoppedBy: undefined });
  await openWindow(page, {
    snapshot: signed,
    line: over,
    replies: { sumHistory: [{ ok: true, value: daySummary }] },
  });
  const summary = page.locator('.summary-body');
  await expect(summary).toContainText('First-pass yield92.5%');
  await expect(summary.getByRole('table', { name: 'Time by stage' })).toContainText('14 s');
  await expect(summary.getByRole('table', { name: 'Most frequent failures' })).toContainText('The Photon isn’t online');
  await expectAsked(page, 'sumHistory').toEqual([{ filter: { line: true } }]);
});

test('has no share of first passes at the end where all of its devices were tried before', async ({ page }) => {
  const over = lineOf(ended(1, 'PASS'), { type: 'line-ended', at: now, stoppedBy: undefined });
  const before = { ...daySummary, devices: 4, firstTried: 0, firstPass: 0, finalPass: 3, stageYields: {} };
  await openWindow(page, { snapshot: signed, line: over, replies: { sumHistory: [{ ok: true, value: before }] } });
  const figures = page.locator('.summary-figures');
  await expect(figures).toContainText('First-pass yield–0 of 0 devices');
  await expect(figures).toContainText('3 of 4 devices');
});

test('leads whoever is not signed in there, and back', async ({ page }) => {
  const refused = foldLine(lineOf(), { type: 'line-refused', at: now, error: setupError('not-signed-in') });
  await openWindow(page, { snapshot, line: refused });
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expectAsked(page, 'forgetLine').toHaveLength(1);
  await expect(page.locator('html')).toHaveAttribute('data-place', 'sign-in');
});

test('asks before the window closes while it runs', async ({ page }) => {
  await openLine(page);
  await say(page, 'closeAsked', undefined);
  await expect(page.getByRole('dialog')).toContainText('The line is running.');
});

test('a finished label is looked up, and the sticker after it matches or does not', async ({ page }) => {
  const lamp = historyRow(0, { outcome: 'claimed', name: 'lamp-0007', serial, deviceId: '2e0039000147343233320007' });
  const other = historyRow(1, { outcome: 'claimed', name: 'lamp-0008', deviceId: '2e0039000147343233320008' });
  const skipped = historyRow(2, { outcome: 'failed', verdict: 'SKIPPED', name: 'lamp-0009' });
  const found = (...rows: readonly object[]) => ({ ok: true, value: { rows, next: undefined } }) as never;
  // By what was scanned, and then the newest of that device.
  const twice = (row: object) => [found(row), found(row)];
  await openWindow(page, {
    snapshot: signed,
    replies: {
      listHistory: [...twice(lamp), ...twice(lamp), ...twice(lamp), ...twice(other), found(skipped), found()],
      noteLabelVerified: [{ ok: true, value: 'noted' }],
    },
  });
  await page.getByRole('button', { name: 'Product station' }).click();
  await page.getByRole('button', { name: 'Check labels' }).click();
  await expect(word(page)).toHaveText('Ready');
  const code = page.getByLabel('Scanned code');
  await expect(code).toBeFocused();
  const scan = async (text: string, says: string) => {
    await page.keyboard.type(`${text}
`);
    await expect(word(page)).toHaveText(says);
  };
  await scan('lamp-0007', 'Pass');
  await expect(page.locator('.line-which')).toHaveText('lamp-0007…320007');
  const facts = page.locator('.line-screen .facts');
  await expect(facts).toHaveText(
    /Setup ended.+Stationbench-3Serial numberPHHMAB12CD34EF5Device ID2e0039000147343233320007/,
  );
  // What a newer sticker has behind its serial number goes nowhere.
  await scan(`${serial} 0A1B2C3D4E5F6071`, 'Match');
  await expectAsked(page, 'noteLabelVerified').toEqual([{ attemptId: lamp.attemptId }]);
  await expect(page.locator('.line-word')).toContainText('noted in the history');
  // A scanner may say the kind of a code before it.
  await scan(']Q3lamp-0007', 'Pass');
  await scan('2e0039000147343233320008', 'Different');
  expect(await asked(page, 'noteLabelVerified')).toHaveLength(1);
  await scan('lamp-0009', 'Unknown code');
  await scan('PHHM12', 'Cut off');
  await scan('something else', 'Unknown code');
  await scan(`${serial}0A1B2C3D`, 'Cut off');
  const searched = (await asked(page, 'listHistory')) as readonly { readonly filter: { readonly search: string } }[];
  const id = '2e0039000147343233320007';
  expect(searched.map(({ filter }) => filter.search)).toEqual([
    'lamp-0007',
    id,
    serial,
    id,
    'lamp-0007',
    id,
    '2e0039000147343233320008',
    '2e0039000147343233320008',
    'lamp-0009',
    'PHHM12',
    'something else',
  ]);
  await expect(code).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Start the line' })).toBeVisible();
});

test('a label is checked by a scan wherever the focus is, among all that were set up, by numbers of one’s own as well', async ({
  page,
}) => {
  const own = historyRow(7, { outcome: 'claimed', name: 'lamp-0007', serial: '1234567890123456' });
  await openWindow(page, {
    snapshot: signed,
    replies: {
      listHistory: [
        // The newest are of other devices.
        { ok: true, value: { rows: [historyRow(1, { name: 'lamp-1234567890123456' })], next: 40 } },
        { ok: true, value: { rows: [own], next: undefined } },
        { ok: true, value: { rows: [own], next: undefined } },
        {
          ok: true,
          value: { rows: [historyRow(8, { name: 'PHHM-7', deviceId: '2e0039000147343233320008' })], next: undefined },
        },
      ],
    },
  });
  await page.getByRole('button', { name: 'Product station' }).click();
  await page.getByRole('button', { name: 'Check labels' }).click();
  const back = page.getByRole('button', { name: 'Back' });
  await back.focus();
  await page.keyboard.type('1234567890123456\n');
  await expect(word(page)).toHaveText('Pass');
  await expect(page.locator('.line-which')).toContainText('lamp-0007');
  expect(await asked(page, 'listHistory')).toMatchObject([
    { filter: { search: '1234567890123456' } },
    { from: 40 },
    { filter: { search: own.deviceId } },
  ]);
  await expect(page.getByLabel('Scanned code')).toHaveValue('');
  // No Enter of a scan has pressed it.
  await page.keyboard.type('PHHM-7\n');
  await expect(word(page)).toHaveText('Different');
  await expect(back).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Start the line' })).toBeVisible();
});

test('a device that failed is known and told as failed, and no sticker is awaited after it', async ({ page }) => {
  const fault = { outcome: 'failed', code: 'network-details-wrong', operator: 'Ann', serial } as const;
  const failed = historyRow(2, { ...fault, name: null });
  const found = (...rows: readonly object[]) => ({ ok: true, value: { rows, next: undefined } }) as never;
  await openWindow(page, { snapshot: signed, replies: { listHistory: [found(failed)] } });
  await page.getByRole('button', { name: 'Product station' }).click();
  await page.getByRole('button', { name: 'Check labels' }).click();
  await expect(page.getByLabel('Scanned code')).toBeFocused();
  for (const _ of [1, 2]) {
    await page.keyboard.type(`${serial}\n`);
    await expect(word(page)).toHaveText('Fail');
    await expect(page.locator('.line-word')).toContainText('This device failed. Set it aside.');
    await expect(page.locator('.line-word')).toContainText('The Photon couldn’t join the network');
  }
  await expect(page.locator('.line-screen .facts')).toContainText('OperatorAnn');
  expect(await asked(page, 'noteLabelVerified')).toEqual([]);
});

test('a label matches by a sticker alone: neither itself once more nor another of its codes says where it is', async ({
  page,
}) => {
  const lamp = historyRow(0, { outcome: 'claimed', name: 'lamp-0007', serial, kind: 'trial' });
  const found = { ok: true, value: { rows: [lamp], next: undefined } } as const;
  const noted = ['not-there', 'noted'].map((value) => ({ ok: true, value }) as never);
  await openWindow(page, { snapshot: signed, replies: { listHistory: [found], noteLabelVerified: noted } });
  const scan = await atLabelCheck(page);
  const box = page.locator('.line-word');
  await scan('lamp-0007', 'Pass');
  await expect(box).toContainText('Now scan the sticker');
  await expect(page.locator('.line-screen .facts')).toContainText('Counts asTrial');
  for (const code of ['lamp-0007', lamp.deviceId ?? '', ']Q3lamp-0007']) {
    await scan(code, 'Pass');
    await expect(box).toContainText('This code compares nothing');
  }
  expect(await asked(page, 'noteLabelVerified')).toEqual([]);
  await scan(serial, 'Match');
  await expect(box).toContainText('so the match isn’t noted');
  // No label of this preset has the code of the sticker.
  for (const says of ['Now scan the sticker', 'This code compares nothing']) {
    await scan(serial.toLowerCase(), 'Pass');
    await expect(box).toContainText(says);
  }
  await scan('lamp-0007', 'Pass');
  await scan(serial, 'Pass');
  await expect(box).toContainText('This code compares nothing');
  expect(await asked(page, 'noteLabelVerified')).toEqual([{ attemptId: lamp.attemptId }]);
});

test('a label that bears the code of the sticker matches when the sticker was scanned after it was asked for', async ({
  page,
}) => {
  const lamp = historyRow(0, { outcome: 'claimed', name: 'lamp-0007', serial });
  const found = { ok: true, value: { rows: [lamp], next: undefined } } as const;
  const readLabelCode = [
    { ok: true, value: 'serial' },
    { ok: true, value: 'serial' },
    { ok: true, value: 'name' },
    { ok: false, error: setupError('preset-unreadable', { saw: 'JSON' }) },
  ] as const;
  const noteLabelVerified = [{ ok: true, value: 'noted' }] as const;
  await openWindow(page, { snapshot: signed, replies: { listHistory: [found], readLabelCode, noteLabelVerified } });
  const scan = await atLabelCheck(page);
  const box = page.locator('.line-word');
  await scan(serial, 'Pass');
  // The label, twice by accident, or the sticker.
  await scan(serial, 'Same code');
  await expect(box).toContainText('Scan the sticker once more');
  expect(await asked(page, 'noteLabelVerified')).toEqual([]);
  await scan(`${serial} 0A1B2C3D4E5F6071`, 'Match');
  await expectAsked(page, 'noteLabelVerified').toEqual([{ attemptId: lamp.attemptId }]);
  // Each pair anew; where the label has another code, the sticker alone was scanned.
  await scan(serial, 'Pass');
  await scan(serial, 'Pass');
  await expect(box).toContainText('This code compares nothing');
  await scan(serial, 'Pass');
  await expect(page.locator('.notice')).toContainText('preset');
  expect(await asked(page, 'readLabelCode')).toHaveLength(4);
  expect(await asked(page, 'noteLabelVerified')).toHaveLength(1);
});

test('a label of before its device was renamed is an old one, also where that was between its scan and the sticker’s', async ({
  page,
}) => {
  const lamp = historyRow(5, { outcome: 'claimed', name: 'lamp-0007', serial });
  const renamed = historyRow(1, { outcome: 'claimed', name: 'lamp-0101', serial });
  const found = (...rows: readonly object[]) => ({ ok: true, value: { rows, next: undefined } }) as never;
  await openWindow(page, {
    snapshot: signed,
    replies: { listHistory: [found(lamp), found(lamp), found(renamed, lamp)] },
  });
  const scan = await atLabelCheck(page);
  await scan('lamp-0007', 'Pass');
  await scan(serial, 'Old label');
  await expect(page.locator('.line-which')).toContainText('lamp-0101');
  await scan(serial, 'Pass');
  await scan('lamp-0007', 'Old label');
  await scan(serial, 'Pass');
  expect(await asked(page, 'noteLabelVerified')).toEqual([]);
});

test('a sticker does not match where its device has failed since its label was scanned', async ({ page }) => {
  const lamp = historyRow(5, { outcome: 'claimed', name: 'lamp-0007', serial });
  const failed = historyRow(1, { outcome: 'failed', name: null, serial });
  const found = (...rows: readonly object[]) => ({ ok: true, value: { rows, next: undefined } }) as never;
  await openWindow(page, {
    snapshot: signed,
    replies: { listHistory: [found(lamp), found(lamp), found(failed, lamp)] },
  });
  const scan = await atLabelCheck(page);
  await scan('lamp-0007', 'Pass');
  await scan(serial, 'Fail');
  expect(await asked(page, 'noteLabelVerified')).toEqual([]);
});

/** What scans there, and waits for a word. */
async function atLabelCheck(page: Page): Promise<(text: string, says: string) => Promise<void>> {
  await page.getByRole('button', { name: 'Product station' }).click();
  await page.getByRole('button', { name: 'Check labels' }).click();
  await expect(page.getByLabel('Scanned code')).toBeFocused();
  return async (text, says) => {
    const before = ((await asked(page, 'listHistory')) as readonly unknown[]).length;
    await page.keyboard.type(`${text}\n`);
    await expect
      .poll(async () => ((await asked(page, 'listHistory')) as readonly unknown[]).length)
      .toBeGreaterThanOrEqual(before + 2);
    await expect(word(page)).toHaveText(says);
  };
}

test('labels can be checked in practice', async ({ page }) => {
  await openWindow(page, { snapshot: { ...signed, practice: practiceSession } });
  await page.getByRole('button', { name: 'Product station' }).click();
  await page.getByRole('button', { name: 'Check labels' }).click();
  await expect(word(page)).toHaveText('Ready');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Start the line' })).toBeVisible();
});

test('over cables shows each socket with what is in it, and says nothing of a way back to a network', async ({
  page,
}) => {
  const scene = stationScenes.find(({ name }) => name === 'station-usb-fail');
  await openWindow(page, scene?.world);
  const sockets = page.getByRole('region', { name: 'USB sockets' }).getByRole('listitem');
  await expect(sockets).toHaveText([
    'Socket 1-2.1…320001Pass',
    'Socket 1-2.2…320002Fail',
    'Socket 1-2.3…320003Send Wi-Fi details',
    'Socket 1-2.4…320004Waiting',
    /^Socket 1-2\.5Photon/,
    /^Socket 1-2\.10P1/,
  ]);
  // What a hand is needed for is said as it comes, with the socket it is about.
  const said = page.locator('.only-read[aria-live=polite]');
  await expect(said.filter({ hasText: /^Socket 1-2\.10: .+DFU.+\. Press RESET/ })).toHaveCount(1);
  await expect(said.filter({ hasText: /^Socket 1-2\.5: .+dialout/ })).toHaveCount(1);
  await expect(said.filter({ hasText: 'Socket 1-2.4' })).toHaveCount(0);
  await expect(page.locator('.line-word')).toContainText('Socket 1-2.2');
  await page.getByRole('button', { name: 'Stop now' }).click();
  await expect(page.getByRole('dialog')).toContainText('RESET');
  for (const word of [/reconnect/, /Wi-Fi of this Photon/]) await expect(page.locator('body')).not.toContainText(word);
});

test('a device of the line that is online shows itself, and no more when that is pressed again', async ({ page }) => {
  await openWindow(page, { snapshot: signed, line: lineOf(ended(1, 'PASS'), ended(2, 'FAIL', notOnline)) });
  const blink = page.getByRole('button', { name: 'Signal', exact: true });
  await expect(blink).toHaveCount(1);
  await expect(blink).toHaveAccessibleDescription(/lamp-0001/);
  await blink.click();
  await page.getByRole('button', { name: 'Stop signaling' }).click();
  const deviceId = '2e0039000147343233320001';
  await expectAsked(page, 'blinkInLine').toEqual([
    { deviceId, on: true },
    { deviceId, on: false },
  ]);
});

test('badges and notes are printed by keyboard alone, and none that no scanner types', async ({ page }) => {
  await openWindow(page, {
    snapshot: signed,
    replies: {
      showCommandSheet: [{ ok: true, value: { svg: '<svg xmlns="http://www.w3.org/2000/svg"/>', printers: [] } }],
    },
  });
  await page.getByRole('button', { name: 'Product station' }).click();
  await page.getByRole('button', { name: 'Print command codes' }).click();
  const keys = new ByKeyboard(page);
  await keys.tabTo(page.getByLabel('Codes', { exact: true }));
  await keys.press('End');
  // Nothing to print yet, and what is chosen stays to be chosen.
  const dialog = page.getByRole('dialog', { name: 'Print command codes' });
  await expect(dialog).toContainText('Enter an operator or a note.');
  await expect(dialog.getByRole('button', { name: 'Save as PDF' })).toHaveCount(0);
  const operators = page.getByLabel('Operators, one on each line');
  await keys.write(operators, 'Jürgen');
  await expect(operators).toHaveAccessibleDescription(/plain letters/);
  await keys.write(operators, 'Ann\nBob');
  await expect(operators).toHaveAccessibleDescription('');
  const notes = page.getByLabel('Notes, one on each line');
  await keys.write(notes, 'a\nb\nc\nd\ne');
  await expect(notes).toHaveAccessibleDescription('Use up to 6 lines on one sheet.');
  await keys.write(notes, 'Bent antenna');
  await keys.use(dialog.getByRole('button', { name: 'Save as PDF' }));
  await expectAsked(page, 'printCommandSheet').toEqual([
    {
      paper: 'a4',
      language: 'en',
      own: [
        { command: 'operator', text: 'Ann' },
        { command: 'operator', text: 'Bob' },
        { command: 'note', text: 'Bent antenna' },
      ],
    },
  ]);
});

test('the printed codes go on the chosen paper to the chosen printer, while a line runs as before it', async ({
  page,
}) => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm"/>';
  const printers = [
    { name: 'zebra', shownAs: 'Labels' },
    { name: 'office', shownAs: 'Office' },
  ];
  const shown = { ok: true, value: { svg, printers } } as const;
  await openWindow(page, {
    snapshot: signed,
    line: lineOf(),
    replies: { showCommandSheet: [shown, shown], printCommandSheet: [{ ok: true, value: 'printed' }] },
  });
  await page.getByRole('button', { name: 'Print command codes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Print command codes' });
  await dialog.getByLabel('Paper').selectOption('Letter');
  await expectAsked(page, 'showCommandSheet').toEqual([
    { paper: 'a4', language: 'en' },
    { paper: 'letter', language: 'en' },
  ]);
  await dialog.getByLabel('Printer').selectOption('Office');
  await dialog.getByRole('button', { name: 'Print', exact: true }).click();
  await expectAsked(page, 'printCommandSheet').toEqual([{ paper: 'letter', language: 'en', printer: 'office' }]);
  await expect(dialog.getByText('The sheet was sent to the printer.')).toBeVisible();
  // A scan is the line's, whatever stands over it.
  await page.keyboard.type('PS:STOP\n');
  await expectAsked(page, 'scanForLine').toEqual([{ scan: { kind: 'command', command: 'stop' } }]);
});
