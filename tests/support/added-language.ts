import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Feature } from '../../shared/text/catalogue.ts';
import { loadTexts } from '../../shared/text/load-texts.ts';
import { copiedSource } from './copied-source.ts';

/** A language that nobody speaks: each English text between marks. */
export const addedLanguage = 'qq';
export const inAddedLanguage = (english: string) => `‹${english}›`;

/**
 * The source of the app with one folder more, `shared/text/qq`, and its row in the list of languages, and nothing else
 * changed.
 */
export async function sourceWithLanguage(): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const source = await copiedSource('added-language');
  const { folder } = source;
  const list = path.join(folder, 'shared/languages.ts');
  const row = `  ${addedLanguage}: { name: 'Qq', plurals: ['one', 'other'], spoken: true },\n`;
  writeFileSync(list, readFileSync(list, 'utf8').replace(/(languageRows = \{\n)/, `$1${row}`));
  const added = path.join(folder, 'shared/text', addedLanguage);
  mkdirSync(added);
  for (const file of readdirSync(path.join(folder, 'shared/text/en'))) {
    if (!file.endsWith('.ts')) continue;
    const english = await loadTexts('en', path.parse(file).name as Feature);
    writeFileSync(path.join(added, file), `export const texts = ${JSON.stringify(marked(english))};\n`);
  }
  return source;
}

function marked(texts: object): object {
  return Object.fromEntries(
    Object.entries(texts).map(([key, words]) => [
      key,
      typeof words === 'string' ? inAddedLanguage(words) : marked(words as object),
    ]),
  );
}
