/**
 * Text encodings of certificates and keys (RFC 7468). What stands around the blocks, as openssl's "Bag Attributes", is no
 * part of them.
 */
const certificateBlock = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/** Base64 of a DER sequence, the whole of every certificate, begins so: tag 0x30, and a length of two bytes or one. */
const sequenceStart = /^M[A-P]/;

/**
 * The certificates of a text, one after another, their lines ended by `\n` alone; `undefined` when there is none or one is
 * no certificate.
 */
export function certificatesIn(text: string): string | undefined {
  const bodies = [...text.matchAll(certificateBlock)].map(([, body = '']) => body.replace(/\s+/g, ''));
  // A block that lost its end, or bytes, is worse than none: it would be left out without a word.
  const begun = text.split('-----BEGIN CERTIFICATE-----').length - 1;
  if (bodies.length === 0 || bodies.length !== begun || !bodies.every(isBase64OfSequence)) return undefined;
  return bodies
    .map((body) => {
      const lines = (body.match(/.{1,64}/g) ?? []).map((line) => `${line}\n`).join('');
      return `-----BEGIN CERTIFICATE-----\n${lines}-----END CERTIFICATE-----\n`;
    })
    .join('');
}

function isBase64OfSequence(body: string): boolean {
  return body.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(body) && sequenceStart.test(body);
}

export interface PrivateKeyText {
  /** The block alone, lines ended by `\n`. */
  readonly pem: string;
  /** Whether it opens with a passphrase: PKCS#8 (RFC 5958), or the older headers of RFC 1421. */
  readonly encrypted: boolean;
}

/** The private key of a text: PKCS#1, PKCS#8 or SEC 1; `undefined` when there is none. */
export function privateKeyIn(text: string): PrivateKeyText | undefined {
  const begin = /-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----/.exec(text);
  if (begin === null) return undefined;
  const [first, label = ''] = begin;
  const last = `-----END ${label}-----`;
  const end = text.indexOf(last, begin.index);
  const body = text.slice(begin.index + first.length, end);
  if (end < 0 || !/^[A-Za-z0-9+/=:,\- \t\r\n]+$/.test(body)) return undefined;
  const lines = body.split(/\r\n|\r|\n/).map((line) => line.trim());
  return {
    pem: `${first}${lines.join('\n')}${last}\n`,
    encrypted:
      label === 'ENCRYPTED PRIVATE KEY' || lines.some((line) => /^Proc-Type:[ \t]*4,[ \t]*ENCRYPTED$/.test(line)),
  };
}
