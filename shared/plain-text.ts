/**
 * One line of foreign text made safe to show or log: control, zero-width and bidirectional-override characters become
 * blanks, runs of blanks become one, and it is cut to `limit` characters (code points) with an ellipsis. Of a text of any
 * length only the beginning is looked at.
 */
export function plainText(text: string, limit: number): string {
  const oneLine = text
    .slice(0, limit * lookedAt)
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = Array.from(oneLine);
  return characters.length <= limit ? oneLine : `${characters.slice(0, limit - 1).join('')}…`;
}

/** Times the limit: enough for text with more blanks and marks than letters. */
const lookedAt = 32;
