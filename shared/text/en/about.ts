/** What the window says about itself: what it is, its updates, whose work is in it. Comes with the page About. */
export const texts = {
  about: {
    title: 'About Photon Setup',
    lead: 'Brings a Particle Photon onto your Wi-Fi and into your account.',
    versions: 'Versions',
    app: 'Photon Setup',
    commit: 'Commit',
    commitUnknown: 'not known: run from the source',
    signature: 'Signature',
    signed: 'signed',
    unsigned: 'unsigned',
    runtime: 'Kind',
    runtimeOf: {
      source: 'run from the source',
      release: 'release',
      development: 'development runtime, for tests only',
    },
    copy: 'Copy versions',
    report: 'Report a problem',
    licences: 'Licences',
    ownLicence: 'Photon Setup is free software under the MIT licence.',
    others: 'It contains the work of others:',
    search: 'Search the packages',
    none: 'No package has this in its name.',
  },
};
