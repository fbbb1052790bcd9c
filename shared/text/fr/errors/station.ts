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
    next: 'Définissez la variable indiquée par passwordEnv, ou mettez security à open.',
  },
  'device-set-up-already': {
    title: 'Ce Photon est déjà configuré',
    happened: 'Il a été configuré ici, ou l’est en ce moment. Rien n’y a été modifié.',
    next: 'Posez-le avec ceux qui sont terminés.',
  },
  'photon-left-untouched': {
    title: 'Le Photon a disparu avant d’être joint',
    happened: 'Ce poste ne lui a rien envoyé. Il a été éteint, éloigné ou configuré ailleurs.',
    next: 'Regardez sa LED. Si elle clignote en bleu, laissez-le près du poste.',
  },
  'device-set-up-elsewhere': {
    title: 'Ce Photon a été configuré ailleurs',
    happened: 'Il était en ligne avant que ce poste lui demande de se connecter.',
    next: 'Posez-le avec ceux qui sont terminés.',
  },
  'preset-needs-serials': {
    title: 'Le modèle de nom demande des numéros de série',
    happened: 'Le préréglage met le numéro de série dans le nom, et rien ici ne le donne.',
    next: 'Ajoutez une liste d’appareils avec --devices, ou changez le modèle de nom.',
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
};
