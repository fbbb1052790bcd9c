import type { FaultSwitches } from '../faults.ts';
import type { CloudAccounts } from './accounts.ts';
import type { CloudDevices, CloudRecord } from './devices.ts';
import type { CloudProducts } from './products.ts';
import type { RateLimit } from './rate-limit.ts';

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

export interface StreamRequest {
  /** The start of the names of the events that are wished. */
  readonly prefix: string;
  /** Whether the listener may hear, and wishes to hear, of this device as it is now. */
  hears(record: CloudRecord): boolean;
}

/** What devices, customers and servers may say of themselves: anything. For trying what foreign texts do. */
export interface CloudWords {
  /** The name of the Photon. */
  readonly deviceName?: string;
  readonly productName?: string;
  /** In place of what the simulated program offers; all variables are texts then. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly functions?: readonly string[];
  /** More customers, each with a device of that name. */
  readonly customers?: readonly { readonly email: string; readonly deviceName: string }[];
  /** In place of the text of every refusal. */
  readonly refusal?: string;
}

export interface CloudParts {
  readonly words: CloudWords;
  readonly accounts: CloudAccounts;
  readonly devices: CloudDevices;
  readonly products: CloudProducts;
  readonly faults: FaultSwitches;
  /** Of look-ups of serial numbers. */
  readonly serialLimit: RateLimit;
  now(): number;
  signal(record: CloudRecord, on: boolean): void;
  /** Flashes what an order by name or a file brings; the device goes away and comes back. */
  flash(record: CloudRecord): void;
  publish(record: CloudRecord, name: string, data: string): void;
}
