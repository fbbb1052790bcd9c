import type { TextsOf } from '../catalogue.ts';

/** What is said of a text that is no device ID; comes with the parts that take them. */
export const texts: TextsOf<'device-ids', 'fr'> = {
  deviceIds: {
    problems: {
      rounded: 'Un tableur l’a arrondi. Mettez la colonne au format texte et exportez de nouveau la liste.',
      exponent: 'Un tableur en a fait un nombre. Mettez la colonne au format texte et exportez de nouveau la liste.',
      'serial-number':
        'C’est un numéro de série. Cherchez son ID d’appareil dans la console Particle ou avec « device serial-number » dans le terminal.',
      'other-keyboard':
        'Ses lettres viennent d’une autre disposition de clavier. Passez la disposition en anglais et scannez de nouveau.',
      'look-alike': 'Il contient la lettre O, l ou I là où un ID d’appareil a 0 ou 1.',
      'too-short': 'Il est trop court : {{characters, number}} caractères sur {{digits, number}}.',
      'too-long': 'Il est trop long : {{characters, number}} caractères au lieu de {{digits, number}}.',
      'wrong-letter': 'Un ID d’appareil ne contient que 0–9 et a–f.',
      several: 'Il y a plusieurs ID d’appareils. Saisissez-en un.',
      'no-id': 'Ce n’est pas un ID d’appareil. Un ID d’appareil a {{digits, number}} caractères, 0–9 et a–f.',
    },
    lookUp_one: 'Chercher le numéro de série',
    lookUp_many: 'Chercher les numéros de série',
    lookUp_other: 'Chercher les numéros de série',
    found: 'Le numéro de série {{serialNumber, name}} est celui de l’appareil {{id}}.',
    /** A text in place of an ID, and what is wrong with it. */
    bad: '{{text, name}} : {{problem}}',
    more_one: '{{count, number}} autre n’est pas un ID d’appareil.',
    more_many: '{{count, number}} d’autres ne sont pas des ID d’appareils.',
    more_other: '{{count, number}} autres ne sont pas des ID d’appareils.',
  },
};
