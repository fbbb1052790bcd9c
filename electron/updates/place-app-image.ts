import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { rm } from 'node:fs/promises';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { replaceFile } from '../files/private-file.ts';
import { openRegularFile } from '../files/regular-file.ts';
import { codeOf } from './update-files.ts';

/** A file that was fetched, and what the signed description says of its bytes. */
export interface FetchedFile {
  readonly path: string;
  readonly size: number;
  /** Base64. */
  readonly sha512: string;
}

/** The bytes are not those that were signed. */
class Damaged extends Error {}

const pieceBytes = 1024 * 1024;

/**
 * Puts a new AppImage in the place of the old one: whole beside it first, then by one rename, so that there is a program
 * at every moment. It lay on the disk since it was fetched, perhaps for days: the bytes that are put in place are hashed
 * while they are copied, from one descriptor. Fails with `update-damaged` or `update-not-installed`; the old one is
 * untouched then.
 */
export async function placeAppImage(fetched: FetchedFile, appImage: string): Promise<Result<void>> {
  const placed = await reading(fetched, (source) =>
    replaceFile(appImage, (target) => copyChecked(source, fetched, (piece) => target.writeFile(piece)), 0o755),
  );
  if (placed.ok) await rm(fetched.path, { force: true }).catch(() => undefined);
  return placed;
}

/** Whether a fetched file still has the bytes that were signed; for the installers of other systems. Fails likewise. */
export function checkFetched(fetched: FetchedFile): Promise<Result<void>> {
  return reading(fetched, (source) => copyChecked(source, fetched, async () => undefined));
}

async function reading(fetched: FetchedFile, use: (source: FileHandle) => Promise<void>): Promise<Result<void>> {
  try {
    const source = await openRegularFile(fetched.path, { followLink: false });
    try {
      await use(source);
    } finally {
      await source.close();
    }
    return success(undefined);
  } catch (error) {
    return failure(refusal(error));
  }
}

function refusal(error: unknown): SetupError {
  if (error instanceof Damaged) return setupError('update-damaged', { saw: error.message });
  return setupError('update-not-installed', { saw: codeOf(error) });
}

async function copyChecked(
  source: FileHandle,
  { size, sha512 }: FetchedFile,
  write: (piece: Uint8Array) => Promise<void>,
): Promise<void> {
  const hash = createHash('sha512');
  const buffer = new Uint8Array(pieceBytes);
  let copied = 0;
  for (;;) {
    const { bytesRead } = await source.read(buffer, 0, buffer.length, copied);
    if (bytesRead === 0) break;
    copied += bytesRead;
    if (copied > size) break;
    const piece = buffer.subarray(0, bytesRead);
    hash.update(piece);
    await write(piece);
  }
  if (copied !== size || hash.digest('base64') !== sha512) throw new Damaged(`${copied} / ${size} bytes`);
}
