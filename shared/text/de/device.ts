import type { TextsOf } from '../catalogue.ts';

/** What stands around the variables of a device, wherever they are read; comes with them. */
export const texts: TextsOf<'device', 'de'> = {
  variables: {
    read: 'Variablen lesen',
    reading: 'Wird gelesen…',
    caption: 'Variablen',
    name: 'Name',
    type: 'Typ',
    value: 'Wert',
    none: 'Das Gerät meldet keine Variablen. Die Firmware bietet sie mit Particle.variable an.',
    told: 'Gelesene Variablen: {{amount, number}}',
  },
};
