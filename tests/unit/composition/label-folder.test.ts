import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { labelsIntoFolder } from '../../../electron/composition/label-folder.ts';
import { checkOpened } from '../../../electron/composition/labels-of-line.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { pdfWithoutWindow } from '../../../electron/labels/label-pdf.ts';
import type { LineOptions } from '../../../electron/station/line-world.ts';
import { readPreset } from '../../../electron/station/preset.ts';
import { listOf } from '../../support/line-tests.ts';
import { readCodes } from '../../support/read-codes.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { textOfPdf } from '../../support/text-of-pdf.ts';

const device = { id: '3b0021001747353236343033', serial: undefined, name: 'lamp-1', at: 0, number: 1 };
const label = { widthMm: 57, heightMm: 32, code: { kind: 'qr', of: 'id' }, lines: ['{name}'] };

function presetWith(fields: object) {
  const preset = readPreset(JSON.stringify({ name: 'a', networks: [{ ssid: 'H', security: 'open' }], ...fields }));
  if (!preset.ok) throw new Error(preset.error.code);
  return preset.value;
}

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'labels-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const lamps = { label, namePattern: 'lamp-{n}' };

it('saves each label as one file of its device, in the place of an older one, and nothing before the first', async () => {
  const folder = await emptyFolder();
  const opened = await labelsIntoFolder(folder, presetWith(lamps), undefined, false, pdfWithoutWindow);
  if (!opened.ok || opened.value.label === undefined) throw new Error('no labels');
  expect(await readdir(folder)).toEqual([]);
  const file = path.join(folder, `${device.id}.pdf`);
  await writeFile(file, 'old');
  expect(await opened.value.label(device, neverAborted())).toMatchObject({ ok: true });
  expect(await readdir(folder)).toEqual([`${device.id}.pdf`]);
  const [page] = await readPdf(await readFile(file), 203);
  expect(page && (await readCodes(page.picture))).toEqual([{ format: 'QRCode', text: device.id }]);
});

it('says what the preset gives, and whose each device is', async () => {
  const folder = await emptyFolder();
  const rooms = { widthMm: 57, heightMm: 32, code: { kind: 'data-matrix', of: 'id' }, textMm: 2 };
  const made = { part: 'LMP-100', revision: 'B' };
  const asked = { product: 'lamp-v100', ...made, customer: { rule: 'list' } };
  const lines = ['{preset} {product} {part}/{revision}', 'for {customer}'];
  const list = listOf(['serial,customer', 'L-1,ann@example.com', 'L-2,bob@example.com'], 'list');
  const opened = await labelsIntoFolder(
    folder,
    presetWith({ ...asked, label: { ...rooms, lines } }),
    list,
    false,
    pdfWithoutWindow,
  );
  if (!opened.ok || opened.value.label === undefined) throw new Error('no labels');
  const words = { preset: 'a', product: 'lamp-v100', ...made, customer: 'ann@example.com' };
  expect(await opened.value.label({ ...device, ...words }, neverAborted())).toMatchObject({ ok: true });
  const file = await readFile(path.join(folder, `${device.id}.pdf`));
  expect(textOfPdf(file)).toEqual(['a lamp-v100 LMP-100/B', 'for ann@example.com']);
  const [page] = await readPdf(file, 203);
  expect(page && (await readCodes(page.picture))).toEqual([{ format: 'DataMatrix', text: device.id }]);
  // The longest of the list has room, or none gets a label.
  const long = listOf(['serial,customer', 'L-1,a@example.com', `L-2,${'b'.repeat(60)}@example.com`], 'list');
  const small = { widthMm: 30, heightMm: 12, textMm: 2, lines: ['{customer}'] };
  const refused = await labelsIntoFolder(folder, presetWith({ ...asked, label: small }), long, false, pdfWithoutWindow);
  expect(refused).toMatchObject({ error: { code: 'label-too-small' } });
  const short = listOf(['serial,customer', 'L-1,a@example.com'], 'list');
  expect(
    (await labelsIntoFolder(folder, presetWith({ ...asked, label: small }), short, false, pdfWithoutWindow)).ok,
  ).toBe(true);
});

it('knows for whom of those that are scanned a label has room, and letters', async () => {
  const asked = { product: 'lamp-v100', customer: { rule: 'asked' } };
  const label = { widthMm: 57, heightMm: 12, textMm: 2, lines: ['{customer}'] };
  const opened = await labelsIntoFolder(
    await emptyFolder(),
    presetWith({ ...asked, label }),
    undefined,
    false,
    pdfWithoutWindow,
  );
  const fits = async (customer: string) => {
    const checked = opened.ok ? await opened.value.labelFits?.(customer) : opened;
    return checked?.ok ? 'fits' : [checked?.error.code, Object.values(checked?.error.details ?? {})[0]];
  };
  expect(await fits('ann@example.com')).toBe('fits');
  expect(await fits(`${'a'.repeat(240)}@example.com`)).toEqual(['label-too-small', 57]);
  expect(await fits('灯@example.com')).toEqual(['label-text-missing', '灯@example.com']);
  // With the names that a list gives.
  const list = listOf(['id,name', `${device.id},lamp-1`]);
  const named = { ...asked, label: { ...label, lines: ['{name} {customer}'] } };
  const ofList = await labelsIntoFolder(await emptyFolder(), presetWith(named), list, false, pdfWithoutWindow);
  expect(ofList.ok && (await ofList.value.labelFits?.('ann@example.com'))).toMatchObject({ ok: true });
  // Who begins the line is one of them.
  const options = (first: string) => ({ asks: { first } }) as Partial<LineOptions> as LineOptions;
  const labels = opened.ok ? opened.value : {};
  const ofPreset = presetWith({ ...asked, label }).label;
  expect(await checkOpened(labels, ofPreset, options('ann@example.com'))).toEqual({ ok: true, value: undefined });
  expect(await checkOpened(labels, ofPreset, options(`${'a'.repeat(240)}@example.com`))).toMatchObject({
    error: { code: 'label-too-small' },
  });
});

it('says before the first device what would keep all labels back', async () => {
  const folder = await emptyFolder();
  const refused = async (where: string, fields: object) => {
    const opened = await labelsIntoFolder(where, presetWith(fields), undefined, false, pdfWithoutWindow);
    return opened.ok ? 'ok' : [opened.error.code, opened.error.saw ?? Object.values(opened.error.details ?? {})[0]];
  };
  const gone = path.join(folder, 'gone');
  expect(await refused(gone, lamps)).toEqual(['label-not-saved', 'ENOENT']);
  // Nothing is made there: the disk that it was to be on is not plugged in.
  expect(await readdir(folder)).toEqual([]);
  const file = path.join(folder, 'file');
  await writeFile(file, '');
  expect(await refused(file, lamps)).toEqual(['label-not-saved', 'ENOTDIR']);
  expect(await refused(folder, {})).toEqual(['preset-unreadable', 'label']);
  expect(await refused(folder, { ...lamps, label: { ...label, widthMm: 10 } })).toEqual([
    'label-too-small',
    expect.anything(),
  ]);
  expect(await refused(folder, { label: { ...label, lines: ['ランプ'] } })).toEqual(['label-text-missing', 'ランプ']);
  expect(await refused(folder, { label: { ...label, lines: ['{serial}'] } })).toEqual(['label-text-missing', 'serial']);
});

it('names a folder that vanishes, and goes on when it is back', async () => {
  const folder = await emptyFolder();
  const opened = await labelsIntoFolder(folder, presetWith(lamps), undefined, false, pdfWithoutWindow);
  if (!opened.ok || opened.value.label === undefined) throw new Error('no labels');
  await rm(folder, { recursive: true });
  expect(await opened.value.label(device, neverAborted())).toMatchObject({
    error: { code: 'label-not-saved', saw: 'ENOENT' },
  });
  await mkdir(folder);
  expect(await opened.value.label(device, neverAborted())).toMatchObject({ ok: true });
});

it('names the first row of a list whose label has letters that no such file has, and passes over what no label tells', async () => {
  const folder = await emptyFolder();
  const list = listOf(['serial,name', 'L-1,lamp-a', 'L-2,Łódź', 'L-3,a much longer name']);
  const opened = await labelsIntoFolder(folder, presetWith({ label }), list, false, pdfWithoutWindow);
  expect(opened).toMatchObject({ error: { code: 'device-list-row-invalid', saw: 'Łódź', details: { row: 3 } } });
  const codeAlone = { ...label, lines: ['{serial}'] };
  expect((await labelsIntoFolder(folder, presetWith({ label: codeAlone }), list, false, pdfWithoutWindow)).ok).toBe(
    true,
  );
});

it('lets no label appear that nobody waits for any more', async () => {
  const folder = await emptyFolder();
  const opened = await labelsIntoFolder(folder, presetWith(lamps), undefined, false, pdfWithoutWindow);
  if (!opened.ok || opened.value.label === undefined) throw new Error('no labels');
  expect(await opened.value.label(device, AbortSignal.abort())).toMatchObject({ error: { code: 'label-not-saved' } });
  expect(await readdir(folder)).toEqual([]);
});
