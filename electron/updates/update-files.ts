import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { setupError } from '../../shared/errors.ts';
import { type Failure, failure, type Result, success } from '../../shared/result.ts';
import { programLimits } from '../../shared/time-limits.ts';
import type { ReadFile } from '../files/read-file-port.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface WantedFile {
  /** http, https or file. */
  readonly url: string;
  readonly size: number;
  /** Base64. */
  readonly sha512: string;
}

export interface UpdateFiles {
  /** A small text. Fails with `update-server-unreachable`, `update-not-offered`, `update-unreadable` or `cancelled`. */
  read(url: string, limitBytes: number, signal: AbortSignal): Promise<Result<string>>;
  /**
   * A file into another, up to its announced size and no further, hashed on the way and flushed. Fails with
   * `update-server-unreachable`, `update-not-offered`, `update-damaged`, `update-not-stored` or `cancelled`.
   */
  fetch(
    wanted: WantedFile,
    destination: string,
    onProgress: (received: number) => void,
    signal: AbortSignal,
  ): Promise<Result<void>>;
}

/**
 * A server's files, or those of a folder that a person, a policy or whoever shares it filled and that `readFile` opens.
 * `patience`: for tests.
 */
export function updateFiles(
  fetchUrl: Fetch,
  readFile: ReadFile,
  patience: number = programLimits.updateSilenceMs,
): UpdateFiles {
  async function openSource(url: string, signal: AbortSignal): Promise<Result<AsyncIterable<Uint8Array>>> {
    if (url.startsWith('file:')) return success(readFile(fileURLToPath(url), signal));
    const response = await fetchUrl(url, { signal, cache: 'no-store', credentials: 'omit' });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      const code =
        response.status === 404 || response.status === 410 ? 'update-not-offered' : 'update-server-unreachable';
      return failure(setupError(code, { saw: String(response.status) }));
    }
    return success(Readable.fromWeb(response.body as import('node:stream/web').ReadableStream<Uint8Array>));
  }

  /** Runs `take` on every piece; ends with a failure where the source falls silent or breaks off. */
  async function drain(
    url: string,
    wanted: AbortSignal,
    take: (piece: Uint8Array) => Promise<Failure | undefined>,
  ): Promise<Result<void>> {
    const silence = new AbortController();
    const signal = AbortSignal.any([wanted, silence.signal]);
    let timer = setTimeout(() => silence.abort(), patience);
    try {
      const source = await openSource(url, signal);
      if (!source.ok) return source;
      const pieces = source.value[Symbol.asyncIterator]();
      for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
        clearTimeout(timer);
        const refused = await take(next.value);
        if (refused !== undefined) {
          // Not waited for: the end of a body that nobody reads to its end may never be told.
          void Promise.resolve(pieces.return?.()).catch(() => undefined);
          silence.abort();
          return refused;
        }
        timer = setTimeout(() => silence.abort(), patience);
      }
      return success(undefined);
    } catch (error) {
      if (wanted.aborted) return failure(setupError('cancelled'));
      const code = codeOf(error);
      return failure(
        setupError(code === 'ENOENT' ? 'update-not-offered' : 'update-server-unreachable', {
          saw: silence.signal.aborted ? '' : code,
        }),
      );
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async read(url, limitBytes, signal) {
      const pieces: Uint8Array[] = [];
      let bytes = 0;
      const end = await drain(url, signal, async (piece) => {
        bytes += piece.length;
        if (bytes > limitBytes) return failure(setupError('update-unreadable', { saw: `${bytes} bytes` }));
        pieces.push(piece);
        return undefined;
      });
      return end.ok ? success(Buffer.concat(pieces).toString('utf8')) : end;
    },

    async fetch({ url, size, sha512 }, destination, onProgress, signal) {
      const damaged = (bytes: number) => failure(setupError('update-damaged', { saw: `${bytes} / ${size} bytes` }));
      try {
        const file = await open(destination, 'w', 0o600);
        try {
          const hash = createHash('sha512');
          let received = 0;
          const end = await drain(url, signal, async (piece) => {
            received += piece.length;
            if (received > size) return damaged(received);
            hash.update(piece);
            const stored = await file.writeFile(piece).then(() => undefined, notStored);
            if (stored === undefined) onProgress(received);
            return stored;
          });
          if (!end.ok) return end;
          if (received !== size || hash.digest('base64') !== sha512) return damaged(received);
          await file.sync();
          return success(undefined);
        } finally {
          await file.close();
        }
      } catch (error) {
        return notStored(error);
      }
    },
  };
}

function notStored(error: unknown): Failure {
  return failure(setupError('update-not-stored', { saw: codeOf(error) }));
}

/** `ENOSPC`, or Chromium's `net::ERR_…` at the end of a message. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const cause = error.cause ?? error;
  return typeof cause === 'object' && 'code' in cause
    ? String(cause.code)
    : (/(?<![A-Z_])[A-Z]+_[A-Z_]+$/.exec(error.message)?.[0] ?? '');
}
