import { expect, it } from 'vitest';
import { checkLabelsOfLine } from '../../../electron/composition/labels-of-line.ts';
import { sampleLabel } from '../../../electron/labels/line-label.ts';
import type { DeviceList } from '../../../electron/station/device-list.ts';
import type { Label } from '../../../shared/label.ts';
import { success } from '../../../shared/result.ts';

const long = 'LAMP-0042-REV-B-FACTORY-NORTH-00001';
const label: Label = {
  widthMm: 62,
  heightMm: 20,
  code: { kind: 'code-128', of: 'serial' },
  lines: ['{serial}'],
  textMm: 3,
  dotsPerInch: 203,
};
const sticker = 'PHHMABCDEFGHIJK';

/** The serial numbers with which the labels of a line are tried. */
async function serialsOf(
  serials: readonly (string | undefined)[] | undefined,
  { serialPattern, rule = 'none' }: { readonly serialPattern?: string; readonly rule?: 'none' | 'account' } = {},
) {
  const devices = serials?.map((serial, row) => ({ row, serial }));
  const list = devices && ({ devices } as unknown as DeviceList);
  const tried: (string | undefined)[] = [];
  const preset = {
    ...{ name: 'P', product: undefined, part: undefined, revision: undefined, pattern: undefined },
    ...{ customer: { rule }, serialPattern },
  } as unknown as Parameters<typeof checkLabelsOfLine>[0];
  await checkLabelsOfLine(preset, list, false, async ({ serial }) => {
    tried.push(serial);
    return success(undefined);
  });
  return tried;
}

it.each([
  ['the longest of its list', ['X1', long, 'X2'], {}, [long]],
  ['that of a sticker where the list lacks one', ['X1', undefined], {}, [sticker]],
  ['one as its pattern has it where the list lacks one', ['X1', undefined], { serialPattern: 'L-##-@?' }, ['L-00-WW']],
  ['one as its pattern has it', undefined, { serialPattern: `L-${'#'.repeat(40)}` }, [`L-${'0'.repeat(40)}`]],
  ['that of a sticker', undefined, {}, [sticker]],
  ['none, which the cloud has not told yet', undefined, { rule: 'account' }, [undefined]],
] as const)('tries the labels of a line with %s', async (_, serials, preset, tried) => {
  expect(await serialsOf(serials, preset)).toEqual(tried);
});

it('finds before the first device that a number of the list is too long for the label', async () => {
  const list = { devices: [{ row: 1, serial: long }] } as unknown as DeviceList;
  const preset = { name: 'P', customer: { rule: 'none' } } as unknown as Parameters<typeof checkLabelsOfLine>[0];
  const checked = await checkLabelsOfLine(preset, list, false, (sample) => sampleLabel(label, sample));
  expect(checked).toMatchObject({ ok: false, error: { code: 'label-too-small' } });
});
