import { readdir, rename } from 'node:fs/promises';
import path from 'node:path';

/**
 * The files that are one database together (sqlite.org/wal.html), in the order in which they are renamed. The log goes
 * first: one without its database would be taken for that of the next file of this name.
 */
const parts = ['-wal', '-shm', ''];

/** Part of the name until all that can be read of it is in the new file. */
export const unsaved = '.unsaved';

/**
 * The damaged file under another name, with what belongs to it. A kill in the middle leaves what {@link unsavedOf} goes on
 * with. Rejects as the file system does.
 */
export async function setAside(file: string, stamp: string): Promise<void> {
  await renameParts(file, `${file}.damaged-${stamp}${unsaved}`);
}

/**
 * A damaged file that was set aside and of which nothing is known to be saved, under the name that it has until then;
 * undefined: none. Rejects as the file system does.
 */
export async function unsavedOf(file: string): Promise<string | undefined> {
  const [folder, start] = [path.dirname(file), `${path.basename(file)}.damaged-`];
  const names = (await readdir(folder)).filter((name) => name.startsWith(start));
  const whole = names.find((name) => name.endsWith(unsaved));
  if (whole !== undefined) return path.join(folder, whole);
  const logs = names.filter((name) => name.endsWith(`${unsaved}-wal`) || name.endsWith(`${unsaved}-shm`));
  const alone = logs.map((name) => name.slice(0, -'-wal'.length)).find((name) => !names.includes(keptName(name)));
  if (alone === undefined) return undefined;
  // Whoever set it aside ended between two of its files.
  const aside = path.join(folder, alone);
  await renameParts(file, aside);
  return aside;
}

/** Under the name that it keeps: all that can be read of it is saved. Nothing of it is deleted. */
export async function noteSaved(aside: string): Promise<void> {
  await renameParts(aside, keptName(aside));
}

export const keptName = (aside: string): string => aside.slice(0, -unsaved.length);

async function renameParts(from: string, to: string): Promise<void> {
  for (const part of parts) await rename(`${from}${part}`, `${to}${part}`).catch(passOverMissing);
}

function passOverMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
