import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { runInOurPlace } from '../setup/program.mjs';
import { inProject } from '../setup/project.mjs';
import { MissingPiece, say } from '../setup/say.mjs';
import { ensureSystemPackages, findProgram, rootPrefix } from '../setup/system-packages.mjs';
import { ensureCleanRoot } from './clean-root.mjs';

/** @type {readonly import('../setup/system-packages.mjs').Piece[]} */
const tools = [
  tool('mmdebstrap', 'mmdebstrap'),
  tool('lintian', 'lintian'),
  tool('desktop-file-validate', 'desktop-file-utils'),
  tool('appstreamcli', 'appstream'),
  tool('zstd', 'zstd'),
];

/** Why no packages are made on this system, or undefined. */
export function reasonToMakeNone() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'they are made and tried on Linux on a 64-bit PC';
  if (findProgram('dpkg-deb') === undefined || findProgram('apt-get') === undefined) return 'they need a Debian';
  return undefined;
}

/**
 * Makes the packages and a clean system to install them into.
 * @returns {Promise<NodeJS.ProcessEnv>} what the tests must see
 */
export async function preparePackageTests() {
  await ensureSystemPackages(tools);
  const folder = inProject('.cache/package/dist');
  const made = await runInOurPlace(
    process.execPath,
    [inProject('build/package/dist.mjs'), '--fast', '--out', folder, 'deb', 'archive'],
    { quiet: true },
  );
  if (made !== 0) throw new MissingPiece('The packages could not be made; the lines above say why.');
  const asRoot = await rootPrefix();
  const env = { PHOTON_SETUP_DIST: folder, PHOTON_SETUP_AS_ROOT: asRoot?.join(' ') };
  if (asRoot === undefined)
    return { ...env, PHOTON_SETUP_NO_ROOT: 'installing needs root, or sudo without a password' };
  // Chromium's sandbox makes namespaces, which nobody may in a chroot (user_namespaces(7), EPERM), nor in a root within one.
  if (isChroot()) return { ...env, PHOTON_SETUP_NO_ROOT: 'the installed app is not tried from within a chroot' };
  const file = readdirSync(folder).find((name) => name.endsWith('.deb')) ?? '';
  const { stdout } = await promisify(execFile)('dpkg-deb', ['-f', path.join(folder, file), 'Depends']);
  try {
    return { ...env, PHOTON_SETUP_CLEAN_ROOT: await ensureCleanRoot(asRoot, stdout.trim()) };
  } catch (error) {
    say(String(error instanceof Error ? error.message : error));
    return { ...env, PHOTON_SETUP_NO_ROOT: 'no clean Debian can be made here' };
  }
}

/** In a chroot no mounted file system begins at the root (proc_pid_mountinfo(5): the fifth field is where it begins). */
function isChroot() {
  const mounts = readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
  return !mounts.some((line) => line.split(' ')[4] === '/');
}

/**
 * @param {string} program
 * @param {string} debianPackage
 */
function tool(program, debianPackage) {
  return {
    missing: async () => (findProgram(program) === undefined ? [program] : []),
    packages: [[debianPackage]],
  };
}
