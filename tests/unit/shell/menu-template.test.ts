import { expect, it } from 'vitest';
import { menuTemplate } from '../../../electron/shell/menu-template.ts';
import type { Spoken } from '../../../shared/languages.ts';
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
    menuTemplate(await createTranslator(language, ['shell', 'frame']), isMac, noop, noop);
  for (const label of labels(await template('pseudo'))) expect(label).toMatch(/^\[.*\]$/);
  expect(labels(await template('en'))).toEqual(
    isMac
      ? expect.arrayContaining(['Photon Setup', 'Hide Photon Setup', 'Substitutions', 'Bring all to front'])
      : 'Edit,Undo,Redo,Cut,Copy,Paste,Delete,Select all,Settings…,View,Actual size,Zoom in,Zoom out,Toggle full screen,Window,Minimize,Zoom,Close,Help,Report a problem,About Photon Setup'.split(
          ',',
        ),
  );
});

it('quits on macOS as the close button does, which asks first', async () => {
  const asked: string[] = [];
  const quit = () => void asked.push('quit');
  const [app] = menuTemplate(await createTranslator('en', ['shell', 'frame']), true, noop, quit);
  const items: readonly Item[] = app !== undefined && 'submenu' in app ? (app.submenu ?? []) : [];
  const last = items.at(-1);
  if (last !== undefined && 'click' in last) last.click();
  expect([asked, last]).toEqual([['quit'], { label: 'Quit Photon Setup', accelerator: 'Cmd+Q', click: quit }]);
});
