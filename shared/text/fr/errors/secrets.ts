import type { ErrorTextsOf } from '../../catalogue.ts';

export const secretsErrors: ErrorTextsOf<'secrets'> = {
  'secret-store-missing': {
    title: 'Vous ne pouvez pas rester connecté ici',
    happened: 'Cet ordinateur n’a pas de trousseau, donc rien n’est gardé à la fermeture.',
    next: 'Connectez-vous à chaque démarrage, ou installez un trousseau sur cet ordinateur.',
  },
  'secret-store-locked': {
    title: 'Le trousseau du système est verrouillé',
    happened: 'Tant qu’il l’est, aucune session n’est gardée à la fermeture.',
    next: 'Déverrouillez le trousseau, puis relancez Photon Setup.',
  },
  'secrets-unreadable': {
    title: 'Vous êtes déconnecté',
    happened: 'La session conservée ne peut pas être déverrouillée ici. Elle a été mise de côté.',
    next: 'Connectez-vous de nouveau.',
  },
  'secrets-not-kept': {
    title: 'La session n’a pas pu être conservée',
    happened: 'Un fichier n’a pas pu être écrit. Vous êtes connecté jusqu’à la fermeture.',
    next: 'Vérifiez l’espace libre, puis connectez-vous de nouveau.',
  },
  'secrets-not-read': {
    title: 'Vous n’êtes pas connecté',
    happened: 'La session conservée n’a pas pu être lue à l’instant. Elle est encore là.',
    next: 'Fermez d’autres applications, puis relancez Photon Setup.',
  },
  'secrets-not-removed': {
    title: 'La session est encore sur cet ordinateur',
    happened: 'Cet ordinateur n’a pas permis de la supprimer. Elle reste protégée par le trousseau.',
    next: 'Relancez Photon Setup et déconnectez-vous encore une fois.',
  },
  'kept-sign-in-ended': {
    title: 'Vous êtes déconnecté',
    happened: 'Le cloud n’accepte plus la session conservée.',
    next: 'Connectez-vous de nouveau.',
  },
};
