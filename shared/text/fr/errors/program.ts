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
  'record-not-read': {
    title: 'L’historique est illisible pour le moment',
    happened: 'Sans lui, on ignore quels numéros de série et appareils ont déjà eu leur tour.',
    next: 'Vérifiez le disque de cet ordinateur et son espace libre. Une ligne reprend d’elle-même.',
  },
  'record-gone': {
    title: 'Le fichier de l’historique a disparu',
    happened: 'Il a été supprimé, déplacé ou remplacé. Les configurations en cours sont dans le fichier actuel.',
    next: 'Remettez une copie si vous avez besoin des configurations précédentes.',
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
  'shared-record-unreachable': {
    title: 'L’historique partagé est injoignable',
    happened:
      'Son serveur ne répond pas, ou plus depuis un moment. Tout marche, mais aucune liste ne donne de numéros.',
    next: 'Vérifiez que le serveur fonctionne et que cet ordinateur est sur son réseau.',
  },
  'shared-record-not-postgres': {
    title: 'Aucun historique partagé à cette adresse',
    happened: 'Quelque chose y répond, mais ce n’est pas PostgreSQL.',
    next: 'Vérifiez l’adresse et le port.',
  },
  'shared-record-not-trusted': {
    title: 'Le certificat du serveur n’est pas fiable',
    happened:
      'Il ne vaut pas pour cette adresse ou n’est signé par personne de connu ici. Aucun mot de passe n’est parti.',
    next: 'Demandez au responsable du serveur son fichier d’AC et choisissez-le.',
  },
  'shared-record-no-tls': {
    title: 'Cette connexion n’est pas assez chiffrée',
    happened: 'Ce serveur n’a pas TLS, ou sans TLS il demande le mot de passe en clair.',
    next: 'Demandez au responsable du serveur d’activer TLS.',
  },
  'shared-record-plain-outside': {
    title: 'Cette adresse nécessite TLS',
    happened:
      'Sans TLS, l’historique partagé ne marche que sur un réseau privé, et cette adresse n’en fait pas partie.',
    next: 'Connectez-vous avec TLS.',
  },
  'shared-record-sign-in-refused': {
    title: 'L’historique partagé a refusé la connexion',
    happened: 'Son serveur n’accepte pas cet utilisateur, ce mot de passe ou cette base de données.',
    next: 'Vérifiez l’utilisateur et la base, puis saisissez à nouveau le mot de passe.',
  },
  'shared-record-newer': {
    title: 'L’historique partagé vient d’une version plus récente',
    happened: 'Un Photon Setup plus récent l’a changé. Cette version n’y touche pas et la suite attend ici.',
    next: 'Installez la version plus récente sur cet ordinateur.',
  },
  'shared-record-not-made': {
    title: 'L’historique partagé n’est pas préparé',
    happened: 'Son serveur est antérieur à PostgreSQL 14 ou cet utilisateur ne peut pas utiliser les tables.',
    next: 'Demandez au responsable du serveur de le préparer pour Photon Setup.',
  },
  'shared-record-full': {
    title: 'L’historique partagé n’enregistre plus rien',
    happened: 'Le disque de son serveur est plein. Les configurations marchent et leurs notes attendent ici.',
    next: 'Libérez de l’espace sur le disque du serveur.',
  },
  'shared-record-no-password': {
    title: 'Photon Setup n’a pas de mot de passe pour l’historique partagé',
    happened: 'Les configurations marchent et leurs notes attendent sur cet ordinateur.',
    next: 'Saisissez le mot de passe dans les réglages ou définissez {{variable, name}} dans le terminal.',
  },
  'other-stations-not-asked': {
    title: 'Les autres postes n’ont pas été consultés',
    happened: 'L’historique partagé ne répond pas pour l’instant : un autre poste configure peut-être cet appareil.',
    next: 'Vous pouvez continuer.',
  },
  'device-taken-over': {
    title: 'Un autre poste a repris cet appareil',
    happened: 'Ce poste n’avait plus de contact avec l’historique partagé et n’a plus rien modifié.',
    next: 'Vérifiez l’appareil à l’autre poste.',
  },
  'device-at-another-station': {
    title: 'Un autre poste configure cet appareil',
    happened: '{{station, name}} s’en occupe en ce moment, donc ce poste s’est arrêté.',
    next: 'Configurez un autre appareil.',
  },
  'device-done-elsewhere': {
    title: 'Cet appareil a déjà été configuré',
    happened: '{{station, name}} l’a terminé il y a {{agoMs, duration}}.',
    next: 'Vérifiez que c’est bien le bon appareil.',
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
