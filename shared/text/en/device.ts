/** What stands around the variables of a device, wherever they are read; comes with them. */
export const texts = {
  variables: {
    read: 'Read variables',
    reading: 'Reading…',
    caption: 'Variables',
    name: 'Name',
    type: 'Type',
    value: 'Value',
    none: 'The device reports no variables. Firmware offers them with Particle.variable.',
    told: 'Variables read: {{amount, number}}',
  },
  signal: {
    blink: 'Signal (flash the LED)',
    blinkStop: 'Stop signaling',
    blinking: 'The LED should cycle through colors. It stops after {{ms, duration}}.',
  },
  ping: {
    start: 'Ping',
    pinging: 'Pinging…',
    online: 'The device responds. It’s online.',
    offline: 'No response. The device is offline.',
    console: 'Open in Particle console',
  },
};
