import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

let folder: string | undefined;
let files = 0;

/** A place for a file that is attacked, one for each attack: an attack that was ended by its time may still be under way. */
export function newFile(): string {
  folder ??= temporaryFolder();
  files += 1;
  return path.join(folder, `lease-${files}`);
}

function temporaryFolder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'photon-setup-fuzz-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}
