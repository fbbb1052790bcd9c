/**
 * Who the packages say they are from. What carries a signature must name a real maker and the real places of the source
 * (`releaseProblems`): `repository` and `bugs` of package.json begin with the placeholder until there is one.
 *
 * `PHOTON_SETUP_MAINTAINER="Name <mail@host>"  PHOTON_SETUP_HOMEPAGE=https://…  PHOTON_SETUP_UPDATE_URL=https://…`
 */
const placeholder = {
  maintainer: 'Photon Setup <photon-setup@example.org>',
  homepage: 'https://example.org/photon-setup',
};

/** Windows, macOS and AppStream know the app by it for ever. */
export const appId = 'app.photonsetup.PhotonSetup';
/** The name of the program file, the package, the icon and the desktop file on Linux. */
export const programName = 'photon-setup';
export const productName = 'Photon Setup';

/** The languages the app speaks, as Chromium names them; without en-US.pak Chromium does not start. */
export const languages = ['en-US', 'de', 'es', 'fr', 'ja', 'zh-CN'];

/** @param {NodeJS.ProcessEnv} env */
export function makerOf(env) {
  return {
    maintainer: env.PHOTON_SETUP_MAINTAINER || placeholder.maintainer,
    homepage: env.PHOTON_SETUP_HOMEPAGE || placeholder.homepage,
  };
}

/**
 * Whether the environment has what a signature of this system is made with.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
export function canSign(env, platform) {
  const has = (/** @type {readonly string[]} */ ...names) => names.every((name) => Boolean(env[name]));
  if (platform === 'win32') {
    return (
      has('WIN_CSC_LINK') ||
      has('CSC_LINK') ||
      has(
        'AZURE_TENANT_ID',
        'AZURE_SIGNING_ENDPOINT',
        'AZURE_SIGNING_ACCOUNT',
        'AZURE_SIGNING_PROFILE',
        'AZURE_SIGNING_PUBLISHER',
      )
    );
  }
  if (platform === 'darwin') {
    const notary =
      has('APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID') ||
      has('APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER');
    return has('CSC_LINK') && notary;
  }
  return has('PHOTON_SETUP_GPG_KEY');
}

/**
 * Why a build must not carry a signature; empty when it may.
 * @param {object} build
 * @param {string} build.maintainer
 * @param {string} build.homepage
 * @param {{ readonly url: string }} build.repository of package.json
 * @param {{ readonly url: string }} build.bugs of package.json
 * @param {'release' | 'development'} build.runtime
 * @param {string} build.commit
 * @returns {readonly string[]}
 */
export function releaseProblems({ maintainer, homepage, repository, bugs, runtime, commit }) {
  const isPlaceholder = (/** @type {string} */ address) => address.startsWith(placeholder.homepage);
  return [
    ...(maintainer === placeholder.maintainer ? ['PHOTON_SETUP_MAINTAINER names nobody'] : []),
    ...(isPlaceholder(homepage) ? ['PHOTON_SETUP_HOMEPAGE names no address'] : []),
    ...(isPlaceholder(repository.url) ? ['package.json names no repository'] : []),
    ...(isPlaceholder(bugs.url) ? ['package.json names no place for bugs'] : []),
    ...(runtime === 'development' ? ['the development runtime has no support'] : []),
    ...(/^[0-9a-f]{40}$/.test(commit) ? [] : ['it is not built from a commit as it is']),
  ];
}
