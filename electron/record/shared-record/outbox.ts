import { sql } from 'kysely';
import { putBeforeReceived } from '../attempt-place.ts';
import { saysTheSame } from '../event-as-read.ts';
import type { RecordDatabase } from '../record-store.ts';
import { knownVersion } from './make-schema.ts';
import { noteOffsets } from './other-stations.ts';
import type { SharedConnection } from './postgres-connection.ts';
import { schemaName, schemaVersions } from './schema-versions.ts';
import { refusedType, type SharedDatabase } from './shared-tables.ts';

/** Rows of one transaction: some 150 kB, which the slowest line takes within a second. */
const batchRows = 500;

/** An event as it lies here. */
export interface OutgoingEvent {
  readonly sequence: number;
  readonly attemptId: string;
  readonly type: string;
  readonly at: number;
  readonly body: string;
}

/** By the server's clock, in whole milliseconds since 1970, as a text. */
const receivedMs = sql<string>`floor(extract(epoch from received_at) * 1000)::bigint`.as('receivedAt');

/** What only this computer has of a station is to go on under another id: up to `common` the server has the same. */
export class StationTaken extends Error {
  readonly stationId: string;
  readonly common: number;
  /** `twice`: another computer has sent other events under it; `another-user`: one of the server writes it, and no other does. */
  readonly by: 'twice' | 'another-user';
  constructor(stationId: string, common: number, by: StationTaken['by']) {
    super(by === 'twice' ? 'another computer writes under the same station' : 'another user writes as this station');
    this.stationId = stationId;
    this.common = common;
    this.by = by;
  }
}

export interface OutboxParts {
  /** A short piece of work on the record of this computer. Rejects as that does. */
  readonly local: <Value>(work: (database: RecordDatabase) => Promise<Value>) => Promise<Value>;
  readonly shared: SharedConnection;
  readonly target: string;
  readonly stationId: string;
  readonly now: () => number;
  readonly versions?: readonly string[];
}

/**
 * The events of one station on their way to the shared record, in the order of their sequence. What the server has of
 * them is the truth, and what is noted here follows it: a batch whose answer was lost is sent again and counts once.
 */
export function outboxOf({ local, shared, target, stationId, now, versions = schemaVersions }: OutboxParts) {
  const noteSent = (sequence: number) =>
    local(async (database) => {
      await database
        .insertInto('forwarded')
        .values({ target, stationId, sequence })
        .onConflict((conflict) => conflict.columns(['target', 'stationId']).doUpdateSet({ sequence }))
        .execute();
    });

  /** How far the server has them; whatever it said of those behind that, it is asked again. */
  async function noteThere(sequence: number): Promise<void> {
    await noteSent(sequence);
    await local((database) =>
      database
        .deleteFrom('setAside')
        .where('target', '=', target)
        .where('stationId', '=', stationId)
        .where('sequence', '>', sequence)
        .execute(),
    );
  }

  const eventsAfter = (sequence: number, most: number) =>
    local((database) =>
      database
        .selectFrom('event')
        .select(['sequence', 'attemptId', 'type', 'at', 'body'])
        .where('stationId', '=', stationId)
        .where('sequence', '>', sequence)
        .orderBy('sequence')
        .limit(most)
        .execute(),
    );

  /** All of them or none; rejects with {@link StationTaken} where others stand in their place. */
  async function send(events: readonly OutgoingEvent[], after: number): Promise<void> {
    const sentAt = Math.round(now());
    const rows = events.map((event, place) => ({
      ...event,
      stationId,
      afterSequence: events[place - 1]?.sequence ?? after,
      sentAt,
    }));
    const received = await shared.call((database) =>
      database.transaction().execute(async (transaction) => {
        const written = await transaction
          .withSchema(schemaName)
          .insertInto('event')
          .values(rows)
          .onConflict((conflict) => conflict.columns(['stationId', 'sequence']).doNothing())
          .returning(receivedMs)
          .execute();
        // After it: what was written keeps the tables as they are until it is committed.
        await knownVersion(transaction, versions.length);
        if (written.length === events.length) return written[0];
        const first = events[0]?.sequence ?? 0;
        const there = await serverEvents(transaction, first - 1, events.at(-1)?.sequence ?? 0);
        const differs = events.find((event) => !isSame(event, there.get(event.sequence)));
        if (differs !== undefined) throw new StationTaken(stationId, differs.sequence - 1, 'twice');
        return undefined;
      }),
    );
    const sequence = events[0]?.sequence;
    if (received === undefined || sequence === undefined) return;
    // As every other station reckons it, by the same row.
    const receivedAt = Number(received.receivedAt);
    const upTo = events.at(-1)?.sequence ?? sequence;
    await local(async (database) => {
      await noteOffsets(database, target, stationId, [{ sequence, sentAt, receivedAt }]);
      await putBeforeReceived(database, stationId, { upTo, receivedAt });
    });
  }

  async function serverEvents(
    database: SharedDatabase,
    above: number,
    upTo: number,
  ): Promise<ReadonlyMap<number, OutgoingEvent>> {
    const rows = await database
      .withSchema(schemaName)
      .selectFrom('event')
      .select(['sequence', 'attemptId', 'type', 'at', 'body'])
      .where('stationId', '=', stationId)
      .where('sequence', '>', above)
      .where('sequence', '<=', upTo)
      .execute();
    return new Map(
      rows.map((row) => [Number(row.sequence), { ...row, sequence: Number(row.sequence), at: Number(row.at) }]),
    );
  }

  /** Of the batch whose answer was lost: as every other station reckons it, by the same rows. */
  async function noteClock(upTo: number): Promise<void> {
    const sent = await local((database) =>
      database
        .selectFrom('forwarded')
        .select('sequence')
        .where('target', '=', target)
        .where('stationId', '=', stationId)
        .executeTakeFirst(),
    );
    const above = Math.max(sent?.sequence ?? 0, upTo - batchRows);
    if (above >= upTo) return;
    const batches = await shared.call((database) =>
      database
        .withSchema(schemaName)
        .selectFrom('event')
        .distinctOn('sentAt')
        .select(['sequence', 'sentAt', receivedMs])
        .where('stationId', '=', stationId)
        .where('sequence', '>', above)
        .where('sequence', '<=', upTo)
        .orderBy('sentAt')
        .orderBy('sequence')
        .execute(),
    );
    const inOrder = batches
      .map(({ sequence, sentAt, receivedAt }) => ({
        sequence: Number(sequence),
        sentAt: Number(sentAt),
        receivedAt: Number(receivedAt),
      }))
      .sort((one, other) => one.sequence - other.sequence);
    const receivedAt = inOrder.at(-1)?.receivedAt;
    if (receivedAt === undefined) return;
    await local(async (database) => {
      await noteOffsets(database, target, stationId, inOrder);
      await putBeforeReceived(database, stationId, { upTo, receivedAt });
    });
  }

  /** In halves, so that the one that the server refuses is found, and all others go on in their order. */
  async function sendAround(events: readonly OutgoingEvent[], after: number): Promise<void> {
    try {
      await send(events, after);
    } catch (error) {
      if (!isOfOneRow(error)) throw error;
      const [only] = events;
      if (only === undefined) return;
      if (events.length > 1) {
        const half = Math.ceil(events.length / 2);
        await sendAround(events.slice(0, half), after);
        await sendAround(events.slice(half), events[half - 1]?.sequence ?? after);
        return;
      }
      // Noted before the mark is sent: of one that nobody noted here, nobody would be told.
      const saw = error instanceof Error ? error.message.slice(0, 320) : '';
      await local((database) =>
        database
          .insertInto('setAside')
          .values({ target, stationId, sequence: only.sequence, saw })
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
      await send([{ sequence: only.sequence, attemptId: '', type: refusedType, at: 0, body: '{}' }], after);
    }
  }

  /** Whether the user that is signed in writes as this station; the first one does. */
  async function isOurs(database: SharedDatabase): Promise<boolean> {
    const named = database.withSchema(schemaName);
    await named
      .insertInto('writer')
      .values({ stationId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { ours } = await named
      .selectFrom('writer')
      .select(sql<boolean>`written_by = session_user`.as('ours'))
      .where('stationId', '=', stationId)
      .executeTakeFirstOrThrow();
    return ours;
  }

  return {
    /**
     * Notes how far the server has the events of this station, and that they are this user's from now on; rejects with
     * {@link StationTaken}.
     */
    async settle(): Promise<number> {
      const sequence = await newestThere();
      if (sequence > 0) {
        const common = await commonWith(sequence);
        if (common < sequence) throw new StationTaken(stationId, common, 'twice');
        await noteClock(sequence);
      }
      await noteThere(sequence);
      if (!(await shared.call(isOurs))) throw new StationTaken(stationId, sequence, 'another-user');
      return sequence;
    },

    /**
     * The same for a station that nobody here adds to any more, and of which the server may have more than was kept here;
     * undefined: nothing of it waits. Then it may be another user's.
     */
    async settleEarlier(): Promise<number | undefined> {
      const sent = await newestThere();
      if (sent > 0) {
        const common = await commonWith(sent);
        const both = Math.min(sent, await written());
        if (common < both) throw new StationTaken(stationId, common, 'twice');
        await noteClock(both);
      }
      await noteThere(sent);
      if ((await eventsAfter(sent, 1)).length === 0) return undefined;
      if (!(await shared.call(isOurs))) throw new StationTaken(stationId, sent, 'another-user');
      return sent;
    },

    forward,

    /** Rejects with {@link StationTaken} where another computer sends under this station while nothing is sent from here. */
    async lookForTwin(): Promise<void> {
      const newest = await newestThere();
      if (newest > (await written())) throw new StationTaken(stationId, await commonWith(newest), 'twice');
    },

    /** All after what the server was seen to have: what is there by now is looked at when it is sent. */
    async sendAll(after: number): Promise<void> {
      let sent = after;
      for (let before = -1; sent !== before; ) {
        before = sent;
        sent = await forward(sent);
      }
    },
  };

  /** Sends one batch; how far the server has them after it. The same as `after`: nothing waits. */
  async function forward(after: number): Promise<number> {
    const events = await eventsAfter(after, batchRows);
    const last = events.at(-1)?.sequence;
    if (last === undefined) return after;
    await sendAround(events, after);
    await noteSent(last);
    return last;
  }

  async function newestThere(): Promise<number> {
    const newest = await shared.call((database) =>
      database
        .withSchema(schemaName)
        .selectFrom('event')
        .select(sql<string | null>`max(sequence)`.as('sequence'))
        .where('stationId', '=', stationId)
        .executeTakeFirst(),
    );
    return Number(newest?.sequence ?? 0);
  }

  /** The last sequence that was given here. */
  async function written(): Promise<number> {
    const { nextSequence } = await local((database) =>
      database.selectFrom('station').select('nextSequence').where('id', '=', stationId).executeTakeFirstOrThrow(),
    );
    return nextSequence - 1;
  }

  /**
   * The last sequence up to which server and computer tell the same. What was forgotten here is believed, and what the
   * server keeps no more before all that it has; what the server has and this computer has not written yet is of another
   * one that uses the same id.
   */
  async function commonWith(newest: number): Promise<number> {
    const last = await written();
    for (let upTo = Math.min(newest, last); upTo > 0; upTo -= batchRows) {
      const from = Math.max(0, upTo - batchRows);
      const ours = (await eventsAfter(from, upTo - from)).filter(({ sequence }) => sequence <= upTo);
      const theirs = await shared.call((database) => serverEvents(database, from, upTo));
      const oldest = Math.min(...theirs.keys(), upTo + 1);
      const differing = ours.filter(
        (one) => !isSame(one, theirs.get(one.sequence)) && (theirs.size === 0 || one.sequence >= oldest),
      );
      const first = differing[0]?.sequence;
      if (first === undefined) return upTo === Math.min(newest, last) && newest <= last ? newest : upTo;
      if (first > from + 1) return first - 1;
    }
    return 0;
  }
}

export type Outbox = ReturnType<typeof outboxOf>;

/** What the server refused stands for what it was, and what was read from there for what it was before it was cleaned. */
function isSame(ours: OutgoingEvent | undefined, theirs: OutgoingEvent | undefined): boolean {
  if (ours === undefined || theirs === undefined) return false;
  if (theirs.type === refusedType || ours.type === refusedType) return true;
  return ours.attemptId === theirs.attemptId && saysTheSame(ours, theirs);
}

/**
 * Of the data itself, and the same however often it is sent: a class of SQLSTATE (PostgreSQL 14 documentation, appendix
 * A) of wrong data, broken constraints or limits of the program.
 */
function isOfOneRow(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(?:22|23|54)[0-9A-Z]{3}$/.test(code);
}
