import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Language, languageRows, languages } from '../../../../shared/languages.ts';
import type { ErrorTextsOf, Feature, TextsOf } from '../../../../shared/text/catalogue.ts';
import { loadTexts } from '../../../../shared/text/load-texts.ts';
import { pseudoCatalogue } from '../../../../shared/text/pseudo.ts';

const folder = path.resolve(import.meta.dirname, '../../../../shared/text');
const features = filesOf('en');
const folders = readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? one.name : []));

function filesOf(language: string): readonly Feature[] {
  return readdirSync(path.join(folder, language), { withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ name }) => path.parse(name).name as Feature);
}

/** Each message by the path of its keys; plurals without their form, but for the one for none, which no language asks for. */
function messages(texts: object, before = ''): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [key, words] of Object.entries(texts)) {
    if (typeof words !== 'string') {
      for (const [name, forms] of messages(words as object, `${before}${key}.`)) found.set(name, [...forms]);
      continue;
    }
    const name = before + key.replace(/_(one|many|other)$/, '');
    found.set(name, [...(found.get(name) ?? []), words]);
  }
  return found;
}

const placeholders = (message: string) => (message.match(/\{\{[^}]*\}\}/g) ?? []).sort();

/** What is wrong with a language's words of a feature. */
function faultsOf(texts: object, english: object, language: Language): readonly string[] {
  const own = messages(texts);
  const wanted = messages(english);
  const forms = languageRows[language].plurals.length;
  return [...new Set([...own.keys(), ...wanted.keys()])].flatMap((name) => {
    const [there, model] = [own.get(name), wanted.get(name)];
    if (there === undefined || model === undefined) return [`${name} ${there === undefined ? 'lacks' : 'is too many'}`];
    const known = new Set(model.flatMap(placeholders));
    const unknown = there.flatMap(placeholders).filter((one) => !known.has(one));
    return [
      ...(model.length > 1 && there.length !== forms ? [`${name} has ${there.length} of ${forms} plurals`] : []),
      ...unknown.map((one) => `${name} has ${one}`),
      // A singular may say "one" in place of the number.
      ...(model.length === 1 && placeholders(there[0] ?? '').length < known.size
        ? [`${name} lacks a placeholder`]
        : []),
    ];
  });
}

it('each language that has a folder is spoken', () => {
  expect([...languages].sort()).toEqual(folders.sort());
});

describe.each(languages)('the language %s', (language) => {
  it('has a file for each feature and no other', () => {
    expect(filesOf(language)).toEqual(features);
  });

  it.each(features)('has the words of %s, their plurals and placeholders', async (feature) => {
    const english = await loadTexts('en', feature);
    expect(faultsOf(await loadTexts(language, feature), english, language)).toEqual([]);
  });
});

it('a language with a fault is found', () => {
  const english = { a: { one: 'A {{name}}', two: 'B' }, many_one: 'one', many_other: '{{count}}', many_zero: 'none' };
  const french = { a: { one: 'A {{nom}}', three: 'C' }, many_one: 'une', many_other: '{{count}}' };
  expect(faultsOf(french, english, 'fr')).toEqual([
    'a.one has {{nom}}',
    'a.three is too many',
    'many has 2 of 3 plurals',
    'a.two lacks',
    'many_zero lacks',
  ]);
});

it('a language that lacks a word or a form, or has one too many, does not build', () => {
  // @ts-expect-error most of them lack
  const lacking: TextsOf<'start', 'de'> = { start: { title: 'T' } };
  const device = { read: 'r', reading: 'r', caption: 'c', name: 'n', type: 't', value: 'v', none: 'n', told: 't' };
  const signal = { blink: 'b', blinkStop: 's', blinking: 'b' };
  const ping = { start: 's', pinging: 'p', online: 'o', offline: 'o', console: 'c' };
  const whole: TextsOf<'device', 'de'> = { variables: device, signal, ping };
  // @ts-expect-error one too many
  const more: TextsOf<'device', 'de'> = { ...whole, variables: { ...device, another: 'a' }, other: {} };
  type Refusals<In extends Language> = Pick<
    TextsOf<'sign-in', In>['signIn'],
    Extract<keyof TextsOf<'sign-in', In>['signIn'], `refusals${string}`>
  >;
  const german: Refusals<'de'> = { refusals_one: 'r', refusals_other: 'r' };
  const french: Refusals<'fr'> = { refusals_one: 'r', refusals_many: 'r', refusals_other: 'r' };
  const japanese: Refusals<'ja'> = { refusals_other: 'r' };
  // @ts-expect-error French counts millions in a form of its own
  const millions: Refusals<'fr'> = german;
  // @ts-expect-error Japanese has one form alone
  const one: Refusals<'ja'> = { refusals_one: 'r', refusals_other: 'r' };
  const selection = { goOn_zero: 'z', goOn_other: 'o' };
  const none: Pick<TextsOf<'devices', 'ja'>['devices']['list'], keyof typeof selection> = selection;
  const canceled = { title: 't', happened: 'h', next: 'n' };
  // @ts-expect-error the other errors of the area lack
  const errors: ErrorTextsOf<'program'> = { cancelled: canceled };
  expect([lacking, whole, more, french, japanese, millions, one, none, errors]).toHaveLength(9);
});

describe('the pseudo-language', () => {
  it.each(features)(
    'makes every message of %s at least 40 %% longer, in brackets, with its placeholders',
    async (feature) => {
      const english = await loadTexts('en', feature);
      const plain = [...messages(english).values()].flat();
      const pseudo = [...messages(pseudoCatalogue(english)).values()].flat();
      expect(pseudo).toHaveLength(plain.length);
      for (const [index, message] of pseudo.entries()) {
        const original = plain[index] ?? '';
        expect(message).toMatch(/^\[.*\]$/su);
        expect(message.length).toBeGreaterThanOrEqual(original.length * 1.4);
        expect(placeholders(message)).toEqual(placeholders(original));
      }
    },
  );
});
