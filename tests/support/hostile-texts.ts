import texts from '../vectors/hostile-texts.json' with { type: 'json' };

/** Texts that are HTML, commands, paths, formulas or letters that are not seen, and what each is. */
export const hostileTexts: readonly { readonly what: string; readonly text: string }[] = [
  ...texts,
  // Strict readers of JSON take it for no text at all, so it is not in the file.
  { what: 'half a pair', text: 'a\ud800b' },
];
