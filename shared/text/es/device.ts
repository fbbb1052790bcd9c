import type { TextsOf } from '../catalogue.ts';

/** What stands around the variables of a device, wherever they are read; comes with them. */
export const texts: TextsOf<'device', 'es'> = {
  variables: {
    read: 'Leer variables',
    reading: 'Leyendo…',
    caption: 'Variables',
    name: 'Nombre',
    type: 'Tipo',
    value: 'Valor',
    none: 'El dispositivo no indica ninguna variable. El firmware las ofrece con Particle.variable.',
    told: 'Variables leídas: {{amount, number}}',
  },
};
