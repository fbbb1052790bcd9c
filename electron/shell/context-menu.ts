import { app, type BrowserWindow, type ContextMenuParams, Menu, type MenuItemConstructorOptions } from 'electron';
import type { i18n } from 'i18next';
import type { ShellWords } from './shell-words.ts';

type Clicked = Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags'>;

/**
 * Cut, copy and paste in every box, and copy of what is selected elsewhere; nothing where none of it can be done. Of a
 * password Chromium itself allows neither cut nor copy (`editFlags`).
 */
export function contextItems({ isEditable, selectionText, editFlags }: Clicked, { t }: Pick<i18n, 't'>) {
  const { canCut, canCopy, canPaste, canSelectAll } = editFlags;
  const copy = { role: 'copy', label: t('menu.copy'), enabled: canCopy } as const;
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy];
  return [
    { role: 'cut', label: t('menu.cut'), enabled: canCut },
    copy,
    { role: 'paste', label: t('menu.paste'), enabled: canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: t('menu.selectAll'), enabled: canSelectAll },
  ] as const satisfies readonly MenuItemConstructorOptions[];
}

/** On a right click, the menu key and a long touch, in the windows of now and those that come. */
export function offerContextMenus(windows: readonly BrowserWindow[], words: ShellWords): void {
  const offer = (window: BrowserWindow) =>
    window.webContents.on('context-menu', async (_event, clicked) => {
      const items = contextItems(clicked, await words());
      if (items.length > 0 && !window.isDestroyed()) Menu.buildFromTemplate([...items]).popup({ window });
    });
  for (const window of windows) offer(window);
  app.on('browser-window-created', (_event, window) => offer(window));
}
