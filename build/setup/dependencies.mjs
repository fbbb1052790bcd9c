import { existsSync, rmSync } from 'node:fs';
import { runInOurPlace } from './program.mjs';
import { inProject, readJson } from './project.mjs';
import { MissingPiece, say } from './say.mjs';

/** Brings node_modules in line with package-lock.json; does nothing when it is. */
export async function ensureDependencies() {
  if (installed()) return;
  say('Installing the packages of package-lock.json with npm ci; this takes about a minute.');
  // Errors only: warnings about packages of packages are nobody's to act on here.
  const args = ['ci', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const code =
    npm === undefined
      ? await runInOurPlace('npm', args, { quiet: true })
      : await runInOurPlace(process.execPath, [npm, ...args], { quiet: true });
  if (code !== 0)
    throw new MissingPiece('The packages could not be installed. See what npm says above, then run: npm ci');
  // What the compiler keeps of the last check may not notice that the types of packages are others now.
  rmSync(inProject('.cache/types'), { recursive: true, force: true });
}

/**
 * Whether every package of package-lock.json is there in its version. Packages for other systems may be absent.
 * npm's own note is looked at only for being there: it is written when an installation has finished, and it is not
 * always true of what lies in the folder (`npm install --package-lock-only` writes it too).
 */
function installed() {
  if (!existsSync(inProject('node_modules/.package-lock.json'))) return false;
  const lock = /** @type {Lock | undefined} */ (readJson(inProject('package-lock.json')));
  return Object.entries(lock?.packages ?? {}).every(([folder, wanted]) => {
    if (folder === '') return true;
    const manifest = /** @type {{ version?: string } | undefined} */ (readJson(inProject(folder, 'package.json')));
    return manifest === undefined ? wanted.optional === true : manifest.version === wanted.version;
  });
}

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} Lock */
