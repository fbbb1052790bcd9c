import type { Platform } from './ipc/snapshot.ts';
import { windowShortcuts } from './window-shortcuts.ts';

interface ShortcutRow {
  /** As the system's menu takes it (Electron, Accelerator), `+` between its parts; of several systems the own one first. */
  readonly keys: string;
  readonly windows?: string;
  readonly macos?: string;
  /** Undefined: all systems have it. */
  readonly only?: Platform;
}

/**
 * All shortcuts, by the menu in which they stand. The menu takes its keys from here, the window listens for them, and the
 * page that lists them is drawn from here. Those of roles are the ones that Electron would give them (Electron 33,
 * lib/browser/api/menu-item-roles.ts).
 */
export const shortcuts = {
  help: {
    lights: { keys: windowShortcuts.lights },
    shortcuts: { keys: windowShortcuts.shortcuts },
    settings: { keys: windowShortcuts.settings },
  },
  edit: {
    undo: { keys: 'CmdOrCtrl+Z' },
    redo: { keys: 'Shift+CmdOrCtrl+Z', windows: 'Control+Y' },
    cut: { keys: 'CmdOrCtrl+X' },
    copy: { keys: 'CmdOrCtrl+C' },
    paste: { keys: 'CmdOrCtrl+V' },
    pasteAndMatchStyle: { keys: 'Cmd+Option+Shift+V', only: 'macos' },
    selectAll: { keys: 'CmdOrCtrl+A' },
  },
  view: {
    resetZoom: { keys: 'CmdOrCtrl+0' },
    zoomIn: { keys: 'CmdOrCtrl+Plus' },
    zoomOut: { keys: 'CmdOrCtrl+-' },
    togglefullscreen: { keys: 'F11', macos: 'Control+Command+F' },
  },
  window: {
    minimize: { keys: 'CmdOrCtrl+M' },
    close: { keys: 'CmdOrCtrl+W' },
    hide: { keys: 'Command+H', only: 'macos' },
    hideOthers: { keys: 'Command+Alt+H', only: 'macos' },
    quit: { keys: 'Command+Q', only: 'macos' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ShortcutRow>>>>;

/** Elsewhere while a line runs every key is the scanner's; no code has this one, and no menu. */
export const lineShortcut = 'F6';

export type ShortcutMenu = keyof typeof shortcuts;
type IdsIn<Menu> = Menu extends unknown ? keyof Menu : never;
export type ShortcutId = IdsIn<(typeof shortcuts)[ShortcutMenu]>;

export interface Shortcut {
  readonly menu: ShortcutMenu;
  readonly id: ShortcutId;
  /** An Accelerator of Electron. */
  readonly keys: string;
}

/** Those of a system, in the order of the table. */
export function shortcutsOn(platform: Platform): readonly Shortcut[] {
  return Object.entries(shortcuts).flatMap(([menu, rows]) =>
    Object.entries<ShortcutRow>(rows)
      .filter(([, { only }]) => only === undefined || only === platform)
      .map(([id, { keys, ...others }]) => ({
        menu: menu as ShortcutMenu,
        id: id as ShortcutId,
        keys: (platform === 'linux' ? undefined : others[platform]) ?? keys,
      })),
  );
}

/** The keys of a shortcut one by one; each modifier has one name. */
export type KeyName = 'Control' | 'Command' | 'Alt' | 'Shift';

const modifiers: Readonly<Record<string, KeyName>> = {
  Control: 'Control',
  Command: 'Command',
  Cmd: 'Command',
  Alt: 'Alt',
  Option: 'Alt',
  Shift: 'Shift',
};

export function keysOf(keys: string, platform: Platform): { readonly held: readonly KeyName[]; readonly key: string } {
  const parts = keys.split('+');
  const held = parts.slice(0, -1).map((part) => {
    if (part === 'CmdOrCtrl') return platform === 'macos' ? 'Command' : 'Control';
    return modifiers[part] ?? 'Control';
  });
  const key = parts.at(-1) ?? '';
  return { held, key: key === 'Plus' ? '+' : key };
}
