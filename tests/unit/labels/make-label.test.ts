import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeLabel } from '../../../electron/labels/make-label.ts';
import { codeFields, codeKinds, type Label, usualLabel } from '../../../shared/label.ts';
import type { PlaceholderValues } from '../../../shared/placeholders.ts';
import { plainText } from '../../../shared/plain-text.ts';
import { drawLayout } from '../../support/draw-layout.ts';
import { readCodes } from '../../support/read-codes.ts';
import hostile from '../../vectors/hostile-texts.json' with { type: 'json' };

const device: PlaceholderValues = {
  id: '3b0021001747353236343033',
  serial: 'PHHMAB12CD34EF5',
  name: 'porch-0042',
  at: Date.UTC(2026, 0, 31),
  number: 42,
};
const label: Label = { widthMm: 90, heightMm: 40, lines: [], textMm: 3, dotsPerInch: 203 };
const made = (change: Partial<Label>, values = device) => {
  const result = makeLabel({ ...label, ...change }, values);
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.details)}`);
  return result.value;
};
const refusal = (change: Partial<Label>, values = device) => {
  const result = makeLabel({ ...label, ...change }, values);
  return result.ok ? undefined : { code: result.error.code, ...result.error.details };
};
const formats = { 'code-128': 'Code128', qr: 'QRCode', 'data-matrix': 'DataMatrix' } as const;

describe('a code of a label', () => {
  for (const kind of codeKinds) {
    for (const of of codeFields) {
      for (const dotsPerInch of [203, 300] as const) {
        it(`${kind} of the ${of} is read by a decoder from ${dotsPerInch} dots to the inch`, async () => {
          const { layout } = made({ code: { kind, of }, lines: ['{name}', '{id}'], dotsPerInch });
          expect(await readCodes(drawLayout(layout, dotsPerInch))).toEqual([
            { format: formats[kind], text: device[of] },
          ]);
        });
      }
    }
  }

  it('is read of names in other scripts, where it can hold them', async () => {
    for (const name of ['ランプ 七号', 'Lämpchen é', 'лампа', '😀🏳️‍🌈', '<script>alert(1)</script>', 'a'.repeat(200)]) {
      for (const kind of ['qr', 'data-matrix'] as const) {
        const { layout } = made({ code: { kind, of: 'name' } }, { ...device, name });
        const read = await readCodes(drawLayout(layout, 203));
        expect(read.map(({ text }) => text)).toEqual([name.replace('\u200d', ' ')]);
      }
    }
    expect(refusal({ code: { kind: 'code-128', of: 'name' } }, { ...device, name: 'ランプ' })).toEqual({
      code: 'label-text-missing',
      field: 'name',
    });
  });

  it('has modules of whole dots, and none smaller than scanners read', () => {
    for (const dotsPerInch of [203, 300, 600] as const) {
      const dots = (change: Partial<Label>) => {
        const { symbol } = made({ ...change, dotsPerInch }).layout;
        return (symbol?.columnMm ?? 0) / (25.4 / dotsPerInch);
      };
      for (const kind of codeKinds) {
        const module = dots({ code: { kind, of: 'id' }, widthMm: 90 });
        expect(module).toBeCloseTo(Math.round(module), 6);
        expect((module * 25.4) / dotsPerInch).toBeGreaterThanOrEqual(0.19);
      }
    }
  });
});

describe('what does not fit', () => {
  // All letters, so that Code 128 cannot put two digits into one sign.
  const longest = { ...device, id: 'abcdefabcdefabcdefabcdef' };

  it('is refused with the size that is needed, and fits there', () => {
    const small: Partial<Label> = {
      code: { kind: 'code-128', of: 'id' },
      widthMm: 57,
      heightMm: 32,
      lines: ['{id}'],
    };
    const needed = { code: 'label-too-small', width: 82, height: 32 };
    expect(refusal(small, longest)).toEqual(needed);
    expect(refusal({ ...small, widthMm: 81 }, longest)).toEqual(needed);
    expect(refusal({ ...small, widthMm: 82 }, longest)).toBeUndefined();
    // A finer printer needs less.
    expect(refusal({ ...small, dotsPerInch: 600 }, longest)).toMatchObject({ width: 70 });
  });

  it('is never shrunk or cut: a long name takes more lines, and then another label', () => {
    const usual = (name: string) => makeLabel(usualLabel({ serial: device.serial, name }), { ...device, name });
    const long = usual('n'.repeat(64));
    expect(long).toMatchObject({ ok: true, value: { layout: { textMm: 3 } } });
    expect(long.ok && long.value.layout.lines.map(({ text }) => text).join('')).toBe(
      `${'n'.repeat(64)}${device.serial}${device.id}`,
    );
    expect(usual('灯'.repeat(200))).toMatchObject({ ok: false, error: { code: 'label-too-small' } });
  });

  it('is what nobody knows of the device', () => {
    const unknown = { ...device, serial: undefined, name: undefined, number: undefined };
    expect(refusal({ lines: ['{serial}'] }, unknown)).toEqual({ code: 'label-text-missing', field: 'serial' });
    expect(refusal({ lines: ['No. {n:4}'] }, unknown)).toEqual({ code: 'label-text-missing', field: 'n' });
    expect(refusal({ code: { kind: 'qr', of: 'name' } }, unknown)).toEqual({
      code: 'label-text-missing',
      field: 'name',
    });
    expect(refusal({ lines: ['No. {n:4}', '{date}'] })).toBeUndefined();
  });
});

describe('foreign names', () => {
  it('are text and nothing else', () => {
    for (const { text } of hostile) {
      const { svg, layout } = made({ lines: ['{name}'], widthMm: 200, heightMm: 200 }, { ...device, name: `x${text}` });
      const drawn = svg.replace(/<text [^<>]*>[^<>]*<\/text>/g, '');
      expect(drawn.replace(/<\/?(?:svg|rect|g)\b[^<>]*>/g, '')).toBe('');
      expect(layout.lines.map((line) => line.text).join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      // Only what we wrote ourselves has quotes.
      expect(svg.match(/<text [^<>]*>([^<>]*)<\/text>/)?.[1]).not.toMatch(/["']/);
    }
  });

  it('are held by every code that can be made of them, whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), async (name) => {
        const result = makeLabel(
          { ...label, widthMm: 200, heightMm: 100, code: { kind: 'qr', of: 'name' } },
          { ...device, name },
        );
        const plain = plainText(name, 64);
        if (plain === '') return expect(result.ok).toBe(false);
        const read = result.ok ? await readCodes(drawLayout(result.value.layout, 203)) : [];
        expect(read.map(({ text }) => text)).toEqual([plain]);
      }),
      { numRuns: 40, seed: 19 },
    );
  });
});
