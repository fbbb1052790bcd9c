import type { TextsOf } from '../catalogue.ts';

/** The page that lists the shortcuts; what they do is said by the words of the menu (`shell`). */
export const texts: TextsOf<'shortcuts', 'es'> = {
  shortcutList: {
    title: 'Atajos de teclado',
    lead: 'Funcionan en todas las pantallas.',
    keys: { Control: 'Ctrl', Command: 'Comando', Alt: 'Alt', Shift: 'Mayús' },
    line: { title: 'Solo con una línea en marcha', acts: 'Abrir los últimos dispositivos' },
  },
};
