import { inProject, readJson } from '../setup/project.mjs';

/**
 * What a build says of itself, in `out/build-info.json`:
 * `commit`: 40 hexadecimal digits, followed by `-dirty` when files differed from it; empty when run from the source.
 * `signed`: whether its maker's signature came with it.
 * `runtime`: `release`, the Electron of package.json; `development`, the older one for machines that cannot download
 * it; `source`, not packaged at all.
 * @typedef {{ version: string, commit: string, signed: boolean, runtime: 'source' | 'release' | 'development' }} BuildInfo
 */

/** @returns {BuildInfo} of a program that is run from the source */
export function sourceBuildInfo() {
  return { version: appVersion(), commit: '', signed: false, runtime: 'source' };
}

export function appVersion() {
  return /** @type {{ version: string }} */ (readJson(inProject('package.json'))).version;
}
