import type { TextsOf } from '../catalogue.ts';

/** What is said of a text that is no device ID; comes with the parts that take them. */
export const texts: TextsOf<'device-ids', 'de'> = {
  deviceIds: {
    problems: {
      rounded:
        'Eine Tabellenkalkulation hat sie gerundet. Formatieren Sie die Spalte als Text, und exportieren Sie die Liste neu.',
      exponent:
        'Eine Tabellenkalkulation hat eine Zahl daraus gemacht. Formatieren Sie die Spalte als Text, und exportieren Sie die Liste neu.',
      'serial-number':
        'Das ist eine Seriennummer. Suchen Sie die Geräte-ID in der Particle-Konsole oder mit „device serial-number“ im Terminal.',
      'other-keyboard':
        'Die Buchstaben stammen von einer anderen Tastaturbelegung. Stellen Sie die Belegung auf Englisch um, und scannen Sie erneut.',
      'look-alike': 'Sie enthält den Buchstaben O, l oder I, wo eine Geräte-ID 0 oder 1 hat.',
      'too-short': 'Sie ist zu kurz: {{characters, number}} von {{digits, number}} Zeichen.',
      'too-long': 'Sie ist zu lang: {{characters, number}} statt {{digits, number}} Zeichen.',
      'wrong-letter': 'Eine Geräte-ID hat nur 0–9 und a–f.',
      several: 'Das sind mehrere Geräte-IDs. Geben Sie eine ein.',
      'no-id': 'Das ist keine Geräte-ID. Eine Geräte-ID hat {{digits, number}} Zeichen, 0–9 und a–f.',
    },
    lookUp_one: 'Seriennummer nachschlagen',
    lookUp_other: 'Seriennummern nachschlagen',
    found: 'Die Seriennummer {{serialNumber, name}} gehört zum Gerät {{id}}.',
    /** A text in place of an ID, and what is wrong with it. */
    bad: '{{text, name}}: {{problem}}',
    more_one: '{{count, number}} weitere ist keine Geräte-ID.',
    more_other: '{{count, number}} weitere sind keine Geräte-IDs.',
  },
};
