import { binaryTextToBytes, bytesToBinaryText, concatBytes, strictUtf8, utf8 } from './bytes.ts';
import type { ClaimCode } from './claim-code.ts';
import { type DeviceId, parseDeviceId } from './device-id.ts';
import { setupError } from './errors.ts';
import type { NetworkChoice } from './network-choice.ts';
import { certificatesIn } from './pem.ts';
import { failure, type Result, success } from './result.ts';
import { decodeSecurity, securityByName } from './security-type.ts';
import { TextDecoder } from './web-platform.ts';
import { pageTitle } from './what-we-saw.ts';
import { type HeardNetwork, whyNotSettable } from './wifi-network.ts';
import {
  encryptPeapPassword,
  encryptPrivateKey,
  encryptWifiPassword,
  type PhotonPublicKey,
  parsePublicKey,
  type RandomBytes,
  wepKeyText,
} from './wifi-password.ts';

/**
 * The SoftAP commands as bytes. Names, bodies and answers: Device OS v1.5.2, hal/src/photon/softap.cpp:391-1478
 * (the same from 0.7.0 to 2.3.1; 0.4.4 to 0.6.4 differ only in what they refuse).
 */
export type CommandName = 'version' | 'device-id' | 'scan-ap' | 'public-key' | 'set' | 'configure-ap' | 'connect-ap';

/** Longest answer read. The largest real one is a scan: about 90 bytes an access point. */
export const answerLimitBytes = 64 * 1024;

/** TCP 5609: name, decimal byte length, empty line, body. The length is always sent (softap.cpp:1498-1524). */
export function encodeTcpRequest(command: CommandName, body: string): Uint8Array {
  const bytes = utf8(body);
  return concatBytes([utf8(`${command}\n${bytes.length}\n\n`), bytes]);
}

/**
 * HTTP 80. The device compares header names letter by letter, blank after the colon included, and answers 404 to a
 * JSON content type, so the form type is declared; head and body go out in one piece because firmware 0.4.4 to 0.4.6
 * loses a body that comes later (device-os issue 680).
 */
export function encodeHttpRequest(command: CommandName, body: string, host: string): Uint8Array {
  const bytes = utf8(body);
  const head = [
    `${bytes.length === 0 ? 'GET' : 'POST'} /${command} HTTP/1.1`,
    `Host: ${host}`,
    ...(bytes.length === 0
      ? []
      : ['Content-Type: application/x-www-form-urlencoded', `Content-Length: ${bytes.length}`]),
    'Connection: close',
  ];
  return concatBytes([utf8(`${head.join('\r\n')}\r\n\r\n`), bytes]);
}

/**
 * `partial`: more bytes must come. `cut`: they never will. `foreign`: this is no Photon's answer; `page` is the title of
 * a web page. `complete`: the body, without its framing.
 */
export type AnswerReading =
  | { readonly kind: 'partial' | 'cut' }
  | { readonly kind: 'foreign'; readonly saw: string; readonly page: string | undefined }
  | { readonly kind: 'complete'; readonly body: Uint8Array };

/**
 * Reads a TCP answer as far as it has come: two newlines, then JSON without a length. It is complete when the JSON is;
 * the device may never close the connection (device-os issue 1252). `closed`: nothing more will come.
 */
export function readTcpAnswer(command: CommandName, bytes: Uint8Array, closed: boolean): AnswerReading {
  let start = 0;
  while (start < bytes.length && bytes[start] === 0x0a) start += 1;
  const body = bytes.subarray(start);
  if (/^(HTTP\/|<|SSH-|220[ -])/.test(bytesToBinaryText(body.subarray(0, 8)))) return foreign(body);
  return settle(isWhole(command, body), body, closed);
}

/** After the end of a connection, what began as JSON and is none was cut off; anything else is left to be judged. */
function settle(whole: boolean, body: Uint8Array, closed: boolean): AnswerReading {
  if (whole) return { kind: 'complete', body };
  if (!closed) return { kind: 'partial' };
  return body[0] === 0x7b && body[body.length - 1] !== 0x7d ? { kind: 'cut' } : { kind: 'complete', body };
}

/** Reads an HTTP answer as far as it has come: chunked or with a length; complete when its framing or its JSON is. */
export function readHttpAnswer(command: CommandName, bytes: Uint8Array, closed: boolean): AnswerReading {
  const text = bytesToBinaryText(bytes);
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd < 0) {
    if (text.length >= 5 && !text.startsWith('HTTP/')) return foreign(bytes);
    return { kind: closed ? 'cut' : 'partial' };
  }
  const head = text.slice(0, headEnd);
  // Every answer of a Photon to one of these commands is "200 OK" with JSON; a router's page is anything else.
  if (!/^HTTP\/1\.1 200\b/.test(head) || !/^content-type: *application\/json\b/im.test(head)) return foreign(bytes);
  const rest = text.slice(headEnd + 4);
  const { body, ended } = /^transfer-encoding: *chunked\b/im.test(head) ? readChunks(rest) : readPlain(head, rest);
  const bodyBytes = binaryTextToBytes(body);
  return settle(ended || isWhole(command, bodyBytes), bodyBytes, closed);
}

function readChunks(text: string): { body: string; ended: boolean } {
  let body = '';
  let at = 0;
  for (;;) {
    const size = /^([0-9a-fA-F]{1,6})\r\n/.exec(text.slice(at, at + 8));
    if (size?.[1] === undefined) return { body, ended: false };
    const length = Number.parseInt(size[1], 16);
    if (length === 0) return { body, ended: true };
    const start = at + size[0].length;
    body += text.slice(start, start + length);
    if (text.length < start + length + 2) return { body, ended: false };
    at = start + length + 2;
  }
}

function readPlain(head: string, text: string): { body: string; ended: boolean } {
  const length = /^content-length: *(\d{1,7})\s*$/im.exec(head)?.[1];
  return length === undefined
    ? { body: text, ended: false }
    : { body: text.slice(0, Number(length)), ended: text.length >= Number(length) };
}

function foreign(bytes: Uint8Array): AnswerReading {
  const text = bytesToBinaryText(bytes.subarray(0, 4_000));
  return { kind: 'foreign', saw: text.slice(0, 400), page: pageTitle(text) };
}

/** What the end of a scan looks like: worth trying to read the whole. */
const scanEnd = /(?:^\{"scans":\[|,"mdr":\d{1,10}\})\]\}\s*$/;

function isWhole(command: CommandName, body: Uint8Array): boolean {
  const end = body[body.length - 1];
  if (end !== 0x7d && end !== 0x0a && end !== 0x20) return false;
  // A name may hold the very text of the end, so the whole must make sense as well.
  if (command === 'scan-ap') return scanEnd.test(bytesToBinaryText(body.subarray(-60))) && parseScan(body).ok;
  return parseObject(body) !== undefined;
}

function parseObject(body: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(strictUtf8(body) ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** An object, or why not: nothing at all is how the device says that it did not understand a request. */
function requireObject(body: Uint8Array): Result<Readonly<Record<string, unknown>>> {
  if (body.length === 0) return failure(setupError('photon-request-refused'));
  const object = parseObject(body);
  return object === undefined ? unreadable(body) : success(object);
}

function unreadable(body: Uint8Array): Result<never> {
  return failure(setupError('photon-answer-unreadable', { saw: bytesToBinaryText(body.subarray(0, 400)) }));
}

/** JSON can write numbers that are none, 1e999. */
function isWholeNumber(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

export function parseVersion(body: Uint8Array): Result<number> {
  const object = requireObject(body);
  if (!object.ok) return object;
  return isWholeNumber(object.value.v) ? success(object.value.v) : unreadable(body);
}

export function parseIdentity(body: Uint8Array): Result<{ readonly id: DeviceId; readonly claimedBefore: boolean }> {
  const object = requireObject(body);
  if (!object.ok) return object;
  const { id, c } = object.value;
  if (typeof id !== 'string' || (c !== '0' && c !== '1')) return unreadable(body);
  const deviceId = parseDeviceId(id);
  return deviceId.ok ? success({ id: deviceId.value, claimedBefore: c === '1' }) : unreadable(body);
}

/** The key of a `public-key` answer. Fails with `photon-key-missing` when the device says it has none. */
export function parseKeyAnswer(body: Uint8Array): Result<PhotonPublicKey> {
  const object = requireObject(body);
  if (!object.ok) return object;
  if (typeof object.value.b === 'string') return parsePublicKey(object.value.b);
  return isWholeNumber(object.value.r) && object.value.r !== 0
    ? failure(setupError('photon-key-missing', { details: { result: object.value.r } }))
    : unreadable(body);
}

/** The number in `{"r":0}`, the answer of set, configure-ap and connect-ap. */
export function parseResultCode(body: Uint8Array): Result<number> {
  const object = requireObject(body);
  if (!object.ok) return object;
  return isWholeNumber(object.value.r) ? success(object.value.r) : unreadable(body);
}

const scanEntry = /\{"ssid":"([\s\S]{0,32}?)","rssi":(-?\d{1,10}),"sec":(-?\d{1,10}),"ch":(\d{1,3}),"mdr":\d{1,10}\}/g;

/**
 * The networks of a scan-ap answer, access points of one name and security class put together, strongest first.
 * The device writes names into its JSON without escaping them (softap.cpp:395-484, v1.5.2), so entries are found by
 * their fixed key order, over bytes.
 */
export function parseScan(body: Uint8Array): Result<readonly HeardNetwork[]> {
  if (body.length === 0) return failure(setupError('photon-request-refused'));
  const text = bytesToBinaryText(body);
  if (!/^\{"scans":\[,*\]\}\s*$/.test(text.replace(scanEntry, ''))) return unreadable(body);
  const networks = new Map<string, HeardNetwork>();
  for (const [, name = '', rssiText, securityText, channelText] of text.matchAll(scanEntry)) {
    if (name === '') continue;
    const security = Number(securityText);
    // WPA2 with AES here and AES or TKIP there is one network to the device, which takes the class alone.
    const key = `${name}\n${decodeSecurity(security).class}`;
    const before = networks.get(key);
    const rssi = Number(rssiText);
    const accessPoints = (before?.accessPoints ?? 0) + 1;
    networks.set(
      key,
      before !== undefined && before.rssi >= rssi
        ? { ...before, accessPoints }
        : { ...describeName(binaryTextToBytes(name)), rssi, security, channel: Number(channelText), accessPoints },
    );
  }
  return success([...networks.values()].sort((a, b) => b.rssi - a.rssi));
}

function describeName(name: Uint8Array): Pick<HeardNetwork, 'ssid' | 'notSettable'> {
  const notSettable = whyNotSettable(name);
  return {
    ssid: new TextDecoder('utf-8', { ignoreBOM: true }).decode(name),
    ...(notSettable === undefined ? {} : { notSettable }),
  };
}

/** JSON.stringify never escapes `/`, which the device would keep as a backslash in the claim code. */
export function encodeClaimCode(code: ClaimCode): string {
  return JSON.stringify({ k: 'cc', v: code });
}

/** Body of connect-ap; the device ignores it, the official clients send it. */
export const connectBody = JSON.stringify({ idx: 0 });

const eapTypes = { peap: 25, tls: 13 } as const;

/**
 * The body of configure-ap for a choice that passed `checkNetworkChoice`. An open network gets no `pwd`: firmware
 * before 0.7.0 tries to decrypt even an empty one. WEP goes as number 1: "shared" stores an unusable key before 0.7.0,
 * and since then only the class counts (wlan_hal.cpp, v0.6.4 and v1.5.2). @param privateKey of EAP-TLS, in DER
 */
export function encodeNetwork(
  choice: NetworkChoice,
  key: PhotonPublicKey,
  random: RandomBytes,
  privateKey?: Uint8Array,
): string {
  const security = decodeSecurity(choice.security);
  const base = {
    idx: 0,
    ssid: choice.ssid,
    sec: security.class === 'wep' ? securityByName.wep : choice.security,
    ...(choice.channel === undefined ? {} : { ch: choice.channel }),
  };
  if (security.enterprise && choice.enterprise !== undefined) {
    return deviceJson({ ...base, ...enterpriseFields(choice.enterprise, key, random, privateKey) });
  }
  if (security.class === 'open' || choice.password === undefined) return deviceJson(base);
  const password = security.class === 'wep' ? wepKeyText(choice.password) : choice.password;
  return deviceJson({ ...base, pwd: encryptWifiPassword(key, password, random) });
}

/**
 * JSON whose texts go out as they are, line ends included: the device un-escapes nothing but certificates, and spoils a root
 * certificate by that: the byte that it stores behind the text is then no zero, and the text is taken for DER
 * (json_unescape in softap.cpp, and crypto_compat.cpp:757, v1.5.2).
 */
function deviceJson(fields: Readonly<Record<string, string | number>>): string {
  const pairs = Object.entries(fields).map(([name, value]) => {
    if (typeof value === 'number') return `"${name}":${value}`;
    if (/["\\\0]/.test(value)) throw new Error(`${name} holds what the device would store wrongly`);
    return `"${name}":"${value}"`;
  });
  return `{${pairs.join(',')}}`;
}

function enterpriseFields(
  enterprise: NonNullable<NetworkChoice['enterprise']>,
  key: PhotonPublicKey,
  random: RandomBytes,
  privateKey: Uint8Array | undefined,
): Readonly<Record<string, string | number>> {
  const root = certificatesIn(enterprise.rootCertificate ?? '');
  const common = {
    eap: eapTypes[enterprise.kind],
    ...(enterprise.outerIdentity ? { oi: enterprise.outerIdentity } : {}),
    ...(root === undefined ? {} : { ca: root }),
  };
  if (enterprise.kind === 'peap') {
    return { ...common, ii: enterprise.userName, pwd: encryptPeapPassword(key, enterprise.password, random) };
  }
  const certificate = certificatesIn(enterprise.clientCertificate);
  if (certificate === undefined || privateKey === undefined) throw new Error('EAP-TLS needs a certificate and its key');
  return { ...common, crt: certificate, ...encryptPrivateKey(key, privateKey, random) };
}

/** What a `configure-ap` result means; codes: wlan_hal.h:264-267 and wlan_hal.cpp:1178-1203, v1.5.2. */
export function readConfigureResult(result: number, choice: NetworkChoice): Result<void> {
  const details = { result, network: choice.ssid };
  if (result === 0) return success(undefined);
  if (result === -2) return failure(setupError('network-not-heard', { details }));
  if (result === -3) return failure(setupError('network-name-refused', { details }));
  if (result === -4) return failure(setupError('network-password-length-refused', { details }));
  // mbedTLS error codes, negated: below −16000 lies everything the RSA module can say.
  if (result <= -16_000) return failure(setupError('network-password-not-decrypted', { details }));
  if (result === 1 && choice.enterprise !== undefined) return failure(setupError('enterprise-refused', { details }));
  return failure(setupError('network-not-stored', { details }));
}
