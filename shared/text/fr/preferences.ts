import type { TextsOf } from '../catalogue.ts';

/** The settings: what a person chooses for this computer. */
export const texts: TextsOf<'preferences', 'fr'> = {
  preferences: {
    title: 'Réglages',
    lead: 'Les changements sont enregistrés aussitôt, sauf ceux du cloud.',
    saved: 'Enregistré',
    look: { title: 'Apparence', system: 'Comme le système', light: 'Clair', dark: 'Sombre' },
    cloud: {
      title: 'Cloud Particle',
      lead: 'Mots de passe et jetons vont à cette adresse et nulle part ailleurs.',
      /** A password is asked for on this screen. */
      inUse: 'Cloud : {{cloud}}',
      change: 'Ouvrir les réglages',
      addressWrong: 'Saisissez une adresse qui commence par https://.',
      clientIdMissing: 'Saisissez l’ID client.',
      apply: 'Appliquer',
      applied: 'Appliqué',
      signsOut: 'Un autre cloud vous déconnecte de celui-ci.',
      busy: 'Disponible quand le travail en cours est terminé.',
      notApplied: 'Les réglages du cloud ne sont pas encore appliqués',
      notAppliedLead: 'Appliquez-les, ou abandonnez-les et fermez.',
      discard: 'Abandonner les changements',
      showSecret: 'Afficher le secret client',
    },
    photons: {
      title: 'Wi-Fi et Photons',
      prefixWrong: 'Saisissez de 1 à 25 caractères, sans accents.',
    },
    end: {
      title: 'À la fin du travail',
      notifications: 'M’avertir dans une autre fenêtre',
      sound: 'Émettre un son',
    },
    history: {
      title: 'Historique',
      lead: 'Les champs vides gardent toutes les configurations. Les interrompues restent jusqu’à ce que vous les terminiez ou les oubliiez.',
      days: 'Supprimer après ces jours',
      daysHint: 'Depuis le début de la configuration, avec un jour de marge.',
      count: 'Garder les plus récentes',
      countHint: 'Les plus anciennes sont supprimées après une configuration.',
      wrong: 'Saisissez un nombre entier à partir de 1, ou rien.',
      going_one: 'Jusqu’à {{count, number}} configuration est supprimée après les prochaines.',
      going_many: 'Jusqu’à {{count, number}} configurations sont supprimées après les prochaines.',
      going_other: 'Jusqu’à {{count, number}} configurations sont supprimées après les prochaines.',
    },
    account: {
      title: 'Sessions sur cet ordinateur',
      none: 'Rien n’est conservé sur cet ordinateur.',
      wifi: 'Mot de passe Wi-Fi de {{network, name}}, jusqu’à la fermeture de l’application',
      product: 'Produit {{product, name}} ({{slug, name}})',
      forget: 'Oublier',
    },
    policy: {
      title: 'Géré par votre administrateur',
      lead: 'Personne ne peut changer cela ici.',
      names: {
        product: 'Produit',
        cloudUrl: 'Adresse du cloud',
        clientId: 'ID client OAuth',
        photonPrefix: 'Préfixe des noms de Photons',
        joinBy: 'Gestion du Wi-Fi',
        language: 'Langue',
        sharedRecord: 'Historique partagé',
        updates: 'Mises à jour',
        updateServer: 'Serveur de mises à jour',
        updateChannel: 'Canal de mises à jour',
        doors: 'Tâches disponibles',
      },
    },
  },
};
