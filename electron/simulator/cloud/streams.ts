import type { ServerResponse } from 'node:http';
import type { Clock } from '../../ground/clock-port.ts';
import type { StreamRequest } from './call.ts';
import type { CloudRecord } from './devices.ts';

/** A comment this often keeps a stream alive; the official SDK gives one up after 15 s of silence. */
const keepAliveMs = 9_000;

/** Streams at once from one address (Particle API reference, rate limits). */
export const streamLimit = 100;

export interface CloudStreams {
  readonly count: number;
  /** Sends the events that are wished to `response` until it closes. */
  add(response: ServerResponse, request: StreamRequest): void;
  /** Publishes an event of a device to everybody who hears it. */
  publish(record: CloudRecord, name: string, data: string): void;
}

/** Server-sent events as the Particle API writes them; `now` is the cloud's clock, `ending` ends everything. */
export function cloudStreams(clock: Clock, now: () => number, ending: AbortSignal): CloudStreams {
  const streams = new Set<{ readonly response: ServerResponse; readonly request: StreamRequest }>();

  async function keepAlive(response: ServerResponse): Promise<void> {
    const over = new AbortController();
    response.once('close', () => over.abort());
    const signal = AbortSignal.any([ending, over.signal]);
    while (!signal.aborted) {
      await clock.sleep(keepAliveMs, signal);
      if (!signal.aborted) response.write(':\n\n');
    }
  }

  return {
    get count() {
      return streams.size;
    },
    add(response, request) {
      const stream = { response, request };
      streams.add(stream);
      response.once('close', () => streams.delete(stream));
      response.write(':ok\n\n');
      void keepAlive(response);
    },
    publish(record, name, data) {
      const body = { data, ttl: 60, published_at: new Date(now()).toISOString(), coreid: record.id };
      const text = `event: ${name}\ndata: ${JSON.stringify(body)}\n\n`;
      for (const { response, request } of streams) {
        if (name.startsWith(request.prefix) && request.hears(record)) response.write(text);
      }
    },
  };
}
