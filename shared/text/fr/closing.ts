import type { TextsOf } from '../catalogue.ts';

/** Before the program closes while something would be lost. */
export const texts: TextsOf<'closing', 'fr'> = {
  closeQuestion: {
    title: 'Fermer Photon Setup ?',
    close: 'Fermer Photon Setup',
    keepOpen: 'Garder ouvert',
    half: 'Si vous fermez maintenant, vous devrez recommencer la configuration.',
    unconfirmed:
      'Si vous fermez maintenant, nous ne pourrons confirmer qu’il est en ligne qu’à la prochaine ouverture de Photon Setup.',
    unchecked: 'Si vous fermez maintenant, il gardera peut-être son propriétaire.',
    practice: 'Si vous fermez maintenant, l’entraînement se termine. Rien n’en est conservé.',
    line: 'La ligne est en marche. Les appareils terminés le restent.',
    lineLost: 'Si vous fermez maintenant, aucun autre appareil n’est configuré et ceux en cours s’arrêtent.',
    devices: 'Le travail sur vos appareils n’est pas terminé. Ce qui est fait reste fait.',
    devicesLost: 'Si vous fermez maintenant, le reste s’arrête et les résultats sont perdus.',
    import: 'L’importation n’est pas terminée. Les appareils déjà ajoutés restent dans le produit.',
    importLost: 'Si vous fermez maintenant, le reste n’est pas envoyé et les résultats sont perdus.',
    preset: 'Vos modifications de ce préréglage ne sont pas encore enregistrées.',
    presetLost: 'Si vous fermez maintenant, elles sont perdues.',
  },
};
