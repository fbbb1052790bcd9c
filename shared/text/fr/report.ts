import type { TextsOf } from '../catalogue.ts';

/** "Report a problem"; comes with its dialog. */
export const texts: TextsOf<'report', 'fr'> = {
  report: {
    title: 'Signaler un problème',
    lead: 'Rien n’est envoyé. Enregistrez le rapport, lisez-le et partagez-le. Il contient des ID d’appareils, mais ni mots de passe, ni jetons, ni codes d’association, ni noms de Wi-Fi.',
    words: 'Ce qui s’est passé, avec vos mots',
    wordsHint: 'Cela figure en tête, sans les secrets de cette session.',
    contents: 'Contenu du rapport',
    collecting: 'Collecte…',
    copy: 'Copier le rapport',
    save: 'Enregistrer le rapport',
    saved: 'Rapport enregistré.',
  },
};
