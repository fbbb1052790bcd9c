import type { DeviceId } from '../device-id.ts';

/**
 * What the serial console of a Photon says in listening mode. Texts: Device OS `system/src/system_setup.cpp` from 0.5.0 on,
 * `system/src/wifi_credentials_reader.cpp` before, tags v0.4.4, v0.6.4, v0.7.0, v1.5.2 and v2.3.1. Bytes are binary text, one
 * character a byte.
 */
const promptPatterns = {
  name: /SSID: /,
  security: /Security 0=unsecured, 1=WEP, 2=WPA, 3=WPA2(?:, 4=WPA Enterprise, 5=WPA2 Enterprise)?: /,
  cipher: /Security Cipher 1=AES, 2=TKIP, 3=AES\+TKIP: /,
  password: /Password: /,
  eap: /EAP Type 0=PEAP\/MSCHAPv2, 1=EAP-TLS: /,
  userName: /Username: /,
  clientCertificate: /Client certificate in PEM format:\r\n/,
  privateKey: /Private key in PEM format:\r\n/,
  outerIdentity: /Outer identity \(optional\): /,
  rootCertificate: /Root CA in PEM format \(optional\):\r\n/,
  claimCode: /Enter 63-digit claim code: /,
} as const;

/** What the console asks for, and then waits for without end. */
export type ConsolePrompt = keyof typeof promptPatterns;

export const consolePrompts = Object.keys(promptPatterns) as readonly ConsolePrompt[];

const wordPatterns = {
  /** The details were taken; storing them may take two scans. */
  saving: /Thanks! Wait while I save those credentials\.\.\.\r\n/,
  /** They are stored, and listening mode is over. */
  saved: /<3 you!/,
  notSaved: /Derp\. Sorry, we couldn't save the credentials\./,
  enterpriseFailed: /Error while preparing to store enterprise credentials\./,
  claimCodeRefused: /Sorry, claim code is not 63 characters long\. Claim code unchanged\./,
  /** It takes a program by YModem, and nothing else. */
  waitsForFile: /Waiting for the binary file to be sent/,
} as const;

const valuePatterns = {
  /**
   * Both forms of `i`: the second since 1.4.1 where factory data are there to follow it, of which one is a secret
   * (system_setup.cpp, `key_value_count`). By itself that line is a program's.
   */
  deviceId:
    /(?:Your device id is (?=[0-9a-fA-F]{24}\r\n)|Device ID: (?=[0-9a-fA-F]{24}\r\n(?:Device Secret|Serial Number): ))([0-9a-fA-F]{24})\r\n/,
  version: /system firmware version: ([\w.-]{1,40})\r?\n/,
  claimed: /Device claimed: (yes|no)\r\n/,
  claimCodeSet: /Claim code set to: ([^\r\n]{0,80})\r\n/,
} as const;

/** One thing that the console said. `start` and `end` are places in the text that it was found in. */
export type ConsoleMark = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'prompt'; readonly prompt: ConsolePrompt }
  | { readonly kind: keyof typeof wordPatterns }
  | { readonly kind: keyof typeof valuePatterns; readonly value: string }
);

/**
 * The first thing said at or after `from`; `undefined`: nothing that is known, so far. What the user's program prints in
 * between is passed over: no mark needs to begin a line.
 */
export function nextConsoleMark(text: string, from = 0): ConsoleMark | undefined {
  const rest = text.slice(from);
  let first: ConsoleMark | undefined;
  const take = (found: RegExpExecArray | null, mark: (start: number, end: number) => ConsoleMark) => {
    if (found === null || (first !== undefined && first.start <= from + found.index)) return;
    first = mark(from + found.index, from + found.index + found[0].length);
  };
  for (const prompt of consolePrompts) {
    take(promptPatterns[prompt].exec(rest), (start, end) => ({ kind: 'prompt', prompt, start, end }));
  }
  for (const kind of Object.keys(wordPatterns) as (keyof typeof wordPatterns)[]) {
    take(wordPatterns[kind].exec(rest), (start, end) => ({ kind, start, end }));
  }
  for (const kind of Object.keys(valuePatterns) as (keyof typeof valuePatterns)[]) {
    const found = valuePatterns[kind].exec(rest);
    take(found, (start, end) => ({ kind, value: found?.[1] ?? '', start, end }));
  }
  return first;
}

/** More than the longest answer, `s` with some 2 kB; what floods its port drops what was before. */
const keptCharacters = 8 * 1024;

/** What came and was not understood yet. */
export interface ConsoleBuffer {
  readonly text: string;
}

export const emptyConsoleBuffer: ConsoleBuffer = { text: '' };

export function heardMore(buffer: ConsoleBuffer, more: string): ConsoleBuffer {
  return { text: (buffer.text + more).slice(-keptCharacters) };
}

/** Takes the next thing said, and what was before it, out of the buffer. */
export function takeMark(buffer: ConsoleBuffer): {
  readonly mark: ConsoleMark | undefined;
  readonly rest: ConsoleBuffer;
} {
  const mark = nextConsoleMark(buffer.text);
  return { mark, rest: mark === undefined ? buffer : { text: buffer.text.slice(mark.end) } };
}

/** How much of something else there may be between two letters of an answer for it to be known again. */
const mostBetween = 16;

/** The answers to `i`, letter by letter; `#`: one of the digits of an ID. Of the long form one line or the other may be missing. */
const identityForms = [
  'Your device id is #\r\n',
  'Device ID: #\r\nDevice Secret: ',
  'Device ID: #\r\nSerial Number: ',
] as const;
const anyDigits = '#'.repeat(24);

/**
 * An answer to `i` in whatever pieces: all its letters in their order, so near to each other that it is no accident. What it gives
 * is the share of its gaps in which something else is; `undefined`: there is no such answer, or none with the digits of `id`.
 */
function brokenShare(text: string, id?: DeviceId): number | undefined {
  const shares = identityForms.flatMap((pattern) => {
    const idAt = pattern.indexOf('#');
    const form = Array.from(pattern.replace('#', id ?? anyDigits));
    let ends: readonly { readonly at: number; readonly broken: number }[] = [];
    for (const [index, letter] of form.entries()) {
      const isOfId = index >= idAt && index < idAt + anyDigits.length;
      const found: { at: number; broken: number }[] = [];
      let first = 0;
      for (let at = 0; at < text.length; at += 1) {
        // Some firmware writes the letters of an ID large.
        const here = isOfId ? text.charAt(at).toLowerCase() : text.charAt(at);
        if (letter === '#' ? !/[0-9a-f]/.test(here) : here !== letter) continue;
        while ((ends[first]?.at ?? at) < at - mostBetween - 1) first += 1;
        let broken = index === 0 ? 0 : Number.POSITIVE_INFINITY;
        for (let one = ends[first], next = first; one !== undefined && one.at < at; next += 1, one = ends[next]) {
          broken = Math.min(broken, one.broken + (one.at === at - 1 ? 0 : 1));
        }
        if (Number.isFinite(broken)) found.push({ at, broken });
      }
      if (found.length === 0) return [];
      ends = found;
    }
    return [Math.min(...ends.map(({ broken }) => broken)) / (form.length - 1)];
  });
  return shares.length === 0 ? undefined : Math.min(...shares);
}

/**
 * Above it no later answer comes whole, either: a program that prints 20 times a second breaks into two or three gaps of some 45.
 * A third, not half: digits that it prints may stand for those of the ID.
 */
const drownedShare = 1 / 3;

/** Whether a console in listening mode, that of `id` where one is meant, has answered `i`, and be it in pieces. */
export function hasAnswered(text: string, id?: DeviceId): boolean {
  return brokenShare(text, id) !== undefined;
}

/**
 * What an answer to `i` says of the console where it was sent: `listening` by an ID; `asks`, inside a dialogue that somebody
 * left open, where the letter is echoed or a prompt comes, and nothing after it but such letters; `drowned`, where it answers
 * and a program prints in between all along; `silent`; `other`, a program that prints, and be it `SSID: `.
 */
export type ConsolePresence = 'listening' | 'asks' | 'waits-for-file' | 'drowned' | 'silent' | 'other';

export function consolePresence(text: string): ConsolePresence {
  let last: ConsoleMark | undefined;
  for (let from = 0; ; ) {
    const mark = nextConsoleMark(text, from);
    if (mark === undefined) break;
    if (mark.kind === 'deviceId') return 'listening';
    last = mark;
    from = mark.end;
  }
  if (text === '') return 'silent';
  // A text prompt echoes the letter; the next one, after a line that was full, is counted by the caller.
  const onlyLetters = /^i*$/.test(text.slice(last?.end ?? 0));
  if (onlyLetters && (last === undefined || last.kind === 'prompt')) return 'asks';
  if (last?.kind === 'waitsForFile' || /^C{2,}$/.test(text)) return 'waits-for-file';
  return (brokenShare(text) ?? 0) > drownedShare ? 'drowned' : 'other';
}
