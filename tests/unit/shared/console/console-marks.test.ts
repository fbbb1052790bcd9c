import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ConsoleBuffer,
  consolePresence,
  emptyConsoleBuffer,
  hasAnswered,
  heardMore,
  nextConsoleMark,
  takeMark,
} from '../../../../shared/console/console-marks.ts';

/** Device OS v0.4.4, v0.6.4 and v1.5.2, system/src/. */
const dialogues = {
  '0.4.4': [
    'SSID: HomeNet\r\n',
    'Security 0=unsecured, 1=WEP, 2=WPA, 3=WPA2: 3\r\n',
    'Password: kitchen-window-7\r\n',
    'Thanks! Wait while I save those credentials...\r\n\r\n',
    "Awesome. Now we'll connect!\r\n\r\n    Spark <3 you!\r\n\r\n",
  ],
  '0.6.4': [
    'SSID: HomeNet\r\n',
    'Security 0=unsecured, 1=WEP, 2=WPA, 3=WPA2: 3\r\n',
    'Security Cipher 1=AES, 2=TKIP, 3=AES+TKIP: 1\r\n',
    'Password: kitchen-window-7\r\n',
    'Thanks! Wait while I save those credentials...\r\n\r\n',
    "Derp. Sorry, we couldn't save the credentials.\r\n\r\n",
  ],
  '1.5.2': [
    'SSID: Staff\r\n',
    'Security 0=unsecured, 1=WEP, 2=WPA, 3=WPA2, 4=WPA Enterprise, 5=WPA2 Enterprise: 5\r\n',
    'Security Cipher 1=AES, 2=TKIP, 3=AES+TKIP: 1\r\n',
    'EAP Type 0=PEAP/MSCHAPv2, 1=EAP-TLS: 0\r\n',
    'Username: visitor\r\n',
    'Password: front-desk-4\r\n',
    'Outer identity (optional): \r\n',
    'Root CA in PEM format (optional):\r\n\r\n',
    'Thanks! Wait while I save those credentials...\r\n\r\n',
    '    Particle <3 you!\r\n\r\n',
  ],
} as const;

function marksOf(text: string, cuts: readonly number[] = []): readonly string[] {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  const chunks = [0, ...places].map((start, index) => text.slice(start, places[index] ?? text.length));
  const found: string[] = [];
  let buffer: ConsoleBuffer = emptyConsoleBuffer;
  for (const chunk of chunks) {
    buffer = heardMore(buffer, chunk);
    for (let taken = takeMark(buffer); taken.mark !== undefined; taken = takeMark(buffer)) {
      found.push(taken.mark.kind === 'prompt' ? taken.mark.prompt : taken.mark.kind);
      buffer = taken.rest;
    }
  }
  return found;
}

describe('what the console says', () => {
  it('is understood in the dialogue of each generation', () => {
    expect(marksOf(dialogues['0.4.4'].join(''))).toEqual(['name', 'security', 'password', 'saving', 'saved']);
    expect(marksOf(dialogues['0.6.4'].join(''))).toEqual([
      'name',
      'security',
      'cipher',
      'password',
      'saving',
      'notSaved',
    ]);
    expect(marksOf(dialogues['1.5.2'].join(''))).toEqual([
      'name',
      'security',
      'cipher',
      'eap',
      'userName',
      'password',
      'outerIdentity',
      'rootCertificate',
      'saving',
      'saved',
    ]);
  });

  it('is the same in pieces of any size', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(dialogues)),
        fc.array(fc.nat(2_000), { maxLength: 40 }),
        (lines, cuts) => {
          const text = lines.join('');
          expect(marksOf(text, cuts)).toEqual(marksOf(text));
        },
      ),
    );
  });

  it('is found between what a user’s program prints, which never breaks into a word here', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[ -RT-~\r\n]{0,40}$/), { minLength: 5, maxLength: 5 }), (chatter) => {
        // No S: so that the chatter is none of the words itself.
        const text = dialogues['0.4.4'].map((line, at) => `${chatter[at]?.replace(/[<DTEW]/g, '')}${line}`).join('');
        expect(marksOf(text)).toEqual(['name', 'security', 'password', 'saving', 'saved']);
      }),
    );
  });

  it.each([
    ['Your device id is 3f001a001747353236343033\r\n', '3f001a001747353236343033'],
    [
      'Device ID: 3f001a001747353236343033\r\nDevice Secret: ABCDEFGHJKLMNPQ\r\nSerial Number: P046\r\n',
      '3f001a001747353236343033',
    ],
    ['Device ID: 3f001a001747353236343033\r\nSerial Number: P046\r\n', '3f001a001747353236343033'],
  ])('an ID in both forms: %s', (text, id) => {
    expect(nextConsoleMark(text)).toMatchObject({ kind: 'deviceId', value: id });
  });

  it.each([
    'my id is 3f001a001747353236343033\r\n',
    'Your device id is 3f001a0017473532363',
    'Your core id is 53ff6d065067544840551187\r\n',
    // A program's own.
    'Device ID: 3f001a001747353236343033\r\n',
    'Device ID: 3f001a001747353236343033\r\ntemperature 21\r\n',
  ])('no ID of a console: %s', (text) => expect(nextConsoleMark(text)).toBeUndefined());

  it('the version, with the odd line ends of the device; the claim', () => {
    expect(nextConsoleMark('system firmware version: 0.8.0-rc.27\n\r\n')).toMatchObject({ value: '0.8.0-rc.27' });
    expect(nextConsoleMark('system firmware version: 1.5.')).toBeUndefined();
    expect(nextConsoleMark('Device claimed: no\r\n')).toMatchObject({ kind: 'claimed', value: 'no' });
    const code = 'x'.repeat(63);
    expect(nextConsoleMark(`\r\nClaim code set to: ${code}\r\n`)).toMatchObject({ kind: 'claimCodeSet', value: code });
  });

  it('a device that floods its port is kept within bounds', () => {
    let buffer = emptyConsoleBuffer;
    for (let at = 0; at < 100; at += 1) buffer = heardMore(buffer, 'noise '.repeat(200));
    expect(buffer.text.length).toBeLessThan(10_000);
    expect(takeMark(heardMore(buffer, 'SSID: ')).mark).toMatchObject({ prompt: 'name' });
  });
});

describe('what i finds', () => {
  it.each([
    ['', 'silent'],
    ['i', 'asks'],
    ['ii', 'asks'],
    ['i\r\nSecurity 0=unsecured, 1=WEP, 2=WPA, 3=WPA2: ', 'asks'],
    ['Your device id is 3f001a001747353236343033\r\n', 'listening'],
    ['{"t":21}\r\nYour device id is 3f001a001747353236343033\r\n', 'listening'],
    ['CC', 'waits-for-file'],
    ["Waiting for the binary file to be sent ... (press 'a' to abort)\r\n", 'waits-for-file'],
    ['temperature 21\r\n', 'other'],
    ['SSID: HomeNet RSSI: -50\r\n', 'other'],
    ['Device ID: 3f001a001747353236343033\r\n', 'other'],
    ['i\r\nPassword: i', 'asks'],
    ['Password: changed\r\nYour device id is 3f001a001747353236343033\r\n', 'listening'],
  ])('%j is %s', (text, presence) => expect(consolePresence(text)).toBe(presence));

  const answers = [
    'Your device id is 3f001a001747353236343033\r\n',
    'Device ID: 3f001a001747353236343033\r\nDevice Secret: ABCDEFGHJKLMNPQ\r\n',
  ];

  it('an answer that a program breaks into at any letter is drowned, and not listened to', () => {
    const between = fc.stringMatching(/^[ -~]{1,16}$/);
    fc.assert(
      fc.property(
        fc.constantFrom(...answers),
        fc.array(between, { minLength: 40, maxLength: 40 }),
        (answer, chatter) => {
          const text = Array.from(answer, (letter, at) => `${letter}${chatter[at % 40]}`).join('');
          expect(consolePresence(text)).toBe('drowned');
          expect(consolePresence(`i${text}`)).toBe(consolePresence(text));
        },
      ),
    );
    expect(consolePresence(Array.from(answers[0] ?? '').join('.'))).toBe('drowned');
  });

  it('an answer that a program breaks into here and there may come whole another time', () => {
    const breaks = fc.array(fc.tuple(fc.nat(1_000), fc.stringMatching(/^[ -~]{1,16}$/)), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.constantFrom(...answers), breaks, (answer, all) => {
        const letters = Array.from(answer);
        for (const [at, text] of all) letters[at % letters.length] += text;
        expect(consolePresence(letters.join(''))).not.toBe('drowned');
      }),
    );
    const text = answers[0]?.replace('device', 'devt=21\r\nice').replace('1a00', '1t=21\r\na00') ?? '';
    expect(consolePresence(text)).toBe('other');
    expect([hasAnswered(text), hasAnswered('temperature 21\r\n'.repeat(400))]).toEqual([true, false]);
  });

  it.each([
    'temperature 21.5\r\n',
    'Your device is warm. 3f001a001747353236343033\r\n',
    'The quick brown fox jumps over the lazy dog, Device 12 ID: 7.\r\n',
    '0123456789abcdef\r\n',
  ])('what a program prints by itself is no such answer: %j', (text) => {
    expect(consolePresence(text.repeat(400))).toBe('other');
  });
});
