import type { DialogName } from '../../shared/ipc/contract.ts';

type Press = Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * What a key, as `keyOf` reads it, opens. No letter or sign stands alone: somebody who speaks to the
 * computer would press it by the way (WCAG 2.1.4).
 */
export function shortcutOf(
  key: string | undefined,
  { ctrlKey, metaKey, altKey, shiftKey }: Press,
): DialogName | undefined {
  if (altKey) return undefined;
  if (key === 'F1' && !ctrlKey && !metaKey && !shiftKey) return 'lights';
  const command = ctrlKey !== metaKey;
  if (command && key === ',' && !shiftKey) return 'settings';
  return undefined;
}
