import { isIP } from 'node:net';
import * as v from 'valibot';
import { setupError } from '../../shared/errors.ts';
import { certificatesIn } from '../../shared/pem.ts';
import { plainText } from '../../shared/plain-text.ts';
import type { PolicyValues } from '../../shared/policy.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { type SharedRecordSettings, usualPostgresPort } from '../../shared/shared-record.ts';
import { isPrivateAddress } from '../record/private-address.ts';

/** A few certificates; more was not written by us. */
const certificatesLimit = 64 * 1024;

/** One line that stands for itself; a socket, a file or an option of the driver is none. */
const name = (limit: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(limit),
    v.check((text) => plainText(text, limit) === text, 'letters that nobody sees'),
  );

/** A name of the DNS or an address (RFC 1123, 2.1; RFC 4291, 2.2): no path, no option, no list. */
const place = {
  host: v.pipe(
    name(253),
    v.check((text) => isIP(text) !== 0 || /^[a-z0-9_]([a-z0-9_.-]*[a-z0-9])?\.?$/i.test(text), 'no address'),
  ),
  port: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)), usualPostgresPort),
  // PostgreSQL cuts longer names (NAMEDATALEN).
  database: name(63),
  user: name(63),
  tls: v.optional(v.picklist(['verify-full', 'off']), 'verify-full'),
  ca: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(certificatesLimit),
      v.check((text) => text === '' || certificatesIn(text) !== undefined, 'no certificate'),
      v.transform((text) => certificatesIn(text) ?? ''),
    ),
    '',
  ),
};

/** As a person, a file or a policy says it. */
export const sharedRecordSettings = v.strictObject({
  ...place,
  station: v.optional(v.union([v.literal(''), name(64)]), ''),
});

/** `invalid-input`, naming what is wrong; `shared-record-plain-outside` for a plain connection to an address of the internet. */
export function checkSharedRecord(said: unknown): Result<SharedRecordSettings> {
  const parsed = v.safeParse(sharedRecordSettings, said);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    // Never what was given: a key in place of a certificate, or an address with its password, would be shown.
    return failure(setupError('invalid-input', { saw: v.getDotPath(issue) ?? undefined }));
  }
  const { host, tls } = parsed.output;
  if (tls === 'off' && isIP(host) !== 0 && !isPrivateAddress(host)) {
    return failure(setupError('shared-record-plain-outside', { saw: host }));
  }
  return success(parsed.output);
}

export interface SharedRecordSaid {
  readonly settings: SharedRecordSettings | undefined;
  /** By the owner of this computer: nobody changes it here. */
  readonly isLocked: boolean;
}

/** Where the record is shared, as the policy of this computer says it, or else this user. Fails as `own` does. */
export function sharedAs(
  { sharedRecord: decided }: Pick<PolicyValues, 'sharedRecord'>,
  own: Result<SharedRecordSettings | undefined>,
): Result<SharedRecordSaid> {
  if (decided === undefined) return own.ok ? success({ settings: own.value, isLocked: false }) : own;
  const station = decided.station === '' ? ((own.ok ? own.value?.station : undefined) ?? '') : decided.station;
  return success({ settings: { ...decided, station }, isLocked: true });
}
