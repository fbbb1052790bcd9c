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
    told: 'Variables lues : {{amount, number}}',
  },
  signal: {
    blink: 'Signal (faire clignoter la LED)',
    blinkStop: 'Arrêter le signal',
    blinking: 'La LED devrait passer par les couleurs. Elle s’arrête après {{ms, duration}}.',
  },
  ping: {
    start: 'Envoyer un ping',
    pinging: 'Ping en cours…',
    online: 'L’appareil répond. Il est en ligne.',
    offline: 'Pas de réponse. L’appareil est hors ligne.',
    console: 'Ouvrir dans la console Particle',
  },
};
