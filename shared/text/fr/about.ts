import type { TextsOf } from '../catalogue.ts';

/** What the window says about itself: what it is, its updates, whose work is in it. Comes with the page About. */
export const texts: TextsOf<'about', 'fr'> = {
  about: {
    title: 'À propos de Photon Setup',
    lead: 'Connecte un Particle Photon à votre Wi-Fi et l’associe à votre compte.',
    versions: 'Versions',
    app: 'Photon Setup',
    commit: 'Commit',
    commitUnknown: 'Inconnu, lancé depuis les sources',
    signature: 'Signature',
    signed: 'Signé',
    unsigned: 'Non signé',
    runtime: 'Build',
    runtimeOf: {
      source: 'Lancé depuis les sources',
      release: 'Version publiée',
      development: 'Environnement de développement, pour les tests seulement',
    },
    copy: 'Copier les versions',
    report: 'Signaler un problème',
    shortcuts: 'Raccourcis clavier',
    licences: 'Licences',
    ownLicence: 'Photon Setup est un logiciel libre sous licence MIT.',
    others: 'Il contient le travail d’autres personnes :',
    search: 'Rechercher des paquets',
    none: 'Aucun nom de paquet ne contient cela.',
  },
};
