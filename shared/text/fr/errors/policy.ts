import type { ErrorTextsOf } from '../../catalogue.ts';

export const policyErrors: ErrorTextsOf<'policy'> = {
  'policy-unreadable': {
    title: 'La stratégie de cet ordinateur est illisible',
    happened: 'Le fichier {{file, name}} n’est pas valide. D’ici sa correction, seul l’entraînement est possible.',
    next: 'Demandez à votre administrateur de corriger le fichier.',
  },
  'policy-not-trusted': {
    title: 'La stratégie de cet ordinateur n’est pas fiable',
    happened: 'D’autres peuvent changer {{file, name}} ou son dossier, donc seul l’entraînement est possible.',
    next: 'Demandez à votre administrateur que seul root puisse écrire dans les deux.',
  },
  'closed-by-policy': {
    title: 'Cela est verrouillé sur cet ordinateur',
    happened: 'C’est géré par votre administrateur.',
    next: 'Demandez à votre administrateur si vous en avez besoin.',
  },
  'profile-not-writable': {
    title: 'Rien ne peut être enregistré sur cet ordinateur',
    happened: 'Votre dossier personnel est protégé. Réglages et sessions sont perdus à la fermeture.',
    next: 'Libérez de l’espace ou rendez le dossier inscriptible, puis relancez Photon Setup.',
  },
};
