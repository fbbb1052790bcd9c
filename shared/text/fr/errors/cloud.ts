import type { ErrorTextsOf } from '../../catalogue.ts';

export const cloudErrors: ErrorTextsOf<'cloud'> = {
  'cloud-unreachable': {
    title: 'Impossible d’atteindre le cloud Particle',
    happened: 'Cet ordinateur n’a pas pu s’y connecter.',
    next: 'Vérifiez la connexion internet de cet ordinateur, puis réessayez.',
  },
  'cloud-timed-out': {
    title: 'Le cloud Particle n’a pas répondu à temps',
    happened: 'La connexion a été établie, mais aucune réponse n’est venue.',
    next: 'Vérifiez la connexion internet de cet ordinateur, puis réessayez.',
  },
  'cloud-connection-not-secure': {
    title: 'La connexion au cloud n’est pas sûre',
    happened: 'Le certificat du cloud ne peut pas être vérifié, donc rien n’a été envoyé.',
    next: 'Utilisez un autre réseau, ou interrogez l’administrateur réseau au sujet du proxy.',
  },
  'computer-clock-wrong': {
    title: 'L’horloge de cet ordinateur est fausse',
    happened: 'La date ou l’heure est fausse, donc le certificat du cloud ne peut pas être vérifié.',
    next: 'Réglez la date et l’heure de cet ordinateur, puis réessayez.',
  },
  'cloud-sign-in-page': {
    title: 'Ce réseau a sa propre page de connexion',
    happened: 'Une page web a répondu à la place du cloud, comme dans les hôtels, écoles et bureaux.',
    next: 'Ouvrez un navigateur, connectez-vous au réseau, puis réessayez.',
  },
  'list-incomplete': {
    title: 'La liste est incomplète',
    happened: 'Ce qui a pu être lu est affiché. Le reste manque.',
    next: 'Réessayez, ou cherchez les appareils manquants par leur ID.',
  },
  'cloud-behind-another': {
    title: 'Quelque chose bloque le cloud Particle',
    happened: 'Un pare-feu, un proxy ou un autre serveur a répondu à la place du cloud.',
    next: 'Demandez à l’administrateur réseau d’autoriser l’adresse du cloud, ou utilisez un autre réseau.',
  },
  'proxy-refuses': {
    title: 'Le proxy du réseau a refusé la connexion',
    happened: 'Il demande sans doute un nom d’utilisateur et un mot de passe, absents ou faux.',
    next: 'Réessayez avec vos identifiants de proxy. Le terminal lit HTTPS_PROXY.',
  },
  'proxy-unreachable': {
    title: 'Impossible d’atteindre le proxy de ce réseau',
    happened: 'Cet ordinateur utilise un proxy pour le cloud. Il n’a pas répondu, donc rien n’a été envoyé.',
    next: 'Vérifiez le réseau de cet ordinateur et l’adresse de son proxy, puis réessayez.',
  },
  'cloud-answer-unreadable': {
    title: 'Réponse inattendue du cloud',
    happened: 'Elle n’a pas le format du cloud Particle.',
    next: 'Vérifiez l’adresse du cloud dans les réglages, puis réessayez.',
  },
  'cloud-refused': {
    title: 'Le cloud a refusé la demande',
    happened: 'Il a compris la demande, mais ne l’a pas exécutée.',
    next: 'Réessayez. Si cela se répète, copiez les détails et signalez-les.',
  },
  'cloud-forbidden': {
    title: 'Le cloud ne le permet pas',
    happened: 'Ce compte ou ce client n’en a pas l’autorisation.',
    next: 'Vérifiez les autorisations du compte ou du client, ou connectez-vous avec un autre.',
  },
  'cloud-not-found': {
    title: 'Le cloud n’a pas trouvé cela',
    happened: 'Il a répondu, mais n’a rien à cette adresse.',
    next: 'Vérifiez l’adresse du cloud, puis réessayez.',
  },
  'cloud-too-many-requests': {
    title: 'Trop de demandes',
    happened: 'Le cloud a reçu trop de demandes d’ici en peu de temps.',
    next: 'Attendez quelques minutes, puis réessayez.',
  },
  'cloud-server-error': {
    title: 'Le cloud Particle a un problème',
    happened: 'L’erreur vient du cloud, pas de votre Photon ni de votre réseau.',
    next: 'Attendez quelques minutes, puis réessayez.',
  },
};
