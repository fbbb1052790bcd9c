import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeKinds } from '../../../shared/label.ts';
import { type Box, type LabelSymbol, layOutLabel } from '../../../shared/label-layout.ts';

const symbolOf = (kind: LabelSymbol['kind'], columns: number): LabelSymbol => ({
  kind,
  columns,
  rows: kind === 'code-128' ? 1 : columns,
  path: '',
});
const label = fc.record({
  widthMm: fc.double({ min: 10, max: 120, noNaN: true }),
  heightMm: fc.double({ min: 5, max: 80, noNaN: true }),
  textMm: fc.double({ min: 1, max: 8, noNaN: true }),
  dotsPerInch: fc.constantFrom(203, 300, 600),
});
const symbol = fc.option(
  fc.record({ kind: fc.constantFrom(...codeKinds), columns: fc.integer({ min: 10, max: 320 }) }),
  { nil: undefined },
);
const letters = fc.constantFrom('a', 'W', '0', ' ', 'é', '灯', 'ن', 'क', '😀', 'n\u0303');
const texts = fc.array(fc.string({ unit: letters, minLength: 1, maxLength: 80 }), { maxLength: 6 });

const overlap = (one: Box, other: Box) =>
  one.x < other.x + other.widthMm - 1e-6 &&
  other.x < one.x + one.widthMm - 1e-6 &&
  one.y < other.y + other.heightMm - 1e-6 &&
  other.y < one.y + one.heightMm - 1e-6;

describe('the layout of a label', () => {
  it('lets nothing overlap or leave the label, keeps the quiet zone, and loses no letter; or says what it needs', () => {
    let laidOut = 0;
    fc.assert(
      fc.property(label, symbol, texts, (size, code, lines) => {
        const drawn = code && symbolOf(code.kind, code.columns);
        const result = layOutLabel(size, drawn, lines);
        if (!result.ok) {
          const { width, height } = result.error.details as { width: number; height: number };
          expect(width > size.widthMm || height > size.heightMm).toBe(true);
          return;
        }
        laidOut += 1;
        const { symbol: placed, lines: rows } = result.value;
        const quiet = placed && {
          x: placed.x - placed.quietMm,
          y: drawn?.kind === 'code-128' ? placed.y : placed.y - placed.quietMm,
          widthMm: placed.widthMm + 2 * placed.quietMm,
          heightMm: drawn?.kind === 'code-128' ? placed.heightMm : placed.heightMm + 2 * placed.quietMm,
        };
        const boxes: readonly Box[] = [...rows, ...(quiet === undefined ? [] : [quiet])];
        for (const box of boxes) {
          expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0.98);
          expect(box.x + box.widthMm).toBeLessThanOrEqual(size.widthMm - 0.98);
          expect(box.y + box.heightMm).toBeLessThanOrEqual(size.heightMm - 0.98);
          expect(boxes.some((other) => other !== box && overlap(box, other))).toBe(false);
        }
        if (placed !== undefined) {
          const dots = placed.columnMm / (25.4 / size.dotsPerInch);
          expect(Math.abs(dots - Math.round(dots))).toBeLessThan(1e-6);
          expect(placed.columnMm).toBeGreaterThanOrEqual(drawn?.kind === 'code-128' ? 0.19 : 0.25);
        }
        const bare = (text: string) => text.replaceAll(' ', '');
        expect(bare(rows.map(({ text }) => text).join(''))).toBe(bare(lines.join('')));
      }),
      { numRuns: 600, seed: 19 },
    );
    expect(laidOut).toBeGreaterThan(60);
  });

  it('needs no more than it says', () => {
    fc.assert(
      fc.property(
        label,
        symbol,
        fc.array(fc.string({ unit: letters, minLength: 1, maxLength: 30 }), { maxLength: 3 }),
        (size, code, lines) => {
          const drawn = code && symbolOf(code.kind, code.columns);
          let wanted = size;
          // With more width a text takes fewer lines, so that it never grows for ever.
          for (let tries = 0; tries < 3; tries += 1) {
            const result = layOutLabel(wanted, drawn, lines);
            if (result.ok) return;
            const { width, height } = result.error.details as { width: number; height: number };
            wanted = { ...size, widthMm: width, heightMm: height };
          }
          expect(layOutLabel(wanted, drawn, lines).ok).toBe(true);
        },
      ),
      { numRuns: 300, seed: 19 },
    );
  });
});
