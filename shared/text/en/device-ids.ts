/** What is said of a text that is no device ID; comes with the parts that take them. */
export const texts = {
  deviceIds: {
    problems: {
      rounded: 'A spreadsheet rounded it. Format the column as text, and export the list again.',
      exponent: 'A spreadsheet turned it into a number. Format the column as text, and export the list again.',
      'serial-number':
        'That’s a serial number. Look up its device ID in the Particle console, or with “device serial-number” in the terminal.',
      'other-keyboard':
        'Its letters come from another keyboard layout. Switch the layout to English, and scan it again.',
      'look-alike': 'It has the letter O, l, or I where a device ID has 0 or 1.',
      'too-short': 'It’s too short: {{characters, number}} of {{digits, number}} characters.',
      'too-long': 'It’s too long: {{characters, number}} characters instead of {{digits, number}}.',
      'wrong-letter': 'A device ID has only 0–9 and a–f.',
      several: 'It has several device IDs. Enter one.',
      'no-id': 'That’s not a device ID. A device ID has {{digits, number}} characters, 0–9 and a–f.',
    },
    lookUp_one: 'Look up serial number',
    lookUp_other: 'Look up serial numbers',
    found: 'Serial number {{serialNumber, name}} is device {{id}}.',
    /** A text in place of an ID, and what is wrong with it. */
    bad: '{{text, name}}: {{problem}}',
    more_one: '{{count, number}} more is not a device ID.',
    more_other: '{{count, number}} more are not device IDs.',
  },
};
