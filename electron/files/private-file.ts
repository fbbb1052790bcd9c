import { randomBytes } from 'node:crypto';
import { type FileHandle, lstat, open, readlink, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { NotRegular } from './regular-file.ts';

/**
 * Writes a new file for this user alone in the place of whatever lies there: whole beside it first, then by one rename
 * (rename(2)), so that neither the rights of an older file nor a link decide who reads it, and a failure leaves the older
 * one as it was. `fill` writes; what it throws is thrown on, with nothing left. On Windows the folder's rights count. A
 * device, a pipe, a folder, and a name of what this program itself has open stay: {@link NotRegular}.
 * @param mode for a file that others may read and start
 * @param wanted aborted before the rename: it throws as any failure does
 */
export async function replaceFile(
  file: string,
  fill: (handle: FileHandle) => Promise<void>,
  mode = 0o600,
  wanted?: AbortSignal,
): Promise<void> {
  if (!(await mayBeReplaced(file))) throw new NotRegular();
  // Short, because the name of the file may be as long as names can be.
  const beside = path.join(path.dirname(file), `.${randomBytes(8).toString('hex')}.new`);
  // Exclusive: nothing that lies there, a link included, is ever written into (open(2), O_EXCL).
  const handle = await open(beside, 'wx', 0o600);
  try {
    try {
      await fill(handle);
      if (mode !== 0o600) await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    wanted?.throwIfAborted();
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** /dev/stdout is a link into /proc (proc(5), /proc/pid/fd): where a program may, a file would take its place for all others. */
async function mayBeReplaced(file: string): Promise<boolean> {
  const there = await lstat(file).catch(() => undefined);
  if (there === undefined || there.isFile()) return true;
  return there.isSymbolicLink() && !(await readlink(file)).startsWith('/proc/');
}
