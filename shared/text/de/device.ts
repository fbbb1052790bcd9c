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
  signal: {
    blink: 'Signal (LED blinken lassen)',
    blinkStop: 'Signal beenden',
    blinking: 'Die LED sollte die Farben durchlaufen. Nach {{ms, duration}} hört sie auf.',
  },
  ping: {
    start: 'Ping',
    pinging: 'Ping läuft…',
    online: 'Das Gerät antwortet. Es ist online.',
    offline: 'Keine Antwort. Das Gerät ist offline.',
    console: 'In der Particle-Konsole öffnen',
  },
};
