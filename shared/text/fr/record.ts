import type { TextsOf } from '../catalogue.ts';

/** What the start says when a run before this start ended in the middle: words that a usual start does not need. */
export const texts: TextsOf<'record', 'fr'> = {
  recovery: {
    underWayNamed: 'Reconnexion de cet ordinateur à {{network, name}}…',
    ended: 'La dernière configuration a été interrompue.',
    done: 'Cet ordinateur n’est plus sur le Wi-Fi du Photon.',
    doneNamed: 'Cet ordinateur est de nouveau sur {{network, name}}.',
    failed: 'Cet ordinateur n’est pas revenu sur votre Wi-Fi',
    failedNamed: 'Cet ordinateur n’est pas revenu sur {{network, name}}',
    stays: 'Cet ordinateur reste sur son réseau actuel.',
    adapterGone: 'L’adaptateur Wi-Fi {{adapter, name}} était alors sur le Wi-Fi d’un Photon. Il n’est plus là.',
    adapterGoneUnnamed: 'L’adaptateur Wi-Fi qui était alors sur le Wi-Fi d’un Photon n’est plus là.',
    dismiss: 'Fermer cet avis',
  },
  signOutAgain: 'Réessayer',
  unfinished: {
    title: 'La configuration a été interrompue',
    begun: 'Elle a commencé {{when}}.',
    withoutOwner: 'Elle était pour un appareil de produit sans propriétaire.',
    forCustomer: 'Elle était pour {{email, name}}.',
    told: 'Le Photon {{id}} a ses données Wi-Fi. Nous n’avons pas encore confirmé qu’il est en ligne.',
    met: 'Le Photon {{id}} n’a pas encore reçu l’ordre de se connecter. Vous pouvez recommencer sans risque.',
    nobody: 'Aucun Photon n’a été atteint. Vous pouvez recommencer sans risque.',
    ofLine:
      'Démarrez une ligne avec le préréglage {{preset, name}} pour terminer avec recette, nom et étiquette. Ici, il est seulement mis en ligne.',
    networkFirst: 'Cet ordinateur se reconnecte d’abord à votre Wi-Fi.',
    signInFirst: 'Connectez-vous d’abord. Nous continuerons ensuite automatiquement.',
    look: 'Vérifier s’il est en ligne',
    again: 'Reconfigurer ce Photon',
    againAny: 'Recommencer',
    forget: 'Oublier cette configuration',
  },
};
