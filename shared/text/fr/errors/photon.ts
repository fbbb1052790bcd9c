import type { ErrorTextsOf } from '../../catalogue.ts';

export const photonErrors: ErrorTextsOf<'photon'> = {
  'photon-not-found': {
    title: 'Aucun Photon trouvé',
    happened: 'Cet ordinateur ne peut voir le Wi-Fi d’aucun Photon.',
    next: 'Maintenez SETUP 3 secondes jusqu’à ce que la LED clignote en bleu foncé, puis réessayez.',
  },
  'photon-not-reachable': {
    title: 'Impossible d’atteindre le Photon',
    happened: 'Rien ne répond à l’adresse du Photon.',
    next: 'Débranchez tout câble réseau, mettez tout VPN en pause, puis réessayez.',
  },
  'photon-timed-out': {
    title: 'Le Photon n’a pas répondu à temps',
    happened: 'La connexion a été établie, mais aucune réponse n’est venue.',
    next: 'Appuyez sur RESET, maintenez SETUP 3 secondes jusqu’à ce que la LED clignote en bleu foncé, puis réessayez.',
  },
  'photon-connection-lost': {
    title: 'La connexion au Photon a été perdue',
    happened: 'Cet ordinateur a sans doute quitté le Wi-Fi du Photon, ou le Photon a redémarré.',
    next: 'Rapprochez le Photon, maintenez SETUP jusqu’à ce que la LED clignote en bleu foncé, puis réessayez.',
  },
  'photon-answer-unreadable': {
    title: 'Réponse inattendue du Photon',
    happened: 'Elle n’a pas le format d’un Photon.',
    next: 'Appuyez sur RESET, maintenez SETUP 3 secondes jusqu’à ce que la LED clignote en bleu foncé, puis réessayez.',
  },
  'photon-answer-too-large': {
    title: 'Le Photon a envoyé trop de données',
    happened: 'La réponse était plus grande que toutes celles d’un Photon.',
    next: 'Appuyez sur RESET, maintenez SETUP 3 secondes jusqu’à ce que la LED clignote en bleu foncé, puis réessayez.',
  },
  'photon-request-refused': {
    title: 'Le Photon a refusé une demande',
    happened: 'Il a répondu qu’il ne fait pas cela.',
    next: 'Appuyez sur RESET, maintenez SETUP 3 secondes jusqu’à ce que la LED clignote en bleu foncé, puis réessayez.',
  },
  'not-a-photon': {
    title: 'Un autre appareil a répondu, pas le Photon',
    happened: 'Il a l’adresse du Photon. C’est très probablement un routeur.',
    next: 'Débranchez le câble réseau de cet ordinateur, puis réessayez.',
  },
  'different-photon': {
    title: 'C’est un autre Photon',
    happened: 'Ce n’est pas celui attendu. Rien n’y a été changé.',
    next: 'Ne laissez clignoter en bleu foncé que le Photon voulu, puis réessayez.',
  },
  'photon-key-changed': {
    title: 'La clé de sécurité du Photon a changé',
    happened: 'Un autre appareil se fait peut-être passer pour lui. Il n’a reçu aucun mot de passe.',
    next: 'Allez à l’écart d’inconnus, appuyez sur RESET, maintenez SETUP 3 secondes, puis réessayez.',
  },
  'photon-name-twice': {
    title: 'Deux réseaux Wi-Fi s’appellent {{network, name}}',
    happened: 'Un Photon n’en a qu’un. L’autre imite peut-être le vôtre pour lire le mot de passe.',
    next: 'Continuez seulement si les deux sont à vous. Sinon, annulez et configurez-le ailleurs.',
  },
  'photon-key-missing': {
    title: 'Le Photon n’a pas fourni de clé de sécurité',
    happened: 'Sans elle, un mot de passe ne peut pas être envoyé sûrement, donc aucun ne l’a été.',
    next: 'Appuyez sur RESET, maintenez SETUP 3 secondes jusqu’à ce que la LED clignote en bleu foncé, puis réessayez.',
  },
  'still-on-photon-network': {
    title: 'Cet ordinateur est encore sur le Wi-Fi d’un Photon',
    happened: 'La configuration commence en ligne, et le Wi-Fi du Photon n’a pas d’accès internet.',
    next: 'Reconnectez cet ordinateur à votre Wi-Fi, puis réessayez.',
  },
  'photon-network-not-joined': {
    title: 'Impossible de rejoindre le Wi-Fi du Photon',
    happened: 'Aucun Photon n’a répondu.',
    next: 'Rapprochez le Photon, maintenez SETUP jusqu’à ce que la LED clignote en bleu foncé, puis réessayez.',
  },
  'photon-network-left': {
    title: 'Cet ordinateur a quitté le Wi-Fi du Photon',
    happened: 'Les ordinateurs quittent souvent un Wi-Fi sans internet.',
    next: 'Restez connecté si votre système le demande.',
  },
  'claim-code-not-stored': {
    title: 'Le Photon n’a pas enregistré le code d’association',
    happened: 'Sans lui, le cloud ne peut pas associer le Photon.',
    next: 'Appuyez sur RESET, maintenez SETUP 3 secondes jusqu’à ce que la LED clignote en bleu foncé, puis réessayez.',
  },
  'acceptance-firmware': {
    title: 'Le micrologiciel n’est pas celui attendu',
    happened: 'L’appareil est en ligne. Il n’a pas annoncé {{expected}} à temps.',
    next: 'Vérifiez le micrologiciel que le produit diffuse, puis reconfigurez l’appareil.',
  },
  'acceptance-variable': {
    title: 'Une variable n’est pas celle attendue',
    happened: 'L’appareil est en ligne. Sa variable {{name, name}} n’a donné aucune valeur admise par le préréglage.',
    next: 'Vérifiez ce que l’appareil mesure, puis reconfigurez-le.',
  },
  'acceptance-function': {
    title: 'Une fonction n’a pas donné le résultat attendu',
    happened: 'L’appareil est en ligne. Sa fonction {{name, name}} n’a pas donné ce que demande le préréglage.',
    next: 'Vérifiez ce que teste la fonction, puis reconfigurez l’appareil.',
  },
  'cable-in-dfu': {
    title: 'Le Photon est en mode DFU',
    happened: 'Dans ce mode, il attend un micrologiciel et ne peut pas être configuré.',
    next: 'Appuyez sur RESET, puis réessayez.',
  },
  'cable-not-listening': {
    title: 'Le Photon ne répond pas en USB',
    happened: 'Le plus probable est qu’il n’est pas en mode écoute.',
    next: 'Maintenez SETUP 3 secondes jusqu’à ce que la LED clignote en bleu foncé, puis réessayez.',
  },
  'cable-dialogue-open': {
    title: 'Le Photon attend un autre programme',
    happened: 'Il a posé en USB une question restée sans réponse.',
    next: 'Appuyez sur RESET, puis réessayez.',
  },
  'cable-drowned': {
    title: 'Le micrologiciel du Photon gêne la configuration',
    happened: 'Il écrit tant de texte par USB que les réponses du Photon sont illisibles.',
    next: 'Configurez le Photon en Wi-Fi.',
  },
  'cable-no-claim-code': {
    title: 'Ce Photon ne peut pas être configuré par câble pour un client',
    happened: 'Par USB, ce Device OS n’accepte aucun code d’association.',
    next: 'Configurez le Photon en Wi-Fi.',
  },
  'cable-interrupted': {
    title: 'La configuration en USB a été interrompue',
    happened: 'Le plus probable est que le Photon attend encore une réponse.',
    next: 'Appuyez sur RESET, puis réessayez.',
  },
};
