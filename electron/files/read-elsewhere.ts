import * as v from 'valibot';
import { programLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { Helper, StartHelper } from '../helper-process/helper-port.ts';
import type { ReadFile } from './read-file-port.ts';
import { type ReaderAnswer, readerAnswer } from './reader-messages.ts';

/** What a process needs to find its system; nothing of the person's. */
const passedOn = ['SystemRoot', 'SYSTEMROOT', 'windir'];

/** What ends a reading early, with a `code` as Node's own errors have. */
class NotRead extends Error {
  readonly code: string;
  constructor(code: string) {
    super('not read');
    this.code = code;
  }
}

interface ReaderParts {
  readonly start: StartHelper;
  readonly clock: Clock;
  /** How long a disk or a share may stay silent; one that has to wake up answers within half a minute. */
  readonly patienceMs?: number;
}

/**
 * Reads each file in a process of its own, that is ended with the reading. Opening or reading on a mount that stopped
 * answering cannot be given up within a process: it holds one of Node's four threads for files, and with them the end of
 * the program, for as long as it likes (libuv, "Thread pool work scheduling").
 */
export function readsElsewhere({ start, clock, patienceMs = programLimits.readFileMs }: ReaderParts): {
  readonly readFile: ReadFile;
  /** Ends all that is being read. */
  close(): void;
} {
  const running = new Set<Helper>();

  async function* readFile(path: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    signal.throwIfAborted();
    const env: NodeJS.ProcessEnv = {};
    for (const name of passedOn) if (process.env[name] !== undefined) env[name] = process.env[name];
    const helper = start(env);
    running.add(helper);
    let hear: (answer: ReaderAnswer) => void = () => undefined;
    helper.onMessage((message) => {
      const answer = v.safeParse(readerAnswer, message);
      hear(answer.success ? answer.output : { failed: '' });
    });
    let ended = false;
    helper.onExit(() => {
      ended = true;
      running.delete(helper);
      hear({ failed: 'EPIPE' });
    });

    /** One message and its one answer. */
    async function ask(message: unknown): Promise<ReaderAnswer> {
      if (ended) throw new NotRead('EPIPE');
      const over = new AbortController();
      try {
        return await new Promise<ReaderAnswer>((resolve, reject) => {
          hear = resolve;
          const stop = () => reject(signal.reason);
          if (signal.aborted) return stop();
          signal.addEventListener('abort', stop, { once: true, signal: over.signal });
          void clock.sleep(patienceMs, over.signal).then(() => reject(new NotRead('ETIMEDOUT')));
          if (message !== undefined) helper.send(message);
        });
      } finally {
        over.abort();
      }
    }

    try {
      let answer = await ask(undefined);
      if (!('ready' in answer)) throw new NotRead('failed' in answer ? answer.failed : '');
      answer = await ask({ read: path });
      while ('piece' in answer) {
        yield answer.piece;
        answer = await ask({ next: true });
      }
      if ('failed' in answer) throw new NotRead(answer.failed);
    } finally {
      helper.kill();
    }
  }

  return {
    readFile,
    close() {
      for (const helper of running) helper.kill();
    },
  };
}
