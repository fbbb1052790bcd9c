import type { FileHandle } from 'node:fs/promises';
import * as v from 'valibot';
import { connectParent } from '../helper-process/parent.ts';
import { nextMessage, orderMessage, type ReaderAnswer } from './reader-messages.ts';
import { openRegularFile } from './regular-file.ts';

/** The process that reads one file, piece by piece as it is asked, and is ended from outside when a disk stays silent. */

const pieceBytes = 256 * 1024;

const parent = connectParent();
const answer = (message: ReaderAnswer) => parent.post(message);
const buffer = new Uint8Array(pieceBytes);
let file: FileHandle | undefined;

process.on('disconnect', () => process.exit());
parent.listen((message) => {
  const order = v.safeParse(orderMessage, message);
  if (order.success && file === undefined) void open(order.output.read);
  else if (v.is(nextMessage, message) && file !== undefined) void next(file);
});
answer({ ready: true });

async function open(path: string): Promise<void> {
  try {
    file = await openRegularFile(path, { followLink: true });
    await next(file);
  } catch (error) {
    fail(error);
  }
}

async function next(from: FileHandle): Promise<void> {
  try {
    const { bytesRead } = await from.read(buffer, 0, pieceBytes, null);
    // A copy of its own: with a part of a buffer all of it would travel.
    answer(bytesRead === 0 ? { end: true } : { piece: buffer.slice(0, bytesRead) });
  } catch (error) {
    fail(error);
  }
}

/** Its code alone: the text of an error holds the path. */
function fail(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  answer({ failed: /^[A-Z0-9_]{1,40}$/.test(code) ? code : '' });
}
