import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

/** Signatures and offsets: PKWARE APPNOTE.TXT 6.3, sections 4.3.7 (local header), 4.3.12 (directory), 4.3.16 (its end). */
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;

/**
 * Unpacks the files of a zip archive that `where` gives a place: enough for archives below 4 GiB of stored or deflated
 * files, on machines that have no unzip.
 * @param {string} archive
 * @param {(name: string) => string | undefined} where the file to write for an entry, or undefined to leave it out
 */
export async function unzip(archive, where) {
  const file = await open(archive);
  try {
    for (const entry of await readDirectory(file)) {
      const target = entry.name.endsWith('/') ? undefined : where(entry.name);
      if (target === undefined) continue;
      await mkdir(path.dirname(target), { recursive: true });
      if (entry.packedSize === 0) {
        await writeFile(target, '', { mode: entry.mode });
        continue;
      }
      const header = await readBytes(file, entry.offset, 30);
      const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
      const output = createWriteStream(target, { mode: entry.mode });
      const input = createReadStream(archive, { start, end: start + entry.packedSize - 1 });
      await (entry.method === 8 ? pipeline(input, createInflateRaw(), output) : pipeline(input, output));
    }
  } finally {
    await file.close();
  }
}

/** @param {import('node:fs/promises').FileHandle} file */
async function readDirectory(file) {
  const { size } = await file.stat();
  // The end record is 22 bytes and a comment of at most 65 535.
  const tail = await readBytes(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end -= 1;
  if (end < 0) throw new Error('This is no zip archive.');
  const directory = await readBytes(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries = [];
  for (let at = 0; at < directory.length; ) {
    if (directory.readUInt32LE(at) !== entrySignature) throw new Error('The directory of this zip archive is broken.');
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packedSize: directory.readUInt32LE(at + 20),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777 || 0o644,
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {number} position
 * @param {number} length
 */
async function readBytes(file, position, length) {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead !== length) throw new Error('This zip archive is cut short.');
  return buffer;
}
