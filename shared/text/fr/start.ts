import type { TextsOf } from '../catalogue.ts';

/** The first screen. */
export const texts: TextsOf<'start', 'fr'> = {
  start: {
    title: 'Configurez votre Photon',
    lead: 'Cela prend environ 2 minutes. Il vous faut le Photon, son câble USB et le mot de passe de votre Wi-Fi.',
    setUp: 'Configurer un Photon',
    setUpLead: 'Connectez un Photon à votre Wi-Fi et associez-le à votre compte.',
    product: 'Gérer un produit',
    productLead: 'Configurez des Photons pour des clients, ajoutez des appareils et suivez les événements.',
    devices: 'Gérer les appareils',
    devicesLead: 'Trouvez un appareil, voyez son propriétaire, dissociez-le ou réinitialisez-le pour le réutiliser.',
    station: 'Poste de production',
    stationLead: 'Configurez de nombreux Photons à la suite.',
    practise: 'Essayer un Photon simulé',
    practiseLead: 'Le mode d’entraînement ne demande ni compte ni matériel.',
    step: {
      find: 'Branchez le Photon. Sa LED d’état devrait clignoter en bleu foncé.',
      choose: 'Choisissez l’un des réseaux que le Photon peut voir.',
      finish: 'Regardez-le passer en ligne et donnez-lui un nom.',
    },
  },
};
