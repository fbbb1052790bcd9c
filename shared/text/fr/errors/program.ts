import type { ErrorTextsOf } from '../../catalogue.ts';

export const programErrors: ErrorTextsOf<'program'> = {
  cancelled: {
    title: 'Configuration annulée',
    happened: 'Elle a été annulée avant d’être terminée.',
    next: 'Recommencez quand vous voulez.',
  },
  'internal-error': {
    title: 'Un problème est survenu dans Photon Setup',
    happened: 'Une erreur interne s’est produite.',
    next: 'Réessayez. Si cela se répète, copiez les détails et signalez-les.',
  },
  'invalid-input': {
    title: 'Cette valeur n’est pas utilisable',
    happened: 'Elle n’a pas le format nécessaire.',
    next: 'Vérifiez la valeur et saisissez-la de nouveau.',
  },
  'waited-too-long': {
    title: 'La configuration a pris trop de temps',
    happened: 'Une étape ne s’est pas terminée à temps.',
    next: 'Réessayez.',
  },
  'setup-already-running': {
    title: 'Une autre configuration est déjà en cours',
    happened: 'Cet ordinateur configure un Photon à la fois.',
    next: 'Attendez qu’elle se termine, ou annulez-la.',
  },
  'settings-unreadable': {
    title: 'Vos réglages n’ont pas pu être lus',
    happened: 'Les réglages et le cloud par défaut sont utilisés. Rien n’a été supprimé du fichier.',
    next: 'Vérifiez le cloud et le Wi-Fi dans les réglages avant de vous connecter.',
  },
  'settings-not-saved': {
    title: 'Les réglages n’ont pas pu être enregistrés',
    happened: 'Cet ordinateur n’a pas permis d’écrire le fichier de réglages.',
    next: 'Vérifiez l’espace libre et vos autorisations, puis enregistrez de nouveau.',
  },
  'journal-not-written': {
    title: 'Votre réseau actuel n’a pas pu être enregistré',
    happened: 'Un fichier n’a pas pu être écrit. Après un plantage, Photon Setup ignorerait votre réseau.',
    next: 'Vérifiez l’espace libre de cet ordinateur.',
  },
  'ledger-not-written': {
    title: 'Cette configuration n’a pas pu être notée',
    happened: 'Un fichier n’a pas pu être écrit. Après un plantage, Photon Setup l’ignorerait.',
    next: 'Vérifiez l’espace libre de cet ordinateur.',
  },
  'journal-damaged': {
    title: 'Une ligne du journal est incomplète',
    happened: 'Une coupure de courant pendant l’écriture, très probablement. Tout ce qui précède est gardé.',
    next: 'Vous pouvez continuer.',
  },
  'journal-unreadable': {
    title: 'Le journal des configurations est illisible',
    happened: 'Si l’une a été interrompue, Photon Setup l’ignore à présent. Le fichier est gardé.',
    next: 'Vérifiez que cet ordinateur est sur votre réseau habituel, puis relancez Photon Setup.',
  },
  'record-damaged': {
    title: 'Le fichier de l’historique était endommagé',
    happened: '{{saved, number}} configurations ont été sauvées dans un nouveau. L’ancien est gardé sous {{file}}.',
    next: 'Vous pouvez continuer. Envoyez ce fichier à votre support si des configurations manquent.',
  },
  'record-newer': {
    title: 'L’historique vient d’une version plus récente',
    happened: 'Un Photon Setup plus récent a changé son fichier. Cette version n’y touche pas et ne note rien.',
    next: 'Installez la version plus récente sur cet ordinateur.',
  },
  'record-not-opened': {
    title: 'L’historique ne peut pas être ouvert',
    happened: 'Cet ordinateur n’a pas ouvert son fichier. Les configurations marchent, mais ne sont pas notées.',
    next: 'Vérifiez vos autorisations pour ce dossier, puis relancez Photon Setup.',
  },
  'record-disk-full': {
    title: 'Le disque est plein, donc rien n’est noté',
    happened: 'La configuration continue. Si elle est interrompue, Photon Setup l’ignorera au prochain démarrage.',
    next: 'Libérez de l’espace sur le disque de cet ordinateur.',
  },
  'record-not-forwarded': {
    title: 'Des configurations ne sont que sur cet ordinateur',
    happened: '{{waiting, number}} d’entre elles ne sont pas encore dans l’historique partagé. Rien n’a été supprimé.',
    next: 'Attendez qu’elles soient partagées, puis supprimez-les.',
  },
  'app-closing': {
    title: 'Photon Setup se ferme',
    happened: 'Il termine ce qui est en cours et ne commence rien de nouveau.',
    next: 'Relancez Photon Setup une fois qu’il est fermé.',
  },
  'link-not-opened': {
    title: 'La page n’a pas pu être ouverte',
    happened: 'Cet ordinateur n’a pas lancé de navigateur pour elle.',
    next: 'Ouvrez {{address}} dans un navigateur.',
  },
};
