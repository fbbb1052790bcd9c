import { connect, type Socket } from 'node:net';
import { concatBytes } from '../../shared/bytes.ts';
import { type ErrorCode, type SetupError, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { type AnswerReading, answerLimitBytes } from '../../shared/softap-codec.ts';
import { photonLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';

export interface Exchange {
  readonly host: string;
  readonly port: number;
  readonly request: Uint8Array;
  readonly read: (bytes: Uint8Array, closed: boolean) => AnswerReading;
  readonly timeLimitMs: number;
  /** Whether this computer has an address in the network of `host` now: then no router speaks for it. */
  readonly isBeside: () => boolean;
}

/**
 * One connection, one request in one write, one answer; ends when the answer is complete, not when the device closes.
 * Never reuses a connection: after a change of network it would lead to another machine. `sent` is false for a failure
 * before the connection stood, when nothing was sent and another way may be tried.
 */
export function exchange(
  { host, port, request, read, timeLimitMs, isBeside }: Exchange,
  clock: Clock,
  signal: AbortSignal,
): Promise<Result<Uint8Array> & { readonly sent: boolean }> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let received = 0;
    let sent = false;
    const over = new AbortController();
    let socket: Socket | undefined;
    let askedAt = clock.monotonic();
    let refusedAtOnce = false;

    const finish = (result: Result<Uint8Array>) => {
      if (over.signal.aborted) return;
      over.abort();
      signal.removeEventListener('abort', cancel);
      // FIN rather than reset: firmware up to 0.6.4 can spin for ever on a connection that breaks under it.
      if (result.ok) socket?.destroySoon();
      else socket?.destroy();
      resolve({ ...result, sent });
    };
    const fail = (error: SetupError) => finish(failure(error));
    const cancel = () => fail(setupError('cancelled'));
    const readSoFar = (closed: boolean) => {
      const bytes = concatBytes(chunks);
      if (bytes.length > answerLimitBytes)
        return fail(setupError('photon-answer-too-large', { details: { bytes: bytes.length } }));
      if (closed && bytes.length === 0) return fail(setupError('photon-connection-lost'));
      const reading = read(bytes, closed);
      if (reading.kind === 'foreign') {
        const details = reading.page === undefined ? {} : { page: reading.page };
        return fail(setupError('not-a-photon', { saw: reading.saw, details }));
      }
      if (reading.kind === 'cut') return fail(setupError('photon-connection-lost'));
      if (reading.kind === 'complete') finish(success(reading.body));
    };

    if (signal.aborted) return cancel();
    signal.addEventListener('abort', cancel, { once: true });
    open();
    void clock.sleep(photonLimits.secondSynMs, over.signal).then(() => {
      if (!sent && !refusedAtOnce && !over.signal.aborted) openAnew();
    });
    void clock.sleep(photonLimits.connectMs, over.signal).then(() => {
      if (!sent) fail(setupError('photon-not-reachable', { saw: 'connect timed out' }));
    });
    void clock
      .sleep(timeLimitMs, over.signal)
      .then(() => fail(setupError('photon-timed-out', { details: { seconds: timeLimitMs / 1000 } })));

    function open(): void {
      const opening = connect({ host, port, noDelay: true });
      socket = opening;
      opening.on('connect', () => {
        sent = true;
        opening.write(request);
      });
      opening.on('data', (chunk: Uint8Array) => {
        chunks.push(chunk);
        received += chunk.length;
        // Joining the pieces for every single-byte segment would cost the square of the answer; only an end can complete.
        if (received > answerLimitBytes || endsLikeAnAnswer(chunk)) readSoFar(false);
      });
      opening.on('end', () => readSoFar(true));
      opening.on('close', () => fail(setupError('photon-connection-lost')));
      opening.on('error', (error: NodeJS.ErrnoException) => {
        const saw = error.code ?? '';
        if (sent) return fail(setupError('photon-connection-lost', { saw }));
        const atOnce = clock.monotonic() - askedAt < photonLimits.noNeighbourMs;
        const refused = error.code === 'EHOSTUNREACH' && atOnce && isBeside();
        // Once may be the end of a search that another connection began; a search of its own takes its second.
        if (refused && !refusedAtOnce) {
          refusedAtOnce = true;
          askedAt = clock.monotonic();
          return openAnew();
        }
        fail(setupError(refused ? 'photon-no-route' : whyNotOpened(error.code), { saw }));
      });
    }

    function openAnew(): void {
      socket
        ?.removeAllListeners()
        .on('error', () => undefined)
        .destroy();
      open();
    }
  });
}

/** EACCES and EPERM: a rule of this computer refused the connection (connect(2); WSAEACCES of a Windows firewall). */
function whyNotOpened(code: string | undefined): ErrorCode {
  return code === 'EACCES' || code === 'EPERM' ? 'photon-connection-blocked' : 'photon-not-reachable';
}

/** A JSON answer ends in a brace, a chunked one in a newline; foreign greetings end in a newline, too. */
function endsLikeAnAnswer(chunk: Uint8Array): boolean {
  const last = chunk[chunk.length - 1];
  return last === 0x7d || last === 0x0a || last === 0x20 || last === 0x3e;
}
