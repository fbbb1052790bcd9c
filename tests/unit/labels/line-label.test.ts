import { expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import type { LabelPrinter } from '../../../electron/labels/label-port.ts';
import { checkLineLabel, checkListedSerials, lineLabel } from '../../../electron/labels/line-label.ts';
import type { Label } from '../../../shared/label.ts';
import { success } from '../../../shared/result.ts';

const label: Label = {
  widthMm: 57,
  heightMm: 32,
  code: { kind: 'data-matrix', of: 'id' },
  lines: ['{name}', '{serial}'],
  textMm: 3,
  dotsPerInch: 203,
};
const device = { id: '3b0021001747353236343033', serial: 'PHHMAB12CD34EF5', name: 'porch', at: 0, number: undefined };
const sample = { name: 'porch', number: undefined, at: 0 };

function printers(...names: readonly string[]) {
  const used: string[] = [];
  const printer: LabelPrinter = {
    printers: async () => names.map((name) => ({ name, shownAs: name })),
    async print(_label, name) {
      used.push(name);
      return success(undefined);
    },
    pdf: () => Promise.reject(new Error('not asked for')),
  };
  return { printer, used };
}

it('takes the printer of the preset, then the one of last time, then the only one', async () => {
  const { printer } = printers('a', 'b');
  const only = printers('c').printer;
  const found = (named: string | undefined, chosen: string | undefined, on = printer) =>
    checkLineLabel(on, named === undefined ? label : { ...label, printer: named }, sample, chosen);
  expect(await found('b', 'a')).toMatchObject(success({ name: 'b' }));
  expect(await found(undefined, 'a')).toMatchObject(success({ name: 'a' }));
  expect(await found(undefined, 'gone')).toMatchObject({
    error: { code: 'printer-not-found', details: { printer: 'gone' } },
  });
  // Another printer than the preset names has other labels in it.
  expect(await found('c', 'a')).toMatchObject({ error: { code: 'printer-not-found', details: { printer: 'c' } } });
  expect(await found(undefined, undefined, only)).toMatchObject(success({ name: 'c' }));
});

it('prints all labels of a line on the printer that was found before its first device', async () => {
  const { printer, used } = printers('a', 'b');
  const print = lineLabel(printer, label, 'b');
  expect([await print(device, neverAborted()), await print(device, neverAborted())]).toEqual([
    success(undefined),
    success(undefined),
  ]);
  expect(used).toEqual(['b', 'b']);
});

it('tells before the first device what would keep all labels from being printed', async () => {
  const { printer } = printers('a');
  const code = async (change: Partial<Label>, of: Partial<typeof sample> = {}, on = printer) => {
    const checked = await checkLineLabel(on, { ...label, ...change }, { ...sample, ...of }, undefined);
    return checked.ok ? 'ok' : [checked.error.code, ...Object.values(checked.error.details ?? {})].join(' ');
  };
  expect(await code({})).toBe('ok');
  // An ID of letters takes more of it than one of digits.
  expect(await code({ code: { kind: 'code-128', of: 'id' } })).toBe('label-too-small 82 32');
  expect(await code({ lines: ['{n:4}'] })).toBe('label-text-missing n');
  expect(await code({}, { name: undefined } as never)).toBe('label-text-missing name');
  expect(await code({}, {}, printers().printer)).toBe('printer-not-found –');
});

it('throws nothing', async () => {
  const broken: LabelPrinter = { ...printers('a').printer, print: () => Promise.reject(new Error('gone')) };
  expect(await lineLabel(broken, label, 'a')(device, neverAborted())).toMatchObject({
    error: { code: 'label-not-printed', saw: 'gone' },
  });
});

it('asks for the serial numbers of listed devices only where their labels tell them', async () => {
  const lacking = { error: { code: 'label-text-missing', details: { field: 'serial' } } };
  expect(await checkListedSerials(label, ['L-1', undefined])).toMatchObject(lacking);
  expect(await checkListedSerials(label, ['L-1', 'L-2'])).toMatchObject({ ok: true });
  const coded: Label = { ...label, code: { kind: 'qr', of: 'serial' }, lines: [] };
  expect(await checkListedSerials(coded, [undefined])).toMatchObject(lacking);
  expect(await checkListedSerials({ ...label, lines: ['{name} {n}'] }, [undefined])).toMatchObject({ ok: true });
});
