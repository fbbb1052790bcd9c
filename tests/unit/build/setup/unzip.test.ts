import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unzip } from '../../../../build/setup/unzip.mjs';

interface Member {
  readonly name: string;
  readonly content: string;
  readonly mode: number;
  readonly stored?: boolean;
}

/** A zip archive by the book (PKWARE APPNOTE.TXT 6.3), with a comment at its end as some tools leave one. */
function zip(members: readonly Member[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, mode, stored } of members) {
    const packed = stored ? Buffer.from(content) : deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(stored ? 0 : 8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE((mode << 16) >>> 0, 38);
    entry.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += local.length + name.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const comment = 'made by hand';
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, ...directory, end, Buffer.from(comment)]);
}

describe('unzip', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'unzip-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function unpack(archive: Buffer): Promise<void> {
    const file = path.join(folder, 'archive.zip');
    await writeFile(file, archive);
    await unzip(file, (name) => (name.startsWith('kept/') ? path.join(folder, name) : undefined));
  }

  it('writes stored, deflated and empty files where they belong, executable where they were', async () => {
    await unpack(
      zip([
        { name: 'kept/', content: '', mode: 0o755, stored: true },
        { name: 'kept/inside/program', content: 'x'.repeat(100_000), mode: 0o755 },
        { name: 'kept/stored', content: 'as it is', mode: 0o644, stored: true },
        { name: 'kept/empty', content: '', mode: 0o644, stored: true },
        { name: 'left-out/file', content: 'not wanted', mode: 0o644 },
      ]),
    );
    expect(await readFile(path.join(folder, 'kept/inside/program'), 'utf8')).toBe('x'.repeat(100_000));
    expect((await stat(path.join(folder, 'kept/inside/program'))).mode & 0o100).toBe(0o100);
    expect(await readFile(path.join(folder, 'kept/stored'), 'utf8')).toBe('as it is');
    expect(await readFile(path.join(folder, 'kept/empty'), 'utf8')).toBe('');
    await expect(stat(path.join(folder, 'left-out'))).rejects.toThrow('ENOENT');
  });

  it('refuses what is no zip archive, and one that is cut short', async () => {
    await expect(unpack(Buffer.from('a web page of a captive portal'))).rejects.toThrow('no zip archive');
    const whole = zip([{ name: 'kept/file', content: 'content', mode: 0o644 }]);
    await expect(unpack(whole.subarray(40))).rejects.toThrow();
  });
});
