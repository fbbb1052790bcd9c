import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { type LinesParts, linesOf, type WantedLine } from '../../../electron/composition/lines.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import type { LineChannels } from '../../../electron/station/line-manager.ts';
import { readPreset } from '../../../electron/station/preset.ts';
import type { PreflightLine } from '../../../shared/line-event.ts';
import { success } from '../../../shared/result.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const label = {
  widthMm: 57,
  heightMm: 32,
  code: { kind: 'data-matrix', of: 'id' },
  lines: ['{name}'],
  printer: 'ZD421',
};

/** Without paper. */
const empty = 'empty';
let told: PreflightLine[] = [];
beforeEach(() => {
  told = [];
});

/** Begins a line as the window does; what comes after the look at the label fails by itself here. */
async function refusal(
  fields: object,
  printers: readonly string[] = ['ZD421'],
  names?: readonly (string | undefined)[],
  onlyScanned = false,
  pdf: LinesParts['labels']['pdf'] = () => Promise.reject(new Error('not asked for')),
): Promise<unknown> {
  const network = { ssid: 'HomeNet', passwordEnv: 'WIFI' };
  const preset = readPreset(JSON.stringify({ name: 'lamps', networks: [network], ...fields }));
  if (!preset.ok) throw new Error(preset.error.code);
  const labels: LinesParts['labels'] = {
    printers: async () =>
      printers.map((name) => ({
        name,
        shownAs: `the ${name}`,
        ...(name === empty ? { lacksPaper: true as const } : {}),
      })),
    print: () => Promise.reject(new Error('no device has passed')),
    pdf,
  };
  const lines = linesOf({
    clock: virtualClock(),
    labels,
    settings: { labelPrinter: () => undefined },
    platform: 'linux',
  } as Partial<LinesParts> as LinesParts);
  const wanted: Partial<WantedLine> = {
    preset: preset.value,
    passwords: [{ ssid: 'HomeNet', password: 'correct horse' }],
    onlyScanned,
    list: names && ({ devices: names.map((name) => ({ name })), namesDevices: true, unusedColumns: [] } as never),
  };
  const channels: Partial<LineChannels> = { told: (looked) => told.push(looked) };
  return lines.open(wanted as WantedLine, channels as LineChannels, neverAborted()).then(
    (opened) => (opened.ok ? 'begun' : opened.error.code),
    () => 'went on',
  );
}

it('looks before the first device whether the labels of a line can be printed', async () => {
  expect(await refusal({ label, namePattern: 'lamp-{id:-6}' })).toBe('went on');
  expect(await refusal({ label, namePattern: 'lamp-{id:-6}' }, [])).toBe('printer-not-found');
  // Its devices get no names.
  expect(await refusal({ label })).toBe('label-text-missing');
  const long = `{id}-${'lamp'.repeat(10)}`;
  expect(await refusal({ label: { ...label, heightMm: 9 }, namePattern: long })).toBe('label-too-small');
  expect(await refusal({})).toBe('went on');
});

it('tells what it saw of the labels: a printer without paper may get some before the first', async () => {
  const namePattern = 'lamp-{id:-6}';
  await refusal({ label, namePattern });
  expect(await refusal({ label, namePattern }, [])).toBe('printer-not-found');
  expect(await refusal({ label: { ...label, printer: empty }, namePattern }, [empty])).toBe('went on');
  await refusal({});
  expect(told).toEqual([
    { check: 'label' },
    { check: 'label', error: { code: 'printer-not-found', details: { printer: 'ZD421' } } },
    { check: 'label', error: { code: 'printer-out-of-paper', details: { printer: 'the empty' } } },
  ]);
});

it('looks at the labels with the names that their devices get', async () => {
  const printers = ['ZD421'];
  // The longest in letters is not the widest.
  const names = ['a'.repeat(25), '灯'.repeat(20)];
  const low = { ...label, code: undefined, heightMm: 9 };
  expect(await refusal({ label: low }, printers, names.slice(0, 1))).toBe('went on');
  expect(await refusal({ label: low }, printers, names)).toBe('label-too-small');
  // Whom the list names gets no number.
  const numbered = { label: { ...label, lines: ['{n}'] }, namePattern: 'lamp-{n}' };
  expect(await refusal(numbered, printers, ['porch', 'hall'])).toBe('label-text-missing');
  expect(await refusal(numbered, printers, ['porch', undefined])).toBe('label-text-missing');
  expect(await refusal(numbered, printers, [undefined])).toBe('went on');
  // Nor a name by the pattern, however long that is.
  const long = `{id}-${'lamp'.repeat(10)}`;
  expect(await refusal({ label: { ...label, heightMm: 9 }, namePattern: long }, printers, ['porch'])).toBe('went on');
});

it('looks before the first device whether serial numbers may come for its labels', async () => {
  const printers = ['ZD421'];
  for (const asks of [{ lines: ['{serial}'] }, { lines: [], code: { kind: 'qr', of: 'serial' } }]) {
    const numbered = { label: { ...label, ...asks } };
    expect(await refusal(numbered, printers)).toBe('label-text-missing');
    expect(await refusal(numbered, printers, undefined, true)).toBe('went on');
    expect(await refusal(numbered, printers, [undefined])).toBe('went on');
    const product = { product: 'lamp-v100', customer: { rule: 'fixed', email: 'ann@example.com' } };
    expect(await refusal({ ...numbered, ...product }, printers)).toBe('went on');
  }
});

it('saves labels into the folder of the preset, with the letters of the window, and needs no printer for that', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'labels-of-line-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const drawn: string[] = [];
  const pdf: LinesParts['labels']['pdf'] = async ({ svg }) => {
    drawn.push(svg);
    return success(new Uint8Array([1]));
  };
  const { printer: _, ...onPaper } = label;
  const saved = { label: { ...onPaper, folder, lines: ['ランプ {name}'] }, namePattern: 'lamp-{id:-6}' };
  expect(await refusal(saved, [], undefined, false, pdf)).toBe('went on');
  expect(drawn).toHaveLength(1);
  expect(drawn[0]).toContain('ランプ');
  expect(await readdir(folder)).toEqual([]);
  const gone = { ...saved, label: { ...saved.label, folder: path.join(folder, 'gone') } };
  expect(await refusal(gone, [], undefined, false, pdf)).toBe('label-not-saved');
  expect(told).toMatchObject([{ check: 'label' }, { check: 'label', error: { code: 'label-not-saved' } }]);
  expect(told[0]).not.toHaveProperty('error');
});
