import type { Feature } from './catalogue.ts';

/** The words of a feature in a language; undefined where there are none. */
export type LoadTexts = (language: string, feature: Feature) => Promise<object | undefined>;

/**
 * From the language's folder beside this file: a language is there as soon as its folder is. Each file is loaded by
 * itself, when it is first needed. `pseudo` is for tests and grows out of English.
 */
export const loadTexts: LoadTexts = async (language, feature) => {
  if (language === 'pseudo') {
    const [{ pseudoCatalogue }, english] = await Promise.all([import('./pseudo.ts'), loadTexts('en', feature)]);
    return english && pseudoCatalogue(english);
  }
  try {
    // The bundlers read this pattern and put every file that it fits into a part of its own.
    const { texts }: { readonly texts: object } = await import(`./${language}/${feature}.ts`);
    return texts;
  } catch (error) {
    // A language without it speaks English there; without English there is nothing to say.
    if (language === 'en') throw error;
    return undefined;
  }
};
