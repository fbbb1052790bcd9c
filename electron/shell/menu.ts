import { Menu } from 'electron';
import type { DialogName } from '../../shared/ipc/contract.ts';
import type { Platform } from '../../shared/ipc/snapshot.ts';
import { menuTemplate } from './menu-template.ts';
import type { ShellWords } from './shell-words.ts';

/** Puts the menu there in the language of now; one in another language may have been asked for meanwhile. */
export async function setMenu(
  words: ShellWords,
  ...acts: [platform: Platform, open: (dialog: DialogName) => void, quit: () => void]
): Promise<void> {
  const asked = words();
  const spoken = await asked;
  if (words() !== asked) return;
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(spoken, ...acts)));
}
