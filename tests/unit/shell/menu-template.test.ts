import { expect, it } from 'vitest';
import { menuTemplate } from '../../../electron/shell/menu-template.ts';
import type { Spoken } from '../../../shared/languages.ts';
import { shortcutsOn } from '../../../shared/shortcuts.ts';
import { createTranslator } from '../../../shared/text/translator.ts';

const noop = () => {};

type Item = ReturnType<typeof menuTemplate>[number];

function labels(items: readonly Item[]): readonly string[] {
  return items.flatMap((item) =>
    'label' in item ? [item.label, ...('submenu' in item ? labels(item.submenu ?? []) : [])] : [],
  );
}

it.each([true, false])('every item has a label in the language of the system, on macOS: %s', async (isMac) => {
  const template = async (language: Spoken) =>
    menuTemplate(await createTranslator(language, ['shell', 'frame']), isMac ? 'macos' : 'linux', noop, noop);
  for (const label of labels(await template('pseudo'))) expect(label).toMatch(/^\[.*\]$/);
  expect(labels(await template('en'))).toEqual(
    isMac
      ? expect.arrayContaining(['Photon Setup', 'Hide Photon Setup', 'Substitutions', 'Bring all to front'])
      : 'Edit,Undo,Redo,Cut,Copy,Paste,Delete,Select all,Settings…,View,Actual size,Zoom in,Zoom out,Toggle full screen,Window,Minimize,Zoom,Close,Help,LED guide,Keyboard shortcuts,Report a problem,About Photon Setup'.split(
          ',',
        ),
  );
});

it('quits on macOS as the close button does, which asks first', async () => {
  const asked: string[] = [];
  const quit = () => void asked.push('quit');
  const [app] = menuTemplate(await createTranslator('en', ['shell', 'frame']), 'macos', noop, quit);
  const items: readonly Item[] = app !== undefined && 'submenu' in app ? (app.submenu ?? []) : [];
  const last = items.at(-1);
  if (last !== undefined && 'click' in last) last.click();
  expect([asked, last]).toEqual([['quit'], { label: 'Quit Photon Setup', accelerator: 'Command+Q', click: quit }]);
});

it.each(['linux', 'windows', 'macos'] as const)(
  'has each shortcut of the table on %s, and no other',
  async (platform) => {
    const opened: string[] = [];
    const template = menuTemplate(await createTranslator('en', ['shell', 'frame']), platform, noop, noop);
    const walk = (items: readonly Item[]): void => {
      for (const item of items) {
        if ('accelerator' in item && item.accelerator !== undefined) opened.push(`${item.label}: ${item.accelerator}`);
        if ('submenu' in item) walk(item.submenu ?? []);
      }
    };
    walk(template);
    const { t } = await createTranslator('en', ['shell', 'frame']);
    expect(opened.sort()).toEqual(
      shortcutsOn(platform)
        .map(({ id, keys }) => `${t(`menu.${id}`)}: ${keys}`)
        .sort(),
    );
  },
);
