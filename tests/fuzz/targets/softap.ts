import fc from 'fast-check';
import { readFields } from '../../../electron/simulator/device/json.ts';
import { readTcpRequest } from '../../../electron/simulator/device/tcp-protocol.ts';
import { devicePrivateKey } from '../../../electron/softap/device-private-key.ts';
import {
  binaryTextToBytes,
  bytesToBinaryText,
  concatBytes,
  fromHex,
  strictUtf8,
  toHex,
  utf8,
} from '../../../shared/bytes.ts';
import { isClaimCode } from '../../../shared/claim-code.ts';
import { findDeviceIds, parseDeviceId } from '../../../shared/device-id.ts';
import { certificatesIn, privateKeyIn } from '../../../shared/pem.ts';
import { isJoinableName, isPhotonName } from '../../../shared/photon-name.ts';
import { plainText } from '../../../shared/plain-text.ts';
import { decodeSecurity, parseSecurityName, securityByName } from '../../../shared/security-type.ts';
import {
  type CommandName,
  encodeClaimCode,
  encodeHttpRequest,
  encodeNetwork,
  encodeTcpRequest,
  parseIdentity,
  parseKeyAnswer,
  parseResultCode,
  parseScan,
  parseVersion,
  readConfigureResult,
  readHttpAnswer,
  readTcpAnswer,
} from '../../../shared/softap-codec.ts';
import { photonLimits } from '../../../shared/time-limits.ts';
import { checkNetworkChoice, checkNetworkName } from '../../../shared/wifi-network.ts';
import { encryptWifiPassword, parsePublicKey, systemRandomBytes, wepKeyText } from '../../../shared/wifi-password.ts';
import encryption from '../../vectors/encryption.json' with { type: 'json' };
import enterprise from '../../vectors/enterprise.json' with { type: 'json' };
import http from '../../vectors/http-frames.json' with { type: 'json' };
import names from '../../vectors/names-and-codes.json' with { type: 'json' };
import scans from '../../vectors/scans.json' with { type: 'json' };
import tcp from '../../vectors/tcp-frames.json' with { type: 'json' };
import { codedError, finite, fitForPeople, promise, settled } from '../engine/promises.ts';
import type { Target } from '../engine/target.ts';

const codec = ['shared/softap-codec.ts', 'shared/bytes.ts'];
const commands = Object.keys(photonLimits.commandsMs) as CommandName[];
const tcpAnswers = Object.values(tcp.responses);
const httpAnswers = Object.values(http.responses);
const bodies = tcpAnswers.map((answer) => answer.replace(/^\n+/, ''));
const scanBodies = scans.cases.map((one) =>
  'base64' in one && typeof one.base64 === 'string'
    ? Buffer.from(one.base64, 'base64').toString('latin1')
    : Buffer.from(one.body ?? '', 'utf8').toString('latin1'),
);
const jsonWords = [
  '{"id":"',
  '","c":"1"}',
  '{"r":',
  '{"b":"',
  '{"v":2}',
  '"rssi":',
  '"sec":',
  '"ch":',
  '"mdr":',
  ',"mdr":1}]}',
];

function testKey() {
  const key = parsePublicKey(encryption.testKey.publicKey);
  if (!key.ok) throw new Error('the vector has no key');
  return key.value;
}

/** Every parser of a body, as any command may get any answer. */
function parseAll(body: Uint8Array): void {
  settled(parseVersion(body), (version) => finite(version, 'version'));
  settled(parseIdentity(body), ({ id }) => promise(/^[0-9a-f]{24}$/.test(id), 'an id of another form'));
  settled(parseResultCode(body), (result) => finite(result, 'r'));
  settled(parseKeyAnswer(body), usableKey);
  settled(parseScan(body), (networks) => {
    for (const { ssid, rssi, security, channel, accessPoints, notSettable } of networks) {
      promise(utf8(ssid).length <= 96, 'a name that is too long');
      for (const number of [rssi, security, channel, accessPoints]) finite(number, 'a number of a scan');
      if (notSettable === undefined) promise(checkNetworkName(ssid).ok, `called settable: ${JSON.stringify(ssid)}`);
    }
  });
}

/** DER: a tag, a length and what is in it. */
function sequence(tag: number, ...parts: readonly (readonly number[])[]): readonly number[] {
  const body = parts.flat();
  const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return [tag, ...length, ...body];
}

const rsaName = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];

function keyOf(modulus: Uint8Array, exponent: Uint8Array): readonly number[] {
  return sequence(0x30, sequence(0x02, [...modulus]), sequence(0x02, [...exponent]));
}

/** A key that was read must take a password, and quickly. */
function usableKey(key: ReturnType<typeof testKey>): void {
  const hex = encryptWifiPassword(key, 'x'.repeat(64), systemRandomBytes);
  promise(hex.length === 256 && /^[0-9a-f]+$/.test(hex), `a password of ${hex.length} digits`);
}

/** The same answer in any pieces: complete only once it is whole, and the whole never "partial" after the end. */
function readBothWays(
  read: (bytes: Uint8Array, closed: boolean) => ReturnType<typeof readTcpAnswer>,
  input: string,
): void {
  const bytes = binaryTextToBytes(input);
  for (const closed of [false, true]) {
    const reading = read(bytes, closed);
    promise(!(closed && reading.kind === 'partial'), 'waits for bytes that cannot come');
    if (reading.kind === 'complete') parseAll(reading.body);
  }
}

const choice = fc.record({
  ssid: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((ssid) => checkNetworkName(ssid).ok),
  security: fc.constantFrom(...Object.values(securityByName)),
  channel: fc.integer({ min: 0, max: 14 }),
  password: fc.string({ unit: 'grapheme', maxLength: 20 }),
});

export const softapTargets: readonly Target[] = [
  {
    name: 'SoftAP answers over TCP',
    files: codec,
    seeds: [...tcpAnswers, ...scanBodies.map((body) => `\n\n${body}`)],
    words: [...jsonWords, '\n\n', 'HTTP/1.1 ', 'SSH-2.0', '220 '],
    run(input) {
      for (const command of ['version', 'scan-ap'] as const) {
        readBothWays((bytes, closed) => readTcpAnswer(command, bytes, closed), input);
      }
    },
  },
  {
    name: 'SoftAP answers over HTTP',
    files: codec,
    seeds: httpAnswers,
    words: [
      ...jsonWords,
      '\r\n\r\n',
      'Transfer-Encoding: chunked',
      'Content-Length: 12',
      '0\r\n\r\n',
      'ffffff\r\n',
      '1\r\n{\r\n',
    ],
    run(input) {
      for (const command of ['set', 'scan-ap'] as const) {
        readBothWays((bytes, closed) => readHttpAnswer(command, bytes, closed), input);
      }
    },
  },
  {
    name: 'SoftAP bodies',
    files: codec,
    seeds: [...bodies, ...scanBodies],
    words: jsonWords,
    run: (input) => parseAll(binaryTextToBytes(input)),
  },
  {
    name: 'SoftAP result codes',
    files: codec,
    property: () =>
      fc.property(fc.oneof(fc.integer(), fc.double()), fc.boolean(), (result, isEnterprise) => {
        const network = { ssid: 'a', security: 0 };
        const chosen = isEnterprise
          ? { ...network, enterprise: { kind: 'peap', userName: 'u', password: 'p' } as const }
          : network;
        const read = readConfigureResult(result, chosen);
        promise(read.ok === (result === 0), `${result} taken for the other`);
        if (!read.ok) promise(read.error.code.length > 0, 'no code');
      }),
  },
  {
    name: 'SoftAP requests and back',
    files: codec,
    property: () =>
      fc.property(fc.constantFrom(...commands), fc.string({ unit: 'binary' }), (command, body) => {
        const read = readTcpRequest(encodeTcpRequest(command, body), false);
        promise(read.kind === 'complete' && read.name === command, 'the name was lost');
        promise(strictUtf8(read.body) === body.toWellFormed(), 'the body was lost');
        const frame = bytesToBinaryText(encodeHttpRequest(command, body, '192.168.0.1'));
        promise(frame.endsWith(`\r\n\r\n${bytesToBinaryText(utf8(body))}`), 'the HTTP body was lost');
      }),
  },
  {
    name: 'SoftAP network and back',
    files: [...codec, 'shared/wifi-network.ts'],
    property: () => {
      const key = testKey();
      const types = { idx: 'number', ssid: 'string', sec: 'number', ch: 'number', pwd: 'string' } as const;
      return fc.property(choice, (made) => {
        const checked = checkNetworkChoice(made);
        if (!checked.ok) return codedError(checked.error);
        const fields = readFields(utf8(encodeNetwork(made, key, systemRandomBytes)), types);
        promise(fields !== undefined, 'the device could not read it');
        promise(fields.ssid === bytesToBinaryText(utf8(made.ssid)), 'another name arrived');
        promise(fields.sec === (made.security | 0) && fields.ch === made.channel, 'other numbers arrived');
      });
    },
  },
  {
    name: 'claim codes',
    files: ['shared/claim-code.ts', ...codec],
    seeds: [names.claimCodes.developer, names.claimCodes.product],
    run(input) {
      if (!isClaimCode(input)) return;
      const fields = readFields(utf8(encodeClaimCode(input)), { k: 'string', v: 'string' } as const);
      promise(fields?.v === input, 'another claim code arrived');
    },
  },
  {
    name: 'public keys',
    files: ['shared/wifi-password.ts', 'shared/bytes.ts'],
    seeds: [encryption.guideKey, encryption.testKey.publicKey, encryption.guideModulus],
    words: [
      '3081',
      '0282',
      '02030100',
      '0500',
      '06092A864886F70D010101',
      '00'.repeat(64),
      'FF'.repeat(64),
      '30820122',
      '0201',
      '03818D00',
    ],
    run: (input) => settled(parsePublicKey(input), usableKey),
  },
  {
    name: 'public keys of any numbers',
    files: ['shared/wifi-password.ts'],
    property: () =>
      fc.property(
        fc.oneof(fc.uint8Array({ minLength: 128, maxLength: 128 }), fc.uint8Array({ maxLength: 1024 })),
        fc.oneof(fc.constant(Uint8Array.of(1, 0, 1)), fc.uint8Array({ maxLength: 200 })),
        (modulus, exponent) => {
          const der = sequence(0x30, sequence(0x30, rsaName), sequence(0x03, [0], keyOf(modulus, exponent)));
          settled(parsePublicKey(toHex(Uint8Array.from(der))), usableKey);
        },
      ),
  },
  {
    name: 'Wi-Fi passwords',
    files: ['shared/wifi-password.ts'],
    property: () => {
      const key = testKey();
      return fc.property(fc.string({ unit: 'binary', maxLength: 64 }), (password) => {
        const wep = wepKeyText(password);
        promise(/^00[0-9A-F]+$/.test(wep), 'a WEP key of another form');
        if (utf8(password).length > 117) return;
        promise(/^[0-9a-f]{256}$/.test(encryptWifiPassword(key, password, systemRandomBytes)), 'no block of the key');
      });
    },
  },
  {
    name: 'network choices',
    files: ['shared/wifi-network.ts'],
    property: () =>
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.integer(),
        fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
        (ssid, security, password) => {
          settled(checkNetworkName(ssid));
          settled(checkNetworkChoice({ ssid, security, ...(password === undefined ? {} : { password }) }));
        },
      ),
  },
  {
    name: 'device ids',
    files: ['shared/device-id.ts'],
    seeds: [...names.deviceIds.good.map(({ input }) => input), ...names.deviceIds.bad.map(String)],
    words: ['3b0021001747353236343033', ' ', '\ufeff', '="'],
    run(input) {
      settled(parseDeviceId(input), (id) => {
        promise(/^[0-9a-f]{24}$/.test(id), 'an id of another form');
        const again = parseDeviceId(id.toUpperCase());
        promise(again.ok && again.value === id, 'the same id is another one in capitals');
      });
      for (const id of findDeviceIds(input)) promise(/^[0-9a-f]{24}$/.test(id), 'found what is no id');
    },
  },
  {
    name: 'names of Photons',
    files: ['shared/photon-name.ts'],
    seeds: [...names.photonNames.match, ...names.photonNames.noMatch].map(String),
    words: ['Photon-', '00:11:22:33:44:55', '--', '&calc', '$(id)'],
    run(input) {
      if (isPhotonName(input)) promise(isJoinableName(input), 'a Photon that cannot be joined');
      if (isJoinableName(input)) {
        promise(
          /^[A-Za-z0-9][A-Za-z0-9 ._-]*$/.test(input) && input.length <= 32,
          'a name that a program might misread',
        );
      }
      isPhotonName(input, input.slice(0, 4));
    },
  },
  {
    name: 'security types',
    files: ['shared/security-type.ts'],
    seeds: [...Object.keys(securityByName), 'WPA2_AES', 'none', 'WEP_PSK'],
    words: ['constructor', '__proto__', 'toString', 'wpa', 'enterprise', '4194308', '-1'],
    run(input) {
      const name = parseSecurityName(input);
      promise(name === undefined || Object.hasOwn(securityByName, name), `no name of a security: ${String(name)}`);
      const value = Number(input);
      const decoded = decodeSecurity(value);
      promise(decoded.class.length > 0, 'no class');
      if (value !== 0 && value !== -1) promise(decoded.class !== 'open', `${value} taken for open`);
    },
  },
  {
    name: 'certificates and private keys',
    files: ['shared/pem.ts', 'electron/softap/device-private-key.ts'],
    seeds: [enterprise.root, ...[enterprise.rsa, enterprise.ec].flatMap((one) => [one.certificate, one.privateKey])],
    words: [
      '-----BEGIN ',
      '-----END ',
      'CERTIFICATE-----\n',
      'PRIVATE KEY-----\n',
      'ENCRYPTED ',
      'RSA ',
      '\r\n',
      '"',
      '\0',
    ],
    run(input) {
      const certificates = certificatesIn(input);
      if (certificates !== undefined) {
        promise(/^[A-Za-z0-9+/=\n -]+$/.test(certificates), 'letters that are none of a certificate');
        promise(certificatesIn(certificates) === certificates, 'not the same again');
      }
      const key = privateKeyIn(input);
      if (key !== undefined) {
        const again = privateKeyIn(key.pem);
        promise(again?.pem === key.pem && again.encrypted === key.encrypted, 'another key the second time');
      }
      const details = { kind: 'tls', privateKey: input, clientCertificate: enterprise.rsa.certificate } as const;
      settled(devicePrivateKey(details), (der) => promise(der.length <= 1536, `a key of ${der.length} bytes`));
      settled(devicePrivateKey({ ...details, privateKey: enterprise.rsa.privateKey, clientCertificate: input }));
    },
  },
  {
    name: 'plain text',
    files: ['shared/plain-text.ts', 'shared/errors.ts'],
    seeds: ['a plain line', 'two\nlines', '\u202eright to left', '\u{1f600}\ufe0f', 'a\u0301', '  blanks  ', '\x1b[2J'],
    run(input) {
      for (const limit of [1, 64, 200]) {
        const text = plainText(input, limit);
        fitForPeople(text, 'plain text');
        promise(Array.from(text).length <= limit, 'longer than its limit');
        promise(plainText(text, limit) === text, `not the same again: ${JSON.stringify(text)}`);
      }
    },
  },
  {
    name: 'bytes and texts',
    files: ['shared/bytes.ts'],
    property: () =>
      fc.property(fc.uint8Array(), fc.string({ unit: 'binary' }), (bytes, text) => {
        const same = (other: Uint8Array | undefined) => other !== undefined && toHex(other) === toHex(bytes);
        promise(same(fromHex(toHex(bytes))) && same(binaryTextToBytes(bytesToBinaryText(bytes))), 'bytes were lost');
        promise(same(concatBytes([bytes.subarray(0, 1), bytes.subarray(1)])), 'bytes were lost at the seam');
        promise(strictUtf8(utf8(text)) === text.toWellFormed(), 'text was lost');
        fromHex(text);
      }),
  },
];
