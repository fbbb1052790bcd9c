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
  signal: {
    blink: 'Señal (hacer parpadear el LED)',
    blinkStop: 'Detener la señal',
    blinking: 'El LED debería pasar por los colores. Se detiene después de {{ms, duration}}.',
  },
  ping: {
    start: 'Hacer ping',
    pinging: 'Haciendo ping…',
    online: 'El dispositivo responde. Está en línea.',
    offline: 'Sin respuesta. El dispositivo está sin conexión.',
    console: 'Abrir en la consola de Particle',
  },
};
