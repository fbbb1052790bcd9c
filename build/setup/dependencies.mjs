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
}

/**
 * Whether what npm says it installed (node_modules/.package-lock.json, written when an installation has finished) is
 * what package-lock.json asks for. Packages for other systems may be absent.
 */
function installed() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '') return true;
    const there = present[name];
    return there === undefined ? entry.optional === true : there.version === entry.version;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | undefined}
 */
function packagesOf(file) {
  const lock = /** @type {{ packages?: Record<string, object> } | undefined} */ (readJson(inProject(file)));
  return lock?.packages;
}
