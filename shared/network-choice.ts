import * as v from 'valibot';
import { secret, text } from './foreign-text.ts';

const peap = v.strictObject({
  kind: v.literal('peap'),
  /** Inner identity (user name), 1–64 bytes. */
  userName: text(1024),
  /** 1–63 letters of Latin-1. */
  password: secret(1024),
  outerIdentity: v.exactOptional(text(1024)),
  /** Root certificate as PEM, at most 4094 bytes. */
  rootCertificate: v.exactOptional(text(16_384)),
});
export type EnterprisePeap = Readonly<v.InferOutput<typeof peap>>;

const tls = v.strictObject({
  kind: v.literal('tls'),
  /** As PEM, at most 4094 bytes. */
  clientCertificate: text(16_384),
  /** As PEM: PKCS#1, PKCS#8 or SEC 1. */
  privateKey: secret(16_384),
  /** Of a private key that is encrypted. */
  privateKeyPassphrase: v.exactOptional(secret(1024)),
  outerIdentity: v.exactOptional(text(1024)),
  rootCertificate: v.exactOptional(text(16_384)),
});
export type EnterpriseTls = Readonly<v.InferOutput<typeof tls>>;

/**
 * What a person wants the Photon to join, as far as its form goes; what the device takes is a matter for
 * `checkNetworkChoice`. The name and the password are used as typed, never trimmed.
 */
export const networkChoice = v.strictObject({
  ssid: text(256),
  security: v.pipe(v.number(), v.integer(), v.minValue(-2_147_483_648), v.maxValue(4_294_967_295)),
  channel: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255))),
  password: v.exactOptional(secret(1024)),
  enterprise: v.exactOptional(v.variant('kind', [peap, tls])),
});
export type NetworkChoice = Readonly<v.InferOutput<typeof networkChoice>>;

/** One that `checkNetworkChoice` found nothing wrong with: no other is sent to a device. */
export type CheckedNetworkChoice = NetworkChoice & { readonly brand: 'CheckedNetworkChoice' };
