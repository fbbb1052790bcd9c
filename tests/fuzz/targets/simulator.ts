import type { IncomingMessage } from 'node:http';
import { Duplex, Readable } from 'node:stream';
import { defaultNetworks } from '../../../electron/simulator/air/air.ts';
import { cloudAccounts } from '../../../electron/simulator/cloud/accounts.ts';
import { answerCall } from '../../../electron/simulator/cloud/api.ts';
import { cloudDevices, newRecord } from '../../../electron/simulator/cloud/devices.ts';
import { cloudProducts, practiceProducts } from '../../../electron/simulator/cloud/products.ts';
import { rateLimit } from '../../../electron/simulator/cloud/rate-limit.ts';
import { randomTokens } from '../../../electron/simulator/cloud/token-generator.ts';
import { readCall } from '../../../electron/simulator/cloud/wire.ts';
import {
  allFields,
  configureChecked,
  configureUnchecked,
  unescapePem,
} from '../../../electron/simulator/device/configure-ap.ts';
import type { DeviceBackend } from '../../../electron/simulator/device/device-backend.ts';
import { firmwareProfiles, firmwares } from '../../../electron/simulator/device/firmware.ts';
import { deviceHttpServer } from '../../../electron/simulator/device/http.ts';
import { readFields } from '../../../electron/simulator/device/json.ts';
import { deviceKey } from '../../../electron/simulator/device/key.ts';
import { deviceTcpServer } from '../../../electron/simulator/device/tcp.ts';
import { readTcpRequest } from '../../../electron/simulator/device/tcp-protocol.ts';
import { faultSwitches } from '../../../electron/simulator/faults.ts';
import { binaryTextToBytes } from '../../../shared/bytes.ts';
import { parseDeviceId } from '../../../shared/device-id.ts';
import { systemRandomBytes } from '../../../shared/wifi-password.ts';
import encryption from '../../vectors/encryption.json' with { type: 'json' };
import http from '../../vectors/http-frames.json' with { type: 'json' };
import tcp from '../../vectors/tcp-frames.json' with { type: 'json' };
import { nothingPolluted, promise } from '../engine/promises.ts';
import type { Target } from '../engine/target.ts';

const tcpRequests = [
  ...Object.values(tcp.requests).map((request) => (typeof request === 'string' ? request : request.frame)),
  ...tcp.negative.map(({ send }) => send),
].map((text) => Buffer.from(text, 'utf8').toString('latin1'));
const httpRequests = [...Object.values(http.requests), ...http.negative.map(({ send }) => send)];
const bodies = tcpRequests.flatMap((request) => request.split('\n\n').slice(1));
const key = deviceKey(encryption.testKey.privateKey);
const now = () => 1_700_000_000_000;

/** A client that has sent all it will, and reads nothing. */
class Client extends Duplex {
  constructor(pieces: readonly Uint8Array[]) {
    super({ autoDestroy: true });
    for (const piece of pieces) this.push(piece);
    this.push(null);
  }
  override _read(): void {
    // All of it is there already.
  }
  override _write(_chunk: unknown, _encoding: string, done: () => void): void {
    done();
  }
  resetAndDestroy(): void {
    this.destroy();
  }
  destroySoon(): void {
    this.destroy();
  }
}

/** A Photon's servers without sockets; `asked` counts the commands that came through. */
async function ask(server: 'tcp' | 'http', input: string, profile: DeviceBackend['profile']): Promise<void> {
  let bodyLength = 0;
  const backend: DeviceBackend = {
    profile,
    faults: faultSwitches([]),
    reachable: () => true,
    async answer(_command, body, _transport, _socket, paper) {
      bodyLength = Math.max(bodyLength, body.length);
      paper.begin();
      paper.write('{"r":0}');
      return 'whole';
    },
    selectAntenna: () => undefined,
    onSession: () => undefined,
    sessionOver: async () => undefined,
  };
  const bytes = binaryTextToBytes(input);
  const middle = Math.floor(bytes.length / 2);
  const client = new Client([bytes.subarray(0, middle), bytes.subarray(middle)].filter((piece) => piece.length > 0));
  const photon = server === 'tcp' ? deviceTcpServer(backend) : deviceHttpServer(backend, async () => undefined);
  photon.emit('connection', client);
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  client.destroy();
  const limit = server === 'tcp' ? 64 * 1024 : 12 * 1024;
  promise(bodyLength <= limit, `a body of ${bodyLength} bytes was kept`);
}

const foundId = parseDeviceId('3b0021001747353236343033');

/** The cloud's own rules over a device, an account and two products, as new for each input. */
function simulatedApi() {
  const faults = faultSwitches([]);
  const records = new Map(foundId.ok ? [[foundId.value as string, newRecord(foundId.value, '2.3.1', now())]] : []);
  const devices = cloudDevices(
    records,
    { unclaimed: '0a10', strangers: '0b10' },
    faults,
    now,
    1_000,
    randomTokens(systemRandomBytes),
  );
  const products = cloudProducts(practiceProducts(), devices, faults);
  const me = { name: 'me', username: 'practice@example.com', password: 'practice-only', mfa: false } as const;
  const accounts = cloudAccounts([me], '246810', now, randomTokens(systemRandomBytes), products, faults);
  return {
    token: accounts.issue(me, 'particle-api'),
    parts: {
      accounts,
      devices,
      products,
      faults,
      words: {},
      serialLimit: rateLimit(50, 3_600_000),
      now,
      signal: () => undefined,
      flash: () => undefined,
      publish: () => undefined,
    },
  };
}

/** First line `METHOD PATH TYPE`, then the body. TOKEN stands for one that is valid. */
async function call(input: string): Promise<void> {
  const lineEnd = input.indexOf('\n');
  const [method = '', url = '', type = ''] = input.slice(0, Math.max(0, lineEnd)).split(' ');
  const { token, parts } = simulatedApi();
  const body = Readable.from([Buffer.from(input.slice(lineEnd + 1))].filter((part) => part.length > 0));
  const headers = { 'content-type': type.replaceAll('_', ' '), authorization: `Bearer ${token}` };
  const message = Object.assign(body, { method, url: url.replaceAll('TOKEN', token), headers }) as unknown;
  const request = await readCall(message as IncomingMessage);
  if (request === undefined) return;
  const answer = answerCall(request, parts);
  if ('status' in answer) {
    promise(Number.isInteger(answer.status), 'no status');
    JSON.stringify(answer.body);
  }
  nothingPolluted();
}

const form = 'application/x-www-form-urlencoded';
const device = '/v1/devices/3b0021001747353236343033';

export const simulatorTargets: readonly Target[] = [
  {
    name: 'simulator: TCP requests',
    files: ['electron/simulator/device/tcp-protocol.ts', 'electron/simulator/device/tcp.ts'],
    seeds: tcpRequests,
    words: ['set\n', 'scan-ap\n', '\n\n', '-1', '99999999999', '\0', 'ant-internal\n0\n\n'],
    async run(input) {
      const bytes = binaryTextToBytes(input);
      const [open, ended] = [readTcpRequest(bytes, false), readTcpRequest(bytes, true)];
      if (open.kind === 'complete')
        promise(ended.kind === 'complete' && ended.name === open.name, 'the end changed the name');
      for (const request of [open, ended]) {
        if (request.kind === 'complete')
          promise(request.name.length <= 30 && request.body.length <= 64 * 1024, 'too much');
      }
      await ask('tcp', input, firmwareProfiles['2.3.1']);
    },
  },
  {
    name: 'simulator: HTTP requests',
    files: ['electron/simulator/device/http.ts'],
    seeds: httpRequests,
    words: [
      'GET /',
      'POST /set HTTP/1.1\r\n',
      'Content-Length: ',
      '\r\n\r\n',
      '%2e%2e',
      '%00',
      '-1',
      '1e9',
      'Transfer-Encoding: chunked',
    ],
    async run(input) {
      for (const firmware of firmwares.slice(0, 1).concat(firmwares.slice(-1))) {
        await ask('http', input, firmwareProfiles[firmware]);
      }
    },
  },
  {
    name: 'simulator: JSON of a device',
    files: [
      'electron/simulator/device/json.ts',
      'electron/simulator/device/configure-ap.ts',
      'electron/simulator/device/key.ts',
    ],
    seeds: bodies,
    words: [
      '"__proto__":"x",',
      '"pwd":"',
      '"eap":25',
      '"eap":13',
      '"ek":"',
      '"crt":"',
      '\\n',
      '\\u0000',
      '"sec":4194308',
      '"ssid":"HomeNet"',
    ],
    async run(input) {
      const fields = readFields(binaryTextToBytes(input), allFields);
      nothingPolluted();
      if (fields === undefined) return;
      for (const [name, value] of Object.entries(fields)) {
        promise(typeof value === allFields[name as keyof typeof allFields], `${name} is ${typeof value}`);
      }
      for (const stored of [
        configureUnchecked(fields, key),
        await configureChecked(fields, key, async () => defaultNetworks),
      ]) {
        if (stored.network !== undefined) promise(stored.network.ssid.length <= 32, 'a name that is too long');
      }
      unescapePem(fields.crt ?? '');
    },
  },
  {
    name: 'simulator: calls of the cloud',
    files: [
      ...[
        'electron/simulator/cloud/wire.ts',
        'electron/simulator/cloud/api.ts',
        'electron/simulator/cloud/product-api.ts',
      ],
      ...[
        'electron/simulator/cloud/product-members.ts',
        'electron/simulator/cloud/product-customers.ts',
        'electron/simulator/cloud/pages.ts',
      ],
      ...[
        'electron/simulator/cloud/accounts.ts',
        'electron/simulator/cloud/stream-request.ts',
        'electron/simulator/cloud/products.ts',
      ],
    ],
    seeds: [
      `POST /oauth/token ${form}\ngrant_type=password&username=practice%40example.com&password=practice-only&client_id=particle&client_secret=particle`,
      `POST /oauth/token ${form}\ngrant_type=client_credentials&client_id=practice-lamp-4711&client_secret=practice-lamp-secret&scope=customer%3Da%40b`,
      'GET /v1/devices \n',
      `PUT ${device} ${form}\nname=lamp`,
      `POST /v1/devices ${form}\nid=3b0021001747353236343033`,
      `GET ${device}/temperature \n`,
      `POST ${device}/led ${form}\nargs=on`,
      'GET /v1/products/12345/devices?page=2&per_page=10 \n',
      'POST /v1/products/12345/devices application/json\n{"ids":["3b0021001747353236343033"]}',
      `POST /v1/products/12345/customers ${form}\nemail=a%40b&no_password=true&client_id=practice-lamp-4711&client_secret=practice-lamp-secret`,
      `POST /v1/products/12345/clients ${form}\nname=x&type=installed`,
      'DELETE /v1/products/12345/customers/a%40b \n',
      'GET /v1/devices/events/spark?access_token=TOKEN \n',
      'DELETE /v1/access_tokens/TOKEN \n',
      'POST /v1/products/12345/devices multipart/form-data;boundary=b\n--b\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n3b00\r\n--b--\r\n',
    ],
    words: [
      '%',
      '%ff',
      '%00',
      '__proto__',
      'constructor',
      '{"__proto__":{"polluted":1}}',
      '//',
      '..',
      '?',
      '&',
      'page=1e9',
      '[',
      ';boundary=',
    ],
    limit: 256 * 1024,
    run: call,
  },
];
