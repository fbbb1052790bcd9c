import { realpathSync } from 'node:fs';
import path from 'node:path';

/** Chromium's switches by which another program reads and drives the window (Chrome DevTools Protocol). */
const drivingSwitches = ['remote-debugging-port', 'remote-debugging-pipe'];

interface Start {
  readonly commandLine: {
    hasSwitch(name: string): boolean;
    getSwitchValue(name: string): string;
    removeSwitch(name: string): void;
  };
  /** The folder that this start uses: Electron takes the person's own where the one it was told cannot be made. */
  readonly profile: string;
  /** The folder of the person's own profile. */
  readonly ownProfile: string;
}

/**
 * Tests drive the window of a release, whose fuses leave them no other way in. Nobody else may sit down in front of a
 * person's accounts like this: the switches count only with `--user-data-dir` of a folder that is not the person's own,
 * and are taken back otherwise. Must run before the app is ready, which is when Chromium reads them.
 * @returns the switches that were taken back
 */
export function refuseToBeDriven({ commandLine, profile, ownProfile }: Start): string[] {
  const asked = drivingSwitches.filter((name) => commandLine.hasSwitch(name));
  const told = commandLine.getSwitchValue('user-data-dir') !== '';
  if (told && whereItIs(profile) !== whereItIs(ownProfile)) return [];
  for (const name of asked) commandLine.removeSwitch(name);
  return asked;
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
