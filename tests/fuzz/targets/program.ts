import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import {
  knownProductLimit,
  readKnownProducts,
  withoutProduct,
  withProduct,
} from '../../../electron/app/known-products.ts';
import { readPolicy } from '../../../electron/app/policy.ts';
import { readArguments } from '../../../electron/app/read-arguments.ts';
import { secretsIn } from '../../../electron/app/secrets-in.ts';
import { checkUpdateServer } from '../../../electron/app/update-server.ts';
import { appendOnlyLog } from '../../../electron/append-only-log/append-only-log.ts';
import type { ComputerLock } from '../../../electron/computer-lock/computer-lock.ts';
import { journalFile } from '../../../electron/journal/journal-file.ts';
import { foldEvent } from '../../../electron/record/attempt-row.ts';
import { oldLine } from '../../../electron/record/old-ledger.ts';
import { columnsOf, readEvent, readRow } from '../../../electron/record/row-codec.ts';
import { eventOf, readSharedRow } from '../../../electron/record/shared-record/other-stations.ts';
import { readSummedLine } from '../../../electron/record/summed-rows.ts';
import { readDescription, signedBytes } from '../../../electron/updates/update-metadata.ts';
import type { RememberedNetwork } from '../../../electron/wifi/wifi-port.ts';
import { pauseBeforeRetry } from '../../../shared/cloud-patience.ts';
import { errorRows } from '../../../shared/error-table.ts';
import { type ErrorCode, setupError } from '../../../shared/errors.ts';
import { type RequestName, requests } from '../../../shared/ipc/contract.ts';
import { requestNames } from '../../../shared/ipc/names.ts';
import type { RequestRow } from '../../../shared/ipc/request-row.ts';
import { plainText } from '../../../shared/plain-text.ts';
import { failure } from '../../../shared/result.ts';
import { terminal } from '../../support/run-terminal.ts';
import { englishPrinter, inEnglish } from '../../support/texts.ts';
import encryption from '../../vectors/encryption.json' with { type: 'json' };
import { codedError, finite, fitForPeople, nothingPolluted, promise, settled } from '../engine/promises.ts';
import type { Target } from '../engine/target.ts';

const id = '3b0021001747353236343033';
const as = { who: 'account' };

/** One message that fits, for each request that carries anything. */
const messages: Readonly<Partial<Record<RequestName, unknown>>> = {
  signIn: { username: 'ann', password: 'x' },
  submitOneTimeCode: { code: '1' },
  useAccessToken: { token: 'x' },
  saveSettings: {
    cloudUrl: 'https://c',
    clientId: 'c',
    photonPrefix: 'Photon',
    joinBy: 'hand',
    look: 'dark',
    language: 'de',
  },
  enterPractice: { scenario: 'wrong-password' },
  lendPracticeHands: { hands: 'go-home' },
  startSetup: { for: 'customer', email: 'a@b', wantedId: id },
  answerQuestion: {
    questionId: 'q',
    answer: { kind: 'choose-network', choice: { ssid: 'HomeNet', security: 4_194_308, channel: 6, password: 'x' } },
  },
  renameDevice: { as, deviceId: id, name: 'lamp' },
  signalDevice: { as, deviceId: id, on: true },
  importDevices: { from: 'text', text: id },
  callFunction: { as, deviceId: id, functionName: 'led', argument: 'on' },
  findDevices: { by: 'ids', text: id },
  runDeviceJobs: {
    deviceIds: [id],
    actions: ['unclaim'],
    hands: ['clear-networks'],
    continues: true,
    customer: 'a@b',
  },
  tickHand: { deviceId: id, hand: 'clear-networks', done: true },
};

function parsedOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const updateKeys = generateKeyPairSync('ed25519');

const free: ComputerLock = { take: async () => () => undefined };
const handle = JSON.stringify({ system: 'macos' });
let folder: string | undefined;
let files = 0;

/** Each line with the sum that it should have, unless it begins with `!`. */
function checkedLines(input: string): string {
  const line = (json: string) =>
    json.startsWith('!') ? json.slice(1) : `${crc32(json).toString(16).padStart(8, '0')} ${json}`;
  return input.toWellFormed().split('\n').map(line).join('\n');
}

/** The marks that keep a name's direction to itself are the program's own. */
const withoutMarks = (text = '') => text.replace(/[\u2068\u2069]/g, '');

/** What a start of the program finds in a journal of these bytes. */
async function recovered(bytes: Uint8Array): Promise<RememberedNetwork | undefined> {
  const file = newFile();
  writeFileSync(file, bytes);
  let found: RememberedNetwork | undefined;
  await journalFile(file, free).recover(async (remembered) => {
    found = remembered;
    return failure(setupError('home-network-not-back'));
  });
  rmSync(file, { force: true });
  return found;
}

/** One for each: an attack that was ended by its time may still be under way. */
function newFile(): string {
  folder ??= temporaryFolder();
  files += 1;
  return path.join(folder, `lease-${files}`);
}

function temporaryFolder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'photon-setup-fuzz-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}

const foreign = fc.string({ unit: 'binary', maxLength: 40 });
const hostile = fc.oneof(
  foreign,
  fc.constantFrom('$t(errors)', '{{network}}', '<b>', '\x1b[2J', '\u202eabc', '__proto__', '%s', '$&', '\\'),
);

export const programTargets: readonly Target[] = [
  {
    name: 'requests of the window',
    files: ['electron/app/read-arguments.ts', 'electron/app/secrets-in.ts'],
    seeds: Object.entries(messages).map(([name, message]) => `${name} ${JSON.stringify([message])}`),
    words: [
      '"__proto__":{"polluted":1},',
      'null',
      '1e999',
      '-1',
      ...requestNames,
      '"kind":',
      '"who":"customer"',
      `"${id}"`,
    ],
    run(input) {
      const space = input.indexOf(' ');
      const name = requestNames.find((one) => one === input.slice(0, space));
      let values: unknown;
      try {
        values = JSON.parse(input.slice(space + 1));
      } catch {
        return;
      }
      for (const one of name === undefined ? requestNames : [name]) {
        const read = readArguments(one, values as readonly unknown[]);
        if (!read.ok) {
          codedError(read.error);
          continue;
        }
        const { sends }: RequestRow = requests[one];
        const secrets = sends === undefined ? [] : secretsIn(sends, read.value[0]);
        const told = JSON.stringify(read.value);
        promise(
          secrets.every((secret) => told.includes(JSON.stringify(secret).slice(1, -1))),
          'a secret that nobody sent',
        );
        // Whatever passes is as small as the contract says, and holds nothing that is no value.
        promise(JSON.stringify(read.value).length < 8_500_000, 'more than any message may hold');
        promise(!JSON.stringify(read.value).includes('"polluted"'), 'a key that is in no contract');
      }
      nothingPolluted();
    },
  },
  {
    name: 'lines of the journal',
    files: ['electron/journal/journal-file.ts', 'electron/append-only-log/append-only-log.ts'],
    seeds: [
      `{"type":"lease-taken","remembered":{"networkName":"HomeNet","handle":"x","adapter":"wlan0","keepsInternet":false}}`,
      '{"type":"lease-ended","handle":"x"}',
      '"damage-told"',
      '!ffffffff {}',
    ],
    words: ['\n', '{"type":"lease-ended","handle":"x"}', '"remembered":', '"__proto__":{"polluted":1},', '\0', '!'],
    limit: 64 * 1024,
    async run(input) {
      const found = await recovered(Buffer.from(checkedLines(input), 'utf8'));
      promise(found === undefined || typeof found.handle === 'string', 'a lease without a handle');
      nothingPolluted();
    },
  },
  {
    name: 'events of the record',
    files: [
      'electron/record/row-codec.ts',
      'electron/record/record-event.ts',
      'electron/record/attempt-row.ts',
      'electron/record/summed-rows.ts',
    ],
    seeds: [
      '7\t2e0039000147343233323032\tproduction\tFAIL\tfailed\t"photon-not-online"\t9000\t1000\t\t{"join":812}',
      'started {"program":"p1","forWhom":{"for":"account","userName":"ann"},"offsetMinutes":60}',
      'stage {"stage":"join","ms":812,"retries":1,"networkName":"HomeNet","otherNetworks":["Office"]}',
      'measurement {"name":"photon-signal","value":-61,"unit":"dBm","marginal":true}',
      'finished {"outcome":"failed","code":"photon-not-online","tookMs":9000}',
    ],
    words: [
      '"__proto__":{"polluted":1},',
      '"stage":"__proto__"',
      '1e999',
      '\\u0000',
      '"forWhom":{"for":"product"}',
      'null',
    ],
    limit: 64 * 1024,
    run(input) {
      const place = { stationId: 'station', sequence: 1 };
      const begun = {
        type: 'started',
        attemptId: 'a',
        at: 1,
        program: 'p',
        kind: 'production',
        forWhom: { for: 'account' },
      } as const;
      const space = input.indexOf(' ');
      const event = readEvent({ attemptId: 'a', type: input.slice(0, space), at: 1, body: input.slice(space + 1) });
      const before = foldEvent(undefined, begun, place);
      const row = event && foldEvent(event.type === 'started' ? undefined : before, event, place);
      if (row !== undefined) {
        finite(row.startedAt, 'the beginning');
        finite(row.connectedAt ?? undefined, 'the time of leaving');
        // What was folded of a foreign event is a row of ours, or it is refused as one; nothing in between.
        const read = readRow({ ...columnsOf(row), rowId: 1 });
        promise(read === undefined || read.attemptId === 'a', 'a row of another attempt');
      }
      const columns = parsedOrUndefined(input.slice(space + 1));
      if (typeof columns === 'object' && columns !== null) {
        readRow(columns);
      }
      const summed = readSummedLine(input, () => true);
      for (const ms of Object.values(summed?.stageMs ?? {})) finite(ms, 'the time of a stage');
      nothingPolluted();
    },
  },
  {
    name: 'rows of other stations',
    files: ['electron/record/shared-record/other-stations.ts'],
    seeds: [
      'started {"program":"p1","forWhom":{"for":"account","userName":"ann"},"offsetMinutes":60}',
      'stage {"stage":"join","ms":812,"retries":1,"networkName":"HomeNet","otherNetworks":["Office"]}',
      'finished {"outcome":"claimed","name":"Bench light","tookMs":9000}',
    ],
    words: ['\\u001b[2J', '\\u202e', '"__proto__":{"polluted":1},', '1e999', '\\ud800', '"insteadOf":"a"', 'null'],
    limit: 64 * 1024,
    run(input) {
      const space = input.indexOf(' ');
      const row = readSharedRow({
        ...{
          stationId: 'station',
          sequence: '2',
          afterSequence: '1',
          attemptId: 'a',
          at: '1',
          sentAt: 1,
          receivedAt: 1,
        },
        ...{ type: input.slice(0, space), body: input.slice(space + 1), isSettled: false },
      });
      const event = row && eventOf(row);
      for (const text of textsIn(event)) fitForPeople(text, 'a text of another station');
      const columns = parsedOrUndefined(input.slice(space + 1));
      const read = readSharedRow(columns);
      if (read !== undefined) finite(read.receivedAt, 'the time of the server');
      nothingPolluted();
    },
  },
  {
    name: 'lines of the file before the record',
    files: ['electron/record/old-ledger.ts'],
    seeds: ['{"type":"begun","runId":"r","at":1,"program":"p1","forWhom":{"for":"account","userName":"ann"}}'],
    words: ['\n', '"insteadOf":"r",', '1e999', '"__proto__":{"polluted":1},', '"runId":"__proto__"'],
    limit: 64 * 1024,
    async run(input) {
      const file = newFile();
      writeFileSync(file, checkedLines(input));
      const { lines } = await appendOnlyLog(file, oldLine).read();
      rmSync(file, { force: true });
      for (const line of lines) finite(line.at, 'the time of a line');
      nothingPolluted();
    },
  },
  {
    name: 'policies',
    files: ['electron/app/policy.ts', 'electron/app/update-server.ts', 'electron/app/shared-record-place.ts'],
    seeds: [
      '{"sharedRecord":{"host":"db.example","port":5432,"database":"photon","user":"bench","tls":"off","ca":"","station":"Bench 1"}}',
      '{"product":"lamp","cloudUrl":"https://c.example","doors":["set-up"],"updates":"off"}',
      '{"updateServer":"/srv/updates","updateChannel":"beta","joinBy":"hand","photonPrefix":"Photon","clientId":"c"}',
      '{}',
    ],
    words: [
      '"__proto__":{"polluted":1},',
      'null',
      'file:///',
      '\\\\\\\\server\\\\x',
      'http://stranger.example',
      '"doors":',
      '"practise"',
    ],
    limit: 128 * 1024,
    run(input) {
      const file = newFile();
      writeFileSync(file, input);
      const { values, locked, problem } = readPolicy(file, undefined);
      rmSync(file, { force: true });
      if (problem !== undefined) {
        codedError(problem);
        promise(values.doors?.length === 1 && values.updates === 'off', 'a broken policy leaves something open');
      }
      promise(
        locked.every((name) => problem !== undefined || values[name] !== undefined),
        'locked without a value',
      );
      const { sharedRecord } = values;
      if (sharedRecord !== undefined) {
        const { host, database, user, station, port } = sharedRecord;
        promise(/^[a-z0-9_.:%-]+$/i.test(host) && port >= 1 && port <= 65_535, 'no address of a server');
        promise(
          [database, user, station].every((text) => plainText(text, 64) === text),
          'letters that nobody sees',
        );
      }
      settled(checkUpdateServer(input), (address) =>
        promise(/^(https?|file):/.test(address), 'updates from elsewhere'),
      );
      nothingPolluted();
    },
  },
  {
    name: 'products in the settings',
    files: ['electron/app/known-products.ts'],
    seeds: ['[{"cloudUrl":"https://c.example","id":12,"slug":"lamp-v100","name":"Lamp","clientId":"lamp-1"}]'],
    words: ['"__proto__":{"polluted":1},', '1e999', 'null,', '[],'],
    limit: 64 * 1024,
    run(input) {
      const known = readKnownProducts(parsedOrUndefined(input));
      promise(known.length <= knownProductLimit, 'products without end');
      for (const product of known) {
        promise(Number.isSafeInteger(product.id), 'a product of no number');
        promise(withoutProduct(withProduct(known, product), product).length < known.length, 'never forgotten');
      }
      nothingPolluted();
    },
  },
  {
    name: 'descriptions of updates',
    files: ['electron/updates/update-metadata.ts'],
    seeds: [`{"version":"1.2.3","file":{"name":"app.AppImage","size":7,"sha512":"${'A'.repeat(86)}=="}}`],
    words: ['"stagingPercentage":50,', '1e999', '../', '\\', '"__proto__":{"polluted":1},'],
    run(input) {
      const { publicKey, privateKey } = updateKeys;
      const signature = sign(null, signedBytes('x.json', input), privateKey).toString('base64');
      settled(readDescription('x.json', JSON.stringify({ signed: input, signature }), publicKey), ({ file }) => {
        promise(/^[0-9A-Za-z][0-9A-Za-z._ -]*$/.test(file.name), 'a file that may lie elsewhere');
        promise(Number.isSafeInteger(file.size), 'a file of no size');
      });
      settled(readDescription('x.json', input, publicKey), () => promise(false, 'believed without a signature'));
      nothingPolluted();
    },
  },
  {
    name: 'the journal, written and torn',
    files: ['electron/journal/journal-file.ts'],
    property: () =>
      fc.asyncProperty(
        foreign,
        foreign,
        fc.boolean(),
        fc.nat(),
        foreign,
        async (networkName, adapter, keepsInternet, cut, tail) => {
          const file = newFile();
          const remembered = { networkName, handle, adapter, keepsInternet };
          const note = await journalFile(file, free).begin(remembered);
          promise(note.ok && note.value.written, 'the journal could not be written');
          const whole = readFileSync(file);
          const back = await recovered(Buffer.concat([whole, Buffer.from(`\n${tail}`)]));
          // Half a pair cannot be written as UTF-8; JSON writes it as an escape.
          promise(back?.networkName === networkName && back.adapter === adapter, 'another network came back');
          promise(back.keepsInternet === keepsInternet && back.handle === handle, 'another handle came back');
          const torn = await recovered(whole.subarray(0, cut % whole.length));
          promise(torn === undefined || torn.networkName === networkName, 'a torn line was believed');
        },
      ),
  },
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
