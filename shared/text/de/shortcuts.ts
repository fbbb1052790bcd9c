import type { TextsOf } from '../catalogue.ts';

/** The page that lists the shortcuts; what they do is said by the words of the menu (`shell`). */
export const texts: TextsOf<'shortcuts', 'de'> = {
  shortcutList: {
    title: 'Tastenkürzel',
    lead: 'Sie gelten auf jeder Seite.',
    keys: { Control: 'Strg', Command: 'Command', Alt: 'Alt', Shift: 'Umschalt' },
    line: { title: 'Nur bei laufender Linie', acts: 'Letzte Geräte öffnen' },
  },
};
