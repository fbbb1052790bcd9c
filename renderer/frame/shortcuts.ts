import type { DialogName } from '../../shared/ipc/contract.ts';
import { windowShortcuts } from '../../shared/window-shortcuts.ts';

type Press = Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const opening = Object.entries(windowShortcuts) as [DialogName, string][];

/**
 * What a key, as `keyOf` reads it, opens. No letter or sign stands alone: somebody who speaks to the
 * computer would press it by the way (WCAG 2.1.4). Control and Command count alike: many have a keyboard of another system.
 */
export function shortcutOf(
  key: string | undefined,
  { ctrlKey, metaKey, altKey, shiftKey }: Press,
): DialogName | undefined {
  if (altKey) return undefined;
  const command = ctrlKey !== metaKey;
  return opening.find(([, keys]) => {
    const [last, ...held] = keys.split('+').reverse();
    if (last !== key) return false;
    if (held.length === 0) return !ctrlKey && !metaKey && !shiftKey;
    // A sign may stand where Shift is needed for it, as on German keyboards.
    return command && (!shiftKey || key === '/');
  })?.[0];
}
