import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Feature, TextsOf } from '../../../../shared/text/catalogue.ts';
import { loadTexts } from '../../../../shared/text/load-texts.ts';
import { pseudoCatalogue } from '../../../../shared/text/pseudo.ts';

const folder = path.resolve(import.meta.dirname, '../../../../shared/text');
const features = filesOf('en');
const languages = readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? one.name : []));

function filesOf(language: string): readonly Feature[] {
  return readdirSync(path.join(folder, language), { withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ name }) => path.parse(name).name as Feature);
}

/** Each message by the path of its keys; plurals without their form, and without the one for none, which any language may leave out. */
function messages(texts: object, before = ''): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [key, words] of Object.entries(texts)) {
    if (typeof words !== 'string') {
      for (const [name, forms] of messages(words as object, `${before}${key}.`)) found.set(name, [...forms]);
      continue;
    }
    if (key.endsWith('_zero')) continue;
    const name = before + key.replace(/_(one|two|few|many|other)$/, '');
    found.set(name, [...(found.get(name) ?? []), words]);
  }
  return found;
}

const placeholders = (message: string) => (message.match(/\{\{[^}]*\}\}/g) ?? []).sort();

/** What is wrong with a language's words of a feature. */
function faultsOf(texts: object, english: object, language: string): readonly string[] {
  const own = messages(texts);
  const wanted = messages(english);
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.length;
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

describe.each(languages)('the language %s', (language) => {
  it('has a file for each feature and no other', () => {
    expect(filesOf(language)).toEqual(features);
  });

  it.each(features)('has the words of %s, their plurals and placeholders', async (feature) => {
    const english = await loadTexts('en', feature);
    expect(faultsOf((await loadTexts(language, feature)) ?? {}, english ?? {}, language)).toEqual([]);
  });
});

it('a language with a fault is found', () => {
  const english = { a: { one: 'A {{name}}', two: 'B' }, many_one: 'one', many_other: '{{count}}' };
  const polish = { a: { one: 'A {{nom}}', three: 'C' }, many_one: 'jeden', many_other: '{{count}}' };
  expect(faultsOf(polish, english, 'pl')).toEqual([
    'a.one has {{nom}}',
    'a.three is too many',
    'many has 2 of 4 plurals',
    'a.two lacks',
  ]);
});

it('a language that lacks a word, or has one too many, does not build', () => {
  // @ts-expect-error most of them lack
  const lacking: TextsOf<'start'> = { doors: { title: 'T' } };
  const device = { read: 'r', reading: 'r', caption: 'c', name: 'n', type: 't', value: 'v', none: 'n' };
  const whole: TextsOf<'device'> = { variables: device };
  // @ts-expect-error one too many
  const more: TextsOf<'device'> = { variables: { ...device, another: 'a' }, other: {} };
  const lists: TextsOf<'lists'>['lack'] = {
    title: 't',
    trouble: 't',
    // Polish has four forms.
    unread_one: 'u',
    unread_few: 'u',
    unread_many: 'u',
    unread_other: 'u',
    skipped_other: 's',
    more: 'm',
  };
  // @ts-expect-error every plural has the form for all other numbers
  const unsaid: TextsOf<'lists'>['lack'] = { title: 't', trouble: 't', unread_one: 'u', skipped_other: 's', more: 'm' };
  expect([lacking, whole, more, lists, unsaid]).toHaveLength(5);
});

describe('the pseudo-language', () => {
  it.each(features)(
    'makes every message of %s at least 40 %% longer, in brackets, with its placeholders',
    async (feature) => {
      const english = (await loadTexts('en', feature)) ?? {};
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
