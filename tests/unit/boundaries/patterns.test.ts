import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

interface Pattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** Four times the text may take four times as long; sixteen times is the square. */
const fairGrowth = 9;

/** Every regular expression of what ships. */
function patterns(): readonly Pattern[] {
  const found: Pattern[] = [];
  for (const folder of ['shared', 'electron', 'renderer']) {
    for (const name of readdirSync(folder, { recursive: true })) {
      const file = path.join(folder, String(name));
      if (!/\.tsx?$/.test(file) || file.endsWith('.d.ts')) continue;
      const visit = (node: unknown): void => {
        if (typeof node !== 'object' || node === null) return;
        const { regex } = node as { regex?: { pattern: string; flags: string } };
        if (regex !== undefined) found.push({ file, source: regex.pattern, flags: regex.flags });
        Object.values(node).forEach(visit);
      };
      visit(parseSync(file, readFileSync(file, 'utf8')).program);
    }
  }
  return found;
}

const common = [
  'a',
  'A',
  '0',
  ' ',
  '\n',
  '\t',
  '"',
  '<',
  ',',
  ':',
  '-',
  '.',
  '%',
  '\\',
  'é',
  '\r\n',
  'a ',
  ' a',
  '0a',
  '\n ',
  'a\n',
];

/** What a pattern is made of, without its signs: beginnings that make it begin, and pieces that keep it going. */
function piecesOf(source: string): readonly string[] {
  const literal = source
    .replace(/\\[sS]/g, ' ')
    .replace(/\\[dw]/g, '0')
    .replace(/\\r/g, '\r')
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/\\[a-zA-Z](?:\{[^}]*\})?/g, '')
    .replace(/\[[^\]]*\]|\{\d+,?\d*\}|\(\?[:=!<]+|[()^$*+?|]/g, '\0')
    .replaceAll('\\', '');
  return [...new Set(literal.split('\0').filter((piece) => piece !== ''))].slice(0, 8);
}

/** Texts of a length that make a greedy pattern begin again at every place. */
function* attacks(source: string, length: number): Generator<string> {
  const own = piecesOf(source);
  const pieces = [...own, ...common];
  for (const piece of pieces) {
    const run = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    yield run;
    yield `${run}!`;
    // What is cut off at both ends begins at its first place; in the middle it begins at every one.
    for (const start of [...own, '~']) yield `${start}${run}!`;
  }
  for (const one of own)
    for (const other of pieces) yield `${(one + other).repeat(length / (one.length + other.length))}!`;
}

/** The longest that the pattern took for any text of this length, and which one it was. */
function slowest({ source, flags }: Pattern, length: number, enoughMs: number) {
  let worst = { ms: 0, text: '' };
  for (const text of attacks(source, length)) {
    const ms = quickest(new RegExp(source, flags), text, enoughMs);
    if (ms > worst.ms) worst = { ms, text };
    if (ms > enoughMs) break;
  }
  return worst;
}

/** Time of the processor, for the machine may be busy with other things; the quickest of three, for the first is compiled. */
function quickest(pattern: RegExp, text: string, enoughMs: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3 && best > enoughMs; tries += 1) {
    const before = process.cpuUsage();
    if (pattern.global) text.replace(pattern, '');
    else pattern.exec(text);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best;
}

describe('regular expressions', () => {
  const all = patterns();

  it('are found in the sources', () => expect(all.length).toBeGreaterThan(80));

  it('take no more than their fair time for any text', { timeout: 120_000 }, () => {
    const slow = all.flatMap((pattern) => {
      // In steps, so that what doubles its time with each letter is met while it is still quick.
      for (const length of [32, 256, 2_048, 16_384]) {
        const { ms, text } = slowest(pattern, length, 20);
        if (ms <= 20) continue;
        const quarter = quickest(new RegExp(pattern.source, pattern.flags), text.slice(0, length / 4), 0);
        if (ms < fairGrowth * quarter) continue;
        const where = `${pattern.file}: /${pattern.source}/`;
        return [`${where} took ${ms.toFixed(0)} ms for ${length} × ${JSON.stringify(text.slice(0, 24))}`];
      }
      return [];
    });
    expect(slow).toEqual([]);
  });
});
