import PDFDocument from 'pdfkit';
import { setupError } from '../../shared/errors.ts';
import type { LabelLayout } from '../../shared/label-layout.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { PdfMaker } from './label-port.ts';

const pointsOfMm = 72 / 25.4;

/** The letters of the fonts that every reader of PDF has (ISO 32000-1, annex D.2, WinAnsiEncoding). */
const letters = /^[\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/;

/** The first of them that has a letter which such a PDF has not. */
function foreignText(texts: readonly string[]): string | undefined {
  return texts.find((text) => !letters.test(text));
}

/** For programs without a window. */
export const pdfWithoutWindow: PdfMaker = { pdf: ({ layout }) => labelPdf(layout), foreign: foreignText };

/**
 * A label as a PDF of one page of its size, without Chromium. Its letters are those of Courier, 0.6 of their size wide and so no
 * wider than the layout takes them for. Fails with `label-text-missing` (details.field: the text) for a letter that it has not.
 */
async function labelPdf(layout: LabelLayout): Promise<Result<Uint8Array>> {
  const { widthMm, heightMm, textMm, symbol, lines } = layout;
  const foreign = foreignText(lines.map(({ text }) => text));
  if (foreign !== undefined) return failure(setupError('label-text-missing', { details: { field: foreign } }));
  const pdf = new PDFDocument({ size: [widthMm * pointsOfMm, heightMm * pointsOfMm], margin: 0 });
  const pieces: Uint8Array[] = [];
  pdf.scale(pointsOfMm).fillColor('black');
  if (symbol !== undefined) {
    pdf.save().translate(symbol.x, symbol.y).scale(symbol.columnMm, symbol.rowMm);
    pdf.path(symbol.path).fill('even-odd').restore();
  }
  pdf.font('Courier').fontSize(textMm);
  for (const { text, x, baseline } of lines) pdf.text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
  pdf.end();
  for await (const piece of pdf) pieces.push(piece);
  return success(new Uint8Array(Buffer.concat(pieces)));
}
