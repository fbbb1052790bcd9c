import { expect, it } from 'vitest';
import { shortcutOf } from '../../../../renderer/frame/shortcuts.ts';

const nothing = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

it.each([
  [',', { ctrlKey: true }, 'settings'],
  [',', { metaKey: true }, 'settings'],
  ['F1', {}, 'lights'],
  ['/', { ctrlKey: true }, 'shortcuts'],
  // Where the sign stands on the 7, Shift is held for it.
  ['/', { ctrlKey: true, shiftKey: true }, 'shortcuts'],
  [',', { ctrlKey: true, shiftKey: true }, undefined],
  ['z', { ctrlKey: true }, undefined],
  // What is typed opens nothing, nor what an input method takes, nor AltGr, which is Control and Alt on Windows.
  [',', {}, undefined],
  [undefined, { ctrlKey: true }, undefined],
  [',', { ctrlKey: true, altKey: true }, undefined],
  ['F1', { shiftKey: true }, undefined],
])('%s with %o opens %s', (key, held, opens) => {
  expect(shortcutOf(key, { ...nothing, ...held })).toBe(opens);
});
