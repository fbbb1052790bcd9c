import type { SetupError } from './errors.ts';

/**
 * Ids in one call of an import. The API names no limit; 250 ids are 7 kB of body, far below any server's, and 100 000 ids
 * stay 400 calls, of 10 000 that are allowed in five minutes (Particle API reference, rate limits).
 */
export const importLimit = 250;

/** More ids than any product of Photons holds; a longer list is not a list of ids. */
export const importIdLimit = 1_000_000;

/** How many of the troublesome ids travel to the window; the report on disk has all of them. */
export const importSampleLimit = 100;

export interface ImportCounts {
  readonly added: number;
  readonly alreadyThere: number;
  readonly ownedByOthers: number;
  /** The cloud does not know it, or it is of another platform. */
  readonly unknown: number;
  /** No device id at all; never sent. */
  readonly unreadable: number;
  /** The same id again; sent once. */
  readonly repeated: number;
}

export interface ImportState {
  readonly status: 'reading' | 'sending' | 'done' | 'cancelled' | 'failed';
  /** Different ids read so far, and sent so far. */
  readonly read: number;
  readonly sent: number;
  readonly counts: ImportCounts;
  /** The first of each list that somebody must look at. */
  readonly samples: {
    readonly ownedByOthers: readonly string[];
    readonly unknown: readonly string[];
    /** Plain text of what stood there, at most 64 characters each. */
    readonly unreadable: readonly string[];
  };
  readonly error?: SetupError;
}
