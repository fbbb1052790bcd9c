import { expect, it } from 'vitest';
import { knownSecrets, redactionMark } from '../../../electron/diagnostics/known-secrets.ts';

it('a secret that is still used stays known, however many came after it', () => {
  const known = knownSecrets();
  known.learn(['in use, always', ...Array.from({ length: 499 }, (_, index) => `of a customer ${index}`)]);
  known.learn(['in use, always']);
  known.learn(['of one customer more']);
  expect(known.redact('in use, always')).toBe(redactionMark);
  expect(known.redact('of a customer 0')).toBe('of a customer 0');
});
