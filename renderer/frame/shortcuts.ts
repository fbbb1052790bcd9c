import type { DialogName } from '../../shared/ipc/contract.ts';

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'>;

/**
 * What a key opens. No letter or sign stands alone: somebody who speaks to the computer would press it by the way
 * (WCAG 2.1.4). Shift is free with "/" because some keyboards have it only there.
 */
export function shortcutOf({ key, ctrlKey, metaKey, altKey, shiftKey, isComposing }: Press): DialogName | undefined {
  if (isComposing || altKey) return undefined;
  const command = ctrlKey !== metaKey;
  if (command && key === ',' && !shiftKey) return 'settings';
  return undefined;
}
