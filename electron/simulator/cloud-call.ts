import type { CloudAccounts } from './cloud-accounts.ts';
import type { CloudDevices, CloudRecord } from './cloud-devices.ts';
import type { CloudProducts } from './cloud-products.ts';
import type { FaultSwitches } from './faults.ts';

export interface CloudRequest {
  readonly method: string;
  /** Decoded segments. */
  readonly path: readonly string[];
  /** Body and query, as text values. */
  readonly fields: Readonly<Record<string, string>>;
  readonly bearer: string | undefined;
  readonly basic: readonly [string, string] | undefined;
  /** Lists of texts in a JSON body. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** The part `file` of a multipart body, as text. */
  readonly file: string | undefined;
}

export interface StreamWish {
  /** The start of the names of the events that are wished. */
  readonly prefix: string;
  /** Whether the listener may hear, and wishes to hear, of this device as it is now. */
  hears(record: CloudRecord): boolean;
}

export interface CloudParts {
  readonly accounts: CloudAccounts;
  readonly devices: CloudDevices;
  readonly products: CloudProducts;
  readonly faults: FaultSwitches;
  now(): number;
  signal(record: CloudRecord, on: boolean): void;
  /** Flashes what an order by name or a file brings; the device goes away and comes back. */
  flash(record: CloudRecord): void;
  publish(record: CloudRecord, name: string, data: string): void;
}
