import { Menu } from 'electron';
import type { DialogName } from '../../shared/ipc/contract.ts';
import type { ShellWords } from './shell-words.ts';

export async function setMenu(words: ShellWords, open: (dialog: DialogName) => void): Promise<void> {
  // Electron's own, which could do more, would stand there meanwhile.
  Menu.setApplicationMenu(null);
  const spoken = await words();
  // Not before the words: what a start reads first delays the page.
  const { menuTemplate } = await import('./menu-template.ts');
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(spoken, process.platform === 'darwin', open)));
}
