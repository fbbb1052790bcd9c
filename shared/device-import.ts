import type { SetupError } from './errors.ts';
import type { BadId, IdProblem } from './read-device-ids.ts';

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
  /** Rows known as no device: a header by its words or by the person, the line that names the separator. */
  readonly header: number;
}

/** The cells of one row, as they stand there. */
export type Cells = readonly string[];

/** `row`: where it stands in its list, from 1. */
export interface NumberedCells {
  readonly row: number;
  readonly cells: Cells;
}

/** How a list is to be read. Of rows that are not empty, counted from 0. */
export interface ListPlan {
  /** From 0; `every`: the list is nothing but ids, several in a row. */
  readonly column: number | 'every';
  readonly headerRow: number | undefined;
}

/** What a person is shown of a list, of that much. */
export const previewRows = 12;
export const previewColumns = 12;
export const previewTextCharacters = 48;

export interface PreviewCell {
  /** Plain text, cut. */
  readonly text: string;
  /** Undefined for an empty one. */
  readonly reading?: 'id' | IdProblem;
}

/** The first rows of a list and how they would be read. */
export interface ListPreview {
  readonly rows: readonly (readonly PreviewCell[])[];
  /** The first row names the separator. */
  readonly separatorRow: boolean;
  readonly columns: number;
  readonly moreColumns: boolean;
  readonly moreRows: boolean;
  readonly guess: ListPlan;
  /** Nothing else in the first rows could be meant. */
  readonly certain: boolean;
}

export interface ImportState {
  /** `choosing`: nothing is sent before the person has looked at `preview` and said which column it is. */
  readonly status: 'choosing' | 'reading' | 'sending' | 'done' | 'cancelled' | 'failed';
  readonly preview?: ListPreview;
  /** Different ids read so far, and sent so far. */
  readonly read: number;
  readonly sent: number;
  readonly counts: ImportCounts;
  /** The first of each list that somebody must look at. */
  readonly samples: {
    readonly ownedByOthers: readonly string[];
    readonly unknown: readonly string[];
    /** Plain text of what stood there, at most 64 characters each, and why it is no id. */
    readonly unreadable: readonly BadId[];
  };
  readonly error?: SetupError;
}
