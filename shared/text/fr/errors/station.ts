import type { ErrorTextsOf } from '../../catalogue.ts';

export const stationErrors: ErrorTextsOf<'station'> = {
  'preset-unreadable': {
    title: 'Le préréglage est inutilisable',
    happened: 'Le fichier n’est pas un préréglage, ou l’une de ses entrées n’est pas valide.',
    next: 'Corrigez l’entrée indiquée, puis recommencez.',
  },
  'preset-newer': {
    title: 'Le préréglage demande une version récente',
    happened: 'Cette version de Photon Setup ne lit pas les préréglages au format {{version}}.',
    next: 'Mettez Photon Setup à jour, puis recommencez.',
  },
  'preset-password-missing': {
    title: 'Il manque un mot de passe',
    happened: 'Le préréglage n’a pas de mot de passe pour {{network, name}}, ou sa variable est vide.',
    next: 'Saisissez-le dans le préréglage, ou définissez la variable indiquée par passwordEnv.',
  },
  'preset-name-taken': {
    title: 'Ce nom est déjà pris',
    happened: 'Un autre préréglage de cet ordinateur s’appelle {{name, name}}.',
    next: 'Choisissez un autre nom.',
  },
  'preset-not-saved': {
    title: 'Le préréglage n’a pas été enregistré',
    happened: 'Son fichier n’a pas pu être écrit, ou il a été modifié entre-temps.',
    next: 'Vérifiez l’espace disque libre, rechargez les préréglages, puis enregistrez à nouveau.',
  },
  'device-set-up-already': {
    title: 'Ce Photon est déjà configuré',
    happened: 'Il a été ou est configuré ici, ou c’est un Photon de référence. Rien n’y a été modifié.',
    next: 'Mettez-le de côté.',
  },
  'photon-left-untouched': {
    title: 'Le Photon a disparu avant d’être joint',
    happened: 'Ce poste ne lui a rien envoyé. Le plus probable est qu’il a été éteint, éloigné ou configuré ailleurs.',
    next: 'Regardez sa LED d’état. Si elle clignote en bleu, laissez-le près du poste.',
  },
  'device-set-up-elsewhere': {
    title: 'Ce Photon a été configuré ailleurs',
    happened: 'Il était en ligne avant que ce poste lui demande de se connecter.',
    next: 'Posez-le avec ceux qui sont terminés.',
  },
  'preset-needs-serials': {
    title: 'Il manque des numéros de série ou des clients',
    happened: 'Le préréglage les demande pour chaque appareil, et rien ici ne les donne.',
    next: 'Ajoutez une liste d’appareils, ou changez le préréglage.',
  },
  'device-list-unreadable': {
    title: 'La liste d’appareils est inutilisable',
    happened: 'Elle n’a aucune ligne, ou une colonne manque, est en double ou ne va pas avec le préréglage.',
    next: 'Corrigez les colonnes serial, id, customer et name, puis recommencez.',
  },
  'device-list-row-invalid': {
    title: 'Une ligne de la liste n’est pas valide',
    happened: 'La ligne {{row}} est incomplète ou a une valeur non valide. Rien n’a été configuré.',
    next: 'Corrigez cette ligne, puis recommencez.',
  },
  'device-list-twice': {
    title: 'La liste a une valeur en double',
    happened: 'Les lignes {{before}} et {{row}} ont le même numéro de série, le même ID ou le même nom.',
    next: 'Corrigez l’une des deux lignes, puis recommencez.',
  },
  'device-not-on-list': {
    title: 'Ce Photon n’est pas sur la liste',
    happened: 'La liste n’a aucune ligne libre pour lui. Rien n’y a été modifié.',
    next: 'Mettez-le de côté et vérifiez la liste.',
  },
  'device-list-foreign': {
    title: 'Un appareil de la liste n’est pas du produit',
    happened: 'Le cloud n’a pas admis dans le produit l’appareil de la ligne {{row}}. Rien n’a été configuré.',
    next: 'Retirez cette ligne de la liste, ou cherchez à qui est l’appareil.',
  },
  'serial-without-device': {
    title: 'Aucun appareil n’a ce numéro de série',
    happened:
      'Ni le cloud ni l’historique ne montrent d’appareil avec {{serial, name}}. Rien n’a été modifié sur aucun.',
    next: 'Comparez-le avec l’étiquette, ajoutez l’appareil au produit, ou utilisez son ID.',
  },
  'serial-of-several-devices': {
    title: 'Plusieurs appareils ont ce numéro de série',
    happened: 'Plus d’un appareil a {{serial, name}}. Aucun n’a été modifié.',
    next: 'Utilisez l’ID de l’appareil voulu, ou un autre numéro.',
  },
  'serial-of-another-device': {
    title: 'Un numéro de série est celui d’un autre appareil',
    happened: 'Le cloud montre un autre numéro de série pour l’ID de la ligne {{row}}. Rien n’a été configuré.',
    next: 'Comparez les deux avec l’étiquette et corrigez cette ligne.',
  },
  'scan-unreadable': {
    title: 'Le scan n’est pas utilisable',
    happened: 'Il était coupé, contenait plusieurs codes, ou n’est ni un numéro de série ni un ID de Photon.',
    next: 'Scannez de nouveau une seule étiquette.',
  },
  'scan-not-a-photon': {
    title: 'Ce code n’est pas celui d’un Photon',
    happened: 'Le numéro de série d’un Photon a 15 caractères et commence par PH. Rien n’a été recherché.',
    next: 'Scannez l’étiquette du Photon.',
  },
  'scan-not-listed': {
    title: 'Ce code n’est pas sur la liste',
    happened: 'La liste attribue ses propres numéros de série, et celui-ci n’en fait pas partie.',
    next: 'Scannez un numéro de la liste, ou corrigez la liste.',
  },
  'scan-not-as-pattern': {
    title: 'Le numéro de série ne suit pas le modèle',
    happened: 'Les numéros de ce préréglage ressemblent à {{pattern, name}}, le scan à {{scanned, name}}.',
    next: 'Scannez le bon code, ou corrigez le modèle dans le préréglage.',
  },
  'number-used-already': {
    title: 'Ce numéro de série est déjà pris',
    happened: 'Un appareil a {{serial, name}}, ou est en train de le recevoir.',
    next: 'Scannez un autre numéro.',
  },
  'number-taken-over': {
    title: 'Ce numéro de série a été pris entre-temps',
    happened: 'Il n’était plus réservé ici pendant un moment. Un autre appareil ou poste a {{serial, name}}.',
    next: 'Configurez de nouveau l’appareil avec un autre numéro.',
  },
  'scan-other-layout': {
    title: 'Le clavier du scanner semble mal réglé',
    happened:
      'Il saisit probablement pour une autre disposition de clavier que celle de cet ordinateur. Rien n’a été utilisé.',
    next: 'Réglez le scanner sur la disposition de clavier de cet ordinateur, puis scannez PS:TEST.',
  },
  'scan-layout-untold': {
    title: 'Ce code de test ne vérifie pas le clavier',
    happened: 'Il n’a aucune des lettres qui changent d’une disposition de clavier à l’autre, comme Y et Z.',
    next: 'Imprimez de nouveau les codes de commande, puis scannez le nouveau PS:TEST.',
  },
  'scan-after-end': {
    title: 'La ligne ne prend plus d’appareils',
    happened: 'Cette étiquette a été scannée pendant que la ligne se terminait. Son Photon n’a pas été configuré.',
    next: 'Scannez-la de nouveau dans la prochaine ligne.',
  },
  'customer-not-scanned': {
    title: 'Le client n’est pas connu',
    happened: 'Aucun client n’a été scanné, ou le dernier scan est inutilisable. Le prochain Photon attend.',
    next: 'Scannez ou saisissez l’adresse e-mail du client, puis appuyez sur Entrée.',
  },
  'scan-not-asked': {
    title: 'Aucune étiquette n’est nécessaire ici',
    happened: 'Cette ligne prend ses appareils sans scan. Ce qui a été scanné n’a pas servi.',
    next: 'Continuez sans scanner.',
  },
  'cable-same-or-another': {
    title: 'Déjà configuré, ou un autre Photon ?',
    happened: 'Celui qui a réussi ici, ou un autre, ne répond pas en USB.',
    next: 'Si c’est un autre Photon, maintenez SETUP 3 secondes jusqu’à ce que la LED clignote en bleu foncé.',
  },
  'order-after-end': {
    title: 'La ligne se termine déjà',
    happened: 'Elle ne prend plus d’appareil. Rien n’a été modifié.',
    next: 'Commencez la prochaine ligne.',
  },
  'line-device-not-there': {
    title: 'Aucun appareil pour cela',
    happened: 'Aucun appareil n’est visé, ou il a réussi, a été mis de côté ou est réessayé. Rien n’a été noté.',
    next: 'Choisissez l’appareil dans la liste.',
  },
  'line-label-not-there': {
    title: 'Aucune étiquette à réimprimer',
    happened: 'Aucun appareil de cette ligne n’a eu son étiquette ici, ou c’était il y a longtemps.',
    next: 'Imprimez l’étiquette depuis l’historique.',
  },
  'first-article-unconfirmed': {
    title: 'Le premier appareil attend votre contrôle',
    happened: 'Il a réussi. Aucun autre n’est configuré tant que personne ne l’a regardé.',
    next: 'Contrôlez-le, puis continuez, ou scannez PS:GO.',
  },
  'golden-first': {
    title: 'Le Photon de référence passe en premier',
    happened: 'Celui-ci attend qu’il réussisse. Rien n’y a été modifié.',
    next: 'Laissez ce Photon ici et apportez le Photon de référence.',
  },
  'golden-failed': {
    title: 'Le Photon de référence n’a pas réussi',
    happened: 'Il réussit à un poste qui fonctionne. Aucun autre appareil n’a été configuré.',
    next: 'Corrigez la cause que son résultat indique, puis réessayez avec lui.',
  },
  'golden-not-found': {
    title: 'Le Photon de référence est introuvable',
    happened: 'Aucun Photon trouvé n’a l’ID {{id, name}}.',
    next: 'Apportez-le, puis maintenez SETUP 3 secondes jusqu’à ce que sa LED clignote en bleu foncé.',
  },
  'device-not-scanned': {
    title: 'Ce Photon n’a pas été scanné',
    happened: 'C’est un autre appareil que ceux qui ont été scannés. Rien n’y a été modifié.',
    next: 'Scannez son étiquette, ou éteignez-le et apportez celui qui a été scanné.',
  },
  'hook-failed': {
    title: 'Un résultat n’a pas été transmis',
    happened: 'Le hook {{hook, name}} a échoué. La ligne continue, et le résultat reste dans l’historique.',
    next: 'Vérifiez le hook dans le préréglage.',
  },
  'station-disk-not-writable': {
    title: 'Impossible d’écrire sur cet ordinateur',
    happened: 'Le disque est plein, ou le dossier de Photon Setup est protégé. Aucun appareil n’a été touché.',
    next: 'Libérez de la place ou vérifiez vos autorisations, puis recommencez.',
  },
  'station-clock-off': {
    title: 'L’horloge de cet ordinateur est décalée',
    happened: 'Elle diffère de {{offMs, duration}} de celle du cloud. Aucun appareil n’a été touché.',
    next: 'Réglez la date et l’heure de cet ordinateur, puis recommencez.',
  },
  'label-too-small': {
    title: 'L’étiquette est trop petite',
    happened: 'Le code et le texte demandent {{width, number}} × {{height, number}} mm.',
    next: 'Prenez une étiquette plus grande, un texte plus petit ou un autre code.',
  },
  'label-text-missing': {
    title: 'L’étiquette ne peut pas être remplie',
    happened: 'L’appareil n’a pas de {{field, name}}, ou l’étiquette ne peut pas le contenir.',
    next: 'Donnez cette valeur à l’appareil, ou retirez-la de l’étiquette.',
  },
  'printer-not-found': {
    title: 'L’imprimante est introuvable',
    happened: 'Cet ordinateur n’affiche aucune imprimante nommée {{printer, name}}.',
    next: 'Branchez l’imprimante ou choisissez-en une autre.',
  },
  'network-not-found-here': {
    title: 'Wi-Fi introuvable ici : {{network, name}}',
    happened: 'Ce que cet ordinateur ne trouve pas est peut-être masqué, en 5 GHz seulement ou trop éloigné.',
    next: 'Vérifiez le nom et le routeur. Cela n’arrête pas la ligne.',
  },
  'printer-out-of-paper': {
    title: 'L’imprimante semble ne plus avoir de papier',
    happened: '{{printer, name}} n’avait plus de papier à la dernière vérification de cet ordinateur.',
    next: 'Mettez du papier avant la première étiquette.',
  },
  'label-not-printed': {
    title: 'L’étiquette n’est peut-être pas imprimée',
    happened:
      'Le système d’impression l’a refusée ou n’a pas répondu à temps. Le résultat de l’appareil reste inchangé.',
    next: 'Si elle ne sort pas, réimprimez-la depuis l’historique.',
  },
  'label-not-saved': {
    title: 'L’étiquette n’a pas été enregistrée',
    happened: 'Le fichier PDF n’a pas pu être écrit à cet endroit.',
    next: 'Choisissez un autre dossier.',
  },
  'labels-need-window': {
    title: 'Les étiquettes ne s’impriment pas ici',
    happened: 'Le préréglage a une étiquette, et seule la fenêtre imprime. Aucun appareil n’a été touché.',
    next: 'Ajoutez --labels avec un dossier, ou --without-labels.',
  },
};
