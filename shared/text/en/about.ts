/** What the window says about itself: what it is, its updates, whose work is in it. Comes with the page About. */
export const texts = {
  about: {
    title: 'About Photon Setup',
    lead: 'Connects a Particle Photon to your Wi-Fi and claims it to your account.',
    versions: 'Versions',
    app: 'Photon Setup',
    commit: 'Commit',
    commitUnknown: 'Unknown, run from source',
    signature: 'Signature',
    signed: 'Signed',
    unsigned: 'Not signed',
    runtime: 'Build',
    runtimeOf: {
      source: 'Run from source',
      release: 'Release',
      development: 'Development runtime, for tests only',
    },
    copy: 'Copy versions',
    report: 'Report a problem',
    shortcuts: 'Keyboard shortcuts',
    licences: 'Licenses',
    ownLicence: 'Photon Setup is free software under the MIT license.',
    others: 'It includes the work of others:',
    search: 'Search packages',
    none: 'No package name contains this.',
  },
};
