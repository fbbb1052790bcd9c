import type { Spoken } from '../languages.ts';
import type { Feature } from './catalogue.ts';

/** The words of a feature in a language. */
export type LoadTexts = (language: Spoken, feature: Feature) => Promise<object>;

/**
 * From the language's folder beside this file. Each file is loaded by itself, when it is first needed. `pseudo` grows out
 * of English.
 */
export const loadTexts: LoadTexts = async (language, feature) => {
  if (language === 'pseudo') {
    const [{ pseudoCatalogue }, english] = await Promise.all([import('./pseudo.ts'), loadTexts('en', feature)]);
    return pseudoCatalogue(english);
  }
  // The bundlers read this pattern and put every file that it fits into a part of its own.
  const { texts }: { readonly texts: object } = await import(`./${language}/${feature}.ts`);
  return texts;
};
