import { setupError } from '../../shared/errors.ts';
import { type Label, labelPlaceholders } from '../../shared/label.ts';
import { type LabelLayout, layOutLabel } from '../../shared/label-layout.ts';
import { filledPart, type PlaceholderValues, readTemplate } from '../../shared/placeholders.ts';
import { plainText } from '../../shared/plain-text.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { labelPicture } from './label-picture.ts';
import { labelSymbol } from './label-symbol.ts';

/** A label that is ready to be printed. */
export interface MadeLabel {
  readonly layout: LabelLayout;
  readonly svg: string;
}

/** No label has room for more letters, so that nothing of a text that is longer is left out without a word. */
const mostLetters = 4096;

/** Its lines before they are broken. Fails with `label-text-missing` (details.field). */
export function labelTexts(label: Label, values: PlaceholderValues): Result<readonly string[]> {
  const texts: string[] = [];
  for (const line of label.lines) {
    const read = readTemplate(line, labelPlaceholders);
    if ('bad' in read) return missing(read.bad);
    let text = '';
    for (const part of read.parts) {
      const filled = filledPart(part, values);
      if (filled === undefined || filled === '') return missing(part.kind);
      text += filled;
    }
    texts.push(plainText(text, mostLetters));
  }
  return success(texts);
}

/**
 * Fails with `label-text-missing` (details.field) where the device has not got what its label names, or the code cannot
 * hold it, and with `label-too-small`.
 */
export function makeLabel(label: Label, values: PlaceholderValues): Result<MadeLabel> {
  const texts = labelTexts(label, values);
  if (!texts.ok) return texts;
  const held = label.code && plainText(values[label.code.of] ?? '', mostLetters);
  const symbol = label.code && held !== undefined ? labelSymbol(label.code, held) : success(undefined);
  if (!symbol.ok) return symbol;
  const layout = layOutLabel(label, symbol.value, texts.value);
  return layout.ok ? success({ layout: layout.value, svg: labelPicture(layout.value) }) : layout;
}

function missing(field: string): Result<never> {
  return failure(setupError('label-text-missing', { details: { field } }));
}
