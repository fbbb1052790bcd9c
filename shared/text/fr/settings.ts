import type { TextsOf } from '../catalogue.ts';

/** Of the settings what several parts say, and what is kept on this computer. */
export const texts: TextsOf<'settings', 'fr'> = {
  advanced: {
    cloudUrl: 'Adresse du cloud',
    clientId: 'ID client OAuth',
    clientSecret: 'Secret client OAuth',
    clientSecretHint: 'Laissez vide pour garder l’actuel.',
    keepSecret: 'Conserver le secret client',
    photonPrefix: 'Préfixe des Wi-Fi de Photons',
    photonPrefixHint: 'En général « Photon », mais un produit peut avoir le sien.',
    joinBy: 'Rejoindre le Wi-Fi du Photon',
    joinAutomatic: 'Automatiquement',
    joinHand: 'Manuellement, dans le menu réseau',
    adapter: 'Adaptateur Wi-Fi',
    adapterAny: 'Automatique',
    adapterOnline: '{{adapter, name}} (utilisé pour internet)',
    adapterGone: '{{adapter, name}} (introuvable)',
    locked: 'Géré par votre administrateur.',
  },
  kept: {
    title: 'Conservé sur cet ordinateur',
    lead: 'Protégé par le trousseau du système. Ce qui est utilisé le reste jusqu’à la fermeture de Photon Setup.',
    product: 'Secret client d’un produit',
    productNamed: 'Secret client de {{names, name}}',
    client: 'Secret client OAuth',
    clientNamed: 'Secret du client OAuth {{names, name}}',
    proxies: 'Noms d’utilisateur et mots de passe de proxy',
    proxiesNamed: 'Nom d’utilisateur et mot de passe pour {{names, name}}',
    delete: 'Supprimer',
    confirm: 'Le supprimer de cet ordinateur ?',
    confirmDelete: 'Supprimer définitivement',
    keep: 'Le garder',
    deleted: 'Supprimé de cet ordinateur.',
    once: 'Le cloud n’affiche un secret client qu’une seule fois.',
  },
};
