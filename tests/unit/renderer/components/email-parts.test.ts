import { expect, it } from 'vitest';
import { emailParts } from '../../../../renderer/components/email-parts.ts';

it.each([
  ['anna+greenhouse@example.com', ['anna+greenhouse@', 'example', '.com']],
  ['a.b@c.example.org', ['a', '.b@', 'c', '.example', '.org']],
  ['HomeNet 2.4', ['HomeNet 2.4']],
  ['a@b@c', ['a@b@c']],
  ['@example.com', ['@example.com']],
  ['', ['']],
] as const)('%j breaks at its @ and its dots, if it is an address, and loses nothing', (text, parts) => {
  expect(emailParts(text)).toEqual(parts);
  expect(emailParts(text).join('')).toBe(text);
});
