/**
 * The key that was pressed; undefined while an input method composes letters, which has all keys for itself then. Where
 * the key ends the composing, `isComposing` may be over already, and what is left of it is 229 (UI Events, keyCode).
 */
export function keyOf({ key, keyCode, isComposing }: KeyboardEvent): string | undefined {
  return isComposing || keyCode === 229 ? undefined : key;
}
