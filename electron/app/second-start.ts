import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

/** Why this start got no lock of the only instance. */
export type Refusal = 'runs-already' | 'runs-elsewhere' | 'not-lockable';

/**
 * On Linux and macOS Chromium's lock is a link in the profile that names the computer and the process that hold it
 * (chrome/browser/process_singleton_posix.cc). The holder has been told to show its window by then. One of another
 * computer, which shares the home, cannot be told; and where there is no lock, none could be made.
 */
export function refusalOf(profile: string, platform: NodeJS.Platform): Refusal {
  if (platform === 'win32') return 'runs-already';
  try {
    const holder = readlinkSync(path.join(profile, 'SingletonLock'));
    return holder.replace(/-\d+$/, '') === hostname() ? 'runs-already' : 'runs-elsewhere';
  } catch {
    return 'not-lockable';
  }
}

/** For the log. */
export const refusalLines: Readonly<Record<Refusal, string>> = {
  'runs-already': 'refused: another one runs with this profile; it was told to show its window',
  'runs-elsewhere': 'refused: one on another computer runs with this profile',
  'not-lockable': 'refused: the profile could not be locked',
};
