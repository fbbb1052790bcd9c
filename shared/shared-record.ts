import type { SetupError } from './errors.ts';

/** Where a record is that several stations share, as a person says it; the password stands elsewhere. */
export interface SharedRecordPlace {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  /** `off`: plain, on addresses of private networks alone. */
  readonly tls: 'verify-full' | 'off';
  /** Certificates that sign the server's, PEM; empty: those that the runtime knows. */
  readonly ca: string;
}

export interface SharedRecordSettings extends SharedRecordPlace {
  /** What people call this station; empty: as the computer is called. */
  readonly station: string;
}

export interface SharedRecordStatus {
  readonly state: 'connecting' | 'connected' | 'away';
  /** Events of this computer that the shared record has not got yet, and since when (milliseconds since 1970). */
  readonly waiting: number;
  readonly waitingSince: number | undefined;
  /** Events that the server refuses for good; they are kept here. */
  readonly setAside: number;
  /** Another station is called the same. */
  readonly nameIsTaken: boolean;
  /** So many rows of other stations have come since it was opened. */
  readonly heard: number;
  readonly trouble: SetupError | undefined;
}

/** Where programs without a window have the password from, unless an option names another variable. */
export const recordPasswordVariable = 'PHOTON_SETUP_RECORD_PASSWORD';

/** PostgreSQL's own (postgresql.org/docs/14, connection settings). */
export const usualPostgresPort = 5432;
