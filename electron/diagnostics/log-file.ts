import { open } from 'node:fs/promises';
import electronLog from 'electron-log/node';
import { plainText } from '../../shared/plain-text.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { Log } from './log-port.ts';
import type { Redact } from './redactor.ts';

/** A run writes about 5 kB. One older file of the same size stays beside it. */
const sizeLimitBytes = 512 * 1024;

/** One line; foreign words in it are shorter still. */
const lineLimit = 1_000;

const keptLines = 400;
const tailBytes = 64 * 1024;

/**
 * The log as a file through electron-log, which appends behind the back of the caller and rotates. It is told nothing but
 * finished lines: what it says of itself, to the console or to a server, is off.
 */
export function logFile(parts: {
  readonly file: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly redact: Redact;
  /** For a program that ends at once: whoever has waited for `lines` finds all written. */
  readonly atOnce?: boolean;
}): Log {
  const { file, clock, redact, atOnce = false } = parts;
  const before = tail(file, redact);
  const own: string[] = [];
  const write = transportTo(file, atOnce);

  return {
    note(topic, text) {
      try {
        const words = plainText(redact(`${topic} ${text}`), lineLimit);
        const line = `${new Date(clock.now()).toISOString()} ${words}`;
        own.push(line);
        if (own.length > keptLines) own.shift();
        // Nothing is written before the lines of earlier starts were read.
        void before.then(() => write(line)).catch(() => undefined);
      } catch {
        // A log that cannot be written is not worth a run.
      }
    },
    lines: async () => [...(await before), ...own].slice(-keptLines),
  };
}

function transportTo(file: string, atOnce: boolean): (line: string) => void {
  const log = electronLog.create({ logId: file });
  const { transports } = log;
  const silent = Object.assign(() => undefined, { level: false as const, transforms: [], writeFn: () => undefined });
  Object.assign(transports, { console: silent, ipc: null, remote: null });
  transports.file.resolvePathFn = () => file;
  transports.file.format = '{text}';
  transports.file.maxSize = sizeLimitBytes;
  transports.file.sync = atOnce;
  transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  return (line) => log.info(line);
}

/** The end of the file, redacted again: whoever wrote it may have been another version. */
async function tail(file: string, redact: Redact): Promise<readonly string[]> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      const from = Math.max(0, size - tailBytes);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(size, tailBytes)), 0, null, from);
      const lines = buffer.subarray(0, bytesRead).toString('utf8').split('\n');
      // The first one is cut where the file is longer.
      const whole = from === 0 ? lines : lines.slice(1);
      return whole.filter((line) => line.trim() !== '').map((line) => plainText(redact(line), lineLimit));
    } finally {
      await handle.close();
    }
  } catch {
    return [];
  }
}
