import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/** What looks at a key by itself. */
const looksAtKeys =
  /\b\w*[eE]vent\.(?:key|code|keyCode|which)\b|\{[^{}]*\bkey\b[^{}]*\}: (?:React\.)?KeyboardEvent|onKey\w+\W+\{[^{}]*\bkey\b/;

const project = path.resolve(import.meta.dirname, '../../..');
const files = ['renderer', 'electron/shell'].flatMap((folder) =>
  readdirSync(path.join(project, folder), { recursive: true })
    .map((name) => path.posix.join(folder, String(name).replaceAll(path.sep, '/')))
    .filter((name) => /\.tsx?$/.test(name)),
);
const textOf = (file: string) => readFileSync(path.join(project, file), 'utf8');

it('no key of ours acts while an input method composes: all of them are read by keyOf', () => {
  expect(files.filter((file) => looksAtKeys.test(textOf(file)))).toEqual(['renderer/components/key-of.ts']);
  const listen = files.filter((file) => /['"]key(?:down|up|press)['"]|\bonKey(?:Down|Up|Press)\b/.test(textOf(file)));
  expect(listen.length).toBeGreaterThan(3);
  expect(listen.filter((file) => !textOf(file).includes('keyOf('))).toEqual([]);
  // Electron's own event says it in the same word.
  const early = files.filter((file) => textOf(file).includes('before-input-event'));
  expect(early.filter((file) => !textOf(file).includes('isComposing'))).toEqual([]);
});
