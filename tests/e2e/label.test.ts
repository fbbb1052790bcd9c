import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { parseDeviceId } from '../../shared/device-id.ts';
import { checkLabel } from '../../shared/label-check.ts';
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
test.afterEach(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));

test('a label from the history is a page of its size, whose code is read back as the device', async ({ start }) => {
  const { app, page, picture } = await start([], { profile });
  const saved = path.join(profile, 'saved');
  await mkdir(saved);
  await app.evaluate(({ dialog }, to) => {
    dialog.showSaveDialog = async (...values: unknown[]) => {
      const { defaultPath } = values.at(-1) as { defaultPath: string };
      return { canceled: false, filePath: `${to}/${defaultPath}` };
    };
  }, saved);
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
