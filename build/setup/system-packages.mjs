import { existsSync } from 'node:fs';
import path from 'node:path';
import { collect } from './program.mjs';
import { MissingPiece, say } from './say.mjs';

/**
 * A piece of the system: how to see that it is there, and the Debian package that brings it. A second name is the one
 * of newer releases (Debian 13 and Ubuntu 24.04 renamed libraries for 64-bit time).
 * @typedef {{ missing: () => Promise<readonly string[]>, packages: readonly (readonly string[])[] }} Piece
 */

/**
 * The libraries a Chromium needs and the system lacks. The packages bring all the others with them.
 * @param {string} executable
 * @returns {Piece}
 */
export function librariesOf(executable) {
  return {
    missing: async () => {
      const { stdout } = await collect('ldd', [executable], { timeoutMs: 10_000 });
      return [...stdout.matchAll(/^\s*(\S+) => not found$/gm)].map(([, library = '']) => library);
    },
    packages: [['libgtk-3-0', 'libgtk-3-0t64'], ['libnss3'], ['libgbm1'], ['libasound2', 'libasound2t64']],
  };
}

/** About 100 MB of packages at 1 MB/s, unpacked on a slow disk. */
const installLimitMs = 10 * 60 * 1000;

/** @type {Piece} */
export const virtualScreen = {
  missing: async () => (findProgram('Xvfb') === undefined ? ['Xvfb'] : []),
  packages: [['xvfb']],
};

/**
 * A secret store to keep a sign-in in, and a session of its own for it.
 * @type {Piece}
 */
export const keyring = {
  missing: async () => ['gnome-keyring-daemon', 'dbus-run-session'].filter((name) => findProgram(name) === undefined),
  packages: [['gnome-keyring'], ['dbus'], ['libsecret-1-0']],
};

/**
 * Without them screenshots show boxes in place of Latin, Chinese and Japanese letters.
 * @type {readonly Piece[]}
 */
export const fonts = [font('DejaVu Sans', 'fonts-dejavu-core'), font('Noto Sans CJK JP', 'fonts-noto-cjk')];

/**
 * Without a window where the release has it apart (Debian 12 and newer).
 * @type {Piece}
 */
export const chromium = {
  missing: async () => (['chromium-headless-shell', 'chromium'].some(findProgram) ? [] : ['chromium']),
  packages: [['chromium', 'chromium-headless-shell']],
};

/**
 * @param {string} family
 * @param {string} debianPackage
 * @returns {Piece}
 */
function font(family, debianPackage) {
  return {
    missing: async () => {
      const { stdout } = await collect('fc-list', [family, 'family'], { timeoutMs: 10_000 });
      return stdout.trim() === '' ? [`the font ${family}`] : [];
    },
    packages: [['fontconfig'], [debianPackage]],
  };
}

/**
 * Installs what is missing with apt-get where that needs no password; else the sentence names it and the exact line.
 * Other systems than Linux bring all of it.
 * @param {readonly Piece[]} pieces
 */
export async function ensureSystemPackages(pieces) {
  if (process.platform !== 'linux') return;
  const checked = await Promise.all(pieces.map(async (piece) => ({ piece, missing: await piece.missing() })));
  const lacking = checked.filter(({ missing }) => missing.length > 0);
  if (lacking.length === 0) return;
  const all = lacking.flatMap((one) => one.missing);
  if (findProgram('apt-get') === undefined) {
    throw new MissingPiece(`This system lacks ${all.join(', ')}. Install what brings them and run the command again.`);
  }
  // The packages bring them all: three names tell enough.
  const missing = all.length > 4 ? `${all.slice(0, 3).join(', ')} and ${all.length - 3} more` : all.join(', ');
  const asRoot = await rootPrefix();
  // A list of packages that cannot be updated may still do; the installation says so if not.
  if (asRoot !== undefined) await collectAs(asRoot, ['apt-get', 'update', '-qq']);
  const names = await Promise.all(lacking.flatMap(({ piece }) => piece.packages).map(knownName));
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...new Set(names)];
  const line = `sudo ${install.join(' ')}`;
  if (asRoot === undefined) throw new MissingPiece(`This system lacks ${missing}. Run: ${line}`);
  say(`Installing system packages, because this system lacks ${missing}.`);
  const { code, stdout, stderr } = await collectAs(asRoot, [
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    ...install,
    '-qq',
  ]);
  if (code !== 0) {
    throw new MissingPiece(
      `${stdout}${stderr}\nThe system packages could not be installed; see above. Then run: ${line}`,
    );
  }
}

/**
 * @param {readonly string[]} asRoot
 * @param {readonly string[]} command
 */
function collectAs(asRoot, command) {
  const [program = '', ...args] = [...asRoot, ...command];
  return collect(program, args, { timeoutMs: installLimitMs });
}

/**
 * The absolute path of a program, or undefined.
 * @param {string} name
 */
export function findProgram(name) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .concat('/usr/sbin', '/usr/bin')
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));
}

/** What to write before a command to be root without a password; undefined: that cannot be. */
export async function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  const sudo = await collect('sudo', ['-n', 'true'], { timeoutMs: 10_000 });
  return sudo.code === 0 ? ['sudo', '-n'] : undefined;
}

/**
 * The newest of a package's names that this release has.
 * @param {readonly string[]} names
 */
async function knownName(names) {
  for (const name of names.toReversed()) {
    const { stdout } = await collect('apt-cache', ['policy', name], { timeoutMs: 30_000 });
    if (/^ {2}Candidate: (?!\(none\))/m.test(stdout)) return name;
  }
  return names[0] ?? '';
}
