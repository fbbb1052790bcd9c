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
};
