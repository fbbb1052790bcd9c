import type { TextsOf } from '../catalogue.ts';

/** What stands around the variables of a device, wherever they are read; comes with them. */
export const texts: TextsOf<'device', 'fr'> = {
  variables: {
    read: 'Lire les variables',
    reading: 'Lecture…',
    caption: 'Variables',
    name: 'Nom',
    type: 'Type',
    value: 'Valeur',
    none: 'L’appareil ne signale aucune variable. Le micrologiciel les propose avec Particle.variable.',
    told: 'Variables lues : {{amount, number}}',
  },
};
