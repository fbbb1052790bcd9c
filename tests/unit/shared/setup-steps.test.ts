import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { setupSteps } from '../../../shared/setup-steps.ts';

const steps = Object.keys(setupSteps);
const table = 'shared/setup-steps.ts';
const sources = ['electron', 'renderer', 'shared']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
  )
  .filter((file) => /\.tsx?$/.test(file) && file !== table)
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

const step = `'(?:${steps.join('|')})'`;
/** The compiler asks for a word for each. */
const isWords = (file: string) => file.startsWith('shared/text/');
/** Two of them side by side in a list, in comparisons, or as keys: a new step would have to be known there. */
const lists = [
  new RegExp(`${step},\\s*${step}`, 'g'),
  new RegExp(`=== ${step}\\s*(?:\\|\\||&&)[^;{}]{0,80}?=== ${step}`, 'g'),
  new RegExp(`case ${step}:\\s*case ${step}:`, 'g'),
  new RegExp(`\\n\\s*${step}: [^\\n]*,\\s*${step}: `, 'g'),
];
const listsIn = (text: string) => lists.flatMap((list) => text.match(list) ?? []);

describe('the steps of a run', () => {
  it('are listed in their table alone', () => {
    expect(sources.length).toBeGreaterThan(300);
    const found = sources
      .filter(({ file }) => !isWords(file))
      .flatMap(({ file, text }) => listsIn(text).map((list) => `${file}: ${list}`));
    expect(found).toEqual([]);
  });

  it.each([
    "const noted = ['join-photon', 'connect'];",
    "if (step === 'join-photon' || step === 'connect') return;",
    "switch (step) {\n  case 'join-photon':\n  case 'connect':\n}",
  ])('a list is seen: %s', (text) => {
    expect(listsIn(text)).toHaveLength(1);
  });

  it.each(steps)('%s is done in one file, and over a cable in the file of the cable at most', (id) => {
    const files = sources
      .filter(({ file, text }) => file.startsWith('electron/setup/') && text.includes(`id: '${id}'`))
      .map(({ file }) => file);
    expect(files.filter((file) => !file.endsWith('/steps/cable-commands.ts'))).toHaveLength(1);
  });
});
