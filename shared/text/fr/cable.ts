import type { TextsOf } from '../catalogue.ts';

export const texts: TextsOf<'cable', 'fr'> = {
  cable: {
    plugged: 'Branché : {{name, name}}',
    stays: 'En USB, cet ordinateur reste sur son réseau.',
    oneVisit: 'En USB, un seul passage suffit, et cet ordinateur reste sur son réseau.',
    use: 'Configurer en USB',
    heard: 'Un Photon est branché.',
    findTitle: 'Connexion en USB',
    findLead: 'Cet ordinateur reste sur son réseau.',
    reading: 'Lecture du Photon en USB…',
    holdTitle: 'Maintenez SETUP pendant 3 secondes',
    holdLead: 'Relâchez quand la LED clignote en bleu foncé. Nous continuerons automatiquement.',
    resetTitle: 'Appuyez sur RESET',
    resetLead: 'Nous continuerons automatiquement quand le Photon aura redémarré.',
    plugTitle: 'Branchez le Photon à cet ordinateur',
    plugLead: 'Utilisez un câble USB qui transmet des données. Nous continuerons automatiquement.',
    useWifi: 'Utiliser le Wi-Fi',
    chooseLead: 'Réseaux que cet ordinateur peut voir. Le Photon n’utilise que le 2,4 GHz.',
    none: 'Cet ordinateur n’affiche aucun réseau. Choisissez « Autre réseau » et saisissez son nom.',
    scanning: 'Cet ordinateur recherche…',
    atWork: 'Cet ordinateur reste sur son réseau et parle au Photon en USB.',
    closingLead: 'La fenêtre se ferme quand le Photon a terminé son étape USB en cours.',
  },
};
