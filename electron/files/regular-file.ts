import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** What opening and checking a file throws, with a `code` as Node's own errors have. */
export class NotRegular extends Error {
  readonly code = 'NOT_A_FILE';
}

/**
 * Opens a file for reading that somebody else may have put there. A named pipe would hold one of Node's four threads for
 * files until somebody writes into it, a device may answer for ever: neither is opened waiting, and only a regular file
 * is handed on. `followLink`: the last part of the path may be a link. Throws Node's errors and {@link NotRegular}.
 */
export async function openRegularFile(
  path: string,
  { followLink }: { readonly followLink: boolean },
): Promise<FileHandle> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  // Windows has neither; its pipes lie outside of folders.
  const flags = process.platform === 'win32' ? 'r' : O_RDONLY | O_NONBLOCK | (followLink ? 0 : O_NOFOLLOW);
  const file = await open(path, flags);
  const regular = await file.stat().then(
    (status) => status.isFile(),
    () => false,
  );
  if (regular) return file;
  await file.close();
  throw new NotRegular();
}
