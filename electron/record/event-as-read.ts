import { plainText } from '../../shared/plain-text.ts';
import { type RecordEvent, textLimit } from './record-event.ts';
import { eventColumns, readEvent } from './row-codec.ts';
import type { EventTable } from './schema.ts';

type Written = Pick<EventTable, 'attemptId' | 'type' | 'at' | 'body'>;

/** The event of a row, with nothing in its texts that does not stand for itself; undefined: it is none of ours. */
export function eventOf(row: Written): RecordEvent | undefined {
  const event = readEvent(row);
  return event === undefined ? undefined : readEvent(withoutBody(clean(event) as RecordEvent));
}

/** Whether two rows of one attempt say the same: its writer's words have another order, and others letters, than whoever reads them from the server. */
export function saysTheSame(one: Written, other: Written): boolean {
  if (one.type !== other.type || one.at !== other.at) return false;
  return one.body === other.body || asRead(one) === asRead(other);
}

/** As a station has it that read it from the server; what is no event of ours nobody reads. */
function asRead(row: Written): string {
  const event = eventOf(row);
  return event === undefined ? row.body : eventColumns(event).body;
}

function withoutBody({ attemptId, type, at, ...body }: RecordEvent) {
  return { attemptId, type, at, body: JSON.stringify(body) };
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return plainText(value, textLimit);
  if (Array.isArray(value)) return value.slice(0, 32).map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, clean(one)]));
}
