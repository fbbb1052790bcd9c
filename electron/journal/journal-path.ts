import path from 'node:path';
import envPaths from 'env-paths';

/** Where the lease is noted: one place for every program of this user, or in a folder given for this start. */
export function journalPath(folder?: string): string {
  return path.join(folder ?? envPaths('photon-setup', { suffix: '' }).data, 'wifi-lease.journal');
}
