import { type AttemptRow, foldEvent } from './attempt-row.ts';
import { readEvent } from './row-codec.ts';
import type { EventTable } from './schema.ts';

/**
 * An attempt that goes on under another station than it began under is told there again, from its beginning: who reads
 * that station needs no other. Where both are known, each is a telling of its own. Of the events of one attempt, those that
 * the station tells; nobody adds to what another one tells.
 */
export function toldBy<Event extends Pick<EventTable, 'stationId'>>(
  events: readonly Event[],
  stationId: string,
): readonly Event[] {
  return events.filter((one) => one.stationId === stationId);
}

/**
 * The row of an attempt from its events, in the order in which they became known. Each telling is taken in the order of its
 * station: what a damaged file lost in its middle comes back late from the shared record. Of several tellings it is the
 * first that has come to its end, so that nobody changes the end that another station told; without an end it is the first.
 */
export function rowTold(events: readonly EventTable[]): AttemptRow | undefined {
  const rows = beginners(events).map((stationId) => fold(toldBy(events, stationId)));
  return rows.find((row) => row !== undefined && row.outcome !== null) ?? rows[0];
}

const beginners = (events: readonly EventTable[]) => [
  ...new Set(events.filter(({ type }) => type === 'started').map(({ stationId }) => stationId)),
];

function fold(events: readonly EventTable[]): AttemptRow | undefined {
  let row: AttemptRow | undefined;
  for (const columns of events.toSorted((one, other) => one.sequence - other.sequence)) {
    const event = readEvent(columns);
    if (event !== undefined) row = foldEvent(row, event, columns);
  }
  return row;
}

/** The rows of all attempts that some events tell of, each of which comes in the order in which it became known. */
export function rowsTold(events: readonly EventTable[]): ReadonlyMap<string, AttemptRow> {
  const byAttempt = new Map<string, EventTable[]>();
  for (const one of events) {
    const known = byAttempt.get(one.attemptId);
    if (known === undefined) byAttempt.set(one.attemptId, [one]);
    else known.push(one);
  }
  return new Map(
    [...byAttempt].flatMap(([attemptId, own]) => {
      const row = rowTold(own);
      return row === undefined ? [] : [[attemptId, row] as const];
    }),
  );
}
