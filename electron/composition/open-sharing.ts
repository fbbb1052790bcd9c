import type { Result } from '../../shared/result.ts';
import type { SharedRecordSettings } from '../../shared/shared-record.ts';
import type { SharingFiles } from '../app/sharing-handlers.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { RecordFile } from '../record/record-file.ts';
import type { Station } from '../record/record-store.ts';
import type { SharedRecord } from '../record/shared-record/shared-record.ts';
import type { SharedRecordAddress } from '../record/shared-record-port.ts';
import { readSharedRecord, writeSharedRecord } from './shared-record-settings.ts';

export interface SharingParts {
  readonly record: Pick<RecordFile, 'useOwn'>;
  readonly station: Station;
  readonly clock: Clock;
  readonly settings: SharedRecordSettings;
  /** What is said by now, for all programs of this user. */
  readonly said: () => Promise<Result<SharedRecordSettings | undefined>>;
  /** Asked for at each connection; may wait for a person. */
  readonly password: () => Promise<Result<string>>;
  readonly changed?: () => void;
}

/** Keeps this computer's record and the shared one alike from now on. What speaks to the server is loaded here, and nowhere before. */
export async function openSharing({ record, station, settings, said, ...parts }: SharingParts): Promise<SharedRecord> {
  const { sharedRecord } = await import('../record/shared-record/shared-record.ts');
  return sharedRecord({
    ...parts,
    address: addressOf(settings),
    local: record.useOwn,
    computer: station.computer,
    name: settings.station === '' ? station.name : settings.station,
    newStationId: station.newId,
    async isStillSaid() {
      const now = await said();
      // What cannot be read says nothing else, and another place has users of its own.
      if (!now.ok || now.value === undefined || placeOf(now.value) !== placeOf(settings)) return true;
      return now.value.user === settings.user;
    },
  });
}

const placeOf = ({ host, port, database }: SharedRecordSettings) => `${host.toLowerCase()}:${port}/${database}`;

export function addressOf({ host, port, database, user, tls, ca }: SharedRecordSettings): SharedRecordAddress {
  return { host, port, database, user, tls: tls === 'off' ? 'off' : { ca: ca === '' ? undefined : ca } };
}

/** Nothing is shared any more: nothing waits, and everything may be deleted. */
export async function endSharing(record: Pick<RecordFile, 'use'>): Promise<Result<unknown>> {
  const { forgetTargets } = await import('../record/shared-record/own-record.ts');
  return record.use(({ database }) => forgetTargets(database));
}

/**
 * The record knows where it is to be shared by what is said now, also where nothing was shared since that was said: what is
 * deleted is held against it.
 */
export async function expectSharing(
  { record, station }: Pick<SharingParts, 'station'> & { readonly record: Pick<RecordFile, 'use'> },
  settings: SharedRecordSettings | undefined,
): Promise<Result<unknown>> {
  if (settings === undefined) return endSharing(record);
  const { expectTarget, targetOf } = await import('../record/shared-record/own-record.ts');
  const { computer, name } = station;
  const called = { computer, name: settings.station === '' ? name : settings.station };
  return record.use(({ database }) => expectTarget(database, targetOf(addressOf(settings)), called));
}

/** The sharing of the app behind a window. */
export function sharingOf({
  record,
  station,
  clock,
  sharedRecordFile,
}: Pick<SharingParts, 'station' | 'clock'> & {
  readonly record: Pick<RecordFile, 'use' | 'useOwn'>;
  readonly sharedRecordFile: string;
}): SharingFiles {
  return {
    read: () => readSharedRecord(sharedRecordFile),
    write: (said) => writeSharedRecord(sharedRecordFile, said),
    open: (parts) => openSharing({ ...parts, record, station, clock }),
    async test(settings, password) {
      const { trySharedRecord } = await import('../record/shared-record/try-shared-record.ts');
      return trySharedRecord(addressOf(settings), password, clock);
    },
    expect: (said) => expectSharing({ record, station }, said),
  };
}
