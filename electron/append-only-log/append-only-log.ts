import { mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import * as v from 'valibot';

/** A file of lines that survives a kill and a power cut up to its last whole line. */
export interface AppendOnlyLog<Line> {
  /**
   * The whole lines of the known form, oldest first; none where there is no file. `corrupted`: since {@link markCorruptionReported}
   * there is something that is no whole line, such as one that a power cut tore. `unreadable`: there may be a file, but
   * the system did not hand it out, and this is its reason (errno); nothing is known of its lines then.
   */
  read(): Promise<{ readonly lines: readonly Line[]; readonly corrupted: boolean; readonly unreadable?: string }>;
  /** On the disk when it resolves. Rejects as the file system does. */
  append(line: Line): Promise<void>;
  /** The corruption that is in the file now was told, and is not to be told again. */
  markCorruptionReported(): Promise<void>;
  remove(): Promise<void>;
}

/** The line that stands behind corruption that was told. */
const corruptionReported = 'damage-told';

/**
 * Each line is the CRC-32 of a JSON text in eight hex digits, a blank, and that text. It is appended in one write, with
 * a line end on both sides so that it never runs into a torn one before it, and flushed to the disk. Lines of a form
 * that `schema` does not know, as of a later version, are passed over and are no corruption.
 */
export function appendOnlyLog<Line>(file: string, schema: v.GenericSchema<unknown, Line>): AppendOnlyLog<Line> {
  async function append(value: unknown): Promise<void> {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(file, 'a', 0o600);
    try {
      const json = JSON.stringify(value);
      await handle.appendFile(`\n${checksum(json)} ${json}\n`);
      await handle.datasync();
    } finally {
      await handle.close();
    }
  }

  return {
    async read() {
      let text = '';
      try {
        text = await readFile(file, 'utf8');
      } catch (error) {
        const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
        // Neither is a file, and so holds nothing; anything else says nothing of what the file holds.
        if (reason !== 'ENOENT' && reason !== 'ENOTDIR') return { lines: [], corrupted: false, unreadable: reason };
      }
      const lines: Line[] = [];
      let corrupted = false;
      for (const line of text.split('\n')) {
        if (line === '') continue;
        const value = readLine(line);
        if (value === undefined) corrupted = true;
        else if (value === corruptionReported) corrupted = false;
        else {
          const parsed = v.safeParse(schema, value);
          if (parsed.success) lines.push(parsed.output);
        }
      }
      return { lines, corrupted };
    },
    append,
    markCorruptionReported: () => append(corruptionReported),
    remove: () => rm(file, { force: true }),
  };
}

/** What the line says; undefined when it is not whole. */
function readLine(line: string): unknown {
  const [sum, json] = [line.slice(0, 8), line.slice(9)];
  if (line[8] !== ' ' || sum !== checksum(json)) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
