import { expect, it } from 'vitest';
import { commandSheet } from '../../../electron/labels/command-sheet.ts';
import { mostOwnCodes, type OwnCode, type Paper, papers } from '../../../shared/ipc/labels.ts';
import { type Language, languageRows, type Spoken } from '../../../shared/languages.ts';
import { readScan } from '../../../shared/scan.ts';
import { scanCommands } from '../../../shared/scan-kinds.ts';
import { createTranslator } from '../../../shared/text/translator.ts';

const sheetIn = async (language: Spoken, paper: Paper) => {
  const translator = await createTranslator(language, ['station']);
  const sheet = commandSheet(paper, translator);
  if (!sheet.ok) throw new Error(`${sheet.error.code} ${JSON.stringify(sheet.error.details)}`);
  return { ...sheet.value, t: translator.t };
};

for (const language of [...(Object.keys(languageRows) as Language[]), 'pseudo'] as const) {
  for (const paper of papers) {
    it(`has each command with its word and what it does, in ${language} on ${paper}`, async () => {
      const { layout, t } = await sheetIn(language, paper);
      const written = layout.lines.map(({ text }) => text).join(' ');
      const codes = layout.lines.flatMap(({ text }) => /^PS:[A-Z]+(?::[A-Z0-9]+)?$/.exec(text)?.[0] ?? []);
      const all = Object.values(scanCommands).filter((command) => command !== 'note' && command !== 'operator');
      const read = codes.map((code) => readScan(code));
      expect(read).toEqual(all.map((command) => ({ kind: 'command', command })));
      const bare = (text: string) => text.replaceAll(' ', '');
      for (const command of all) expect(bare(written)).toContain(bare(t(`station.sheet.means.${command}`)));
      for (const key of ['end', 'retry', 'goOn', 'seen', 'setAside', 'reprint'] as const) {
        expect(bare(written)).toContain(bare(t(`station.${key}`)));
      }
    });
  }
}

it('lies on its paper, away from the edges that printers leave white', async () => {
  for (const [paper, width, height] of [
    ['a4', 210, 297],
    ['letter', 215.9, 279.4],
  ] as const) {
    const { layout, svg } = await sheetIn('de', paper);
    expect([layout.widthMm, layout.heightMm]).toEqual([width, height]);
    const placed = [...svg.matchAll(/<g transform="translate\((\S+) (\S+)\)">/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    // A title, and a code and a text for each command.
    expect(placed).toHaveLength(1 + 2 * (Object.keys(scanCommands).length - 2));
    for (const [x = 0, y = 0] of placed) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(10);
      // The lowest are texts of three lines.
      expect(y).toBeLessThan(height - 14 - 16);
      expect(x).toBeLessThan(width - 70 - 10);
    }
  }
});

it('has badges and notes in the place of the commands, beside each other where all of them are short', async () => {
  const { t } = await createTranslator('de', ['station']);
  const made = (paper: Paper, ...own: readonly OwnCode[]) => {
    const sheet = commandSheet(paper, { t }, own);
    if (!sheet.ok) throw new Error(sheet.error.code);
    const places = [...sheet.value.svg.matchAll(/<g transform="translate\((\S+) (\S+)\)">/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    return { ...sheet.value, places, words: sheet.value.layout.lines.map(({ text }) => text) };
  };
  const short = made('a4', { command: 'operator', text: 'Ann' }, { command: 'note', text: 'Bent' });
  expect(short.words).toContain('Ann');
  expect(short.words.join(' ')).toContain(t('station.sheet.means.note'));
  expect(short.words.join(' ')).not.toContain('PS:STOP');
  expect(new Set(short.places.slice(1).map(([x]) => x)).size).toBe(2);
  // As many as there may be, each as long as it may be, on the smaller paper.
  const long = { command: 'note', text: 'W'.repeat(40) } as const;
  for (const paper of papers) {
    const full = made(paper, ...Array(mostOwnCodes).fill(long));
    expect(new Set(full.places.slice(1).map(([x]) => x)).size).toBe(1);
    expect(Math.max(...full.places.map(([, y = 0]) => y))).toBeLessThan(full.layout.heightMm - 14 - 8);
  }
});
