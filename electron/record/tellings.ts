import { labelVerified } from '../../shared/history-attempt.ts';
import { arrivedOutcomes } from '../../shared/setup-events.ts';
import { type AttemptRow, foldEvent } from './attempt-row.ts';
import { saysTheSame } from './event-as-read.ts';
import type { RecordEvent } from './record-event.ts';
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

/** What any station may tell of an attempt that it did not begin, beside what is told of it: its label was checked there, and matched. It changes no row. */
export function isSaidBeside(event: RecordEvent): boolean {
  return event.type === 'measurement' && event.name === labelVerified && event.value === 1;
}

/** What stations that tell nothing of the attempt itself said of it. */
export function saidBeside(events: readonly EventTable[]): readonly { stationId: string; event: RecordEvent }[] {
  const tellers = new Set(events.filter(({ type }) => type === 'started').map(({ stationId }) => stationId));
  return events.flatMap((columns) => {
    const { stationId } = columns;
    const event = tellers.has(stationId) ? undefined : readEvent(columns);
    return event !== undefined && isSaidBeside(event) ? [{ stationId, event }] : [];
  });
}

/**
 * The row of an attempt from all its events, the same for whoever reads them, in whatever order. The first telling is the one
 * whose beginning the server had first; what begins otherwise than that one, or than what was noted here, is none. Of several it is the
 * first that has come to its end, so that nobody changes the end that a station before has told; without an end it is what was noted
 * here, or the first. That a device is where it was to be, as seen here, goes before another's word that it is not. Each is taken in the order of its station: what a damaged file lost in its middle comes back late from the shared
 * record.
 */
export function rowTold(events: readonly EventTable[]): AttemptRow | undefined {
  const begun = beginnings(events);
  const own = begun.find(({ receivedAt }) => receivedAt === null) ?? begun[0];
  if (own === undefined) return undefined;
  const same = begun.filter((one) => saysTheSame(one, own));
  const rows = same.map(({ stationId }) => fold(toldBy(events, stationId)));
  const ended = rows.find((row) => row !== undefined && row.outcome !== null);
  const shown = rows[same.indexOf(own)];
  return ended === undefined || (own.receivedAt === null && hasArrived(shown) && !hasArrived(ended)) ? shown : ended;
}

const hasArrived = (row: AttemptRow | undefined) => arrivedOutcomes.some((arrived) => arrived === row?.outcome);

/** One of each station. What was noted here alone, the server has after what it tells of the same attempt, if it ever has. */
function beginnings(events: readonly EventTable[]): readonly EventTable[] {
  const begun = new Map<string, EventTable>();
  for (const one of events) if (one.type === 'started' && !begun.has(one.stationId)) begun.set(one.stationId, one);
  const heardAt = ({ receivedAt }: EventTable) => receivedAt ?? Number.POSITIVE_INFINITY;
  return [...begun.values()].sort((one, other) => {
    const [first, second] = [heardAt(one), heardAt(other)];
    return first === second ? (one.stationId < other.stationId ? -1 : 1) : first - second;
  });
}

function fold(events: readonly EventTable[]): AttemptRow | undefined {
  let row: AttemptRow | undefined;
  for (const columns of events.toSorted((one, other) => one.sequence - other.sequence)) {
    const event = readEvent(columns);
    if (event !== undefined) row = foldEvent(row, event, columns);
  }
  return row;
}

/** The rows of all attempts that some events tell of, each of which comes in the order in which it became known. */
export function* rowsTold(events: readonly EventTable[]): Generator<AttemptRow> {
  const byAttempt = new Map<string, EventTable[]>();
  for (const one of events) {
    const known = byAttempt.get(one.attemptId);
    if (known === undefined) byAttempt.set(one.attemptId, [one]);
    else known.push(one);
  }
  for (const own of byAttempt.values()) {
    const row = rowTold(own);
    if (row !== undefined) yield row;
  }
}
