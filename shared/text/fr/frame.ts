import type { TextsOf } from '../catalogue.ts';

/** Round every screen. Here and in `start` is only what the first picture needs, and what several parts say. */
export const texts: TextsOf<'frame', 'fr'> = {
  lights: {
    'blue-blinking': { looks: 'Bleu foncé, clignote', means: 'Mode écoute. Le Photon est prêt à être configuré.' },
    'green-blinking': { looks: 'Vert, clignote', means: 'Connexion au réseau Wi-Fi.' },
    'cyan-breathing': { looks: 'Cyan, pulsation lente', means: 'En ligne.' },
  },
  stages: {
    prepare: { name: 'Préparer', now: 'Préparation…' },
    join: { name: 'Se connecter au Photon', now: 'Connexion au Photon…' },
    inspect: { name: 'Lire le Photon', now: 'Lecture des informations du Photon…' },
    choose: { name: 'Choisir le Wi-Fi', now: 'Choix du réseau…' },
    commit: { name: 'Envoyer les données Wi-Fi', now: 'Envoi des données Wi-Fi au Photon…' },
    'give-back': { name: 'Reconnecter cet ordinateur', now: 'Reconnexion de cet ordinateur…' },
    prove: { name: 'Attendre le Photon', now: 'En attente du Photon en ligne…' },
  },
  scenarios: {
    'everything-works': 'Tout fonctionne',
    'wrong-password': 'Mauvais mot de passe Wi-Fi',
    'photon-set-up-before': 'Photon déjà configuré',
    'photon-stops-answering': 'Le Photon ne répond plus',
    'no-internet-behind-wifi': 'Wi-Fi sans internet',
    'router-answers': 'Le routeur répond à sa place',
    'join-manually': 'Le système ne se connecte pas',
    'no-photon': 'Aucun Photon à proximité',
    'several-photons': 'Plusieurs Photons',
    'hidden-network': 'Réseau Wi-Fi masqué',
    'enterprise-network': 'Wi-Fi d’entreprise',
    'by-cable': 'Photon sur câble USB',
  },
  app: {
    name: 'Photon Setup',
    lights: 'Guide de la LED',
    history: 'Historique',
    settings: 'Réglages',
    about: 'À propos',
    signOut: 'Se déconnecter',
    signOutMeans:
      'Se déconnecter met fin à cette session dans le cloud et la supprime de cet ordinateur. Les secrets client et mots de passe de proxy conservés restent.',
    signedInAs: 'Connecté en tant que {{userName, name}}',
    signedInWithToken: 'Connecté avec un jeton d’accès',
    cancel: 'Annuler',
    back: 'Retour',
    close: 'Fermer',
    opening: 'Ouverture…',
    steps: 'Étapes',
    step: { find: 'Trouver le Photon', choose: 'Choisir le Wi-Fi', finish: 'Connecter' },
    stepDone: 'fait',
    showPassword: 'Afficher le mot de passe',
    copied: 'Copié',
    labeled: '{{label}} : {{value}}',
    openPage: {
      'particle-console': 'Ouvrir la console Particle',
      'particle-status': 'Ouvrir l’état de Particle',
    },
    board: 'Photon. LED d’état : {{light}}. SETUP à sa gauche, RESET à sa droite.',
    showToken: 'Afficher le jeton',
  },
  language: {
    label: 'Langue',
    system: 'Langue du système',
    locked: 'Géré par votre administrateur',
    notSaved: 'La langue n’a pas pu être enregistrée.',
  },
  /** What is read out while a run is under way. */
  underWay: {
    stopping: 'Annulation de la configuration…',
    looking: 'Recherche de Photons à proximité…',
    several: 'Plusieurs Photons trouvés, le signal le plus fort d’abord.',
    connecting: 'Connexion à {{photon, name}}…',
    joined: 'Connecté à {{photon, name}}. Cet ordinateur est brièvement hors ligne.',
    joinedOnline: 'Connecté à {{photon, name}}. Cet ordinateur reste en ligne.',
    back: 'Cet ordinateur est de retour sur votre Wi-Fi.',
    retry: 'Essai {{attempt, number}} sur {{attempts, number}}',
  },
  /** Between the click that closes the window and the end of the program. */
  closing: {
    title: 'Fermeture de Photon Setup…',
    lead: 'La fenêtre se ferme quand tout ce qui est en cours est terminé.',
    runLead: 'La fenêtre se ferme quand cet ordinateur est reconnecté.',
  },
  practice: {
    name: 'Mode d’entraînement',
    simulation: 'Rien ici n’est réel : ni compte, ni appareil, ni réseau.',
    scenario: 'Scénario',
    start: 'Démarrer',
    leave: 'Quitter l’entraînement',
    password: 'Mot de passe d’entraînement : {{password}}',
    userName: 'Utilisateur d’entraînement : {{userName}}',
    hiddenName: 'Le réseau masqué d’entraînement s’appelle {{network, name}}.',
    /** What hands do in the real world. */
    hands: {
      lead: 'Votre vrai Wi-Fi ne change pas. Faites-le plutôt ici :',
      join: 'Rejoindre {{photon, name}}',
      home: 'Revenir à {{network, name}}',
      plugIn: 'Brancher le Photon',
    },
  },
  recovery: {
    underWay: 'Reconnexion de cet ordinateur à votre Wi-Fi…',
  },
};
