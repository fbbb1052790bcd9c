import { describe, expect, it } from 'vitest';
import type { Feature } from '../../../../shared/text/catalogue.ts';
import { texts as product } from '../../../../shared/text/en/product.ts';
import type { LoadTexts } from '../../../../shared/text/load-texts.ts';
import { bringTexts, createTranslator, formatDuration } from '../../../../shared/text/translator.ts';

describe('the language', () => {
  it.each([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['pseudo', 'pseudo'],
    ['xx', 'en'],
    ['', 'en'],
    ['../en', 'en'],
    ['en/errors', 'en'],
  ])('of a system that says "%s" is %s', async (wanted, spoken) => {
    expect((await createTranslator(wanted, ['start'])).language).toBe(spoken);
  });

  it('is the nearest there is', async () => {
    const load: LoadTexts = async (language) => (['pt', 'pt-BR', 'en'].includes(language) ? {} : undefined);
    const spoken = async (wanted: string) => (await createTranslator(wanted, ['start'], load)).language;
    expect(await Promise.all(['pt-BR', 'pt-PT', 'fr'].map(spoken))).toEqual(['pt-BR', 'pt', 'en']);
  });
});

describe('the translator', () => {
  it('says the words of a later part once they are there, in its own language', async () => {
    const translator = await createTranslator('pseudo', ['frame']);
    expect(translator.t('product.import.stop')).toBe('product.import.stop');
    await bringTexts(translator, ['product', 'device']);
    expect(translator.t('product.import.stop')).toMatch(/^\[Štöp.*\]$/u);
    expect(translator.t('variables.name')).toMatch(/^\[.*\]$/u);
    expect(bringTexts(translator, ['product', 'device', 'frame'])).toBeUndefined();
  });

  it('loads each feature once, however many ask for it, and again after it could not be loaded', async () => {
    const asked: Feature[] = [];
    const translator = await createTranslator('xx', ['frame'], async (language, feature) => {
      if (language !== 'xx') return undefined;
      asked.push(feature);
      if (asked.filter((one) => one === 'report').length === 1) throw new Error('not now');
      return { words: feature };
    });
    asked.length = 0;
    await expect(bringTexts(translator, ['report'])).rejects.toThrow('not now');
    await Promise.all([bringTexts(translator, ['report']), bringTexts(translator, ['report', 'about'])]);
    expect(asked).toEqual(['report', 'report', 'about']);
  });

  it('speaks English where its language lacks a part', async () => {
    const load: LoadTexts = async (language, feature) =>
      language === 'en' ? product : feature === 'frame' ? { app: { back: 'Kcab' } } : undefined;
    const translator = await createTranslator('xx', ['frame', 'product'], load);
    expect([translator.t('app.back'), translator.t('product.import.stop')]).toEqual(['Kcab', 'Stop']);
  });

  it('uses the plural forms of the language', async () => {
    const { t } = await createTranslator('en', ['sign-in']);
    const refusals = (count: number) => t('signIn.refusals', { count, limit: 10, block: 1_800_000 });
    expect(refusals(1)).toMatch(/^1 sign-in was refused.*30 min/);
    expect(refusals(7)).toMatch(/^7 sign-ins in a row were refused/);
  });

  it.each([
    [0, '0 sec'],
    [-400, '0 sec'],
    [41_200, '41 sec'],
    [60_000, '1 min'],
    [83_000, '1 min 23 sec'],
  ])('writes %i ms as %s', (ms, words) => {
    expect(formatDuration(ms, 'en')).toBe(words);
  });
});
