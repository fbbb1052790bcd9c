import { createParser } from 'eventsource-parser';
import { parseDeviceId } from '../../shared/device-id.ts';
import type { CloudEvent } from './cloud-port.ts';
import { eventReply, readReply } from './cloud-replies.ts';
import { type CloudConnection, cloudUrl, requestHeaders } from './cloud-request.ts';
import type { TokenSource } from './token-source.ts';

/** Silence after which a stream counts as dead, and the pause before the next try (particle-api-js 12, EventStream). */
const silenceLimitMs = 15_000;
const reconnectPauseMs = 2_000;
const longestPauseMs = 64_000;

/** A single event is at most 1024 bytes of data (Particle API reference, events); far more is no event stream. */
const bufferLimit = 64 * 1024;

/** Text that the parser gets at once: for a piece of nothing but line ends it takes the square of its length. */
const feedCharacters = 2 * 1024;

/** Events of the account's devices whose name starts with `prefix`, of any name when it is empty; re-connects until `signal` aborts. Never throws. */
export async function* cloudEvents(
  connection: CloudConnection,
  source: TokenSource,
  prefix: string,
  signal: AbortSignal,
): AsyncGenerator<CloudEvent> {
  let pauseMs = reconnectPauseMs;
  while (!signal.aborted) {
    const refused = yield* oneStream(connection, source, prefix, signal);
    // Opening streams is limited to 100 in 5 minutes (Particle API reference, rate limits): refusals slow us down.
    pauseMs = refused ? Math.min(pauseMs * 2, longestPauseMs) : reconnectPauseMs;
    await connection.clock.sleep(pauseMs, signal);
  }
}

/** One stream to its end; true when the cloud refused to open it. */
async function* oneStream(
  { baseUrl, fetch, clock }: CloudConnection,
  source: TokenSource,
  prefix: string,
  signal: AbortSignal,
): AsyncGenerator<CloudEvent, boolean> {
  const token = await source.current(signal);
  if (!token.ok) return true;
  const stop = new AbortController();
  const waiting: CloudEvent[] = [];
  const parser = createParser({
    maxBufferSize: bufferLimit,
    onEvent: ({ event, data }) => {
      const read = parseEvent(event, data);
      if (read !== undefined) waiting.push(read);
    },
    onError: () => stop.abort(),
  });
  const decoder = new TextDecoder();
  try {
    const response = await bounded(
      fetch(cloudUrl(baseUrl, ['v1', 'devices', 'events', ...(prefix === '' ? [] : [prefix])]), {
        headers: { ...requestHeaders(token.value), Accept: 'text/event-stream' },
        redirect: 'manual',
        cache: 'no-store',
        credentials: 'omit',
        signal: AbortSignal.any([signal, stop.signal]),
      }),
      stop,
    );
    if (response?.status === 401) await source.instead(token.value, signal);
    if (!response?.ok || response.body === null) return true;
    const reader = response.body.getReader();
    for (;;) {
      const piece = await bounded(reader.read(), stop);
      if (piece === undefined || piece.done) return false;
      const text = decoder.decode(piece.value, { stream: true });
      // What is no stream of events has an error in every line.
      for (let start = 0; start < text.length && !stop.signal.aborted; start += feedCharacters) {
        parser.feed(text.slice(start, start + feedCharacters));
        yield* waiting.splice(0);
      }
    }
  } catch {
    // A broken stream is no news: the caller also polls, and the next turn opens a new one.
    return false;
  } finally {
    stop.abort();
  }

  /** The value, or undefined after the limit of silence, which also ends the stream. */
  async function bounded<Value>(promise: Promise<Value>, ending: AbortController): Promise<Value | undefined> {
    const settled = new AbortController();
    void clock.sleep(silenceLimitMs, settled.signal).then(() => {
      if (!settled.signal.aborted) ending.abort();
    });
    try {
      return await promise;
    } finally {
      settled.abort();
    }
  }
}

function parseEvent(name: string | undefined, data: string): CloudEvent | undefined {
  if (name === undefined) return undefined;
  let body: unknown;
  try {
    body = JSON.parse(data);
  } catch {
    return undefined;
  }
  const reply = readReply(eventReply, body);
  if (!reply.ok) return undefined;
  const deviceId = parseDeviceId(reply.value.coreid ?? '');
  return {
    name,
    data: reply.value.data ?? '',
    deviceId: deviceId.ok ? deviceId.value : undefined,
    publishedAt: reply.value.published_at,
  };
}
