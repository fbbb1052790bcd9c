import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendOnlyLog } from '../../../electron/append-only-log/append-only-log.ts';

let folder = '';
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'append-only-log-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const newFile = () => {
  files += 1;
  return path.join(folder, `part-${files}`, 'lines');
};

const schema = v.object({ word: v.string() });
const open = (file: string) => appendOnlyLog(file, schema);
const words = async (file: string) => {
  const { lines, corrupted } = await open(file).read();
  return { words: lines.map(({ word }) => word), corrupted };
};
const awkward = ['', 'two\nlines', 'Büro 2. Stock', '\u0000', '"', '\\', '🌱', '\u2028'];

describe('a file of checked lines', () => {
  it('gives back what was appended, in order, and nothing where there is no file', async () => {
    const file = newFile();
    expect(await words(file)).toEqual({ words: [], corrupted: false });
    for (const word of awkward) await open(file).append({ word });
    expect(await words(file)).toEqual({ words: awkward, corrupted: false });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await open(file).remove();
    expect(await words(file)).toEqual({ words: [], corrupted: false });
  });

  it('that the system refuses to hand out is no empty one', async () => {
    const file = newFile();
    await mkdir(file, { recursive: true });
    expect(await open(file).read()).toEqual({ lines: [], corrupted: false, unreadable: 'EISDIR' });
    // Below a file there is none.
    const below = path.join(newFile(), 'below');
    await mkdir(path.dirname(path.dirname(below)), { recursive: true });
    await writeFile(path.dirname(below), '');
    expect(await open(below).read()).toEqual({ lines: [], corrupted: false });
  });

  it('cut off at any byte, gives the whole lines before, and says that the last one is torn', async () => {
    const file = newFile();
    await open(file).append({ word: 'first' });
    const first = (await readFile(file)).length;
    await open(file).append({ word: 'Büro' });
    const whole = await readFile(file);
    for (let length = 0; length <= whole.length; length += 1) {
      await writeFile(file, whole.subarray(0, length));
      const expected = length >= whole.length - 1 ? ['first', 'Büro'] : length >= first - 1 ? ['first'] : [];
      // Between the lines, and between their line ends, nothing is missing that could be seen.
      const between = [0, 1, first - 1, first, first + 1, whole.length - 1, whole.length].includes(length);
      expect([length, await words(file)]).toEqual([length, { words: expected, corrupted: !between }]);
      await open(file).append({ word: 'after' });
      expect((await words(file)).words).toEqual([...expected, 'after']);
    }
  });

  it('tells damage until it was told, and new damage again', async () => {
    const file = newFile();
    await open(file).append({ word: 'whole' });
    await writeFile(file, 'abc', { flag: 'a' });
    expect(await words(file)).toEqual({ words: ['whole'], corrupted: true });
    await open(file).markCorruptionReported();
    expect(await words(file)).toEqual({ words: ['whole'], corrupted: false });
    await writeFile(file, '\0\0\0', { flag: 'a' });
    expect(await words(file)).toEqual({ words: ['whole'], corrupted: true });
  });

  it('passes over whole lines of another form, as of a later version, without calling them damage', async () => {
    const file = newFile();
    await appendOnlyLog(file, v.unknown()).append({ sentence: 'from later' });
    await appendOnlyLog(file, v.unknown()).append(null);
    await open(file).append({ word: 'known' });
    expect(await words(file)).toEqual({ words: ['known'], corrupted: false });
  });

  it('believes no line that was changed, whatever the change', async () => {
    const file = newFile();
    await open(file).append({ word: 'something' });
    const whole = await readFile(file);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (place, flip) => {
        const changed = Buffer.from(whole);
        changed[place] = (changed[place] ?? 0) ^ flip;
        await writeFile(file, changed);
        const { words: left } = await words(file);
        expect(left.filter((word) => word !== 'something')).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('says by rejecting that it could not write, and reads nothing there', async () => {
    const blocked = path.join(newFile(), 'below-a-file');
    await appendOnlyLog(path.dirname(blocked), schema).append({ word: 'in the way' });
    await expect(open(blocked).append({ word: 'x' })).rejects.toThrow();
    await expect(open(folder).append({ word: 'x' })).rejects.toThrow();
    expect(await words(blocked)).toEqual({ words: [], corrupted: false });
  });
});
