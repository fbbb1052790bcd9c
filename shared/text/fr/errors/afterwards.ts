import type { ErrorTextsOf } from '../../catalogue.ts';

export const afterwardsErrors: ErrorTextsOf<'afterwards'> = {
  'photon-did-not-leave': {
    title: 'Le Photon n’a pas commencé à se connecter',
    happened: 'Il a les données Wi-Fi, mais il est encore en mode écoute.',
    next: 'Appuyez sur RESET sur le Photon, observez sa LED, puis réessayez.',
  },
  'home-network-not-back': {
    title: 'Cet ordinateur n’est pas revenu sur {{network, name}}',
    happened: 'Nous n’avons pas pu le reconnecter.',
    next: 'Choisissez {{network, name}} dans le menu réseau de votre système.',
  },
  'home-network-asks-password': {
    title: 'Cet ordinateur n’est pas revenu sur {{network, name}}',
    happened: 'Votre système ne l’a pas rejoint sans mot de passe.',
    next: 'Choisissez {{network, name}} dans le menu réseau de votre système et saisissez son mot de passe.',
  },
  'photon-network-kept': {
    title: 'Cet ordinateur connaît encore le Wi-Fi du Photon',
    happened: 'Votre système n’a pas permis de retirer {{network, name}} de ses réseaux enregistrés.',
    next: 'Retirez {{network, name}} dans les réglages Wi-Fi de votre système.',
  },
  'network-details-wrong': {
    title: 'Le Photon n’a pas pu rejoindre {{network, name}}',
    happened: 'Il est revenu en mode écoute. Le mot de passe Wi-Fi est la cause la plus probable.',
    next: 'Réessayez et saisissez de nouveau le mot de passe Wi-Fi.',
  },
  'photon-came-back-once': {
    title: 'Cette fois, {{network, name}} n’a pas été rejoint',
    happened: 'Le Photon est revenu en mode écoute, alors qu’un Photon a déjà rejoint ce réseau.',
    next: 'Appuyez sur RESET, maintenez SETUP 3 secondes, puis réessayez avec les mêmes données.',
  },
  'kept-networks-not-joined': {
    title: 'Le Photon n’a pas pu rejoindre ses réseaux enregistrés',
    happened: 'Il est revenu en mode écoute.',
    next: 'Configurez-le de nouveau et choisissez un réseau à sa portée.',
  },
  'photon-not-online': {
    title: 'Le Photon n’est pas encore en ligne',
    happened: 'Il a les données de {{network, name}}, mais le cloud n’a pas encore eu de ses nouvelles.',
    next: 'Vérifiez ce que montre la LED d’état du Photon.',
  },
  'photon-not-yours': {
    title: 'Le Photon n’est pas dans votre compte',
    happened: 'Le cloud dit qu’il est à quelqu’un d’autre. Il n’a pas été associé à votre compte.',
    next: 'Si sa LED pulse en cyan, demandez à son propriétaire de le dissocier. Sinon, vérifiez le mot de passe Wi-Fi.',
  },
  'ownership-not-confirmed': {
    title: 'Ce Photon a déjà été configuré',
    happened: 'Il a peut-être un propriétaire. L’association n’a pas été confirmée, donc tout propriétaire reste.',
    next: 'Recommencez et confirmez, ou utilisez un autre Photon.',
  },
  'photon-still-listening': {
    title: 'Le Photon est encore en mode écoute',
    happened: 'Il n’a pas reçu l’ordre de se connecter, ou n’a pas pu rejoindre son réseau.',
    next: 'Recommencez et choisissez de nouveau le réseau.',
  },
};
