/**
 * The pseudo-language of tests: every message accented, in brackets and two fifths longer, placeholders untouched. What
 * stays plain on the screen is hard-coded; what is cut off would be cut off in German.
 */
export function pseudoCatalogue<Messages extends object>(messages: Messages): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, message]) => [
      key,
      typeof message === 'string' ? pseudoText(message) : pseudoCatalogue(message as object),
    ]),
  ) as Messages;
}

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'ê',
  i: 'ï',
  o: 'ö',
  u: 'û',
  c: 'ç',
  n: 'ñ',
  s: 'š',
  y: 'ý',
  A: 'Å',
  E: 'É',
  I: 'Î',
  O: 'Ø',
  U: 'Ü',
  C: 'Č',
  N: 'Ń',
  S: 'Š',
};

function pseudoText(message: string): string {
  // Odd parts are placeholders.
  const parts = message.split(/(\{\{[^{}]*\}\})/u);
  const accented = parts.map((part, index) =>
    index % 2 === 1 ? part : part.replace(/[a-z]/giu, (letter) => accents[letter] ?? letter),
  );
  return `[${accented.join('')}${padding(Math.ceil(message.length * 0.4))}]`;
}

/** Extra length in short words, as real languages have it; one long word would only test breaking. */
function padding(length: number): string {
  return ' éxträ'
    .repeat(Math.ceil(length / 6))
    .slice(0, length)
    .trimEnd();
}
