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

/** What another station has done with a device. */
export interface DoneElsewhere {
  readonly station: string;
  /** By the server's clock. */
  readonly agoMs: number;
}

/** A device that this station holds, as long as it renews it. */
export interface DeviceReservation {
  /**
   * Asked before each act that cannot be undone. `lost`: another station has it now, by the server's word. `unknown`: the
   * server does not answer: a set-up is never stopped by its record. Where the server was away before, it is taken now.
   */
  check(signal: AbortSignal): Promise<'held' | 'lost' | 'unknown'>;
  /** Who was at it when this station first asked; undefined: it was this station's, and was lost since. */
  holder(): string | undefined;
  /** Lets go of it, once, when the server has what was noted before, or does not take it in time. */
  release(): Promise<void>;
}

export interface Reserved {
  readonly reservation: DeviceReservation;
  /** The server was asked; otherwise this is as far as it is known here. */
  readonly isSure: boolean;
  readonly elsewhere: DoneElsewhere | undefined;
}

/** A serial number that this station holds, as long as it renews it. */
export interface NumberReservation extends Pick<DeviceReservation, 'check' | 'release'> {
  /** Its device has it: it is let go of once the server has the row that says so. */
  given(): void;
}

/** What a run asks of the shared record. Each answer comes in time, whatever the server does. */
export interface OtherStations {
  /** Takes a device for this attempt, and tells what others did with it. `taken`: another station is at it right now. */
  reserve(device: DeviceId, attemptId: string, signal: AbortSignal): Promise<{ readonly taken: string } | Reserved>;
  /**
   * Takes a serial number out of all that bear the name of `scope`, by the same clock, and then knows here what was given before. `taken`: another station is at it;
   * `unknown`: the server does not answer, and nobody knows.
   */
  reserveNumber(scope: string, serial: string, signal: AbortSignal): Promise<'taken' | 'unknown' | NumberReservation>;
  /**
   * Takes a name for good, as out of `scope`, whatever becomes of it. `taken`: somebody has had it, this station or another one, and
   * nobody gets it again; `unknown`: the server does not answer. To be let go of when the device is named.
   */
  reserveName(
    scope: string,
    name: string,
    signal: AbortSignal,
  ): Promise<'taken' | 'unknown' | Pick<DeviceReservation, 'release'>>;
  /** The computer is home again: a server that was away is tried at once, while that lasts. */
  wake?(): void;
}
