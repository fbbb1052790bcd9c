import { expect, it } from 'vitest';
import { keyOf } from '../../../../renderer/components/key-of.ts';

it.each([
  [{ key: 'Escape', keyCode: 27, isComposing: false }, 'Escape'],
  [{ key: 'Escape', keyCode: 27, isComposing: true }, undefined],
  [{ key: 'Enter', keyCode: 229, isComposing: false }, undefined],
  [{ key: 'Process', keyCode: 229, isComposing: true }, undefined],
])('%j is %s', (event, key) => {
  expect(keyOf(event as KeyboardEvent)).toBe(key);
});
