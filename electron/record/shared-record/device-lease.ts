import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import * as v from 'valibot';
import type { DeviceId } from '../../../shared/device-id.ts';
import { plainText } from '../../../shared/plain-text.ts';
import { sharedRecordLimits } from '../../../shared/time-limits.ts';
import { schemaName } from './schema-versions.ts';
import type { SharedDatabase } from './shared-tables.ts';

/** What a station holds: its token is newer than that of everybody who had the device before. */
export interface HeldLease {
  readonly deviceId: DeviceId;
  readonly stationId: string;
  readonly attemptId: string;
  readonly token: string;
}

const lease = sql.id(schemaName, 'lease');

/**
 * The place of a serial number in the table of devices, in which no ID of a Photon begins like this: one table has one rule of
 * who holds what, for how long, and by which clock.
 */
export function placeOfNumber(scope: string, serial: string): DeviceId {
  const hash = createHash('sha256').update(JSON.stringify([scope, serial.toUpperCase()]));
  return `ff${hash.digest('hex').slice(0, 22)}` as DeviceId;
}

const lasting = sql`clock_timestamp() + ${sqlMilliseconds(sharedRecordLimits.leaseMs)}`;
const token = v.object({ token: v.pipe(v.string(), v.regex(/^[1-9]\d{0,18}$/)) });
const holder = v.object({ name: v.nullable(v.string()), stationId: v.string() });

function sqlMilliseconds(ms: number) {
  return sql.raw(`interval '${ms} milliseconds'`);
}

/**
 * Takes the device, unless another station holds it by the server's clock; then who that is. What this station held before
 * was of a program of it that is gone: one at a time sets up here. A lease that ends later than any can end was made by
 * somebody else, or before the server's clock was set back; it holds nobody up. Each that takes it gets a token greater
 * than those before.
 */
export async function takeLease(
  database: SharedDatabase,
  wanted: Omit<HeldLease, 'token'>,
): Promise<HeldLease | { readonly heldBy: string }> {
  const { deviceId, stationId, attemptId } = wanted;
  const { rows } = await sql`
    insert into ${lease} as held (device_id, station_id, attempt_id, token, expires_at)
    values (${deviceId}, ${stationId}, ${attemptId}, 1, ${lasting})
    on conflict (device_id) do update
    set station_id = excluded.station_id, attempt_id = excluded.attempt_id, token = held.token + 1, expires_at = ${lasting}
    where held.expires_at <= clock_timestamp() or held.expires_at > ${lasting}
      or held.station_id = excluded.station_id
    returning token::text as token`.execute(database);
  const taken = v.safeParse(token, rows[0]);
  if (taken.success) return { ...wanted, token: taken.output.token };
  const { rows: holders } = await sql`
    select held.station_id, (
      select name from ${sql.id(schemaName, 'station')} where id = held.station_id order by seen_at desc limit 1
    ) as name
    from ${lease} held where held.device_id = ${deviceId}`.execute(database);
  const found = v.safeParse(holder, holders[0]);
  return { heldBy: found.success ? plainText(found.output.name ?? found.output.stationId, 64) : '' };
}

/** Holds it for as long again. False: another one has it, and this one is late for ever. */
export async function renewLease(database: SharedDatabase, held: HeldLease): Promise<boolean> {
  const { rows } = await sql`
    update ${lease} set expires_at = ${lasting}
    where device_id = ${held.deviceId} and station_id = ${held.stationId} and token = ${held.token}::bigint
    returning token::text as token`.execute(database);
  return rows.length === 1;
}

/** Lets go of it, if it is still held. */
export async function endLease(database: SharedDatabase, held: HeldLease): Promise<void> {
  await sql`
    update ${lease} set expires_at = clock_timestamp()
    where device_id = ${held.deviceId} and station_id = ${held.stationId} and token = ${held.token}::bigint`.execute(
    database,
  );
}
