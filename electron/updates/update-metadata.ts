import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import * as v from 'valibot';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';

/** The largest file that is ever fetched; an app of Electron has about 100 MB. */
export const updateLimitBytes = 1024 * 1024 * 1024;
/** The largest description that is ever read. */
export const metadataLimitBytes = 64 * 1024;

const envelope = v.strictObject({ signed: v.string(), signature: v.string() });

const described = v.object({
  /** Semantic version 2.0.0, without build metadata. */
  version: v.pipe(v.string(), v.regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}(-[0-9A-Za-z.-]{1,40})?$/)),
  /** Which share of all computers takes it; absent: all. */
  stagingPercentage: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  /** Beside the description; a plain name that leads nowhere else. */
  file: v.object({
    name: v.pipe(v.string(), v.regex(/^[0-9A-Za-z][0-9A-Za-z._ -]{0,120}$/)),
    size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(updateLimitBytes)),
    /** Base64. */
    sha512: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{86}==$/)),
  }),
});

export type UpdateDescription = v.InferOutput<typeof described>;

/** `stable-linux-x64.json`: what is offered to the computers of one kind on one channel. */
export function descriptionName(channel: string, platform: NodeJS.Platform, arch: string): string {
  const system = platform === 'win32' ? 'windows' : platform === 'darwin' ? 'macos' : platform;
  // One file serves both kinds of Mac.
  return `${channel}-${system}${system === 'macos' ? '' : `-${arch}`}.json`;
}

/**
 * What is signed: the name goes with the text, so that one channel's description cannot be passed off as another's.
 * `build/package/sign-update.mjs` writes it.
 */
export function signedBytes(name: string, signed: string): Buffer {
  return Buffer.from(`photon-setup update ${name}\n${signed}`);
}

/** An Ed25519 public key, base64 of its SPKI form (RFC 8410); undefined: it is none. */
export function readPublicKey(text: string): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Believes nothing before the signature fits. Fails with `update-not-signed` or `update-unreadable`. */
export function readDescription(name: string, text: string, key: KeyObject): Result<UpdateDescription> {
  const outer = v.safeParse(envelope, fromJson(text));
  if (!outer.success) return failure(setupError('update-unreadable', { saw: v.getDotPath(outer.issues[0]) ?? 'JSON' }));
  const { signed, signature } = outer.output;
  if (!verify(null, signedBytes(name, signed), key, Buffer.from(signature, 'base64'))) {
    return failure(setupError('update-not-signed'));
  }
  const inner = v.safeParse(described, fromJson(signed));
  if (!inner.success) return failure(setupError('update-unreadable', { saw: v.getDotPath(inner.issues[0]) ?? 'JSON' }));
  return success(inner.output);
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
