import type { i18n } from 'i18next';
import type { DialogName } from '../../shared/ipc/contract.ts';
import type { Platform } from '../../shared/ipc/snapshot.ts';
import { shortcutsOn } from '../../shared/shortcuts.ts';

type Item =
  | { readonly type: 'separator' }
  | { readonly label: string; readonly click: () => void; readonly accelerator?: string }
  | { readonly label: string; readonly submenu: Item[] }
  | { readonly label: string; readonly role: Role; readonly accelerator?: string; readonly submenu?: Item[] };

type Role =
  | ('services' | 'hide' | 'hideOthers' | 'unhide')
  | ('undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'pasteAndMatchStyle' | 'delete' | 'selectAll')
  | ('showSubstitutions' | 'toggleSmartQuotes' | 'toggleSmartDashes' | 'toggleTextReplacement')
  | ('startSpeaking' | 'stopSpeaking' | 'resetZoom' | 'zoomIn' | 'zoomOut' | 'togglefullscreen')
  | ('minimize' | 'zoom' | 'front' | 'close' | 'appMenu' | 'editMenu' | 'viewMenu' | 'windowMenu' | 'help');

/**
 * Editing and zooming by keyboard on every system, what the program is, and what went wrong; nothing else lives in a menu.
 * Electron has an English label for each role and no other, so each has one of ours; the items are those it would put
 * there (Electron 33, lib/browser/api/menu-item-roles.ts). The translator has the words of `shell`.
 */
export function menuTemplate(
  { t }: Pick<i18n, 't'>,
  platform: Platform,
  open: (dialog: DialogName) => void,
  quit: () => void,
): Item[] {
  const isMac = platform === 'macos';
  const about: Item = { label: t('menu.about'), click: () => open('about') };
  const report: Item = { label: t('menu.report'), click: () => open('report') };
  const all = shortcutsOn(platform);
  const keysOf = (id: string) => {
    const keys = all.find((one) => one.id === id)?.keys;
    return keys === undefined ? {} : { accelerator: keys };
  };
  const opens = (dialog: 'settings' | 'lights' | 'shortcuts'): Item => ({
    label: t(`menu.${dialog}`),
    click: () => open(dialog),
    ...keysOf(dialog),
  });
  const separator = { type: 'separator' } as const;
  const does = (
    ...roles: readonly Exclude<Role, 'appMenu' | 'editMenu' | 'viewMenu' | 'windowMenu' | 'help'>[]
  ): Item[] => roles.map((role) => ({ role, label: t(`menu.${role}`), ...keysOf(role) }));
  const appMenu: Item = {
    role: 'appMenu',
    label: t('app.name'),
    submenu: [
      about,
      separator,
      opens('settings'),
      separator,
      ...does('services'),
      separator,
      ...does('hide', 'hideOthers', 'unhide'),
      separator,
      // By its role the program would quit unasked.
      { label: t('menu.quit'), click: quit, ...keysOf('quit') },
    ],
  };
  const edit = isMac
    ? [
        ...does('pasteAndMatchStyle', 'delete', 'selectAll'),
        separator,
        {
          label: t('menu.substitutions'),
          submenu: [
            ...does('showSubstitutions'),
            separator,
            ...does('toggleSmartQuotes', 'toggleSmartDashes', 'toggleTextReplacement'),
          ],
        },
        { label: t('menu.speech'), submenu: does('startSpeaking', 'stopSpeaking') },
      ]
    : [...does('delete'), separator, ...does('selectAll'), separator, opens('settings')];
  return [
    ...(isMac ? [appMenu] : []),
    {
      role: 'editMenu',
      label: t('menu.edit'),
      submenu: [...does('undo', 'redo'), separator, ...does('cut', 'copy', 'paste'), ...edit],
    },
    {
      role: 'viewMenu',
      label: t('menu.view'),
      submenu: [...does('resetZoom', 'zoomIn', 'zoomOut'), separator, ...does('togglefullscreen')],
    },
    {
      role: 'windowMenu',
      label: t('menu.window'),
      submenu: [...does('minimize', 'zoom', 'close'), ...(isMac ? [separator, ...does('front')] : [])],
    },
    {
      role: 'help',
      label: t('menu.help'),
      submenu: [opens('lights'), opens('shortcuts'), separator, report, ...(isMac ? [] : [about])],
    },
  ];
}
