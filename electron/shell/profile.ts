import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { app } from 'electron';

/**
 * Where this person's profile lies: by the environment, as Electron finds it, and below the home that the system's list
 * of users names, which no variable changes (getpwuid(3); GetUserProfileDirectory of Windows).
 */
export function ownProfiles(): readonly string[] {
  const name = app.getName();
  const usual: Partial<Record<NodeJS.Platform, string>> = {
    win32: 'AppData/Roaming',
    darwin: 'Library/Application Support',
  };
  const home = homeOfUser();
  return [
    path.join(app.getPath('appData'), name),
    ...(home === undefined ? [] : [path.join(home, usual[process.platform] ?? '.config', name)]),
  ];
}

/** Undefined: the system does not know this user, as in some containers. */
function homeOfUser(): string | undefined {
  try {
    return userInfo().homedir;
  } catch {
    return undefined;
  }
}

/**
 * A home that cannot be written would end Chromium without a word, so this start borrows a folder for itself. It goes
 * with the program, but for what Chromium writes last; the system clears that with its other temporary files.
 * Must run before anything asks for the profile.
 * @returns whether the profile is borrowed: nothing in it lasts
 */
export function settleProfile(): boolean {
  if (isUsable()) return false;
  const borrowed = mkdtempSync(path.join(app.getPath('temp'), 'photon-setup-'));
  app.setPath('userData', borrowed);
  app.once('quit', () => rmSync(borrowed, { recursive: true, force: true, maxRetries: 3 }));
  return true;
}

function isUsable(): boolean {
  try {
    const folder = app.getPath('userData');
    mkdirSync(folder, { recursive: true });
    // Root may do everything, and a disk that is mounted for reading still says no.
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
