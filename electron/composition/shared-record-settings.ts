import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { SharedRecordSettings } from '../../shared/shared-record.ts';
import { checkSharedRecord } from '../app/shared-record-place.ts';
import { replaceFile } from '../files/private-file.ts';

/** Some lines and a few certificates; more was not written by us. */
const sizeLimitBytes = 128 * 1024;

/** Undefined: nothing is shared. `settings-unreadable`: the file that is there says nothing that is understood. */
export async function readSharedRecord(file: string): Promise<Result<SharedRecordSettings | undefined>> {
  try {
    if ((await stat(file)).size > sizeLimitBytes) return unreadable('too long');
    const checked = checkSharedRecord(JSON.parse(await readFile(file, 'utf8')));
    return checked.ok ? checked : unreadable(checked.error.saw ?? '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return code === 'ENOENT' || code === 'ENOTDIR' ? success(undefined) : unreadable(code);
  }
}

const unreadable = (saw: string) => failure(setupError('settings-unreadable', { saw }));

/** For all programs of this user from their next start on; undefined: nothing is shared any more. `settings-not-saved`. */
export async function writeSharedRecord(file: string, said: SharedRecordSettings | undefined): Promise<Result<void>> {
  try {
    if (said === undefined) await rm(file, { force: true });
    else {
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await replaceFile(file, (handle) => handle.writeFile(`${JSON.stringify(said, undefined, 2)}\n`));
    }
    return success(undefined);
  } catch (error) {
    const saw = error instanceof Error && 'code' in error ? String(error.code) : '';
    return failure(setupError('settings-not-saved', { saw }));
  }
}
