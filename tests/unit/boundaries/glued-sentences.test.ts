import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`);

const found = (folders: readonly string[], pattern: RegExp): readonly string[] => {
  const files = folders.flatMap(filesIn);
  expect(files.length).toBeGreaterThan(30);
  return files.flatMap((file) =>
    (readFileSync(file, 'utf8').match(pattern) ?? []).map((line) => `${file}: ${line.trim()}`),
  );
};

/** Something told with a stop of ours behind it: {title}. ${title}. {describe(problem).title}. {t('key')}. */
const stopped = /^.*(?:title|happened|next|\))\}\.(?:[ `'<{].*)?$|\.join\('\. '\)/gm;
/** ${t('key')}: ${value}, {t('key')}: {value}, `${label}: ${what}` */
const labeled = /^.*(?:\)|label|forget|title)\}: ?[${].*$/gm;

it('what stands between two sentences is said by the language, and never written between them', () => {
  expect(found(['renderer', 'electron/terminal', 'electron/shell', 'electron/app', 'shared/text'], stopped)).toEqual(
    [],
  );
  expect(found(['renderer'], labeled)).toEqual([]);
});

it.each([
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as it stands in a file.
  'return `${title}. ${next}`;',
  '  {describe(failed.error).title}. {describe(failed.error).next}',
  '<p>{describe(problem).title}.</p>',
  "{describe(stopped.error).title}.{' '}",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as it stands in a file.
  '  `${title}.`,',
  "[standing, heard].join('. ')",
])('%s would be found', (line) => {
  expect(line.match(stopped)).toHaveLength(1);
});

it.each([
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as it stands in a file.
  "aria-label={`${t('kept.delete')}: ${label(one)}`}",
  "{t('station.socket', { socket })}: {title}",
])('%s would be found', (line) => {
  expect(line.match(labeled)).toHaveLength(1);
});

it('no stop or colon of Latin script divides what is written without spaces', () => {
  const divided = /^(?!\s*(?:\/\/|\*|\/\*)).*(?:[\u3000-\u9fff\uff00-\uffef]|\}\})[.:] .*$/gm;
  expect("inField: '{{title}}. {{happened}}',".match(divided)).toHaveLength(1);
  expect("blank: 'エラー: {{option}} には文字が必要です',".match(divided)).toHaveLength(1);
  expect(found(['shared/text/ja', 'shared/text/zh-Hans'], divided)).toEqual([]);
});
