import { generateKeyPairSync, sign } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
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
import { readDescription, signedBytes } from '../../../electron/updates/update-metadata.ts';
import { type RequestName, requests } from '../../../shared/ipc/contract.ts';
import { requestNames } from '../../../shared/ipc/names.ts';
import type { RequestRow } from '../../../shared/ipc/request-row.ts';
import { plainText } from '../../../shared/plain-text.ts';
import { newFile } from '../engine/new-file.ts';
import { parsedOrUndefined } from '../engine/parsed-or-undefined.ts';
import { codedError, nothingPolluted, promise, settled } from '../engine/promises.ts';
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

const updateKeys = generateKeyPairSync('ed25519');

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
];
