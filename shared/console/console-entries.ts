import { binaryTextToBytes, utf8 } from '../bytes.ts';
import { type SetupError, setupError } from '../errors.ts';
import type { NetworkChoice } from '../network-choice.ts';
import { certificatesIn, privateKeyIn } from '../pem.ts';
import { failure, type Result, success } from '../result.ts';
import { decodeSecurity, securityBits } from '../security-type.ts';
import { checkPersonalPassword, enterpriseLimits, type HeardNetwork } from '../wifi-network.ts';
import { wepKeyText } from '../wifi-password.ts';
import type { ConsoleAbilities } from './console-firmware.ts';
import type { ConsolePrompt } from './console-marks.ts';

/**
 * Bytes that each prompt takes; of a certificate and a key all lines together, each with the CR and LF that it is kept with
 * (Device OS v1.5.2, system_setup.cpp). The byte after the last one ends the line, whatever it is.
 */
export const consoleLimits: Readonly<Record<ConsolePrompt, number>> = {
  name: 32,
  security: 1,
  cipher: 1,
  password: 64,
  eap: 1,
  userName: 64,
  clientCertificate: 4095,
  privateKey: 2047,
  outerIdentity: 64,
  rootCertificate: 4095,
  claimCode: 63,
};

/** What ends a line (CR, LF), deletes (BS, DEL) or ends the text (NUL): serialReadLine, spark_wiring_stream.cpp:279, v1.5.2. */
const notEnterable: readonly number[] = [0x00, 0x08, 0x0a, 0x0d, 0x7f];

export function isEnterable(bytes: Uint8Array): boolean {
  return !bytes.some((byte) => notEnterable.includes(byte));
}

/** What is typed at each prompt, by lines without their ends; a prompt that is not here is not to be met. */
export type ConsoleEntries = Readonly<Partial<Record<ConsolePrompt, readonly Uint8Array[]>>>;

/**
 * What the console is to be told of a network, checked before anything is sent. A private key that is encrypted has to be
 * opened before. Fails with `cable-network-open` (firmware that would spoil an open or a WEP network),
 * `cable-text-not-enterable`, `enterprise-not-supported` and the codes of `checkNetworkChoice`.
 */
export function consoleEntries(choice: NetworkChoice, abilities: ConsoleAbilities): Result<ConsoleEntries> {
  const name = utf8(choice.ssid);
  if (name.length < 1 || name.length > consoleLimits.name) {
    return failure(setupError('network-name-invalid', { details: { bytes: name.length } }));
  }
  if (!choice.ssid.isWellFormed() || !isEnterable(name)) return failure(setupError('cable-text-not-enterable'));
  const { class: kind, enterprise, misprint } = decodeSecurity(choice.security);
  if (misprint) return failure(setupError('network-security-misprint'));
  if (kind === 'unknown' || kind === 'not-set') {
    return failure(setupError('network-security-unknown', { details: { security: choice.security } }));
  }
  if ((kind === 'open' || kind === 'wep') && !abilities.openAndWep) return failure(setupError('cable-network-open'));
  const named = {
    name: [name],
    security: [digit(securityDigits[kind])],
    cipher: [digit(cipherDigit(choice.security))],
  };
  if (kind === 'open') return success(named);
  if (enterprise) {
    if (!abilities.enterprise) return failure(setupError('enterprise-not-supported'));
    const own = enterpriseEntries(choice);
    return own.ok ? success({ ...named, ...own.value }) : own;
  }
  const problem = checkPersonalPassword(choice, kind === 'wep');
  if (problem !== undefined) return failure(problem);
  const { password = '' } = choice;
  // The device makes the key of it by itself, as with SoftAP: both end in wlan_set_credentials.
  const typed = utf8(kind === 'wep' ? wepKeyText(password) : password);
  return isEnterable(typed)
    ? success({ ...named, password: [typed] })
    : failure(setupError('cable-text-not-enterable'));
}

/**
 * Why a network that hides its name would not be joined: firmware that asks for no cipher takes it from its own look round, and
 * stores none for what it does not see (device-os issue 562). `heard`: by the computer beside it; nothing at all tells nothing.
 */
export function hiddenTrouble(
  { ssid, security }: NetworkChoice,
  { hiddenNetworks }: Pick<ConsoleAbilities, 'hiddenNetworks'>,
  heard: readonly Pick<HeardNetwork, 'ssid'>[],
): SetupError | undefined {
  const { class: kind } = decodeSecurity(security);
  const isHidden = heard.length > 0 && !heard.some((one) => one.ssid === ssid);
  return !hiddenNetworks && isHidden && (kind === 'wpa' || kind === 'wpa2')
    ? setupError('cable-network-hidden')
    : undefined;
}

const securityDigits = { open: 0, wep: 1, wpa: 2, wpa2: 3, 'wpa-enterprise': 4, 'wpa2-enterprise': 5 } as const;

/** 1 AES, 2 TKIP, 3 both. */
function cipherDigit(security: number): number {
  const both = ((security & securityBits.aes) === 0 ? 0 : 1) + ((security & securityBits.tkip) === 0 ? 0 : 2);
  return both === 0 ? 1 : both;
}

function digit(value: number): Uint8Array {
  return utf8(String(value));
}

function enterpriseEntries({ enterprise }: NetworkChoice): Result<ConsoleEntries> {
  if (enterprise === undefined) {
    return failure(setupError('enterprise-details-missing', { details: { field: 'userName' } }));
  }
  const outerIdentity = utf8(enterprise.outerIdentity ?? '');
  const rootCertificate = certificateLines(enterprise.rootCertificate ?? '');
  const trouble =
    textTrouble('outerIdentity', outerIdentity, enterpriseLimits.identity) ??
    linesTrouble('rootCertificate', rootCertificate, false);
  if (trouble !== undefined) return failure(trouble);
  const both = { outerIdentity: [outerIdentity], rootCertificate: rootCertificate ?? [] };
  if (enterprise.kind === 'peap') {
    const userName = utf8(enterprise.userName);
    // The device makes one unit of UTF-16 of each byte (wlan_hal.cpp:493-505, v1.5.2).
    const isLatin = Array.from(enterprise.password).every((letter) => (letter.codePointAt(0) ?? 0) <= 0xff);
    if (!isLatin) return failure(setupError('network-password-letters', { details: { field: 'password' } }));
    const password = binaryTextToBytes(enterprise.password);
    const own =
      missing('userName', userName) ??
      missing('password', password) ??
      textTrouble('userName', userName, enterpriseLimits.identity) ??
      textTrouble('password', password, enterpriseLimits.password);
    if (own !== undefined) return failure(own);
    return success({ eap: [digit(0)], userName: [userName], password: [password], ...both });
  }
  const clientCertificate = certificateLines(enterprise.clientCertificate);
  const privateKey = keyLines(enterprise.privateKey);
  const own =
    linesTrouble('clientCertificate', clientCertificate, true) ?? linesTrouble('privateKey', privateKey, true);
  if (own !== undefined) return failure(own);
  return success({
    eap: [digit(1)],
    clientCertificate: clientCertificate ?? [],
    privateKey: privateKey ?? [],
    ...both,
  });
}

function missing(field: string, bytes: Uint8Array): SetupError | undefined {
  return bytes.length === 0 ? setupError('enterprise-details-missing', { details: { field } }) : undefined;
}

function textTrouble(field: string, bytes: Uint8Array, limit: number): SetupError | undefined {
  if (!isEnterable(bytes)) return setupError('cable-text-not-enterable');
  return bytes.length > limit ? tooLong(field, bytes.length, limit) : undefined;
}

function tooLong(field: string, bytes: number, limit: number): SetupError {
  return setupError('enterprise-details-too-long', { details: { field, bytes, limit } });
}

/** `undefined`: it cannot be read. Nothing at all gives no line. */
function certificateLines(text: string): readonly Uint8Array[] | undefined {
  if (text.trim() === '') return [];
  const pem = certificatesIn(text);
  return pem === undefined ? undefined : linesOf(pem);
}

/** Lines of 64 letters: the device counts a line in one byte (spark_wiring_stream.cpp:279, v1.5.2). */
function keyLines(text: string): readonly Uint8Array[] | undefined {
  const key = privateKeyIn(text);
  if (key === undefined || key.encrypted) return undefined;
  const [begin = '', ...rest] = key.pem.trim().split('\n');
  const end = rest.pop() ?? '';
  return linesOf([begin, ...(rest.join('').match(/.{1,64}/g) ?? []), end].join('\n'));
}

/** Line by line; an empty one would end the entry. */
function linesOf(text: string): readonly Uint8Array[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map(utf8);
}

function linesTrouble(
  field: 'clientCertificate' | 'privateKey' | 'rootCertificate',
  lines: readonly Uint8Array[] | undefined,
  required: boolean,
): SetupError | undefined {
  const details = { field };
  if (lines === undefined) {
    return setupError(field === 'privateKey' ? 'enterprise-key-unreadable' : 'enterprise-certificate-unreadable', {
      details,
    });
  }
  if (required && lines.length === 0) return setupError('enterprise-details-missing', { details });
  const bytes = lines.reduce((sum, line) => sum + line.length + 2, 0);
  // A line end and one byte more: at its limit the entry ends by itself, and the line that closes it would be the next answer.
  const limit = consoleLimits[field] - 3;
  return bytes > limit ? tooLong(field, bytes, limit) : undefined;
}

/**
 * What is sent at a prompt, in the pieces between which the echo is compared: a full line shows its last byte alone, because
 * after it even a backspace would end the line. The line end comes last; one LF, because a CR and LF may arrive apart.
 */
export function entryPieces(line: Uint8Array, limit: number): readonly Uint8Array[] {
  const full = line.length === limit && limit > 1;
  const text = full ? [line.subarray(0, limit - 1), line.subarray(limit - 1)] : [line];
  return [...text.filter((piece) => piece.length > 0), Uint8Array.of(0x0a)];
}

/** Whether the console gave back what was typed: `so-far`: no other byte yet; binary text of both. */
export function compareEcho(typed: string, heard: string): 'so-far' | 'same' | 'differs' {
  if (heard.startsWith(typed)) return 'same';
  return typed.startsWith(heard) ? 'so-far' : 'differs';
}
