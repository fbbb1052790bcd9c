import { describe, expect, it } from 'vitest';
import { type ErrorCode, errorCodes, setupError } from '../../../../shared/errors.ts';
import { describeError } from '../../../../shared/text/describe-error.ts';
import { createTranslator } from '../../../../shared/text/translator.ts';

const codes = Object.keys(errorCodes) as readonly ErrorCode[];
const everyDetail = { network: 'HomeNet', bytes: 7, limit: 64, rssi: -80 };

describe('describeError', () => {
  it.each(codes)('says %s in full sentences, with every placeholder filled', (code) => {
    const { title, happened, next } = describeError(setupError(code, { details: everyDetail }));
    expect(`${title} ${happened} ${next}`).not.toMatch(/[{}]|errors\./);
    expect(title).not.toMatch(/[.!]$/);
    expect(happened).toMatch(/\.$/);
    expect(next).toMatch(/\.$/);
  });

  it.each(codes)('keeps the tone for %s: no please, no oops, no exclamation mark', (code) => {
    const { title, happened, next } = describeError(setupError(code));
    expect(`${title} ${happened} ${next}`).not.toMatch(/please|oops|sorry|!/i);
  });

  it('has a general word where the network has no name', () => {
    const unnamed = 'Photon could not join the network';
    expect(describeError(setupError('network-details-wrong')).title).toBe(unnamed);
    expect(describeError(setupError('network-details-wrong', { details: { network: '' } })).title).toBe(unnamed);
  });

  it('writes units through Intl, one byte in the singular', () => {
    const happened = (bytes: number) =>
      describeError(setupError('network-password-too-short', { details: { bytes } })).happened;
    expect(happened(1)).toContain('1 byte.');
    expect(happened(7)).toContain('7 bytes.');
  });

  it('takes foreign text as text, whatever it looks like', () => {
    const foreign = '{{next}} $t(app.name) <b>';
    const error = setupError('network-details-wrong', {
      saw: foreign,
      details: { network: foreign, count: 2, lng: 'xx' },
    });
    expect(describeError(error).title).toBe(`Photon could not join ${foreign}`);
    expect(describeError(error).saw).toBe(`The answer was: ${foreign}`);
  });

  it('isolates a right-to-left name, so that it cannot turn the sentence', () => {
    const error = setupError('network-details-wrong', { details: { network: 'הבית' } });
    expect(describeError(error).title).toBe('Photon could not join \u2068הבית\u2069');
  });

  it('speaks the language of the translator it is given', () => {
    const pseudo = createTranslator('pseudo');
    expect(describeError(setupError('cancelled'), pseudo).title).toMatch(/^\[Yöû/);
  });
});
