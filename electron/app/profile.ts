import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';

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
