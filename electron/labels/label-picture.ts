import { escapeXml } from '../../shared/escape-xml.ts';
import type { LabelLayout } from '../../shared/label-layout.ts';

/** Fonts whose letters are all as wide as the layout takes them for; the others stand in where one of them has no such letter. */
const fonts = "'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,'Courier New',monospace";

/** A label as SVG, in millimetres: its numbers are ours, and its texts are never markup. */
export function labelPicture({ widthMm, heightMm, textMm, symbol, lines }: LabelLayout): string {
  const code =
    symbol === undefined
      ? ''
      : `<path transform="translate(${mm(symbol.x)} ${mm(symbol.y)}) scale(${mm(symbol.columnMm)} ${mm(symbol.rowMm)})" ` +
        `fill-rule="evenodd" d="${symbol.path}"/>`;
  const texts = lines.map(
    ({ x, baseline, text }) => `<text x="${mm(x)}" y="${mm(baseline)}" direction="ltr">${escapeXml(text)}</text>`,
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${mm(widthMm)}mm" height="${mm(heightMm)}mm" ` +
    `viewBox="0 0 ${mm(widthMm)} ${mm(heightMm)}" shape-rendering="crispEdges">` +
    `<rect width="100%" height="100%" fill="#fff"/>${code}` +
    `<g font-family="${fonts}" font-size="${mm(textMm)}" xml:space="preserve">${texts.join('')}</g></svg>`
  );
}

/** Tenths of a micrometre: bars must not lie beside the dots of a printer. */
const mm = (value: number) => String(Math.round(value * 10_000) / 10_000);
