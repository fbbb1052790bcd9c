import { setImmediate as nextTurn } from 'node:timers/promises';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';

/** A list of ids: pasted, or the bytes of a file as they are read. */
export type ImportSource =
  | { readonly from: 'text'; readonly text: string }
  | { readonly from: 'file'; readonly bytes: AsyncIterable<Uint8Array> };

/** A million ids in a table of a hundred characters a row. */
export const importFileLimitBytes = 128 * 1024 * 1024;

/** What is worked through between two turns of the event loop: a millisecond or two. */
const pieceCharacters = 8 * 1024;

/**
 * The text of a list in pieces of at most 8192 characters, with a turn of the event loop after each. Ends with
 * `import-file-unreadable` for what cannot be read, is longer than {@link importFileLimitBytes} or is no text.
 */
export async function* importText(source: ImportSource): AsyncGenerator<Result<string>> {
  try {
    for await (const long of source.from === 'text' ? [source.text] : decoded(source.bytes)) {
      for (let start = 0; start < long.length; start += pieceCharacters) {
        const piece = long.slice(start, start + pieceCharacters);
        // Every binary format has zero bytes within its first pages, and no text has any.
        if (piece.includes('\0')) return yield failure(setupError('import-file-unreadable'));
        yield success(piece);
        await nextTurn();
      }
    }
  } catch (error) {
    yield failure(setupError('import-file-unreadable', { saw: errorName(error) }));
  }
}

/**
 * UTF-8, or UTF-16 as spreadsheets write "Unicode text". Bytes that are neither become replacement characters: a table
 * in an old 8-bit encoding still has its ids in ASCII.
 */
async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let head = new Uint8Array();
  let received = 0;
  for await (const chunk of bytes) {
    received += chunk.length;
    if (received > importFileLimitBytes) throw new Error('EFBIG');
    if (decoder !== undefined) {
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    head = new Uint8Array(Buffer.concat([head, chunk]));
    if (head.length < 4) continue;
    decoder = new TextDecoder(encodingOf(head));
    yield decoder.decode(head, { stream: true });
  }
  yield decoder === undefined ? new TextDecoder(encodingOf(head)).decode(head) : decoder.decode();
}

/** By the byte order mark, or by where the zero bytes of an ASCII character stand in UTF-16. */
function encodingOf([first, second, third, fourth]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && third !== 0 && fourth === 0))
    return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && third === 0 && fourth !== 0))
    return 'utf-16be';
  return 'utf-8';
}

/** The system's name of an error, for example `EISDIR`; never its message, which holds the path. */
export function errorName(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  return code ?? (error instanceof Error && /^[A-Z]+$/.test(error.message) ? error.message : 'unknown');
}
