import { Menu, type MenuItemConstructorOptions } from 'electron';

/** Editing and zooming by keyboard on every system, what the program is, and what went wrong; nothing else lives in a menu. */
export function setMenu(isMac: boolean, openAbout: () => void, openReport: () => void): void {
  const about: MenuItemConstructorOptions = { label: 'About Photon Setup', click: openAbout };
  const report: MenuItemConstructorOptions = { label: 'Report a problem', click: openReport };
  const separator = { type: 'separator' } as const;
  const appMenu: MenuItemConstructorOptions = {
    role: 'appMenu',
    // With a submenu of its own the role no longer brings the usual items.
    submenu: [
      about,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
  const help: MenuItemConstructorOptions = { role: 'help', submenu: isMac ? [report] : [report, about] };
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [appMenu] : []),
    { role: 'editMenu' },
    {
      role: 'viewMenu',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    help,
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
