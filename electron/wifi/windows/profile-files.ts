import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';

/** A profile on its way to netsh, which takes it from a file alone. */
export interface ProfileFile {
  readonly path: string;
  remove(): Promise<void>;
}

export type WriteProfile = (xml: string) => Promise<Result<ProfileFile>>;

/** Writes profiles to a fresh folder of their own below `temporaryFolder`. Errors: `wifi-not-permitted`. */
export function profileFiles(temporaryFolder: string): WriteProfile {
  return async (xml) => {
    try {
      const folder = await mkdtemp(path.join(temporaryFolder, 'photon-setup-'));
      const file = path.join(folder, 'profile.xml');
      await writeFile(file, xml, { flag: 'wx', mode: 0o600 });
      // A file that cannot be removed holds a network's name and nothing secret.
      return success({ path: file, remove: () => rm(folder, { recursive: true, force: true }).catch(() => undefined) });
    } catch {
      return failure(setupError('wifi-not-permitted'));
    }
  };
}
