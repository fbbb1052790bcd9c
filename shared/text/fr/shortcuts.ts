import type { TextsOf } from '../catalogue.ts';

/** The page that lists the shortcuts; what they do is said by the words of the menu (`shell`). */
export const texts: TextsOf<'shortcuts', 'fr'> = {
  shortcutList: {
    title: 'Raccourcis clavier',
    lead: 'Ils fonctionnent sur chaque écran.',
    keys: { Control: 'Ctrl', Command: 'Commande', Alt: 'Alt', Shift: 'Maj' },
    line: { title: 'Uniquement pendant une ligne', acts: 'Ouvrir les derniers appareils' },
  },
};
