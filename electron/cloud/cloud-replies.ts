import * as v from 'valibot';
import { type ClaimCode, isClaimCode } from '../../shared/claim-code.ts';
import { type DeviceId, parseDeviceId } from '../../shared/device-id.ts';
import { setupError } from '../../shared/errors.ts';
import type { Lack } from '../../shared/list-lack.ts';
import { photonPlatform } from '../../shared/photon-platform.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { isAccessToken } from './cloud-input.ts';
import type { AccessToken, CloudDevice } from './cloud-port.ts';

/**
 * The replies of the Particle API, read for what is needed and tolerant of everything else: compatible local clouds
 * leave fields out (`expires_in`, `coreInfo`), write `connected` for `online`, or null for what is not known.
 */

/** Reads a reply, or fails with `cloud-answer-unreadable`; the reply itself may hold secrets and is not quoted. */
export function readReply<Schema extends v.GenericSchema>(
  schema: Schema,
  body: unknown,
): Result<v.InferOutput<Schema>> {
  const read = v.safeParse(schema, body, { abortEarly: true });
  if (read.success) return success(read.output);
  const path = v.getDotPath(read.issues[0]) ?? 'the whole answer';
  return failure(
    setupError('cloud-answer-unreadable', { saw: `${path}: ${read.issues[0].expected ?? 'another shape'}` }),
  );
}

/** Entries read of one answer: more than its limit of bytes holds of real devices, and not so many that they hurt. */
const entriesLimit = 20_000;

/** A list whose entries are read one by one: one of an unknown form is left out and counted, and takes no other with it. */
export function listOf<Schema extends v.GenericSchema>(entry: Schema) {
  return v.pipe(
    v.custom<readonly unknown[]>(Array.isArray),
    v.transform((all): { readonly entries: readonly v.InferOutput<Schema>[]; readonly lack?: Lack } => {
      const looked = all.slice(0, entriesLimit);
      const entries = looked.flatMap((one) => {
        const read = v.safeParse(entry, one, { abortEarly: true });
        return read.success ? [read.output] : [];
      });
      const lack = { skipped: looked.length - entries.length, more: all.length > looked.length };
      return lack.skipped > 0 || lack.more ? { entries, lack } : { entries };
    }),
  );
}

const deviceId = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): DeviceId => {
    const id = parseDeviceId(dataset.value);
    if (id.ok) return id.value;
    addIssue({ message: 'not a device id' });
    return NEVER;
  }),
);

const claimCode = v.custom<ClaimCode>((value) => typeof value === 'string' && isClaimCode(value));

const accessToken = v.custom<AccessToken>((value) => typeof value === 'string' && isAccessToken(value));

const time = v.pipe(
  v.optional(v.nullable(v.union([v.string(), v.number()]))),
  v.transform((value) => {
    const ms = typeof value === 'number' ? value : Date.parse(value ?? '');
    // A number that no date can hold is none.
    return Number.isNaN(new Date(ms).getTime()) ? undefined : ms;
  }),
);

/** JSON can write numbers that are none, 1e999. */
export const wholeNumber = v.pipe(v.number(), v.safeInteger());

/** `POST /oauth/token`. */
export const tokenReply = v.object({ access_token: accessToken });

/** The 403 that asks for the second factor. */
export const secondFactorReply = v.object({
  error: v.literal('mfa_required'),
  mfa_token: v.pipe(v.string(), v.minLength(1)),
});

/** The `error` of an OAuth refusal, for example `invalid_grant`. */
export const oauthErrorReply = v.object({ error: v.string() });

/** `GET /v1/user`. */
export const userReply = v.object({ username: v.nullish(v.string()) });

/** `POST /v1/device_claims`. */
export const claimReply = v.object({ claim_code: claimCode, device_ids: v.nullish(listOf(deviceId), []) });

/** The fields of a device that are read. */
export const deviceFields = {
  id: deviceId,
  name: v.optional(v.nullable(v.string())),
  online: v.optional(v.nullable(v.boolean())),
  connected: v.optional(v.nullable(v.boolean())),
  last_handshake_at: time,
  last_heard: time,
  variables: v.optional(v.nullable(v.record(v.string(), v.string()))),
  functions: v.optional(v.nullable(v.array(v.string()))),
  system_firmware_version: v.optional(v.nullable(v.string())),
  product_id: v.optional(v.nullable(wholeNumber)),
  platform_id: v.optional(v.nullable(wholeNumber)),
  serial_number: v.optional(v.nullable(v.string())),
};
const deviceObject = v.object(deviceFields);

export function toCloudDevice(device: v.InferOutput<typeof deviceObject>): CloudDevice {
  const platformId = device.platform_id ?? undefined;
  const productId = device.product_id ?? undefined;
  return {
    id: device.id,
    name: device.name ?? undefined,
    online: device.online ?? device.connected ?? false,
    lastHandshakeAt: device.last_handshake_at,
    lastHeardAt: device.last_heard,
    variables: device.variables ?? {},
    functions: device.functions ?? [],
    firmware: device.system_firmware_version ?? undefined,
    // A developer device carries its platform's number there.
    productId: productId === (platformId ?? photonPlatform) ? undefined : productId,
    platformId,
    serialNumber: device.serial_number ?? undefined,
  };
}

/** particle-api-js 12.0.3, src/types/responses.ts, `SerialNumberResponse`; the rest of it is of no use here. */
export const serialNumberReply = v.object({ device_id: deviceId });

/** One device of `GET /v1/devices` or `GET /v1/devices/ID`. */
export const deviceReply = v.pipe(deviceObject, v.transform(toCloudDevice));

/** What is said of another device than the one that was asked about is no answer: a proof must be that one's own. */
export function ofDevice<Device extends { readonly id: DeviceId }>(
  id: DeviceId,
  reply: Result<Device>,
): Result<Device> {
  return reply.ok && reply.value.id !== id
    ? failure(setupError('cloud-answer-unreadable', { saw: 'id: another device' }))
    : reply;
}

/** `PUT /v1/devices/ID/ping`; compatible clouds write `connected` here, too. */
export const pingReply = v.pipe(
  v.object({ online: v.optional(v.boolean()), connected: v.optional(v.boolean()) }),
  v.transform(({ online, connected }) => online ?? connected),
  v.boolean(),
);

/** What the answer to a change of a device may say of it; compatible clouds answer with less, or with nothing. */
export const writtenReply = v.pipe(v.unknown(), v.transform(writtenOf));

const written = v.object({
  id: v.fallback(v.optional(v.string()), undefined),
  name: v.fallback(v.optional(v.string()), undefined),
  signaling: v.fallback(v.optional(v.boolean()), undefined),
  status: v.fallback(v.optional(v.string()), undefined),
});

export function writtenOf(body: unknown): Partial<v.InferOutput<typeof written>> {
  const read = v.safeParse(written, body);
  return read.success ? read.output : {};
}

/** As {@link ofDevice}, where the answer names a device at all. */
export function ofWritten(id: DeviceId, { id: named }: { readonly id?: string | undefined }): Result<void> {
  return named === undefined || named.toLowerCase() === id
    ? success(undefined)
    : failure(setupError('cloud-answer-unreadable', { saw: 'id: another device' }));
}

/** `GET /v1/devices`. */
export const deviceListReply = listOf(deviceReply);

/** `GET /v1/devices/ID/VARIABLE`. */
export const variableReply = v.object({ result: v.nullable(v.union([v.string(), v.number(), v.boolean()])) });

/** `POST /v1/devices/ID/FUNCTION`. */
export const functionReply = v.object({ return_value: wholeNumber });

/** The data line of a server-sent event. */
export const eventReply = v.object({
  data: v.optional(v.nullable(v.string()), ''),
  published_at: time,
  coreid: v.optional(v.nullable(v.string())),
});
