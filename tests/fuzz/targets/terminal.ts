import fc from 'fast-check';
import { pauseBeforeRetry } from '../../../shared/cloud-patience.ts';
import { errorRows } from '../../../shared/error-table.ts';
import { type ErrorCode, setupError } from '../../../shared/errors.ts';
import { terminal } from '../../support/run-terminal.ts';
import { englishPrinter, inEnglish } from '../../support/texts.ts';
import encryption from '../../vectors/encryption.json' with { type: 'json' };
import { fitForPeople, promise } from '../engine/promises.ts';
import type { Target } from '../engine/target.ts';

const id = '3b0021001747353236343033';
/** The marks that keep a name's direction to itself are the program's own. */
const withoutMarks = (text = '') => text.replace(/[\u2068\u2069]/g, '');

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('$t(errors)', '{{network}}', '<b>', '\x1b[2J', '\u202eabc', '__proto__', '%s', '$&', '\\'),
);

export const terminalTargets: readonly Target[] = [
  {
    name: 'the command line',
    files: [
      'electron/terminal/terminal-program.ts',
      'electron/terminal/cloud-options.ts',
      'electron/terminal/secret-input.ts',
    ],
    seeds: [
      `--public-key\n${encryption.guideKey}\n--password-env\nP`,
      '--public-key\nabc\n--password-env\nNONE',
      '--help',
      '--json\n--password-env\nP',
    ],
    words: ['--public-key', '--password-env', '--help', '--json', '--', '-', '=', 'P', '__proto__', 'constructor'],
    limit: 64 * 1024,
    async run(input) {
      const env = { P: 'kitchen-window-7' };
      const { exitCode, out, err } = await terminal(['encrypt-password', ...input.split('\n')], env);
      promise(
        exitCode === 0 || exitCode === 2 || Object.values(errorRows).some(({ exit }) => exit === exitCode),
        `exit code ${exitCode}`,
      );
      promise(exitCode !== errorRows['internal-error'].exit, `a bug: ${err.slice(0, 200)}`);
      promise(!`${out}${err}`.includes(env.P), 'the password was printed');
    },
  },
  {
    name: 'errors in words',
    files: [
      'shared/text/describe-error.ts',
      'shared/what-we-saw.ts',
      'electron/terminal/print-run.ts',
      'shared/cloud-patience.ts',
    ],
    property: () => {
      const codes = Object.keys(errorRows) as ErrorCode[];
      return fc.property(fc.constantFrom(...codes), hostile, hostile, fc.double(), (code, saw, network, seconds) => {
        const error = setupError(code, { saw, details: { network, adapter: network, seconds } });
        const { title, happened, next } = inEnglish(error);
        for (const text of [title, happened, next]) {
          promise(!text.includes('[object'), `an object in the text: ${text}`);
        }
        const lines = englishPrinter.plainOutcome({ outcome: 'failed', error }).split('\n');
        for (const line of lines) fitForPeople(withoutMarks(line), 'a line of the terminal');
        fitForPeople(
          withoutMarks(englishPrinter.plainEvent({ type: 'noticed', notice: error, at: 0 })),
          'a notice of the terminal',
        );
        const pause = pauseBeforeRetry(error, 1);
        promise(pause === undefined || !Number.isNaN(pause), 'a pause of no length');
      });
    },
  },
  {
    name: 'runs in the terminal',
    files: ['electron/terminal/print-run.ts'],
    property: () =>
      fc.property(hostile, (text) => {
        const task = { kind: 'join-photon', ssid: text } as const;
        const lines = [
          englishPrinter.plainEvent({ type: 'hand-needed', task, at: 0 }),
          englishPrinter.plainEvent({
            type: 'networks-heard',
            networks: [{ ssid: text, rssi: -50, channel: 1, security: 0, accessPoints: 1 }],
            at: 0,
          }),
          englishPrinter.plainOutcome({ outcome: 'claimed', deviceId: id as never, name: text, tookMs: 1 }),
        ];
        for (const line of lines) fitForPeople(withoutMarks(line), 'a line of the terminal');
      }),
  },
];
