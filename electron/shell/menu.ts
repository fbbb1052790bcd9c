import { Menu } from 'electron';
import { menuTemplate } from './menu-template.ts';
import type { ShellWords } from './shell-words.ts';

export async function setMenu(words: ShellWords, openAbout: () => void, openReport: () => void): Promise<void> {
  // Electron's own, which could do more, would stand there meanwhile.
  Menu.setApplicationMenu(null);
  const template = menuTemplate(await words(), process.platform === 'darwin', openAbout, openReport);
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
