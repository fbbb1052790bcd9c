import { createParser } from 'eventsource-parser';
import { patienceAsked } from '../../shared/cloud-patience.ts';
import { parseDeviceId } from '../../shared/device-id.ts';
import { isFinalWord } from '../../shared/error-meaning.ts';
import type { SetupError } from '../../shared/errors.ts';
import { cloudLimits } from '../../shared/time-limits.ts';
import type { CloudEvent } from './cloud-port.ts';
import { eventReply, readReply } from './cloud-replies.ts';
import { answerOf, type CloudConnection, type CloudRequest, cloudUrl, requestHeaders } from './cloud-request.ts';
import type { TokenSource } from './token-source.ts';

/** A single event is at most 1024 bytes of data (Particle API reference, events); far more is no event stream. */
const bufferLimit = 64 * 1024;

/** Text that the parser gets at once: for a piece of nothing but line ends it takes the square of its length. */
const feedCharacters = 2 * 1024;

/** A keep-alive is a few bytes every ten seconds or so: as much as this between two events is no stream of events. */
const fruitlessLimit = 64 * 1024;

/** Far above what an account's devices send, far below what keeps a core busy; the rest waits in the network. */
const bytesPerSecond = 256 * 1024;

/**
 * Events of the stream at `root`, of an account's devices or a product's (Particle API reference, "Get a stream of events",
 * "Product event stream"), whose name starts with `prefix`, of any name when it is empty; re-connects until `signal` aborts
 * or the cloud takes neither the token nor another one: then that refusal is what it returns. Never
 * throws.
 */
export async function* cloudEvents(
  connection: CloudConnection,
  source: TokenSource,
  root: readonly string[],
  prefix: string,
  signal: AbortSignal,
): AsyncGenerator<CloudEvent, SetupError | undefined> {
  const { clock } = connection;
  let nextPauseMs: number = cloudLimits.streamAgainMs;
  while (!signal.aborted) {
    let lived = false;
    const over = new AbortController();
    void clock.sleep(cloudLimits.streamSilenceMs, over.signal).then(() => {
      lived = !over.signal.aborted;
    });
    const askedMs = yield* oneStream(connection, source, [...root, ...(prefix === '' ? [] : [prefix])], signal);
    over.abort();
    if (typeof askedMs !== 'number') return askedMs;
    // A stream that lived for the limit of silence is no trouble; after each shorter one the pause doubles.
    const pauseMs = lived && askedMs === 0 ? cloudLimits.streamAgainMs : nextPauseMs;
    nextPauseMs =
      lived && askedMs === 0 ? cloudLimits.streamAgainMs : Math.min(nextPauseMs * 2, cloudLimits.streamAgainAtMostMs);
    await clock.sleep(Math.max(pauseMs, askedMs), signal);
  }
  return undefined;
}

/** One stream to its end; for how many milliseconds the cloud asked to be left alone, or why there will be no other. */
async function* oneStream(
  connection: CloudConnection,
  source: TokenSource,
  path: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<CloudEvent, number | SetupError> {
  const { baseUrl, fetch, clock } = connection;
  const token = await source.current(signal);
  if (!token.ok) return afterRefusal(token.error);
  const request: CloudRequest = { method: 'GET', path, token: token.value };
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
      fetch(cloudUrl(baseUrl, path), {
        headers: { ...requestHeaders(token.value), Accept: 'text/event-stream' },
        redirect: 'manual',
        cache: 'no-store',
        credentials: 'omit',
        signal: AbortSignal.any([signal, stop.signal]),
      }),
      stop,
    );
    if (!response.ok) {
      const answer = await bounded(answerOf(connection, request, response), stop);
      if (answer.ok) return 0;
      if (answer.status !== 401) return afterRefusal(answer.error);
      const other = (await source.instead(token.value, signal)) ?? answer;
      return other.ok ? 0 : afterRefusal(other.error);
    }
    if (response.body === null) return 0;
    const reader = response.body.getReader();
    let fruitless = 0;
    let sincePause = 0;
    while (!signal.aborted) {
      const piece = await bounded(reader.read(), stop);
      if (piece.done) return 0;
      const text = decoder.decode(piece.value, { stream: true });
      // What is no stream of events has an error in every line.
      for (let start = 0; start < text.length && !stop.signal.aborted; start += feedCharacters) {
        const slice = text.slice(start, start + feedCharacters);
        parser.feed(slice);
        fruitless = waiting.length > 0 ? 0 : fruitless + slice.length;
        if (fruitless > fruitlessLimit) return 0;
        yield* waiting.splice(0);
      }
      sincePause += piece.value.length;
      if (sincePause < bytesPerSecond) continue;
      sincePause = 0;
      await clock.sleep(cloudLimits.streamPauseMs, AbortSignal.any([signal, stop.signal]));
    }
    return 0;
  } catch {
    // A broken stream is no news: the caller also polls, and the next turn opens a new one.
    return 0;
  } finally {
    stop.abort();
  }

  /** The limit of silence ends the stream, and with it the promise. */
  async function bounded<Value>(promise: Promise<Value>, ending: AbortController): Promise<Value> {
    const settled = new AbortController();
    void clock.sleep(cloudLimits.streamSilenceMs, settled.signal).then(() => {
      if (!settled.signal.aborted) ending.abort();
    });
    try {
      return await promise;
    } finally {
      settled.abort();
    }
  }
}

/**
 * Of a token or a client that opens nothing asking on would change nothing, and ten refused clients in a row block the
 * address for half an hour (Particle API reference, rate limits).
 */
function afterRefusal(error: SetupError): number | SetupError {
  return isFinalWord(error.code) ? error : Math.min(patienceAsked(error) ?? 0, cloudLimits.retryAfterMs);
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
