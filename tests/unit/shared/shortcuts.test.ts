import { expect, it } from 'vitest';
import { keysOf, shortcutsOn } from '../../../shared/shortcuts.ts';

const platforms = ['linux', 'windows', 'macos'] as const;

it.each(platforms)('nothing has two shortcuts on %s, and no shortcut two meanings', (platform) => {
  const pressed = shortcutsOn(platform).map(({ keys }) => {
    const { held, key } = keysOf(keys, platform);
    return [...held]
      .sort()
      .concat(key as never)
      .join(' ');
  });
  expect(new Set(pressed).size).toBe(pressed.length);
  expect(new Set(shortcutsOn(platform).map(({ id }) => id)).size).toBe(pressed.length);
});

it('has the keys of each system', () => {
  const keys = (id: string) =>
    platforms.map((platform) => {
      const found = shortcutsOn(platform).find((one) => one.id === id);
      return found && keysOf(found.keys, platform);
    });
  expect(keys('redo')).toEqual([
    { held: ['Shift', 'Control'], key: 'Z' },
    { held: ['Control'], key: 'Y' },
    { held: ['Shift', 'Command'], key: 'Z' },
  ]);
  expect(keys('zoomIn')[0]).toEqual({ held: ['Control'], key: '+' });
  expect(keys('quit')).toEqual([undefined, undefined, { held: ['Command'], key: 'Q' }]);
});
