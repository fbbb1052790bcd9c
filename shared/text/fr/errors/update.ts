import type { ErrorTextsOf } from '../../catalogue.ts';

export const updateErrors: ErrorTextsOf<'update'> = {
  'update-server-unreachable': {
    title: 'Serveur de mises à jour injoignable',
    happened: 'Il n’a pas répondu. Votre version actuelle continue de fonctionner.',
    next: 'Vérifiez la connexion internet de cet ordinateur, puis cherchez de nouveau.',
  },
  'update-not-offered': {
    title: 'Le serveur de mises à jour ne propose rien',
    happened: 'Il a répondu, mais n’a aucune mise à jour de ce type pour cet ordinateur.',
    next: 'Vérifiez l’adresse du serveur de mises à jour.',
  },
  'update-not-signed': {
    title: 'La mise à jour n’est pas de nous',
    happened: 'Sa signature ne correspond pas, donc rien n’en a été utilisé.',
    next: 'Contactez l’administrateur du serveur de mises à jour. Votre version actuelle continue de fonctionner.',
  },
  'update-unreadable': {
    title: 'La mise à jour est illisible',
    happened: 'Sa description n’a pas le format nécessaire, donc rien n’en a été utilisé.',
    next: 'Contactez l’administrateur du serveur de mises à jour. Votre version actuelle continue de fonctionner.',
  },
  'update-damaged': {
    title: 'La mise à jour est incomplète ou endommagée',
    happened: 'Le téléchargement n’est pas ce qui était annoncé. Il a été supprimé.',
    next: 'Vérifiez de nouveau. Si cela se répète, contactez l’administrateur du serveur.',
  },
  'update-not-stored': {
    title: 'La mise à jour n’a pas pu être enregistrée',
    happened: 'Le disque est plein, ou son dossier est protégé. Votre version actuelle continue de fonctionner.',
    next: 'Libérez de l’espace, puis vérifiez de nouveau.',
  },
  'update-not-installed': {
    title: 'La mise à jour n’a pas pu être installée',
    happened: 'Votre version actuelle est intacte et continue de fonctionner.',
    next: 'Vérifiez l’espace libre et les autorisations du dossier de l’application, puis réessayez.',
  },
  'update-during-setup': {
    title: 'La mise à jour attend la fin du travail',
    happened: 'Photon Setup ne peut pas redémarrer pendant qu’il traite un appareil.',
    next: 'Terminez-le ou arrêtez-le, puis mettez à jour.',
  },
  'update-under-way': {
    title: 'Photon Setup est en cours de mise à jour',
    happened: 'Il va redémarrer dans la nouvelle version.',
    next: 'Continuez quand il a redémarré.',
  },
};
