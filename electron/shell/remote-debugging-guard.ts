import { existsSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Chromium's switches by which another program reads and drives the window (Chrome DevTools Protocol). */
const drivingSwitches = ['remote-debugging-port', 'remote-debugging-pipe'];

/** Lies in a profile whose first start was driven. */
const mark = 'driven';

/** What an ordinary start leaves in its profile: Chromium's file, our log and the kept secrets. */
const leftByStarts = ['Local State', 'logs', 'vault.json'];

interface Start {
  readonly commandLine: {
    hasSwitch(name: string): boolean;
    getSwitchValue(name: string): string;
    removeSwitch(name: string): void;
  };
  /** The folder that this start uses: Electron takes the person's own where the one it was told cannot be made. */
  readonly profile: string;
  /** Where the person's own profile lies by the environment, which whoever starts this decides, and by the system. */
  readonly ownProfiles: readonly string[];
}

/**
 * Tests drive the window of a release, whose fuses leave them no other way in. Nobody else may sit down in front of a
 * person's accounts like this: the switches count only with `--user-data-dir` of a folder that is not the person's own
 * and that no ordinary start has ever used, and are taken back otherwise. A person's profile is known by that even where
 * the environment points elsewhere. Must run before the app is ready, which is when Chromium reads them.
 * @returns the switches that were taken back
 */
export function guardRemoteDebugging({ commandLine, profile, ownProfiles }: Start): string[] {
  const asked = drivingSwitches.filter((name) => commandLine.hasSwitch(name));
  if (asked.length === 0) return [];
  const told = commandLine.getSwitchValue('user-data-dir') !== '';
  if (told && !ownProfiles.some((own) => isSame(profile, own)) && isForDriving(profile)) return [];
  for (const name of asked) commandLine.removeSwitch(name);
  return asked;
}

/** New, or begun by a start that was driven; a new one is marked for the next starts. */
function isForDriving(profile: string): boolean {
  const marked = path.join(profile, mark);
  if (existsSync(marked)) return true;
  if (leftByStarts.some((name) => existsSync(path.join(profile, name)))) return false;
  try {
    writeFileSync(marked, '', { flag: 'wx', mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}

/** By its path or, behind a bind mount or another writing of its name, by what the file system knows it as. */
function isSame(one: string, other: string): boolean {
  if (whereItIs(one) === whereItIs(other)) return true;
  const [first, second] = [one, other].map((folder) => statSync(folder, { bigint: true, throwIfNoEntry: false }));
  return first !== undefined && second !== undefined && first.dev === second.dev && first.ino === second.ino;
}

/** The folder itself, whatever links lead to it; one that is not there yet, by its name in one that is. */
function whereItIs(folder: string): string {
  const whole = path.resolve(folder);
  try {
    return realpathSync.native(whole);
  } catch {
    const parent = path.dirname(whole);
    return parent === whole ? whole : path.join(whereItIs(parent), path.basename(whole));
  }
}
