import type { TextsOf } from '../catalogue.ts';

/** What the window says of updates, at the start and in About; comes with them. */
export const texts: TextsOf<'updates', 'fr'> = {
  update: {
    title: 'Mises à jour',
    looking: 'Recherche de mises à jour…',
    fetching: 'Téléchargement de la version {{version}} : {{received}} sur {{size}}',
    ready: 'La version {{version}} est prête',
    readyLead: 'Photon Setup redémarre pour l’installer. Cela prend quelques secondes.',
    restart: 'Redémarrer et mettre à jour',
    later: 'Plus tard',
    restarting: 'Redémarrage avec la version {{version}}…',
    postponed: 'La version {{version}} sera proposée de nouveau au prochain démarrage.',
    current: 'Vous avez la dernière version. Vérifié à {{time}}.',
    notLooked: 'Pas encore vérifié.',
    look: 'Vérifier maintenant',
    afterFirstClaim: 'Les mises à jour commencent après l’association de votre premier Photon.',
    noServer: 'Ce build n’a pas de serveur de mises à jour. Saisissez-en un pour en recevoir.',
    elsewhere: {
      packages: 'Le gestionnaire de paquets de cet ordinateur met Photon Setup à jour.',
      source: 'Photon Setup fonctionne depuis les sources. Mettez les sources à jour.',
      build: 'Ce build ne peut pas être mis à jour. Installez une version publiée pour en recevoir.',
    },
    offByPolicy: 'Votre administrateur a désactivé les mises à jour.',
    offByPerson: 'Les mises à jour sont désactivées.',
    settings: 'Réglages des mises à jour',
    on: 'Télécharger automatiquement',
    server: 'Serveur de mises à jour',
    serverHint: 'Une adresse ou un dossier partagé, ou vide pour la valeur par défaut.',
    channel: 'Versions',
    stable: 'Stable',
    beta: 'Bêta',
  },
};
