import { certificatesIn } from '../../shared/pem.ts';
import { openRegularFile } from '../files/regular-file.ts';

/** A few certificates; more is something else. */
const sizeLimitBytes = 64 * 1024;

/** The certificates of a file of the person's choice (PEM); undefined where none is in it, or it cannot be read. */
export async function readCertificates(path: string): Promise<string | undefined> {
  try {
    const file = await openRegularFile(path, { followLink: true });
    try {
      const { size } = await file.stat();
      return size > sizeLimitBytes ? undefined : certificatesIn(await file.readFile('utf8'));
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}
