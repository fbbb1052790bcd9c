import type { i18n } from 'i18next';
import type { Paper } from '../../shared/ipc/labels.ts';
import { type LabelLayout, layOutLabel, textWidth } from '../../shared/label-layout.ts';
import { type Result, success } from '../../shared/result.ts';
import { type ScanCommand, scanCommands } from '../../shared/scan-kinds.ts';
import { type PlacedLabel, sheetPicture } from './label-picture.ts';
import type { PrintedPage } from './label-port.ts';
import { labelSymbol } from './label-symbol.ts';

/** ISO 216 and ANSI/ASME Y14.1, in millimetres. */
const papers: Readonly<Record<Paper, { readonly widthMm: number; readonly heightMm: number }>> = {
  a4: { widthMm: 210, heightMm: 297 },
  letter: { widthMm: 215.9, heightMm: 279.4 },
};

/** Ours: no printer for offices leaves more of the edge white. */
const edgeMm = 14;
/** Ours: so far from each other that a scanner held over one sees no bar of another. */
const betweenMm = { columns: 12, rows: 16 } as const;
/** Ours: a bar of it is half a millimetre then, which any scanner reads from where a hand holds it. */
const codeWidthMm = 70;
const letterMm = { title: 7, word: 5, text: 3.2 } as const;
const columns = 2;
/** Printers for offices have twice as many, and so whole dots for each of these. */
const dotsPerInch = 300;

/** By what the buttons of the line are called: paper and window say the same. */
const wordKeys = {
  stop: 'station.end',
  retry: 'station.retry',
  'go-on': 'station.goOn',
  seen: 'station.seen',
  'set-aside': 'station.setAside',
  reprint: 'station.reprint',
  test: 'station.sheet.test',
} as const satisfies Record<Exclude<ScanCommand, 'note' | 'operator'>, string>;

const codes = Object.entries(scanCommands).flatMap(([name, command]) =>
  command === 'note' || command === 'operator' ? [] : [{ code: `PS:${name}`, command }],
);

/**
 * The printed codes of the line on one page: each in Code 128, which every scanner reads, with its word and what it does. A note
 * and a badge are not among them: their codes have the words of whoever prints them. The translator has the words of `station`. Fails as `layOutLabel`
 * and `labelSymbol`, which these texts in no language do.
 */
export function commandSheet(paper: Paper, { t }: Pick<i18n, 't'>): Result<PrintedPage> {
  const page = papers[paper];
  const placed: PlacedLabel[] = [];
  const title = textBlock(page.widthMm - 2 * edgeMm, letterMm.title, [t('station.title')]);
  if (!title.ok) return title;
  placed.push({ x: edgeMm, y: edgeMm, layout: title.value });
  const width = (page.widthMm - 2 * edgeMm - (columns - 1) * betweenMm.columns) / columns;
  let top = edgeMm + title.value.heightMm + betweenMm.rows;
  let bottom = top;
  for (const [index, { code, command }] of codes.entries()) {
    const column = index % columns;
    if (column === 0) top = index === 0 ? top : bottom + betweenMm.rows;
    const cell = commandCell(width, code, t(wordKeys[command]), t(`station.sheet.means.${command}`));
    if (!cell.ok) return cell;
    const x = edgeMm + column * (width + betweenMm.columns);
    let y = top;
    for (const layout of cell.value) {
      placed.push({ x, y, layout });
      y += layout.heightMm;
    }
    bottom = Math.max(bottom, y);
  }
  const lines = placed.flatMap(({ layout }) => layout.lines);
  return success({ layout: { ...page, lines }, svg: sheetPicture(page, placed) });
}

/** The code with its word in large letters, and what it does in small ones below. */
function commandCell(
  widthMm: number,
  code: string,
  word: string,
  meaning: string,
): Result<readonly [LabelLayout, LabelLayout]> {
  const symbol = labelSymbol({ kind: 'code-128', of: 'name' }, code);
  if (!symbol.ok) return symbol;
  const words = wrapped(word, codeWidthMm, letterMm.word);
  const size = { widthMm: codeWidthMm, heightMm: 20 + words.length * letterMm.word * 1.3, dotsPerInch } as const;
  const head = layOutLabel({ ...size, textMm: letterMm.word }, symbol.value, words);
  if (!head.ok) return head;
  const text = textBlock(widthMm, letterMm.text, [code, meaning]);
  return text.ok ? success([head.value, text.value]) : text;
}

function textBlock(widthMm: number, textMm: number, texts: readonly string[]): Result<LabelLayout> {
  const lines = texts.flatMap((text) => wrapped(text, widthMm, textMm));
  return layOutLabel({ widthMm, heightMm: lines.length * textMm * 1.3 + 3, textMm, dotsPerInch }, undefined, lines);
}

/** Behind a blank, and between two signs of a script that has none, but never before what ends a phrase. */
const mayBreak = /(?<= )|(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}、。，])(?=[^ー、。，])/u;

/** In lines of that width; the layout itself breaks between letters, in the middle of words. */
function wrapped(text: string, widthMm: number, textMm: number): readonly string[] {
  const most = (widthMm - 2) / textMm;
  const lines: string[] = [];
  for (const piece of text.split(mayBreak)) {
    const longer = `${lines.at(-1) ?? ''}${piece}`;
    if (lines.length > 0 && textWidth(longer.trimEnd()) <= most) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines.map((line) => line.trimEnd());
}
