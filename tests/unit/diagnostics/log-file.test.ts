import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { logFile } from '../../../electron/diagnostics/log-file.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const redact = (text: string) => text.replaceAll('hush', '‹secret›');
const clock = virtualClock(Date.UTC(2026, 0, 1));
const open = (file: string) => logFile({ file, clock, redact });
/** It is written behind the back of the caller. */
const written = (file: string, words: string) =>
  vi.waitFor(async () => expect(await readFile(file, 'utf8')).toContain(words), { timeout: 10_000 });

describe('the log', () => {
  it('writes one redacted line for each note, for this user only', async () => {
    const file = path.join(folder, 'logs', 'a.log');
    const log = open(file);
    log.note('run', 'with hush and a\nline \u202eend');
    await written(file, 'end');
    const line = '2026-01-01T00:00:00.000Z run with ‹secret› and a line end';
    expect(await readFile(file, 'utf8')).toBe(`${line}\n`);
    expect(await log.lines()).toEqual([line]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('knows the lines of earlier starts, and cleans them again', async () => {
    const file = path.join(folder, 'b.log');
    await writeFile(file, 'old hush line\n');
    const log = open(file);
    log.note('run', 'new');
    expect(await log.lines()).toEqual(['old ‹secret› line', '2026-01-01T00:00:00.000Z run new']);
  });

  it('stays within its bounds, with one older file beside it', async () => {
    const file = path.join(folder, 'c.log');
    const log = open(file);
    for (let part = 0; part < 6; part += 1) {
      for (let line = 0; line < 400; line += 1) log.note('run', `${'x'.repeat(900)} ${part}.${line}`);
      await written(file, `${part}.399`);
    }
    const names = (await readdir(folder)).sort();
    expect(names).toEqual(['c.log', 'c.old.log']);
    const sizes = await Promise.all(names.map(async (name) => (await stat(path.join(folder, name))).size));
    // A file is turned over when it is found too large, so it may be one batch larger.
    for (const size of sizes) expect(size).toBeLessThan(1024 * 1024);
  });

  it('is silent where it cannot be written', async () => {
    const file = path.join(folder, 'none');
    await writeFile(file, 'a file in the place of the folder');
    const said = vi.spyOn(process.stderr, 'write');
    const log = open(path.join(file, 'd.log'));
    expect(() => log.note('run', 'x')).not.toThrow();
    expect(await log.lines()).toHaveLength(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(said).not.toHaveBeenCalled();
    said.mockRestore();
  });

  it('does not let a redactor that fails end anything, nor write what it was given', async () => {
    const file = path.join(folder, 'e.log');
    const log = logFile({
      file,
      clock,
      redact: () => {
        throw new Error('a bug');
      },
    });
    expect(() => log.note('run', 'hush')).not.toThrow();
    expect(await log.lines()).toEqual([]);
  });
});
