import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { errorRows } from '../../../shared/error-table.ts';

const code = `'(?:${Object.keys(errorRows).join('|')})'`;
const remark = '(?:\\s*//[^\\n]*)*';

/** What a code means, said beside the table: a new code would have to be known there. */
const lists = [
  // [..., 'a', 'b', ...]
  new RegExp(`(?<!\\$\\{)${code},${remark}\\s*${code}`, 'g'),
  // x === 'a' || y === 'b'
  new RegExp(`[!=]== ${code}\\s*(?:\\|\\||&&)[^;{}]{0,80}?[!=]== ${code}`, 'g'),
  // case 'a': case 'b':
  new RegExp(`case ${code}:${remark}\\s*case ${code}:`, 'g'),
  // { 'a': ..., 'b': ... }
  new RegExp(`\\n\\s*${code}: [^\\n]*,${remark}\\s*${code}: `, 'g'),
];

const listsIn = (text: string) => lists.flatMap((list) => text.match(list) ?? []);

it('what an error means stands in the table of errors alone', () => {
  // Faults and events of the simulator have names of their own, and some of them are a code's, too.
  const files = ['electron', 'renderer', 'shared']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
        (file) => `${folder}/${file.replaceAll('\\', '/')}`,
      ),
    )
    .filter(
      (file) =>
        /\.tsx?$/.test(file) && !/^electron\/simulator\/|^shared\/(error-table|text\/en-errors)\.ts$/.test(file),
    );
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((file) => listsIn(readFileSync(file, 'utf8')).map((list) => `${file}: ${list}`));
  expect(found).toEqual([]);
});

it.each([
  "const late = ['cloud-timed-out', 'cloud-unreachable'];",
  "const late = [\n  'cloud-timed-out',\n  // Why.\n  'cloud-unreachable',\n];",
  "if (code === 'cloud-timed-out' || error.code === 'cloud-unreachable') return;",
  "const fields = {\n  'cloud-timed-out': 'name',\n  'cloud-unreachable': 'name',\n};",
  "switch (code) {\n  case 'cloud-timed-out':\n  case 'cloud-unreachable':\n}",
])('a list is seen: %s', (text) => {
  expect(listsIn(text)).toHaveLength(1);
});
