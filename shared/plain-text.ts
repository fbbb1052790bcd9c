/**
 * One line of foreign text made safe to show or log: control, zero-width and bidirectional-override characters become
 * blanks, runs of blanks become one, and it is cut to `limit` characters (code points) with an ellipsis.
 */
export function plainText(text: string, limit: number): string {
  const oneLine = text
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = Array.from(oneLine);
  return characters.length <= limit ? oneLine : `${characters.slice(0, limit - 1).join('')}…`;
}
