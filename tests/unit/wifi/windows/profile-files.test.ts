import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { profileFiles } from '../../../../electron/wifi/windows/profile-files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'with a blank '));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('files for profiles', () => {
  it('stand in a folder of their own, for this person alone, and are gone afterwards', async () => {
    const write = profileFiles(folder);
    const [one, other] = await Promise.all([write('<one/>'), write('<other/>')]);
    if (!one.ok || !other.ok) throw new Error('not written');
    expect(readFileSync(one.value.path, 'utf8')).toBe('<one/>');
    expect(readFileSync(other.value.path, 'utf8')).toBe('<other/>');
    expect(statSync(one.value.path).mode & 0o077).toBe(0);
    await one.value.remove();
    await one.value.remove();
    expect(existsSync(other.value.path)).toBe(true);
    await other.value.remove();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('say when the folder is not to be had', async () => {
    expect(await profileFiles(path.join(folder, 'none'))('<x/>')).toEqual({
      ok: false,
      error: { code: 'wifi-not-permitted' },
    });
  });
});
