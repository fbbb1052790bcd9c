import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IdProblem, readDeviceId, readDeviceIds, readSerialNumber } from '../../../shared/read-device-ids.ts';

const id = '3b0021001747353236343033';
const other = '320020001847333531323135';

describe('one id', () => {
  it.each<[string, string]>([
    ['as it is', id],
    ['in capitals with blanks around', `  ${id.toUpperCase()}\t`],
    ['with blanks in it', '3b00 2100 1747 3532 3634 3033'],
    ['twice', `${id}${id}`],
    ['twice with a blank between, once in capitals', `${id} ${id.toUpperCase()}`],
    ['after the mark of a scanner', `]d1${id}`],
    ['twice after it', `]C0${id}${id}`],
    ['at the end of a long address', `https://devices.example.com/service/of/some/department/setup/${id}`],
    ['in the middle of an address', `https://example.com/d/${id}?from=label`],
    ['as a formula of a spreadsheet', `="${id}"`],
    ['in quotes with a mark that nobody sees', `\uFEFF"${id}"\u200b`],
  ])('%s is read', (_, text) => {
    expect(readDeviceId(text)).toEqual({ id });
  });

  it.each<[IdProblem, string]>([
    ['rounded', '270036000347343000000000'],
    ['rounded', '270036000347343230000000'],
    ['rounded', BigInt(Number('270036000347343233323032')).toString()],
    ['rounded', '="270036000347343000000000"'],
    ['exponent', '2.70036E+23'],
    ['exponent', '2,70036E+23'],
    ['exponent', '2.7003600034734301e+23'],
    ['serial-number', 'PHHMAB123456789'],
    ['other-keyboard', '3и0021001747353236343033'],
    ['other-keyboard', 'é(àà"éàà&è\'"\'(_"\'(_&è\'"&'],
    ['look-alike', '3bOO21001747353236343O33'],
    ['look-alike', '3b002100l747353236343033'],
    ['too-short', id.slice(1)],
    ['too-long', `${id}0`],
    ['wrong-letter', '3g0021001747353236343033'],
    ['several', `${id} ${other}`],
    ['no-id', 'Kitchen'],
    ['no-id', '12'],
    ['no-id', ''],
  ])('%s: %s', (problem, text) => {
    expect(readDeviceId(text)).toEqual({ bad: { text, problem } });
  });

  it('is not taken for rounded because it has figures alone', () => {
    for (const figures of ['270036000347343233323032', '330032001247353136383631', '000000000000000000000000'])
      expect(readDeviceId(figures)).toEqual({ id: figures });
  });
});

describe('a serial number', () => {
  const serialNumber = 'PHHMAB123456789';

  it.each<[string, string]>([
    ['as it is', serialNumber],
    ['in small letters after the mark of a scanner', `]d1${serialNumber.toLowerCase()}`],
    ['as a formula of a spreadsheet', `="${serialNumber}"`],
    ['at the end of a sentence', `(${serialNumber}).`],
    ['with blanks in it', 'PHHMAB 123 456 789'],
  ])('that is named as one, %s, can be looked up', (_, text) => {
    expect(readDeviceId(text)).toEqual({ bad: { text, problem: 'serial-number' } });
    expect(readSerialNumber(text)).toBe(serialNumber);
  });

  it('is taken without what a later sticker says after it', () => {
    expect(readSerialNumber(`${serialNumber} ABCDEFGHJK12345`)).toBe(serialNumber);
    expect(readSerialNumber('Kitchen PHHMAB123456789')).toBeUndefined();
  });
});

describe('many ids', () => {
  it('are read with every word that is none', () => {
    const bad = (text: string, problem: IdProblem) => ({ bad: { text, problem } });
    expect(readDeviceIds(`${id}, ${other.toUpperCase()}\n- ${id.slice(1)}; Kitchen 2.70036E+23`)).toEqual([
      { id },
      { id: other },
      bad(id.slice(1), 'too-short'),
      bad('Kitchen', 'no-id'),
      bad('2.70036E+23', 'exponent'),
    ]);
  });

  it('lose no word, whatever stands between them', () => {
    const word = fc.oneof(
      fc.constantFrom(id, other, id.slice(2), 'PHHMAB123456789', '2.70036E+23', '270036000347343000000000'),
      fc.stringMatching(/^[a-z0-9]{1,30}$/),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.constantFrom(',', '\n', '; ', '\t', '\r\n'))), (words) => {
        expect(readDeviceIds(words.flat().join(''))).toHaveLength(words.length);
      }),
    );
  });
});
