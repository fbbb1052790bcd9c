import type { Generated, Kysely } from 'kysely';

/** As PostgreSQL hands them out and others have written them: `other-stations.ts` reads them. */
export interface SharedTables {
  readonly schemaVersion: { readonly version: number };
  readonly station: { readonly id: string; readonly name: string; readonly seenAt: Generated<Date> };
  readonly event: {
    readonly stationId: string;
    readonly sequence: number;
    readonly afterSequence: number;
    readonly attemptId: string;
    readonly type: string;
    readonly at: number;
    readonly sentAt: number;
    readonly body: string;
    readonly receivedAt: Generated<Date>;
    readonly transaction: Generated<string>;
  };
  /** Which user of the server writes as a station. */
  readonly writer: { readonly stationId: string; readonly writtenBy: Generated<string> };
  readonly lease: {
    readonly deviceId: string;
    readonly stationId: string;
    readonly attemptId: string;
    readonly token: string;
    readonly expiresAt: Date;
  };
}

export type SharedDatabase = Kysely<SharedTables>;

/** In the place of an event that the server refuses: others see that something was there. */
export const refusedType = 'set-aside';
