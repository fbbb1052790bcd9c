/** The page that lists the shortcuts; what they do is said by the words of the menu (`shell`). */
export const texts = {
  shortcutList: {
    title: 'Keyboard shortcuts',
    lead: 'They work on every screen.',
    keys: { Control: 'Ctrl', Command: 'Command', Alt: 'Alt', Shift: 'Shift' },
    line: { title: 'Only while a line runs', acts: 'Open latest devices' },
  },
};
