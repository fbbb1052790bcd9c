import type { TextsOf } from '../catalogue.ts';

/** The guide to the status LED; what it says of one stands in the screens of a run, too. */
export const texts: TextsOf<'light-guide', 'fr'> = {
  lightGuide: {
    title: 'Guide de la LED',
    lead: 'La LED d’état au milieu du Photon montre ce qu’il fait. Que montre-t-elle maintenant ?',
    colour: 'Couleur',
    pattern: 'Rythme',
    any: 'Peu importe',
    search: 'Rechercher',
    searchHint: 'N’importe quels mots, par exemple « routeur » ou « mise à jour ».',
    colours: {
      blue: 'Bleu',
      green: 'Vert',
      cyan: 'Cyan (bleu clair)',
      magenta: 'Magenta (rose)',
      red: 'Rouge',
      orange: 'Orange',
      yellow: 'Jaune',
      white: 'Blanc',
      none: 'Éteinte',
    },
    patterns: {
      blinking: 'Clignote',
      breathing: 'Pulsation lente (plus ou moins clair)',
      flashes: 'Éclats d’une autre couleur',
      steady: 'Fixe, ou éteinte',
    },
    found_zero: 'Aucun résultat',
    found_one: '{{count, number}} résultat',
    found_many: '{{count, number}} de résultats',
    found_other: '{{count, number}} résultats',
    pace: {
      blinking_one: '{{count, number}} fois par seconde',
      blinking_many: '{{count, number}} de fois par seconde',
      blinking_other: '{{count, number}} fois par seconde',
      breathing_one: 'Toutes les {{count, number}} secondes',
      breathing_many: 'Toutes les {{count, number}} de secondes',
      breathing_other: 'Toutes les {{count, number}} secondes',
    },
    advice: 'Que faire',
    noneTitle: 'Aucun état de la LED ne ressemble à cela',
    noneLead:
      'Le micrologiciel d’application peut commander la LED. Appuyez sur RESET et observez les premières secondes.',
    clear: 'Effacer les filtres',
    stopMoving: 'Arrêter l’animation',
    slower: 'Les dessins clignotent moins vite que la LED.',
    copyCommand: 'Copier la commande',
    lights: {
      'blue-blinking': {
        looks: 'Bleu foncé, clignote',
        means: 'Mode écoute. Le Photon est prêt à être configuré.',
        advice:
          'Configurez-le. Si vous venez de le faire, il n’a pas pu rejoindre le Wi-Fi : le mot de passe est très probablement faux.',
      },
      'blue-breathing': {
        looks: 'Bleu foncé, pulsation lente',
        means: 'Son Wi-Fi est activé, mais il n’est connecté à aucun réseau.',
        advice:
          'Maintenez SETUP pendant 3 secondes, jusqu’à ce que la LED clignote en bleu foncé. Configurez-le ensuite.',
      },
      'blue-clearing': {
        looks: 'Bleu, clignote très vite',
        means: 'Ses réseaux Wi-Fi sont en cours d’effacement.',
        advice: 'Relâchez SETUP. Configurez-le ensuite de nouveau.',
      },
      'red-clearing': {
        looks: 'Rouge, clignote très vite',
        means: 'Juste après le bleu rapide : ses réseaux Wi-Fi n’ont pas pu être effacés.',
        advice: 'Appuyez sur RESET. Maintenez ensuite de nouveau SETUP pendant 10 secondes.',
      },
      'green-blinking': {
        looks: 'Vert, clignote',
        means: 'Connexion au réseau Wi-Fi.',
        advice:
          'Si cela dure plus de 1 minute, rapprochez le Photon du routeur, vérifiez que le routeur utilise 2,4 GHz, et vérifiez l’antenne.',
      },
      'green-fast': {
        looks: 'Vert, clignote vite',
        means: 'Connecté au Wi-Fi, en attente d’une adresse du routeur.',
        advice: 'Si cela ne finit pas, redémarrez le routeur et vérifiez s’il n’admet que des appareils connus.',
      },
      'green-breathing': {
        looks: 'Vert, pulsation lente',
        means:
          'Connecté au Wi-Fi, mais pas au cloud : son micrologiciel n’utilise pas le cloud, ou l’empêche de se connecter.',
        advice:
          'Lancez le mode sans échec : maintenez SETUP et RESET, relâchez RESET, et relâchez SETUP quand la LED clignote en magenta. Mettez ensuite le micrologiciel à jour.',
      },
      'cyan-blinking': {
        looks: 'Cyan, clignote',
        means: 'Connexion au cloud Particle.',
        advice: 'Si cela ne finit pas, comptez les éclats orange intercalés : 2 et 3 ont des causes différentes.',
      },
      'cyan-fast': {
        looks: 'Cyan, clignote vite',
        means: 'Connexion sécurisée au cloud Particle (handshake).',
        advice:
          'Si cela ne finit pas, le réseau bloque le handshake, ou les clés ne vont pas ensemble. Essayez d’abord un autre réseau.',
      },
      'cyan-two-orange': {
        looks: 'Cyan, avec 2 éclats orange',
        means: 'Le Wi-Fi marche, mais n’a pas d’internet. Un micrologiciel ancien a des éclats rouges.',
        advice: 'Vérifiez le routeur. Un Photon ne peut pas utiliser de réseau avec une page de connexion.',
      },
      'cyan-three-orange': {
        looks: 'Cyan, avec 3 éclats orange',
        means:
          'Internet marche, mais le cloud Particle est hors d’atteinte. Un micrologiciel ancien a des éclats rouges.',
        advice: 'Demandez à l’administrateur réseau d’autoriser le port TCP 5683, ou utilisez un autre réseau.',
      },
      'cyan-orange': {
        looks: 'Cyan rapide, 1 éclat orange',
        means: 'Le cloud n’a pas accepté la clé du Photon.',
        advice: 'Branchez le Photon en USB et lancez « particle keys doctor » avec son ID d’appareil.',
      },
      'cyan-magenta': {
        looks: 'Cyan rapide, 1 éclat magenta',
        means: 'Le Photon a une mauvaise clé du cloud, par exemple celle d’un cloud local.',
        advice: 'Branchez le Photon en USB et lancez « particle keys doctor » avec son ID d’appareil.',
      },
      'cyan-red': {
        looks: 'Cyan rapide, 1 éclat rouge',
        means: 'Une autre erreur du handshake. Un micrologiciel ancien les montre toutes en rouge.',
        advice:
          'Appuyez sur RESET. Si cela revient, branchez le Photon en USB et lancez « particle keys doctor » avec son ID d’appareil.',
      },
      'cyan-breathing': {
        looks: 'Cyan, pulsation lente',
        means: 'En ligne. Le Photon est connecté au cloud Particle.',
        advice: 'Si le cloud ne le confirme pas en 1 minute, vérifiez de nouveau.',
      },
      'magenta-fast': {
        looks: 'Magenta, clignote',
        means: 'Mise à jour. C’est courant après la première configuration, et après l’ajout d’un Photon à un produit.',
        advice: 'Ne coupez pas l’alimentation, et vérifiez de nouveau dans quelques minutes.',
      },
      'magenta-breathing': {
        looks: 'Magenta, pulsation lente',
        means: 'Mode sans échec : le Photon est en ligne sans son micrologiciel d’application et peut être mis à jour.',
        advice:
          'Ne coupez pas l’alimentation pendant sa mise à jour à distance. S’il ne quitte pas ce mode, flashez Tinker.',
      },
      'yellow-blinking': {
        looks: 'Jaune, clignote',
        means: 'Mode DFU : en attente d’un micrologiciel par USB.',
        advice: 'Appuyez sur RESET. Si le jaune revient, flashez un micrologiciel par USB.',
      },
      'white-breathing': {
        looks: 'Blanc, pulsation lente',
        means: 'Le micrologiciel a désactivé le Wi-Fi.',
        advice: 'Appuyez sur RESET. Si le blanc revient, lancez le mode sans échec et mettez le micrologiciel à jour.',
      },
      'red-sos': {
        looks: 'Éclats rouges par groupes (SOS)',
        means: 'Le micrologiciel a planté.',
        advice:
          'Appuyez sur RESET. Si les éclats reviennent, lancez le mode sans échec et mettez le micrologiciel à jour.',
      },
      dark: {
        looks: 'Éteinte',
        means: 'Pas de courant, ou le micrologiciel a éteint la LED.',
        advice: 'Vérifiez le câble et l’alimentation. Appuyez ensuite sur RESET.',
      },
    },
    buttons: 'Boutons',
    setupShort: 'Maintenez SETUP pendant 3 secondes',
    setupShortMeans: 'Lance le mode écoute. La LED devrait clignoter en bleu foncé.',
    setupLong: 'Maintenez SETUP pendant 10 secondes',
    setupLongMeans: 'Efface tous les réseaux Wi-Fi. La LED devrait clignoter en bleu très vite.',
    reset: 'Appuyez sur RESET',
    resetMeans: 'Redémarre le Photon. Rien n’est effacé.',
    safeMode: 'Lancer le mode sans échec',
    safeModeMeans:
      'Maintenez SETUP et RESET, relâchez RESET, et relâchez SETUP quand la LED clignote en magenta. Le micrologiciel d’application ne s’exécute pas.',
  },
};
