import { setupError } from './errors.ts';
import type { CodeKind, Label } from './label.ts';
import { failure, type Result, success } from './result.ts';

/** A code without its quiet zone, measured in modules. Of a linear one `rows` is 1, and its bars are as high as they may be. */
export interface LabelSymbol {
  readonly kind: CodeKind;
  readonly columns: number;
  readonly rows: number;
  /** What is black, as the data of an SVG path. */
  readonly path: string;
}

/** Where everything lies, in millimetres from the left upper corner. */
export interface LabelLayout {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly textMm: number;
  readonly symbol:
    | (Box & { readonly columnMm: number; readonly rowMm: number; readonly quietMm: number; readonly path: string })
    | undefined;
  /** `baseline`: where the letters stand; `widthMm`: what they may take. */
  readonly lines: readonly (Box & { readonly text: string; readonly baseline: number })[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Printers leave a little of the edge white, and none puts a label exactly where it should lie. */
const marginMm = 1;
/** Between code and text. */
const gapMm = 1;
/** From one line to the next, by the size of the letters; letters with marks over and under them fit. */
const lineHeight = 1.3;
const aboveBaseline = 0.95;
/** Ours: no line is narrower than so many letters, where it had to be broken. */
const lettersInLine = 4;

/** In modules: ISO/IEC 15417 (Code 128), 18004 (QR) and 16022 (data matrix; one is the norm, two are read more easily). */
const quietModules: Readonly<Record<CodeKind, number>> = { 'code-128': 10, qr: 4, 'data-matrix': 2 };
/** Ours: 0.19 mm (7.5 mil) is what scanners for hands read at arm's length; dots beside each other need more. */
const leastModuleMm: Readonly<Record<CodeKind, number>> = { 'code-128': 0.19, qr: 0.25, 'data-matrix': 0.25 };
/** Ours: beyond that a code only takes the place of the text. */
const mostModuleMm = 1;
const barMm = { least: 5, most: 15 } as const;

/**
 * Puts a code and its text on a label: a linear code above the text, another one to its left. Lines that are too long are
 * broken; nothing is shrunk or cut. Fails with `label-too-small` (details.width, details.height: millimetres that it needs).
 */
export function layOutLabel(
  label: Pick<Label, 'widthMm' | 'heightMm' | 'textMm' | 'dotsPerInch'>,
  symbol: LabelSymbol | undefined,
  texts: readonly string[],
): Result<LabelLayout> {
  if (symbol === undefined) return textOnly(label, texts);
  return symbol.kind === 'code-128' ? above(label, symbol, texts) : beside(label, symbol, texts);
}

type Size = Parameters<typeof layOutLabel>[0];

function textOnly(label: Size, texts: readonly string[]): Result<LabelLayout> {
  const room = label.widthMm - 2 * marginMm;
  const lines = broken(texts, room, label.textMm);
  const needs = { width: leastRoom(texts, label.textMm) + 2 * marginMm, height: heightOf(lines, label) + 2 * marginMm };
  return fits(label, needs) ?? success(placed(label, undefined, lines, marginMm, room, textTop(label, lines)));
}

function above(label: Size, symbol: LabelSymbol, texts: readonly string[]): Result<LabelLayout> {
  const quiet = quietModules[symbol.kind];
  const columns = symbol.columns + 2 * quiet;
  const room = label.widthMm - 2 * marginMm;
  const lines = broken(texts, room, label.textMm);
  const gap = lines.length === 0 ? 0 : gapMm;
  const textHeight = heightOf(lines, label);
  const least = moduleOf(symbol, label);
  const needs = {
    width: Math.max(columns * least, leastRoom(texts, label.textMm)) + 2 * marginMm,
    height: barMm.least + gap + textHeight + 2 * marginMm,
  };
  const refused = fits(label, needs);
  if (refused !== undefined) return refused;
  const columnMm = largestModule(least, label, (module) => columns * module <= room);
  const rowMm = Math.min(barMm.most, label.heightMm - 2 * marginMm - gap - textHeight);
  const widthMm = symbol.columns * columnMm;
  const top = (label.heightMm - rowMm - gap - textHeight) / 2;
  const { path } = symbol;
  const placedSymbol = {
    ...{ x: (label.widthMm - widthMm) / 2, y: top, widthMm, heightMm: rowMm },
    ...{ columnMm, rowMm, quietMm: quiet * columnMm, path },
  };
  return success(placed(label, placedSymbol, lines, marginMm, room, top + rowMm + gap));
}

function beside(label: Size, symbol: LabelSymbol, texts: readonly string[]): Result<LabelLayout> {
  const quiet = quietModules[symbol.kind];
  const [columns, rows] = [symbol.columns + 2 * quiet, symbol.rows + 2 * quiet];
  const gap = texts.length === 0 ? 0 : gapMm;
  const roomBeside = (module: number) => label.widthMm - 2 * marginMm - columns * module - gap;
  const least = moduleOf(symbol, label);
  const atLeast = broken(texts, roomBeside(least), label.textMm);
  const needs = {
    width: columns * least + gap + leastRoom(texts, label.textMm) + 2 * marginMm,
    height: Math.max(rows * least, heightOf(atLeast, label)) + 2 * marginMm,
  };
  const refused = fits(label, needs);
  if (refused !== undefined) return refused;
  // As large as it can be without one more line.
  const module = largestModule(
    least,
    label,
    (larger) =>
      rows * larger <= label.heightMm - 2 * marginMm &&
      columns * larger <= label.widthMm - 2 * marginMm &&
      roomBeside(larger) >= leastRoom(texts, label.textMm) &&
      broken(texts, roomBeside(larger), label.textMm).length === atLeast.length,
  );
  const room = roomBeside(module);
  const lines = broken(texts, room, label.textMm);
  const quietMm = quiet * module;
  const [widthMm, heightMm] = [symbol.columns * module, symbol.rows * module];
  const x = texts.length === 0 ? (label.widthMm - widthMm) / 2 : marginMm + quietMm;
  const placedSymbol = {
    ...{ x, y: (label.heightMm - heightMm) / 2, widthMm, heightMm },
    ...{ columnMm: module, rowMm: module, quietMm, path: symbol.path },
  };
  const left = marginMm + columns * module + gap;
  return success(placed(label, placedSymbol, lines, left, room, textTop(label, lines)));
}

function placed(
  { widthMm, heightMm, textMm }: Size,
  symbol: LabelLayout['symbol'],
  texts: readonly string[],
  x: number,
  room: number,
  top: number,
): LabelLayout {
  const step = textMm * lineHeight;
  const lines = texts.map((text, index) => {
    const y = top + index * step;
    return { text, x, y, widthMm: room, heightMm: step, baseline: y + textMm * aboveBaseline };
  });
  return { widthMm, heightMm, textMm, symbol, lines };
}

const heightOf = (lines: readonly string[], { textMm }: Size) => lines.length * textMm * lineHeight;
const textTop = (label: Size, lines: readonly string[]) => (label.heightMm - heightOf(lines, label)) / 2;

function fits(label: Size, needs: { readonly width: number; readonly height: number }): Result<never> | undefined {
  // A hundredth of a millimetre is what rounding leaves.
  const isRoom = needs.width <= label.widthMm + 0.01 && needs.height <= label.heightMm + 0.01;
  if (isRoom) return undefined;
  const width = Math.ceil(Math.max(needs.width, label.widthMm) - 0.01);
  const height = Math.ceil(Math.max(needs.height, label.heightMm) - 0.01);
  return failure(setupError('label-too-small', { details: { width, height } }));
}

/** The smallest that scanners read, in whole dots of the printer. */
function moduleOf({ kind }: LabelSymbol, { dotsPerInch }: Size): number {
  const dotMm = 25.4 / dotsPerInch;
  return Math.ceil(leastModuleMm[kind] / dotMm) * dotMm;
}

function largestModule(least: number, { dotsPerInch }: Size, isRoom: (module: number) => boolean): number {
  const dotMm = 25.4 / dotsPerInch;
  let module = least;
  while (module + dotMm <= mostModuleMm && isRoom(module + dotMm)) module += dotMm;
  return module;
}

/** Never so narrow that a text is a column of letters; one that is shorter needs no more than it has. */
function leastRoom(texts: readonly string[], textMm: number): number {
  const widths = texts.map((text) => {
    const widest = Math.max(0, ...lettersOf(text).map(widthOf));
    return Math.min(textWidth(text), lettersInLine * widest) * textMm;
  });
  return Math.max(0, ...widths);
}

function broken(texts: readonly string[], room: number, textMm: number): readonly string[] {
  const most = room / textMm;
  return texts.flatMap((text) => {
    const lines = [''];
    let width = 0;
    for (const letter of lettersOf(text)) {
      const more = widthOf(letter);
      if (width > 0 && width + more > most) {
        lines.push('');
        width = 0;
      }
      lines[lines.length - 1] += letter;
      width += more;
    }
    return lines.map((line) => line.trim()).filter((line) => line !== '');
  });
}

/** By the size of its letters, in one line. */
export function textWidth(text: string): number {
  return lettersOf(text).reduce((sum, letter) => sum + widthOf(letter), 0);
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a person takes for one letter, with its marks. */
function lettersOf(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/**
 * By the size of the letters, for the fonts that a label is set in: their letters are at most 0.61 wide (DejaVu Sans Mono 0.602,
 * Liberation Mono 0.6, Menlo 0.602, Consolas 0.55); what other fonts have to draw is given more than they take. Whoever
 * draws it measures once more.
 */
function widthOf(letter: string): number {
  if (/^[\u0020-\u024f\u0370-\u03ff\u0400-\u052f]\p{M}*$/u.test(letter)) return 0.61;
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(letter)) return 1.4;
  // A letter of a script that joins several to one.
  const letters = Array.from(letter).filter((one) => !/\p{M}/u.test(one)).length;
  return 1.05 * Math.max(1, letters);
}
