import { collect } from '../setup/program.mjs';
import { inProject, readJson } from '../setup/project.mjs';

/**
 * What a build says of itself, in `out/build-info.json`:
 * `commit`: 40 hexadecimal digits, followed by `-dirty` when files differed from it; empty when run from the source.
 * `signed`: whether its maker's signature came with it.
 * `runtime`: `release`, the Electron of package.json; `development`, the older one for machines that cannot download
 * it; `source`, not packaged at all.
 * `updateKey`: the public half of what updates are signed with (`sign-update.mjs`), base64 of its SPKI form; empty: this
 * build takes no updates. `updateServer`: where they lie. `publisherName`: whose signature Windows must find on them.
 * @typedef {object} BuildInfo
 * @property {string} version
 * @property {string} commit
 * @property {boolean} signed
 * @property {'source' | 'release' | 'development'} runtime
 * @property {string} [updateKey]
 * @property {string} [updateServer]
 * @property {readonly string[]} [publisherName]
 */

/** @returns {BuildInfo} of a program that is run from the source */
export function sourceBuildInfo() {
  return { version: appVersion(), commit: '', signed: false, runtime: 'source' };
}

export function appVersion() {
  return /** @type {{ version: string }} */ (readJson(inProject('package.json'))).version;
}

/**
 * @param {Pick<BuildInfo, 'signed'> & { runtime: 'release' | 'development' }} build
 * @returns {Promise<BuildInfo & { runtime: 'release' | 'development' }>} of a package
 */
export async function packagedBuildInfo({ signed, runtime }) {
  const commit = (await git('rev-parse', 'HEAD')) ?? '';
  const changed = await git('status', '--porcelain', '--untracked-files=normal');
  return {
    version: appVersion(),
    commit: commit === '' || changed === '' ? commit : `${commit}-dirty`,
    signed,
    runtime,
    ...updatesFrom(process.env),
  };
}

/** @param {NodeJS.ProcessEnv} env */
function updatesFrom(env) {
  const publisher = env.PHOTON_SETUP_PUBLISHER || env.AZURE_SIGNING_PUBLISHER;
  return {
    updateKey: env.PHOTON_SETUP_UPDATE_PUBLIC_KEY ?? '',
    updateServer: env.PHOTON_SETUP_UPDATE_URL ?? '',
    publisherName: publisher ? [publisher] : [],
  };
}

/** When the commit was made, in seconds since 1970: the one time that all builds of it agree on. */
export async function commitSeconds() {
  return Number((await git('log', '-1', '--format=%ct')) ?? 0);
}

/**
 * @param {...string} args
 * @returns {Promise<string | undefined>} what git answers; nothing where there is no git, or no repository
 */
async function git(...args) {
  const { code, stdout } = await collect('git', args, { timeoutMs: 30_000 });
  return code === 0 ? stdout.trim() : undefined;
}
