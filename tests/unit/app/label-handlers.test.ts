import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LabelParts, labelHandlers } from '../../../electron/app/label-handlers.ts';
import type { PrintedPage } from '../../../electron/labels/label-port.ts';
import type { NewEvent } from '../../../electron/record/record-port.ts';
import { setupError } from '../../../shared/errors.ts';
import type { HistoryAttempt } from '../../../shared/history-attempt.ts';
import type { OwnCode } from '../../../shared/ipc/labels.ts';
import type { AppliedLabel, Label } from '../../../shared/label.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const row = {
  deviceId: '3b0021001747353236343033',
  serial: 'PHHMAB12CD34EF5',
  name: '../../<b>porch</b>',
  preset: null as string | null,
  product: 'lamp-v100',
  customer: 'ann@example.com',
  startedAt: '2026-01-31T23:59:00.000Z',
  endedAt: '2026-02-01T01:01:00.000+01:00' as string | null,
};

const lampLabel: Label = {
  widthMm: 40,
  heightMm: 20,
  lines: ['{serial}'],
  textMm: 3,
  dotsPerInch: 203,
  printer: 'ZD421',
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'label-handlers-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Its names are numbered, and its labels have the number and the day. */
const counted = { namePattern: 'lamp-{n:3}', label: { ...lampLabel, lines: ['no {n:4}', 'on {date}'] } };

const coded = { label: { ...lampLabel, code: { kind: 'qr', of: 'id' } as const } };

/** As a line by its preset printed it: with the words of that. */
const whose = { product: '102', label: { ...lampLabel, lines: ['{preset} {product}', '{customer}'] } };

function bench({
  kind = 'production',
  verdict = 'PASS' as string | null,
  outcome = 'online',
  preset = null as string | null,
  name = row.name,
  printed = success(undefined) as Result<void>,
  to = '',
  writes = true,
  shownOnce = false,
  byTime = false,
  label = null as AppliedLabel | null,
  part = null as string | null,
} = {}) {
  let shownTimes = 0;
  const written: NewEvent[] = [];
  const remembered: string[] = [];
  const drawn: PrintedPage[] = [];
  const offered: string[] = [];
  const handlers = labelHandlers({
    labels: {
      printers: async () => [
        { name: 'office', shownAs: 'Office' },
        { name: 'ZD421', shownAs: 'Zebra' },
      ],
      async print(label) {
        drawn.push(label);
        return printed;
      },
      async pdf(label) {
        drawn.push(label);
        return success(new TextEncoder().encode('%PDF-'));
      },
    },
    settings: { labelPrinter: () => remembered.at(-1), rememberLabelPrinter: (name) => void remembered.push(name) },
    showAttempt: async ({ attemptId }) =>
      success(
        attemptId === 'run' && !(shownOnce && shownTimes++ > 0)
          ? ({
              row: { ...row, kind, verdict, preset, name, outcome, part },
              label,
              measurements: byTime ? written.toSorted((one, other) => one.at - other.at) : [...written],
            } as never as HistoryAttempt)
          : undefined,
      ),
    labelOfPreset: async (name) =>
      name === 'broken'
        ? failure(setupError('preset-unreadable', { saw: 'JSON' }))
        : success({ lamps: { label: lampLabel }, counted, whose, coded }[name]),
    async chooseNewFile(name) {
      offered.push(name);
      return to === '' ? undefined : path.join(folder, to);
    },
    log: { note: () => undefined, lines: async () => [] },
    clock: virtualClock(),
    record: {
      async write(event: NewEvent) {
        if (writes) written.push(event);
        return success(undefined);
      },
    } as Partial<LabelParts['record']> as LabelParts['record'],
  });
  return { ...handlers, remembered, drawn, offered, written };
}

it('shows the label with the printers, and from then on the one that printed last', async () => {
  const { showLabel, printLabel, drawn } = bench();
  const shown = await showLabel({ attemptId: 'run' });
  expect(shown).toMatchObject({ ok: true, value: { printers: [{ name: 'office' }, { name: 'ZD421' }] } });
  expect(shown.ok && shown.value?.printer).toBeUndefined();
  expect(shown.ok && shown.value?.svg).toContain('&lt;b&gt;');
  expect(await printLabel({ attemptId: 'run', printer: 'ZD421' })).toEqual(success('printed'));
  expect(drawn[0]?.svg).toBe(shown.ok ? shown.value?.svg : '');
  expect(await showLabel({ attemptId: 'run' })).toMatchObject({ value: { printer: 'ZD421' } });
});

it('is the label of the preset that the device was set up by, for its printer, as long as that is here', async () => {
  const { showLabel, remembered } = bench({ preset: 'lamps' });
  remembered.push('office');
  const shown = await showLabel({ attemptId: 'run' });
  expect(shown).toMatchObject({ ok: true, value: { printer: 'ZD421' } });
  expect(shown.ok && shown.value?.svg).toContain('width="40mm"');
  const gone = await bench({ preset: 'deleted' }).showLabel({ attemptId: 'run' });
  expect(gone.ok && gone.value?.svg).toContain('width="57mm"');
});

it('has the number and the day that it had when the line printed it', async () => {
  const shown = await bench({ preset: 'counted', name: 'lamp-007' }).showLabel({ attemptId: 'run' });
  expect(shown).toMatchObject({ ok: true });
  expect(shown.ok && shown.value?.svg).toContain('>no 0007<');
  expect(shown.ok && shown.value?.svg).toContain('>on 2026-02-01<');
  // A name that was not counted by this preset.
  expect(await bench({ preset: 'counted', name: 'porch' }).showLabel({ attemptId: 'run' })).toMatchObject({
    error: { code: 'label-text-missing', details: { field: 'n' } },
  });
});

it('has the number that its preset counts beside the ID of the device', async () => {
  const { printer: _, ...form } = lampLabel;
  const label = { form: { ...form, lines: ['no {n}'] }, namePattern: '{id:-2}{n}' };
  const shown = await bench({ preset: 'lamps', name: `${row.deviceId.slice(-2)}12`, label }).showLabel({
    attemptId: 'run',
  });
  expect(shown.ok && shown.value?.svg).toContain('>no 12<');
});

it('tells the part that the device was made as, and none where nobody noted it', async () => {
  const { printer: _, ...form } = lampLabel;
  const label = { form: { ...form, lines: ['{part}', 'no {n}'] }, namePattern: '{part:-3}-{n}' };
  const made = { preset: 'lamps', name: '100-12', label };
  const shown = await bench({ ...made, part: 'LMP-100' }).showLabel({ attemptId: 'run' });
  expect(shown.ok && shown.value?.svg).toMatch(/>LMP-100<.*>no 12</);
  expect(await bench(made).showLabel({ attemptId: 'run' })).toMatchObject({
    error: { code: 'label-text-missing', details: { field: 'part' } },
  });
});

it('is as it was applied, whatever has become of its preset since, and says where its form is from', async () => {
  const { printer: _, ...form } = lampLabel;
  const label = { form: { ...form, lines: ['{preset} {product}', 'was {n:4}'] }, namePattern: 'l-{n}', product: '7' };
  const lines = ['deleted', 'broken', 'lamps'].map((preset) => ({ preset, label, name: 'l-12' }));
  const printers: unknown[] = [];
  for (const line of lines) {
    const { showLabel, printLabel, drawn } = bench(line);
    const shown = await showLabel({ attemptId: 'run' });
    expect(shown).toMatchObject({ ok: true, value: { form: 'applied' } });
    expect(shown.ok && shown.value?.svg).toMatch(new RegExp(`width="40mm".*>${line.preset} 7<.*>was 0012<`));
    expect(await printLabel({ attemptId: 'run', printer: 'office' })).toEqual(success('printed'));
    expect(drawn[0]?.svg).toBe(shown.ok ? shown.value?.svg : '');
    printers.push(shown.ok && shown.value?.printer);
  }
  // The preset that is there still says where it goes.
  expect(printers).toEqual([undefined, undefined, 'ZD421']);
  expect(await bench({ preset: 'lamps' }).showLabel({ attemptId: 'run' })).toMatchObject({ value: { form: 'preset' } });
  expect(await bench({ preset: 'deleted' }).showLabel({ attemptId: 'run' })).toMatchObject({
    value: { form: 'usual' },
  });
  expect(await bench().showLabel({ attemptId: 'run' })).toMatchObject({ value: { form: 'usual' } });
});

it('says what the preset gave, and whose the device became', async () => {
  const shown = await bench({ preset: 'whose' }).showLabel({ attemptId: 'run' });
  expect(shown.ok && shown.value?.svg).toContain('>whose 102<');
  expect(shown.ok && shown.value?.svg).toContain('>ann@example.com<');
});

it('is no other label where the preset of the device cannot be read', async () => {
  const { showLabel, printLabel, drawn } = bench({ preset: 'broken' });
  const unreadable = { ok: false, error: { code: 'preset-unreadable' } };
  expect(await showLabel({ attemptId: 'run' })).toMatchObject(unreadable);
  expect(await printLabel({ attemptId: 'run', printer: 'office' })).toMatchObject(unreadable);
  expect(drawn).toEqual([]);
});

it('says what a printer refused, and does not remember it', async () => {
  const refused = failure(setupError('label-not-printed', { saw: 'media-empty' }));
  const { printLabel, remembered } = bench({ printed: refused });
  expect(await printLabel({ attemptId: 'run', printer: 'ZD421' })).toEqual(refused);
  expect(remembered).toEqual([]);
});

it('saves a file whose name nobody else has chosen, and leaves nothing where that fails', async () => {
  const { printLabel, offered } = bench({ to: 'one.pdf' });
  expect(await printLabel({ attemptId: 'run' })).toEqual(success('saved'));
  expect(offered).toEqual([`label-${row.deviceId}.pdf`]);
  expect(await readFile(path.join(folder, 'one.pdf'), 'utf8')).toBe('%PDF-');
  expect(await bench({ to: 'gone/one.pdf' }).printLabel({ attemptId: 'run' })).toMatchObject({
    error: { code: 'label-not-saved', saw: 'ENOENT' },
  });
  expect(await bench().printLabel({ attemptId: 'run' })).toEqual(success(undefined));
  expect(await readdir(folder)).toEqual(['one.pdf']);
});

it('is there once more for a device that a line handed over, as the line counted it', async () => {
  const handedOver = { verdict: null, outcome: 'handed-over' };
  const { printLabel, drawn } = bench({ ...handedOver, preset: 'lamps' });
  expect(await printLabel({ attemptId: 'run', printer: 'ZD421' })).toEqual(success('printed'));
  expect(drawn).toHaveLength(1);
  // By no line: nobody has looked whether it works.
  expect(await bench(handedOver).showLabel({ attemptId: 'run' })).toEqual(success(undefined));
});

it('gives no label to a golden device, which no line makes', async () => {
  expect(await bench({ kind: 'golden' }).showLabel({ attemptId: 'run' })).toEqual(success(undefined));
});

it('gives no label to a device that has not passed, or that nobody knows', async () => {
  const { showLabel, printLabel, drawn } = bench({ verdict: 'FAIL' });
  expect(await showLabel({ attemptId: 'run' })).toEqual(success(undefined));
  expect(await printLabel({ attemptId: 'run', printer: 'office' })).toEqual(success(undefined));
  expect(await bench().showLabel({ attemptId: 'gone' })).toEqual(success(undefined));
  expect(drawn).toEqual([]);
});

it('knows which code a label holds by the form that was applied, else by the preset, and by no guess', async () => {
  const code = { kind: 'qr', of: 'serial' } as const;
  const { printer: _, ...form } = lampLabel;
  const label = { form: { ...form, code } };
  const codeOf = (...of: Parameters<typeof bench>) => bench(...of).readLabelCode({ attemptId: 'run' });
  expect(await codeOf({ preset: 'broken', label })).toEqual(success('serial'));
  expect(await codeOf({ preset: 'coded' })).toEqual(success('id'));
  expect(await codeOf({ preset: 'lamps' })).toEqual(success(undefined));
  expect(await codeOf({ preset: 'deleted' })).toEqual(success(undefined));
  expect(await codeOf({ preset: 'broken' })).toMatchObject({ error: { code: 'preset-unreadable' } });
  expect(await codeOf({ verdict: 'FAIL', preset: 'coded' })).toEqual(success(undefined));
});

it('notes that a label is on its device, once for each label', async () => {
  const { noteLabelVerified, written } = bench();
  expect(await noteLabelVerified({ attemptId: 'run' })).toEqual(success('noted'));
  expect(written).toMatchObject([{ type: 'measurement', attemptId: 'run', name: 'label-verified', value: 1 }]);
  expect(await noteLabelVerified({ attemptId: 'run' })).toEqual(success('noted'));
  expect(written).toHaveLength(1);
  // Its line printed another one.
  written.push({ type: 'measurement', attemptId: 'run', at: 1, name: 'labels-printed', value: 2, unit: '' });
  expect(await noteLabelVerified({ attemptId: 'run' })).toEqual(success('noted'));
  expect(written.map((event) => 'name' in event && event.name)).toEqual([
    'label-verified',
    'labels-printed',
    'label-verified',
  ]);
});

it('notes one match for each label that was printed, where the clock of its line is ahead of this one as well', async () => {
  const { noteLabelVerified, written } = bench({ byTime: true });
  const said = { type: 'measurement', attemptId: 'run', unit: '' } as const;
  written.push({ ...said, at: 9e15, name: 'labels-printed', value: 2 });
  for (const _ of [1, 2, 3]) expect(await noteLabelVerified({ attemptId: 'run' })).toEqual(success('noted'));
  expect(written).toHaveLength(3);
});

it('says why a match is not noted: the attempt is gone, or its device has no label', async () => {
  expect(await bench().noteLabelVerified({ attemptId: 'gone' })).toEqual(success('not-there'));
  const failed = bench({ verdict: 'FAIL' });
  expect(await failed.noteLabelVerified({ attemptId: 'run' })).toEqual(success('not-there'));
  expect(failed.written).toEqual([]);
  // Forgotten while it is noted.
  const forgotten = bench({ writes: false, shownOnce: true });
  expect(await forgotten.noteLabelVerified({ attemptId: 'run' })).toEqual(success('not-there'));
});

it('shows the label of a preset as it is typed, filled with what takes most room, and says what keeps it back', async () => {
  const { previewLabel, listPrinters } = bench();
  const sample = { name: 'lamp-1', number: 1, at: Date.UTC(2026, 0, 31), preset: 'lamps', product: '<b>' };
  const shown = (change: object) =>
    previewLabel({ label: JSON.stringify({ ...lampLabel, ...change }), sample }).then((made) =>
      made.ok ? made.value.svg : [made.error.code, made.error.details],
    );
  expect(await shown({ widthMm: 90, lines: ['{serial} {n:3}', '{preset} {product}'] })).toMatch(
    />PHHM[A-Z]+ 001<.*>lamps &lt;b&gt;</,
  );
  expect(await shown({ heightMm: 5 })).toEqual(['label-too-small', { width: 40, height: 6 }]);
  expect(await shown({ lines: ['{customer}'] })).toEqual(['label-text-missing', { field: 'customer' }]);
  const { name: _, ...nameless } = sample;
  expect(await previewLabel({ label: JSON.stringify({ ...lampLabel, lines: ['{name}'] }), sample: nameless })).toEqual(
    failure(setupError('label-text-missing', { details: { field: 'name' } })),
  );
  expect(await shown({ widthMm: null })).toEqual(['preset-unreadable', undefined]);
  expect(await previewLabel({ label: '{', sample })).toMatchObject({ error: { code: 'preset-unreadable' } });
  expect(await listPrinters()).toMatchObject({ ok: true, value: [{ name: 'office' }, { shownAs: 'Zebra' }] });
});

it('prints the codes of a line in the language that is asked for, or saves them', async () => {
  const { showCommandSheet, printCommandSheet, drawn, offered, remembered } = bench({ to: 'codes.pdf' });
  const sheet = { paper: 'letter', language: 'de' } as const;
  const shown = await showCommandSheet(sheet);
  expect(shown).toMatchObject({ ok: true, value: { printers: [{ name: 'office' }, { name: 'ZD421' }] } });
  expect(shown.ok && shown.value.svg).toContain('Linie beenden');
  expect(await printCommandSheet({ ...sheet, printer: 'office' })).toEqual(success('printed'));
  expect(remembered).toEqual([]);
  expect(drawn.map(({ layout }) => layout.widthMm)).toEqual([215.9]);
  expect(await printCommandSheet(sheet)).toEqual(success('saved'));
  const own: OwnCode[] = [{ command: 'operator', text: 'Ann' }];
  const badges = await showCommandSheet({ ...sheet, own });
  expect(badges.ok && badges.value.svg).toContain('>Ann<');
  // A sticker's code, with a secret behind it perhaps.
  const hidden: OwnCode[] = [{ command: 'note', text: 'PHHMAB12CD34EF5 0A1B' }];
  expect(await showCommandSheet({ ...sheet, own: hidden })).toMatchObject({ error: { code: 'invalid-input' } });
  expect(offered).toEqual(['line-codes.pdf']);
  expect(await readFile(path.join(folder, 'codes.pdf'), 'utf8')).toBe('%PDF-');
});
