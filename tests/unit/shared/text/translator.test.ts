import { describe, expect, it } from 'vitest';
import type { Feature } from '../../../../shared/text/catalogue.ts';
import { bringTexts, createTranslator, formatDuration, listOf } from '../../../../shared/text/translator.ts';

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
    const translator = await createTranslator('de', ['frame'], async (_, feature) => {
      asked.push(feature);
      if (asked.filter((one) => one === 'report').length === 1) throw new Error('not now');
      return { words: feature };
    });
    asked.length = 0;
    await expect(bringTexts(translator, ['report'])).rejects.toThrow('not now');
    await Promise.all([bringTexts(translator, ['report']), bringTexts(translator, ['report', 'about'])]);
    expect(asked).toEqual(['report', 'report', 'about']);
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

  it.each([
    ['en', 'a, b, c'],
    ['de', 'a, b und c'],
    ['es', 'a, b y c'],
    ['ja', 'a、b、c'],
    ['zh-Hans', 'a、b、c'],
    ['pseudo', 'a, b, c'],
  ])('lists names in %s as %s', (language, words) => {
    expect(listOf(['a', 'b', 'c'], language)).toBe(words);
  });
});
