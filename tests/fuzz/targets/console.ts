import { bytesToBinaryText } from '../../../shared/bytes.ts';
import { consoleEntries, consoleLimits, isEnterable } from '../../../shared/console/console-entries.ts';
import { consoleAbilities } from '../../../shared/console/console-firmware.ts';
import {
  type ConsolePrompt,
  consolePresence,
  emptyConsoleBuffer,
  heardMore,
  nextConsoleMark,
  takeMark,
} from '../../../shared/console/console-marks.ts';
import { redactConsole } from '../../../shared/console/console-redaction.ts';
import { securityByName } from '../../../shared/security-type.ts';
import vectors from '../../vectors/enterprise.json' with { type: 'json' };
import { promise, settled } from '../engine/promises.ts';
import type { Target } from '../engine/target.ts';

const said = [
  'Your device id is 3f001a001747353236343033\r\n',
  'Device ID: 3f001a001747353236343033\r\nDevice Secret: ABCDEFGHJKLMNPQ\r\n',
  'system firmware version: 1.5.2\n\r\n',
  'Device claimed: no\r\n',
  'SSID: HomeNet\r\nSecurity 0=unsecured, 1=WEP, 2=WPA, 3=WPA2: 3\r\nPassword: kitchen-window-7\r\nThanks! Wait while I save those credentials...\r\n\r\n    Spark <3 you!\r\n\r\n',
  'SSID: HomeNet\r\nSecurity Cipher 1=AES, 2=TKIP, 3=AES+TKIP: 1\r\n',
  'Enter 63-digit claim code: xx\r\nClaim code set to: xx\r\n',
];

/** What comes over the cable: from a Photon, or from anything that calls itself one. */
export const consoleTargets: readonly Target[] = [
  {
    name: 'the serial console',
    files: [
      'shared/console/console-marks.ts',
      'shared/console/console-redaction.ts',
      'shared/console/console-firmware.ts',
    ],
    seeds: said,
    // What is kept of it.
    limit: 8 * 1024,
    words: ['\r\n', 'SSID: ', 'Password: ', 'Device Secret: ', '<3 you!', 'Derp. ', 'i', 'C'],
    run(input) {
      let last = 0;
      for (let mark = nextConsoleMark(input); mark !== undefined; ) {
        promise(mark.start >= last && mark.end > mark.start && mark.end <= input.length, 'a mark of no place');
        last = mark.end;
        mark = nextConsoleMark(input, last);
      }
      consolePresence(input);
      consoleAbilities(input);
      const taken = takeMark(heardMore(emptyConsoleBuffer, input));
      promise(taken.rest.text.length <= 8_192, 'more is kept than there is room for');
      const safe = redactConsole(input);
      promise(redactConsole(safe) === safe, 'redacts what is redacted');
    },
  },
  {
    name: 'what is typed at the serial console',
    files: ['shared/console/console-entries.ts'],
    seeds: ['HomeNet', 'kitchen-window-7', vectors.rsa.privateKey, vectors.rsa.certificate],
    words: ['\r', '\n', '\b', '\0', '\x7f', '-----BEGIN PRIVATE KEY-----'],
    run(input) {
      const tls = { kind: 'tls', clientCertificate: input, privateKey: input } as const;
      const peap = { kind: 'peap', userName: input, password: input, outerIdentity: input } as const;
      const choices = [
        { ssid: input, security: securityByName['wpa2-aes'], password: 'kitchen-window-7' },
        { ssid: 'HomeNet', security: securityByName.wep, password: input },
        ...[tls, peap, { ...tls, clientCertificate: vectors.rsa.certificate }].map((enterprise) => ({
          ssid: 'Staff',
          security: securityByName['wpa2-enterprise-aes'],
          enterprise,
        })),
      ];
      for (const version of ['0.4.4', '0.6.4', '2.3.1']) {
        for (const choice of choices) {
          settled(consoleEntries(choice, consoleAbilities(version)), (entries) => {
            for (const [prompt, lines] of Object.entries(entries)) {
              const limit = consoleLimits[prompt as ConsolePrompt];
              promise(
                lines.every((line) => isEnterable(line) && line.length <= limit),
                `a line that its prompt does not take: ${lines.map(bytesToBinaryText).join('|').slice(0, 80)}`,
              );
            }
          });
        }
      }
    },
  },
];
