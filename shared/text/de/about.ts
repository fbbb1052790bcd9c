import type { TextsOf } from '../catalogue.ts';

/** What the window says about itself: what it is, its updates, whose work is in it. Comes with the page About. */
export const texts: TextsOf<'about', 'de'> = {
  about: {
    title: 'Über Photon Setup',
    lead: 'Verbindet einen Particle Photon mit Ihrem Wi-Fi und ordnet ihn Ihrem Konto zu.',
    versions: 'Versionen',
    app: 'Photon Setup',
    commit: 'Commit',
    commitUnknown: 'Unbekannt, aus dem Quelltext gestartet',
    signature: 'Signatur',
    signed: 'Signiert',
    unsigned: 'Nicht signiert',
    runtime: 'Build',
    runtimeOf: {
      source: 'Aus dem Quelltext gestartet',
      release: 'Release',
      development: 'Entwicklungsumgebung, nur für Tests',
    },
    copy: 'Versionen kopieren',
    report: 'Problem melden',
    shortcuts: 'Tastenkürzel',
    licences: 'Lizenzen',
    ownLicence: 'Photon Setup ist freie Software unter der MIT-Lizenz.',
    others: 'Es enthält die Arbeit anderer:',
    search: 'Pakete suchen',
    none: 'Kein Paketname enthält das.',
  },
};
