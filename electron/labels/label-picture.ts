import { escapeXml } from '../../shared/escape-xml.ts';
import type { LabelLayout } from '../../shared/label-layout.ts';

/** Fonts whose letters are all as wide as the layout takes them for; the others stand in where one of them has no such letter. */
const fonts = "'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,'Courier New',monospace";

type Size = Pick<LabelLayout, 'widthMm' | 'heightMm'>;

/** Where on a sheet it lies, in millimetres from the left upper corner. */
export interface PlacedLabel {
  readonly x: number;
  readonly y: number;
  readonly layout: LabelLayout;
}

/** A label as SVG, in millimetres: its numbers are ours, and its texts are never markup. */
export const labelPicture = (layout: LabelLayout): string => picture(layout, marksOf(layout));

/** Several of them on one sheet, in their order. */
export function sheetPicture(sheet: Size, labels: readonly PlacedLabel[]): string {
  const groups = labels.map(({ x, y, layout }) => `<g transform="translate(${mm(x)} ${mm(y)})">${marksOf(layout)}</g>`);
  return picture(sheet, groups.join(''));
}

function picture({ widthMm, heightMm }: Size, marks: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${mm(widthMm)}mm" height="${mm(heightMm)}mm" ` +
    `viewBox="0 0 ${mm(widthMm)} ${mm(heightMm)}" shape-rendering="crispEdges">` +
    `<rect width="100%" height="100%" fill="#fff"/>${marks}</svg>`
  );
}

function marksOf({ textMm, symbol, lines }: LabelLayout): string {
  const code =
    symbol === undefined
      ? ''
      : `<path transform="translate(${mm(symbol.x)} ${mm(symbol.y)}) scale(${mm(symbol.columnMm)} ${mm(symbol.rowMm)})" ` +
        `fill-rule="evenodd" d="${symbol.path}"/>`;
  const texts = lines.map(
    ({ x, baseline, text }) => `<text x="${mm(x)}" y="${mm(baseline)}" direction="ltr">${escapeXml(text)}</text>`,
  );
  return `${code}<g font-family="${fonts}" font-size="${mm(textMm)}" xml:space="preserve">${texts.join('')}</g>`;
}

/** Tenths of a micrometre: bars must not lie beside the dots of a printer. */
const mm = (value: number) => String(Math.round(value * 10_000) / 10_000);
