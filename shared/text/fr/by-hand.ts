import type { TextsOf } from '../catalogue.ts';

/** How a person moves this computer's Wi-Fi, on each system. */
export const texts: TextsOf<'by-hand', 'fr'> = {
  hands: {
    linux: {
      picture: 'Dessin : le menu du système dans un coin de l’écran, avec le réseau à choisir mis en évidence.',
      join1: 'Ouvrez le menu du système dans un coin de l’écran et choisissez Wi-Fi.',
      join2: 'Choisissez le Wi-Fi du Photon. Il n’a pas de mot de passe.',
      join3: 'Restez connecté, même si le système dit qu’il n’y a pas d’internet.',
      return1: 'Ouvrez le menu du système dans un coin de l’écran et choisissez Wi-Fi.',
      return2: 'Choisissez votre réseau habituel.',
    },
    windows: {
      picture:
        'Dessin : la liste des réseaux au-dessus de la barre des tâches, avec le réseau à choisir mis en évidence.',
      join1: 'Sélectionnez l’icône réseau au bout de la barre des tâches, puis la flèche à côté de Wi-Fi.',
      join2:
        'Choisissez le Wi-Fi du Photon, puis Se connecter. Il n’a pas de mot de passe. Laissez « Se connecter automatiquement » désactivé.',
      join3: 'Restez connecté quand Windows affiche « Pas d’Internet ».',
      return1: 'Sélectionnez l’icône réseau au bout de la barre des tâches, puis la flèche à côté de Wi-Fi.',
      return2: 'Choisissez votre réseau habituel, puis Se connecter.',
    },
    macos: {
      picture: 'Dessin : la liste des réseaux sous la barre des menus, avec le réseau à choisir mis en évidence.',
      join1: 'Sélectionnez l’icône Wi-Fi dans la barre des menus.',
      join2: 'Choisissez le Wi-Fi du Photon. Il n’a pas de mot de passe.',
      join3: 'Si une fenêtre s’ouvre pour ce réseau, gardez la connexion.',
      return1: 'Sélectionnez l’icône Wi-Fi dans la barre des menus.',
      return2: 'Choisissez votre réseau habituel.',
    },
    listening:
      'Branchez le Photon. Sa LED d’état devrait clignoter en bleu foncé. Sinon, maintenez SETUP pendant 3 secondes.',
    returnTitle: 'Reconnectez cet ordinateur à votre Wi-Fi',
    returnNamed: 'Reconnectez cet ordinateur à {{network, name}}',
    returnLead: 'Cet ordinateur a de nouveau besoin d’internet. Nous continuerons automatiquement.',
    rejoinTitle: 'Reconnectez-vous au Wi-Fi du Photon',
    rejoinLead:
      'Cet ordinateur s’est déconnecté pendant la configuration. Nous continuerons automatiquement à son retour.',
    ownNetwork: 'Votre Wi-Fi',
  },
};
