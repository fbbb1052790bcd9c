import type { DeviceId } from '../../shared/device-id.ts';

/** Where a record is that several stations share; the password stands elsewhere. */
export interface SharedRecordAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  /**
   * TLS with a certificate that is valid for `host`, signed by one of `ca` (PEM) or, without it, by one of those that
   * the runtime knows. `off`: plain, on addresses of private networks alone.
   */
  readonly tls: { readonly ca: string | undefined } | 'off';
}

/** What other stations have done, or do, with a device. */
export type ElsewhereFinding =
  | { readonly what: 'under-way'; readonly station: string }
  | {
      readonly what: 'done';
      readonly station: string /** Milliseconds ago, by the server's clock. */;
      readonly agoMs: number;
    };

/** A device that this station holds, as long as it renews it. */
export interface DeviceReservation {
  /**
   * Asked before each act that cannot be undone. `lost`: another station has it now, by the server's word. `unknown`: the
   * server does not answer, or was not there from the beginning: a set-up is never stopped by its record.
   */
  check(signal: AbortSignal): Promise<'held' | 'lost' | 'unknown'>;
  /** Lets go of it, once. */
  release(): Promise<void>;
}

export interface Reserved {
  readonly reservation: DeviceReservation;
  readonly elsewhere: ElsewhereFinding | undefined;
}

/** What a run asks of the shared record. Each answer comes in time, whatever the server does. */
export interface OtherStations {
  /**
   * Takes a device for this attempt. `taken`: another station is at it right now. `free`: it was told what other
   * stations did; while the server is away, as far as it is known here.
   */
  reserve(device: DeviceId, attemptId: string, signal: AbortSignal): Promise<{ readonly taken: string } | Reserved>;
}
