/**
 * What does not stand for itself: control, zero-width, bidirectional and private characters, halves of pairs, and line
 * and paragraph separators.
 */
const notForItself = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Marks over and under one letter beyond these pile up over the lines around it; no living script needs more. */
const pile = /(\p{M}{4})\p{M}+/gu;

/** Times the limit: enough for text with more blanks and marks than letters. */
const lookedAt = 32;

/**
 * One line of foreign text made safe to show or log: control, zero-width and bidirectional-override characters become
 * blanks, runs of blanks become one, piles of marks end at four, and it is cut to `limit` characters (code points) with
 * an ellipsis. Of a text of any length only the beginning is looked at.
 */
export function plainText(text: string, limit: number): string {
  const oneLine = text
    .slice(0, limit * lookedAt)
    .replace(notForItself, ' ')
    .replace(pile, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
  return cut(oneLine, limit);
}

/**
 * A name as it is, blanks included; only what does not stand for itself becomes a box, piles of marks end at four, and
 * it is cut to `limit` characters with an ellipsis.
 */
export function boxedText(text: string, limit: number): string {
  return cut(
    text
      .slice(0, limit * lookedAt)
      .replace(notForItself, '\u25a1')
      .replace(pile, '$1'),
    limit,
  );
}

function cut(text: string, limit: number): string {
  const characters = Array.from(text);
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}

/**
 * Lines for a terminal, in which nothing steers it: what does not stand for itself is written as in JSON (`\u001b`), so
 * that a line of JSON means the same as before. Line ends stay, and so do the isolating marks around names of ours.
 */
export function terminalText(text: string): string {
  return text.replace(notForItself, (character) =>
    /[\n\u2068\u2069]/.test(character) ? character : codeUnits(character),
  );
}

function codeUnits(character: string): string {
  return character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
