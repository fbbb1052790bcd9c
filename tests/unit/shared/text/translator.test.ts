import { describe, expect, it } from 'vitest';
import { en } from '../../../../shared/text/en.ts';
import { bringBackTexts } from '../../../../shared/text/en-bring-back.ts';
import { deviceIdTexts } from '../../../../shared/text/en-device-ids.ts';
import { keptTexts } from '../../../../shared/text/en-kept.ts';
import { productTexts } from '../../../../shared/text/en-product.ts';
import { runTexts } from '../../../../shared/text/en-run.ts';
import { startTexts } from '../../../../shared/text/en-start.ts';
import { terminalTexts } from '../../../../shared/text/en-terminal.ts';
import { variableTexts } from '../../../../shared/text/en-variables.ts';
import { pseudoCatalogue } from '../../../../shared/text/pseudo.ts';
import { addTexts, createTranslator, formatDuration, spokenLanguage } from '../../../../shared/text/translator.ts';

function messages(catalogue: object): readonly string[] {
  return Object.values(catalogue).flatMap((part) => (typeof part === 'string' ? [part] : messages(part as object)));
}

const placeholders = (message: string) => message.match(/\{\{[^}]*\}\}/g) ?? [];

describe('the pseudo-language', () => {
  it('makes every message at least 40 % longer, in brackets, with the same placeholders', () => {
    const all = [
      en,
      runTexts,
      productTexts,
      deviceIdTexts,
      bringBackTexts,
      variableTexts,
      startTexts,
      keptTexts,
      terminalTexts,
    ];
    const plain = all.flatMap(messages);
    const pseudo = all.flatMap((texts) => messages(pseudoCatalogue(texts)));
    expect(pseudo).toHaveLength(plain.length);
    for (const [index, message] of pseudo.entries()) {
      const original = plain[index] ?? '';
      expect(message).toMatch(/^\[.*\]$/su);
      expect(message.length).toBeGreaterThanOrEqual(original.length * 1.4);
      expect(placeholders(message)).toEqual(placeholders(original));
    }
  });
});

describe('the translator', () => {
  it('speaks English where there is no catalogue for the language of the system', () => {
    expect(spokenLanguage('xx')).toBe('en');
    expect(spokenLanguage('pseudo')).toBe('pseudo');
  });

  it('says the words of a later part once they are added, in its own language', () => {
    const translator = createTranslator('pseudo');
    expect(translator.t('product.import.stop')).toBe('product.import.stop');
    addTexts(translator, productTexts);
    addTexts(translator, variableTexts);
    expect(translator.t('product.import.stop')).toMatch(/^\[Štöp.*\]$/u);
    expect(translator.t('variables.name')).toMatch(/^\[.*\]$/u);
  });

  it('uses the plural forms of the language', () => {
    const { t } = createTranslator('en');
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
