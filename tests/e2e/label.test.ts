import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect } from '@playwright/test';
import { parseDeviceId } from '../../shared/device-id.ts';
import type { OwnCode } from '../../shared/ipc/labels.ts';
import { checkLabel } from '../../shared/label-check.ts';
import { readScan } from '../../shared/scan.ts';
import { scanCommands } from '../../shared/scan-kinds.ts';
import { ByKeyboard } from '../support/by-keyboard.ts';
import { type GreyPicture, readCodes } from '../support/read-codes.ts';
import { readPdf } from '../support/read-pdf.ts';
import { recordPrograms } from '../support/record-programs.ts';
import { test } from './app.ts';

const id = '3b0021001747353236343033';
const name = '<script>globalThis.pwned=1</script> 灯 \u202eلمبة 😀';

/** Black dots between two distances from the left edge, in millimetres, at 300 dots to the inch. */
function ink({ data, width, channels }: GreyPicture, fromMm: number, toMm: number): number {
  const [from, to] = [fromMm, toMm].map((mm) => (mm / 25.4) * 300) as [number, number];
  let dots = 0;
  for (let at = 0; at * channels < data.length; at += 1) {
    const column = at % width;
    if (column >= from && column < to && (data[at * channels] ?? 255) < 128) dots += 1;
  }
  return dots;
}

const nothing: GreyPicture = { data: new Uint8Array(), width: 0, height: 0, channels: 1 };

let profile = '';
test.beforeEach(async () => {
  profile = await mkdtemp(path.join(tmpdir(), 'photon-setup-label-'));
  const record = recordPrograms(path.join(profile, 'attempts.db')).start('test');
  const [deviceId, at] = [parseDeviceId(id), Date.now()];
  if (!deviceId.ok) throw new Error(id);
  await record.write({ type: 'started', attemptId: 'run', at, forWhom: { for: 'account' }, deviceId: deviceId.value });
  await record.write({ type: 'finished', attemptId: 'run', at, outcome: 'claimed', tookMs: 1 });
  await record.noteName(deviceId.value, name, at);
  await record.close();
});
/** A device that was set up by a preset with this label, as the record and the shelf have both. */
async function setUpBy(preset: string, number: number, label: object): Promise<string> {
  const deviceId = parseDeviceId(`${'abcdef'.repeat(3)}00000${number}`);
  if (!deviceId.ok) throw new Error(preset);
  const [attemptId, at] = [`run-${number}`, Date.now()];
  const record = recordPrograms(path.join(profile, 'attempts.db')).start('test');
  const facts = { forWhom: { for: 'account' }, deviceId: deviceId.value, preset } as const;
  await record.write({ type: 'started', attemptId, at, ...facts });
  await record.write({ type: 'finished', attemptId, at, outcome: 'claimed', tookMs: 1 });
  await record.close();
  const folder = path.join(profile, 'presets');
  await mkdir(folder, { recursive: true });
  const kept = { name: preset, networks: [{ ssid: 'HomeNet', security: 'open' }], label };
  await writeFile(
    path.join(folder, `00000000000${number}.json`),
    JSON.stringify({ version: 1, revision: 1, changedAt: 0, preset: kept }),
  );
  return deviceId.value;
}

/** What is chosen as the place of a new file. */
async function saveInto(app: ElectronApplication): Promise<string> {
  const saved = path.join(profile, 'saved');
  await mkdir(saved);
  await app.evaluate(({ dialog }, to) => {
    dialog.showSaveDialog = async (...values: unknown[]) => {
      const { defaultPath, properties } = values.at(-1) as { defaultPath: string; properties?: string[] };
      if (!properties?.includes('showOverwriteConfirmation')) throw new Error('would replace a file without a word');
      return { canceled: false, filePath: `${to}/${defaultPath}` };
    };
  }, saved);
  return saved;
}

test.afterEach(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));

test('a label from the history is a page of its size, whose code is read back as the device', async ({ start }) => {
  const { app, page, picture } = await start([], { profile });
  const saved = await saveInto(app);
  await page.getByRole('button', { name: 'History' }).click();
  await page.getByRole('grid', { name: 'Setups' }).getByRole('row').nth(1).click();
  await page.getByRole('button', { name: 'Print label' }).click();
  const dialog = page.getByRole('dialog', { name: 'Print label' });
  await expect(dialog.getByRole('img', { name: 'Picture of the label' })).toBeVisible();
  await picture('label-1-preview');
  await dialog.getByRole('button', { name: 'Save as PDF' }).click();
  await expect(dialog.getByText('The label was saved.')).toBeVisible({ timeout: 30_000 });
  expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);

  const pdf = await readFile(path.join(saved, `label-${id}.pdf`));
  const pages = await readPdf(pdf, 300);
  expect(pages).toHaveLength(1);
  const [label] = pages;
  if (label === undefined) throw new Error('no page');
  expect(Math.abs(label.widthMm - 57)).toBeLessThan(0.5);
  expect(Math.abs(label.heightMm - 32)).toBeLessThan(0.5);
  const codes = await readCodes(label.picture);
  expect(codes).toEqual([{ format: 'DataMatrix', text: id }]);
  // Letters beside the code, and nothing on the edge.
  const { picture: paper } = label;
  expect(ink(paper, 20, 56)).toBeGreaterThan(1_000);
  expect(ink(paper, 56.2, 57) + ink(paper, 0, 0.8)).toBe(0);
  // At a printer with few dots, too.
  const [coarse] = await readPdf(pdf, 203);
  expect(coarse && (await readCodes(coarse.picture))).toEqual(codes);
  const row = { deviceId: id, serial: null, name };
  expect(checkLabel(codes[0]?.text ?? '', [row])).toMatchObject({ verdict: 'found', row });
  // The window that it was drawn in is gone, and no printer of that name is there.
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  const refused = await page.evaluate(() =>
    window.photonSetup.request('printLabel', { attemptId: 'run', printer: 'no such printer' }),
  );
  expect(refused).toMatchObject({ ok: false, error: { code: 'printer-not-found' } });
});

test('each code that a preset may have is read back from its page', async ({ start }) => {
  const label = { lines: ['{id}'], textMm: 2.5 };
  const codes = [
    ['code-128', 'Code128', { ...label, widthMm: 90, heightMm: 20 }],
    ['qr', 'QRCode', { ...label, widthMm: 60, heightMm: 20 }],
    // A finer printer, which is looked at with its dots.
    ['data-matrix', 'DataMatrix', { ...label, widthMm: 30, heightMm: 15, dotsPerInch: 300 }],
  ] as const;
  const devices: string[] = [];
  for (const [index, [kind, , size]] of codes.entries()) {
    devices.push(await setUpBy(kind, index + 1, { ...size, code: { kind, of: 'id' } }));
  }
  const { app, page } = await start([], { profile });
  const saved = await saveInto(app);
  await page.getByRole('button', { name: 'History' }).waitFor();
  for (const [index, [, format, size]] of codes.entries()) {
    const device = devices[index] ?? '';
    const done = await page.evaluate(
      (attemptId) => window.photonSetup.request('printLabel', { attemptId }),
      `run-${index + 1}`,
    );
    expect(done).toEqual({ ok: true, value: 'saved' });
    const pages = await readPdf(await readFile(path.join(saved, `label-${device}.pdf`)), 300);
    expect(pages.map(({ widthMm, heightMm }) => [Math.round(widthMm), Math.round(heightMm)])).toEqual([
      [size.widthMm, size.heightMm],
    ]);
    expect(await readCodes(pages[0]?.picture ?? nothing)).toEqual([{ format, text: device }]);
  }
});

test('the printed codes of a line are one page of the paper, and each is read back as its command', async ({
  start,
}) => {
  const { app, page, picture } = await start([], { profile });
  const saved = await saveInto(app);
  const commands = Object.values(scanCommands).filter((command) => command !== 'note' && command !== 'operator');
  const expectSheet = async (width: number, height: number) => {
    const pdf = await readFile(path.join(saved, 'line-codes.pdf'));
    for (const dots of [203, 300]) {
      const pages = await readPdf(pdf, dots);
      expect(pages.map(({ widthMm, heightMm }) => [Math.round(widthMm), Math.round(heightMm)])).toEqual([
        [width, height],
      ]);
      const { picture: paper } = pages[0] ?? { picture: nothing };
      const codes = await readCodes(paper);
      expect(codes.map(({ format }) => format)).toEqual(commands.map(() => 'Code128'));
      const read = codes.map(({ text }) => readScan(text));
      expect(read.map((scan) => (scan.kind === 'command' ? scan.command : scan.kind)).toSorted()).toEqual(
        commands.toSorted(),
      );
    }
    // Printers leave the edge white.
    const [{ picture: paper } = { picture: nothing }] = await readPdf(pdf, 300);
    expect(ink(paper, 0, 10) + ink(paper, width - 10, width + 1)).toBe(0);
  };
  await page.getByRole('button', { name: 'Product station' }).click();
  await page.getByRole('button', { name: 'Print command codes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Print command codes' });
  await expect(dialog.getByRole('img', { name: 'Picture of the sheet' })).toBeVisible();
  await picture('command-sheet');
  await dialog.getByRole('button', { name: 'Save as PDF' }).click();
  await expect(dialog.getByText('The sheet was saved.')).toBeVisible({ timeout: 30_000 });
  await expectSheet(210, 297);
  await rm(path.join(saved, 'line-codes.pdf'));
  const sent = { paper: 'letter', language: 'ja' } as const;
  const letter = await page.evaluate((sheet) => window.photonSetup.request('printCommandSheet', sheet), sent);
  expect(letter).toEqual({ ok: true, value: 'saved' });
  await expectSheet(216, 279);
  await rm(path.join(saved, 'line-codes.pdf'));
  const own: OwnCode[] = [
    { command: 'operator', text: 'Ann, shift 2' },
    { command: 'note', text: 'Bent antenna on the left side of it' },
  ];
  await page.evaluate((sheet) => window.photonSetup.request('printCommandSheet', sheet), { ...sent, own });
  for (const [ofPeople] of [await readPdf(await readFile(path.join(saved, 'line-codes.pdf')), 203)]) {
    const read = (await readCodes(ofPeople?.picture ?? nothing)).map(({ text }) => readScan(text));
    expect(read.map((scan) => (scan.kind === 'command' ? (scan.operator ?? scan.note) : scan.kind)).toSorted()).toEqual(
      own.map(({ text }) => text),
    );
  }
  const refused = await page.evaluate(
    (sheet) => window.photonSetup.request('printCommandSheet', { ...sheet, printer: 'no such printer' }),
    sent,
  );
  expect(refused).toMatchObject({ ok: false, error: { code: 'printer-not-found' } });
});

test('by keyboard alone a preset is made and kept, and a label is checked and printed', async ({ start }) => {
  const { app, page, picture } = await start([], { profile });
  const saved = await saveInto(app);
  const keys = new ByKeyboard(page);
  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
  await keys.use(page.getByRole('button', { name: 'Product station' }));
  await expect(heading('Product station')).toBeFocused();
  await keys.use(page.getByRole('button', { name: 'Manage presets' }));
  await keys.enterOnHeading('Presets');
  await expect(heading('New preset')).toBeFocused();
  await keys.write(page.getByLabel('Preset name'), 'Lamps');
  await keys.write(page.getByLabel('Network name'), 'HomeNet');
  await keys.write(page.getByRole('textbox', { name: 'Wi-Fi password' }), 'kitchen-window-7');
  await keys.tabTo(page.getByLabel('Set up over'));
  await keys.press('ArrowDown');
  await picture('preset-by-keyboard');
  await keys.use(page.getByRole('button', { name: 'Save preset' }));
  await expect(heading('Presets')).toBeFocused();
  await expect(page.getByText('Lamps', { exact: true })).toBeVisible();
  await keys.press('Escape');
  await expect(heading('Product station')).toBeFocused();
  // It is offered to a line, with its password.
  await keys.tabTo(page.getByLabel('Saved presets'));
  await keys.press('ArrowDown');
  await expect(page.getByLabel('Saved presets').getByRole('option', { selected: true })).toHaveText('Lamps');
  await expect(page.getByLabel(/password/i)).toHaveCount(0);
  await keys.use(page.getByRole('button', { name: 'Check labels' }));
  await expect(page.locator('.line-word-text')).toHaveText('Ready');
  await page.keyboard.type(`${id}\n`);
  await expect(page.locator('.line-word')).toContainText(id.slice(-6));
  await keys.press('Escape');
  await keys.press('Escape');
  await keys.use(page.getByRole('button', { name: 'History' }));
  await keys.tabTo(page.getByRole('grid', { name: 'Setups' }));
  await keys.press('Enter');
  await keys.use(page.getByRole('button', { name: 'Print label' }));
  const dialog = page.getByRole('dialog', { name: 'Print label' });
  await expect(dialog.getByRole('img', { name: 'Picture of the label' })).toBeVisible();
  await keys.use(dialog.getByRole('button', { name: 'Save as PDF' }));
  await expect(dialog.getByText('The label was saved.')).toBeVisible({ timeout: 30_000 });
  const [label] = await readPdf(await readFile(path.join(saved, `label-${id}.pdf`)), 300);
  expect(await readCodes(label?.picture ?? nothing)).toEqual([{ format: 'DataMatrix', text: id }]);
  await keys.press('Escape');
  await expect(page.getByRole('button', { name: 'Print label' })).toBeFocused();
});
