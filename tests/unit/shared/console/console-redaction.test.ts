import fc from 'fast-check';
import { expect, it } from 'vitest';
import { consoleSecretMark, redactConsole } from '../../../../shared/console/console-redaction.ts';

const code = 'Zm9yIHRlc3RzIG9ubHksIG5vdCBhIHJlYWwgY2xhaW0gY29kZSBvZiBhbnlib2R5MTI';

it('takes out the password, the claim code read back, and the secret of the device', () => {
  const text =
    `Enter 63-digit claim code: ${code}\r\nClaim code set to: ${code}\r\n` +
    'SSID: HomeNet\r\nPassword: kitchen-window-7\r\nThanks! Wait while I save those credentials...\r\n\r\n' +
    'Device ID: 3f001a001747353236343033\r\nDevice Secret: ABCDEFGHJKLMNPQ\r\nSerial Number: P046\r\n';
  expect(redactConsole(text)).toBe(
    `Enter 63-digit claim code: ${consoleSecretMark}\r\nClaim code set to: ${consoleSecretMark}\r\n` +
      `SSID: HomeNet\r\nPassword: ${consoleSecretMark}\r\nThanks! Wait while I save those credentials...\r\n\r\n` +
      `Device ID: 3f001a001747353236343033\r\nDevice Secret: ${consoleSecretMark}\r\nSerial Number: P046\r\n`,
  );
});

it('also where the text ends in the middle, and where a program prints lines of its own inside', () => {
  expect(redactConsole('Password: kitch')).toBe(`Password: ${consoleSecretMark}`);
  expect(redactConsole('Password: kitchen{"t":\r\n21}\r\n-window-7\r\nThanks! Wait')).toBe(
    `Password: ${consoleSecretMark}\r\nThanks! Wait`,
  );
  const key = '-----BEGIN PRIVATE KEY-----\r\nMIIB\r\n-----END PRIVATE KEY-----\r\n\r\n';
  expect(redactConsole(`Private key in PEM format:\r\n${key}\r\nOuter identity (optional): `)).not.toContain('MIIB');
});

it('leaves nothing of any password that can be typed, whatever it looks like', () => {
  const letter = fc.integer({ min: 1, max: 255 }).filter((byte) => ![8, 10, 13, 127].includes(byte));
  const typed = fc.array(letter, { minLength: 8, maxLength: 64 }).map((bytes) => String.fromCharCode(...bytes));
  const words = fc.constantFrom('SSID: ', 'Password: ', 'Thanks! ', 'claim code: ', 'Derp. ');
  fc.assert(
    fc.property(typed, words, typed, (start, word, end) => {
      const secret = `${start}${word}${end}`;
      expect(redactConsole(`SSID: x\r\nPassword: ${secret}\r\nThanks! Wait`)).toBe(
        `SSID: x\r\nPassword: ${consoleSecretMark}\r\nThanks! Wait`,
      );
    }),
  );
});
