import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownSecrets } from '../../../electron/diagnostics/known-secrets.ts';
import { redactor } from '../../../electron/diagnostics/redactor.ts';

function clean(text: string, ...secrets: string[]): string {
  const known = knownSecrets();
  known.learn(secrets);
  return redactor(known.redact, '/home/anna')(text);
}

describe('the redactor', () => {
  it.each([
    ['Authorization: Bearer abc.def-1', 'Authorization: Bearer ‹secret›'],
    ['basic dXNlcjpwYXNz', 'basic ‹secret›'],
    ['?access_token=short&x=1', '?access_token=‹secret›&x=1'],
    ['{"client_secret":"s3cret","a":1}', '{"client_secret":"‹secret›","a":1}'],
    ['token 0123456789abcdef0123456789abcdef01234567.', 'token ‹token›.'],
    ['device 2e0039000147343233323032 stays', 'device 2e0039000147343233323032 stays'],
    [`code ${'Ab+/'.repeat(16)} over`, 'code ‹claim code› over'],
    [`code ${'Ab+/'.repeat(15)}Abc over`, 'code ‹claim code› over'],
    ['for anna.b+1@mail.example.com, ünal@example.de', 'for a…@mail.example.com, ü…@example.de'],
    ['a%40example.com', 'a…%40example.com'],
    ['at 6c:0b:84:aa:bb:cc and 6C-0B-84-AA-BB-CC', 'at 6c:0b:84:… and 6C-0B-84-…'],
    ['in /home/anna/x and /home/bob/y, /Users/bob/z', 'in ~/x and ~/y, ~/z'],
    ['in C:\\Users\\Anna B\\x', 'in ~ B\\x'],
    [
      'step-started read-device-id (1 of 3, at most 20000 ms)',
      'step-started read-device-id (1 of 3, at most 20000 ms)',
    ],
  ])('makes %j into %j', (text, expected) => expect(clean(text)).toBe(expected));

  it('takes what this session knows out of a text, whatever it stands beside and however it is written', () => {
    const secret = fc.string({ unit: 'binary', minLength: 4, maxLength: 40 }).filter((text) => text.trim().length >= 4);
    const beside = fc.string({ maxLength: 5 });
    fc.assert(
      fc.property(secret, beside, beside, (word, left, right) => {
        const whole = word.toWellFormed();
        fc.pre(whole === word);
        const bytes = Buffer.from(whole);
        const known = knownSecrets();
        known.learn([whole]);
        const forms = [
          whole,
          encodeURIComponent(whole),
          JSON.stringify(whole).slice(1, -1),
          bytes.toString('hex'),
          bytes.toString('base64').slice(0, Math.floor((bytes.length * 8) / 6)),
        ].filter((form) => form.length >= 4);
        for (const form of forms) {
          const text = known.redact(`${left}${form}${right}`);
          expect(text.split('‹secret›').join('\n')).not.toContain(form);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds a secret inside of longer base64, at every offset', () => {
    for (const before of ['', 'a', 'ab', 'abc']) {
      const text = Buffer.from(`${before}:correct horse:${before}`).toString('base64');
      const cleaned = clean(text, 'correct horse');
      expect(cleaned).toContain('‹secret›');
      expect(Buffer.from(cleaned.replaceAll('‹secret›', ''), 'base64').toString()).not.toContain('correct');
    }
  });

  it('takes the longer one of two secrets first', () => {
    expect(clean('secret-and-more', 'secret', 'secret-and-more')).toBe('‹secret›');
  });

  it('leaves words alone that are too short to be looked for', () => expect(clean('a cat', 'cat')).toBe('a cat'));
});
