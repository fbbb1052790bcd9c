import { chmod, copyFile, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { codeOf } from './update-files.ts';

/**
 * Puts a new AppImage in the place of the old one: whole beside it first, then by one rename, so that there is a program
 * at every moment (rename(2)). Fails with `update-not-installed`; the old one is untouched then.
 */
export async function placeAppImage(fetched: string, appImage: string): Promise<Result<void>> {
  const beside = path.join(path.dirname(appImage), `.${path.basename(appImage)}.new`);
  try {
    await copyFile(fetched, beside);
    await chmod(beside, 0o755);
    const file = await open(beside);
    await file.sync().finally(() => file.close());
    await rename(beside, appImage);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    return failure(setupError('update-not-installed', { saw: codeOf(error) }));
  }
  await rm(fetched, { force: true }).catch(() => undefined);
  return success(undefined);
}
