import type { i18n } from 'i18next';
import type { OwnCode, Paper } from '../../shared/ipc/labels.ts';
import { type LabelLayout, layOutLabel, textWidth } from '../../shared/label-layout.ts';
import { type Result, success } from '../../shared/result.ts';
import { type ScanCommand, scanCommands, testCode, wordedSigns } from '../../shared/scan-kinds.ts';
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
const betweenMm = { columns: 12, rows: 16, longRows: 6 } as const;
/** Ours: a bar of it is half a millimetre then, and of the long test code a quarter, which any scanner reads from where a hand holds it. */
const codeWidthMm = 80;
const letterMm = { title: 7, word: 5, text: 3.2 } as const;
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
  command === 'note' || command === 'operator' ? [] : [{ code: command === 'test' ? testCode : `PS:${name}`, command }],
);

/** What stands in one place of a sheet. */
interface SheetCode {
  readonly code: string;
  readonly word: string;
  readonly meaning: string;
}

/**
 * The printed codes of the line on one page: each in Code 128, which every scanner reads, with its word and what it does; or `own`, badges
 * and notes with the words of whoever prints them. The translator has the words of `station`. Fails as `layOutLabel`
 * and `labelSymbol`, which our own texts in no language do.
 */
export function commandSheet(paper: Paper, { t }: Pick<i18n, 't'>, own: readonly OwnCode[] = []): Result<PrintedPage> {
  const commands = codes.map(({ code, command }) => ({
    ...{ code, word: t(wordKeys[command]), meaning: t(`station.sheet.means.${command}`) },
  }));
  const ofPeople = own.map(({ command, text }) => ({
    ...{ code: `${wordedSigns[command]}${text}`, word: text, meaning: t(`station.sheet.means.${command}`) },
  }));
  const all = own.length === 0 ? commands : ofPeople;
  const beside = sheetOf(papers[paper], t('station.title'), all, 2);
  // A long one takes the whole width.
  return beside.ok || own.length === 0 ? beside : sheetOf(papers[paper], t('station.title'), all, 1);
}

function sheetOf(
  page: (typeof papers)[Paper],
  heading: string,
  all: readonly SheetCode[],
  columns: 1 | 2,
): Result<PrintedPage> {
  const placed: PlacedLabel[] = [];
  const title = textBlock(page.widthMm - 2 * edgeMm, letterMm.title, [heading]);
  if (!title.ok) return title;
  placed.push({ x: edgeMm, y: edgeMm, layout: title.value });
  const width = (page.widthMm - 2 * edgeMm - (columns - 1) * betweenMm.columns) / columns;
  const rows = columns === 1 ? betweenMm.longRows : betweenMm.rows;
  let top = edgeMm + title.value.heightMm + rows;
  let bottom = top;
  for (const [index, code] of all.entries()) {
    const column = index % columns;
    if (column === 0) top = index === 0 ? top : bottom + rows;
    const cell = codeCell(width, columns === 1 ? width : codeWidthMm, code);
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
function codeCell(
  widthMm: number,
  codeMm: number,
  { code, word, meaning }: SheetCode,
): Result<readonly [LabelLayout, LabelLayout]> {
  const symbol = labelSymbol({ kind: 'code-128', of: 'name' }, code);
  if (!symbol.ok) return symbol;
  const words = wrapped(word, codeMm, letterMm.word);
  const barsMm = codeMm === codeWidthMm ? 20 : 15;
  const size = { widthMm: codeMm, heightMm: barsMm + words.length * letterMm.word * 1.3, dotsPerInch } as const;
  const head = layOutLabel({ ...size, textMm: letterMm.word }, symbol.value, words);
  if (!head.ok) return head;
  // What it is called is all that it says.
  const text = textBlock(widthMm, letterMm.text, word === code.slice(-word.length) ? [meaning] : [code, meaning]);
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
