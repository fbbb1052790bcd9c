/** What opens over every screen, by its key; apart from the rest of `shortcuts.ts`, because the first picture knows them. */
export const windowShortcuts = { lights: 'F1', shortcuts: 'CmdOrCtrl+/', settings: 'CmdOrCtrl+,' } as const;
