/** Takes one kind of private thing out of a text. */
export type Redact = (text: string) => string;

const all =
  (...parts: readonly Redact[]): Redact =>
  (text) =>
    parts.reduce((rest, part) => part(rest), text);

/** `Authorization: Bearer …`, `Basic …`, and tokens in a query. */
const authorization: Redact = (text) =>
  text
    .replace(/\b(bearer|basic)\s+[A-Za-z0-9._~+/-]+=*/gi, '$1 ‹secret›')
    .replace(
      /\b((?:access|refresh|mfa)_token|client_secret|password|otp)(["']?\s*[=:]\s*["']?)[^\s&"',;}]+/gi,
      '$1$2‹secret›',
    );

/** 63 or 64 letters of base64: a claim code, on its own or with its padding. */
const claimCodes: Redact = (text) => text.replace(/(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{60,}={0,2}/g, '‹claim code›');

/** Particle's tokens are 40 hexadecimal digits; ids of devices have 24 and stay. */
const hexTokens: Redact = (text) => text.replace(/(?<![0-9a-f])[0-9a-f]{32,}(?![0-9a-f])/gi, '‹token›');

/**
 * The first letter and the domain are enough to tell two people apart. Bounded, because a text may be one long run of
 * such letters: 64 before the sign and 63 in a label (RFC 5321, 4.5.3.1.1; RFC 1035, 2.3.4), half of the former encoded.
 */
const eMailAddresses: Redact = (text) =>
  text.replace(
    /[\p{L}\p{N}._%+'-]{1,128}(@|%40)([\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+)/gu,
    (whole, at, domain) => `${Array.from(String(whole))[0] ?? ''}…${at}${domain}`,
  );

/** Half of a hardware address: its maker stays. */
const hardwareAddresses: Redact = (text) =>
  text.replace(/\b([0-9a-f]{2}([:-])[0-9a-f]{2}\2[0-9a-f]{2})(?:\2[0-9a-f]{2}){3}\b/gi, '$1$2…');

/** The home folder, and that of anybody else. */
const homeFolders =
  (home: string): Redact =>
  (text) =>
    (home.length > 1 ? text.replaceAll(home, '~') : text)
      .replace(/(\/home\/|\/Users\/)[^/\s:"']+/g, '~')
      .replace(/\b[A-Z]:\\+Users\\+[^\\\s:"']+/gi, '~');

/**
 * The one redactor in front of the log and the report. Names of Wi-Fi networks need none: no line is ever written with
 * one. `known` goes first, because what it looks for may be cut by the others.
 */
export function redactor(known: Redact, home: string): Redact {
  return all(known, authorization, hexTokens, claimCodes, eMailAddresses, hardwareAddresses, homeFolders(home));
}
