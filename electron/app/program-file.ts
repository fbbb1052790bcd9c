import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { openRegularFile } from '../files/regular-file.ts';

/** The whole flash of a Photon (STM32F205, 1 MiB); no program of one is larger. */
const programLimitBytes = 1024 * 1024;

/** A compiled program from a file of the person's choice. Fails with `program-file-unreadable`. */
export async function readProgram(path: string): Promise<Result<Uint8Array>> {
  try {
    const file = await openRegularFile(path, { followLink: true });
    try {
      const { size } = await file.stat();
      if (size === 0 || size > programLimitBytes) {
        return failure(setupError('program-file-unreadable', { saw: `${size} bytes` }));
      }
      return success(new Uint8Array(await file.readFile()));
    } finally {
      await file.close();
    }
  } catch (error) {
    const name = error instanceof Error && 'code' in error ? String(error.code) : '';
    return failure(setupError('program-file-unreadable', { saw: name }));
  }
}
