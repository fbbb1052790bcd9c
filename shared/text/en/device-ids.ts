/** What is said of a text that is no device ID; comes with the parts that take them. */
export const texts = {
  deviceIds: {
    problems: {
      rounded: 'A spreadsheet rounded it. Format the column as text and export the list again.',
      exponent: 'A spreadsheet made a number of it. Format the column as text and export the list again.',
      'serial-number':
        'This is a serial number. Look up its device ID in the Particle console, or with “device serial-number” in the terminal.',
      'other-keyboard':
        'Its letters come from another keyboard layout. Switch the layout to English and scan it again.',
      'look-alike': 'It has the letter O, l, or I where an ID has 0 or 1.',
      'too-short': 'It is too short: {{characters, number}} characters instead of {{digits, number}}.',
      'too-long': 'It is too long: {{characters, number}} characters instead of {{digits, number}}.',
      'wrong-letter': 'It has a letter that no ID has. An ID has only 0 to 9 and a to f.',
      several: 'It holds several device IDs, and one is meant here.',
      'no-id': 'It is no device ID. One has {{digits, number}} characters, 0 to 9 and a to f.',
    },
    lookUp_one: 'Look up the serial number in the cloud',
    lookUp_other: 'Look up {{count, number}} serial numbers in the cloud',
    found: 'Serial number {{serialNumber, name}} is the device {{id}}.',
    /** A text in place of an ID, and what is wrong with it. */
    bad: '{{text, name}}: {{problem}}',
    more_one: '{{count, number}} more is no device ID.',
    more_other: '{{count, number}} more are no device IDs.',
  },
};
