import { describe, expect, it } from 'vitest';
import { pdfWithoutWindow } from '../../../electron/labels/label-pdf.ts';
import { makeLabel } from '../../../electron/labels/make-label.ts';
import { codeKinds, type Label } from '../../../shared/label.ts';
import { readCodes } from '../../support/read-codes.ts';
import { readPdf } from '../../support/read-pdf.ts';

const device = { id: '3b0021001747353236343033', serial: 'PHHMAB12CD34EF5', at: Date.UTC(2026, 0, 31), number: 42 };
const label: Label = { widthMm: 90, heightMm: 40, lines: ['{name}', '{id}'], textMm: 3, dotsPerInch: 203 };
const formats = { 'code-128': 'Code128', qr: 'QRCode', 'data-matrix': 'DataMatrix' } as const;

async function pdfOf(change: Partial<Label>, name = 'Lämpchen – 42') {
  const made = makeLabel({ ...label, ...change }, { ...device, name });
  if (!made.ok) throw new Error(made.error.code);
  return { layout: made.value.layout, pdf: await pdfWithoutWindow.pdf(made.value) };
}

describe('a label as PDF without a window', () => {
  it.each(codeKinds)('is one page of its size, whose %s is read back', async (kind) => {
    const { pdf } = await pdfOf({ code: { kind, of: 'serial' } });
    if (!pdf.ok) throw new Error(pdf.error.code);
    const [page, ...others] = await readPdf(pdf.value, 300);
    if (page === undefined) throw new Error('no page');
    expect(others).toEqual([]);
    expect([Math.round(page.widthMm), Math.round(page.heightMm)]).toEqual([90, 40]);
    expect(await readCodes(page.picture)).toEqual([{ format: formats[kind], text: device.serial }]);
  });

  it('has each text where the layout puts it, and nothing beside', async () => {
    const { layout, pdf } = await pdfOf({ code: { kind: 'data-matrix', of: 'id' } });
    if (!pdf.ok) throw new Error(pdf.error.code);
    const [page] = await readPdf(pdf.value, 300);
    if (page === undefined) throw new Error('no page');
    const { data, width, height, channels } = page.picture;
    const mm = 300 / 25.4;
    const isBlack = (x: number, y: number) => (data[(y * width + x) * channels] ?? 255) < 128;
    const boxes = [layout.symbol, ...layout.lines].flatMap((box) => box ?? []);
    let outside = 0;
    const inBox = boxes.map(() => 0);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        if (!isBlack(x, y)) continue;
        const at = boxes.findIndex(
          (box) =>
            x >= box.x * mm - 2 &&
            x <= (box.x + box.widthMm) * mm + 2 &&
            y >= box.y * mm - 2 &&
            y <= (box.y + box.heightMm) * mm + 2,
        );
        if (at === -1) outside += 1;
        else inBox[at] = (inBox[at] ?? 0) + 1;
      }
    }
    expect(outside).toBe(0);
    for (const black of inBox) expect(black).toBeGreaterThan(50);
  });

  it('is none where its fonts have not the letters, and names them', async () => {
    const { pdf } = await pdfOf({}, 'ランプ');
    expect(pdf).toMatchObject({ error: { code: 'label-text-missing', details: { field: 'ランプ' } } });
  });
});
