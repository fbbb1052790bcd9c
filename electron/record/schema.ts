import { type Generated, sql } from 'kysely';

/** One event; `body` is the rest of it as JSON. Only ever inserted. */
export interface EventTable {
  readonly stationId: string;
  readonly sequence: number;
  readonly attemptId: string;
  readonly type: string;
  readonly at: number;
  readonly body: string;
  /** When the server had it, by its clock, in milliseconds since 1970; null: it was noted here. */
  readonly receivedAt: number | null;
}

/** One attempt: the fold of its events, kept in the same transaction. Columns of JSON are named in `row-codec.ts`. */
export interface AttemptTable {
  /** The place in the history: about when it began, in milliseconds since 1970 (`attempt-place.ts`). */
  readonly rowId: number;
  readonly attemptId: string;
  readonly stationId: string;
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly program: string;
  readonly kind: string;
  readonly previousAttemptId: string | null;
  readonly forWhom: string;
  readonly userName: string | null;
  readonly customer: string | null;
  readonly productId: number | null;
  readonly product: string | null;
  readonly cloudUrl: string | null;
  readonly deviceId: string | null;
  readonly serial: string | null;
  readonly name: string | null;
  readonly preset: string | null;
  readonly operator: string | null;
  readonly batch: string | null;
  readonly part: string | null;
  readonly revision: string | null;
  readonly required: string | null;
  readonly transport: string | null;
  readonly firmware: string | null;
  readonly networkName: string | null;
  readonly otherNetworks: string | null;
  readonly plan: string | null;
  readonly step: string | null;
  readonly stage: string | null;
  readonly connectedAt: number | null;
  readonly status: string;
  readonly verdict: string | null;
  readonly outcome: string | null;
  readonly code: string | null;
  readonly stageMs: string;
  readonly retries: number | null;
  readonly failedStage: string | null;
  readonly failedStageMs: number | null;
  readonly marginal: number | null;
  readonly startedAt: number;
  readonly offsetMinutes: number | null;
  readonly endedAt: number | null;
  readonly tookMs: number | null;
  readonly appVersion: string | null;
  /** What is looked for by any part: device id, serial number, name and customer, in small letters, a line each. */
  readonly searchText: string;
}

export interface MeasurementTable {
  readonly stationId: string;
  readonly sequence: number;
  readonly attemptId: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly outcome: string | null;
  readonly marginal: number | null;
  readonly at: number;
}

/** Who writes here: one row for each computer that this file was used on. */
export interface StationTable {
  readonly id: string;
  /** What tells this computer from another one that got a copy of the file. */
  readonly computer: string;
  readonly name: string;
  readonly nextSequence: number;
}

/** How far the events of a station are known elsewhere. What comes after is the outbox, in order. */
export interface ForwardedTable {
  readonly target: string;
  readonly stationId: string;
  readonly sequence: number;
}

/** How far the events of another station were read. */
export interface OtherStationTable {
  readonly target: string;
  readonly stationId: string;
  readonly sequence: number;
  /** When the server had the last of them, by its clock, in milliseconds since 1970. */
  readonly receivedAt: number;
  /** Rows of it that are no events of ours. */
  readonly passedOver: number;
}

/** In the place of a station: at that time, all that others had told was read. */
export const allStations = '';

/** How far the clock of another station was off the server's when it sent its events from one on; a row where that changed. */
export interface ClockOffsetTable {
  readonly target: string;
  readonly stationId: string;
  readonly fromSequence: number;
  /** The server's clock less that of the station, in milliseconds. */
  readonly offsetMs: number;
  /** When the server had the event, by its clock, in milliseconds since 1970. */
  readonly receivedAt: number;
}

/** Events of this computer that a server refuses for good, and what it said. */
export interface SetAsideTable {
  readonly target: string;
  readonly stationId: string;
  readonly sequence: number;
  readonly saw: string;
}

/** In the place of an attempt that was deleted: this record was shared at some time, and nothing is deleted from a server. */
export const wasShared = '';

/** Attempts that were deleted here and that the shared record may have: what comes back from there is passed over. */
export interface ForgottenTable {
  readonly attemptId: string;
}

/** What the person is still to be told, once. */
export interface NoticeTable {
  readonly code: string;
  readonly count: number;
  readonly place: string;
}

/** How much is kept, as it was last said in the settings; at most one row. */
export interface RetentionTable {
  /** 0: all. */
  readonly days: number;
  readonly count: number;
  /** When attempts were first found to be older than that, by the clock of then. */
  readonly foundOldAt: number | null;
}

/** A final row that a hook is owed, until it has it. */
export interface HookRowTable {
  readonly id: Generated<number>;
  /** A hash of what the hook is. */
  readonly hook: string;
  readonly attemptId: string;
  /** Which program passes it on, as long as that is there. */
  readonly program: string;
  /** As it was told, in JSON; null: it is owed if its device passes, and was not told yet. */
  readonly row: string | null;
}

export interface RecordTables {
  readonly event: EventTable;
  readonly attempt: AttemptTable;
  readonly attemptSearch: { readonly rowid: number; readonly attemptSearch: string };
  readonly measurement: MeasurementTable;
  readonly station: StationTable;
  readonly forwarded: ForwardedTable;
  readonly otherStation: OtherStationTable;
  readonly clockOffset: ClockOffsetTable;
  readonly setAside: SetAsideTable;
  readonly forgotten: ForgottenTable;
  readonly notice: NoticeTable;
  readonly retention: RetentionTable;
  readonly hookRow: HookRowTable;
}

/** What the computers of other stations are called here, whose events came by the shared record. */
export const otherComputers = 'shared:';

/** What the computer of a station is called that another computer goes on writing, and of one that was this one's alone. */
export const leftBehind = 'left:';
export const formerSelf = 'former:';

/** What the computer of a station is called whose rows were saved from a damaged file: nobody adds to them any more. */
export const savedComputer = (id: string, file: string) => `${id} before ${file}`;

/** Of a station: that it is one of the latter two. */
export const isFormerSelf = sql<boolean>`(computer like ${`${formerSelf}%`}
  or substr(computer, 1, length(id) + 8) = id || ' before ')`;
