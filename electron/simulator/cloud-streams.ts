import type { ServerResponse } from 'node:http';
import type { Clock } from '../setup/clock-port.ts';
import type { CloudRecord } from './cloud-devices.ts';
import type { Owner } from './cloud-owner.ts';

/** A comment this often keeps a stream alive; the official SDK gives one up after 15 s of silence. */
const keepAliveMs = 9_000;

/** Streams at once from one address (Particle API reference, rate limits). */
export const streamLimit = 100;

export interface CloudStreams {
  readonly count: number;
  /** Sends events to `response` until it closes: of `deviceId`, or of all devices of `owner`, by prefix of the name. */
  add(response: ServerResponse, owner: Owner, prefix: string, deviceId: string | undefined): void;
  /** Publishes an event of a device to its owner's streams. */
  publish(record: CloudRecord, name: string, data: string): void;
}

/** Server-sent events as the Particle API writes them; `now` is the cloud's clock, `ending` ends everything. */
export function cloudStreams(clock: Clock, now: () => number, ending: AbortSignal): CloudStreams {
  const streams = new Set<{
    readonly response: ServerResponse;
    readonly owner: Owner;
    readonly prefix: string;
    readonly deviceId: string | undefined;
  }>();

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
    add(response, owner, prefix, deviceId) {
      const stream = { response, owner, prefix, deviceId };
      streams.add(stream);
      response.once('close', () => streams.delete(stream));
      response.write(':ok\n\n');
      void keepAlive(response);
    },
    publish(record, name, data) {
      const body = { data, ttl: 60, published_at: new Date(now()).toISOString(), coreid: record.id };
      for (const { response, owner, prefix, deviceId } of streams) {
        const meant = owner === record.owner && name.startsWith(prefix) && (deviceId ?? record.id) === record.id;
        if (meant) response.write(`event: ${name}\ndata: ${JSON.stringify(body)}\n\n`);
      }
    },
  };
}
