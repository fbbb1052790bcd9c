import type { ErrorCode } from '../../shared/errors.ts';
import { scanReader } from '../../shared/scan.ts';
import type { LineOrder, Scan } from '../../shared/scan-kinds.ts';
import type { Clock } from '../ground/clock-port.ts';

/**
 * The scans in what a scanner types, as it comes: each line is one, and where no Enter comes a pause ends it. Ends with
 * the pieces, or when `signal` aborts.
 */
export async function* lineScans(
  pieces: AsyncIterable<string>,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<Scan> {
  const reader = scanReader();
  const iterator = pieces[Symbol.asyncIterator]();
  const aborted = new Promise<'aborted'>((resolve) => {
    if (signal.aborted) resolve('aborted');
    signal.addEventListener('abort', () => resolve('aborted'), { once: true });
  });
  let next = iterator.next();
  for (;;) {
    const over = new AbortController();
    const due = reader.dueAt();
    const paused =
      due === undefined
        ? []
        : [clock.sleep(Math.max(0, due - clock.monotonic()), over.signal).then(() => 'paused' as const)];
    const turn = await Promise.race([next, aborted, ...paused]);
    over.abort();
    const at = clock.monotonic();
    if (turn === 'aborted') return;
    if (turn === 'paused') {
      yield* reader.pause(at);
      continue;
    }
    if (turn.done) return yield* reader.take('\n', at);
    yield* reader.take(turn.value, at);
    next = iterator.next();
  }
}

/** What is wrong with a scan that tells nothing; undefined: it was understood. `scansNumbers`: another code may be a number of the list. */
export function whyUnread(kind: Scan['kind'], scansNumbers = false): ErrorCode | undefined {
  if (kind === 'other-layout') return 'scan-other-layout';
  if (kind === 'foreign') return scansNumbers ? undefined : 'scan-not-a-photon';
  const isRead = kind === 'serial' || kind === 'device-id' || kind === 'command' || kind === 'customer';
  return isRead ? undefined : 'scan-unreadable';
}

/** What a command that is understood leaves open. */
export function whyUnsure({ layout }: Pick<LineOrder, 'layout'>): ErrorCode | undefined {
  return layout === 'untold' ? 'scan-layout-untold' : undefined;
}

/**
 * Waits for the first scan that is understood, and gives it back with all that come after it; one that only tests, or only says to begin, is not among them.
 * @param unread hears of each that is not understood, and of a test code that leaves something open
 */
export async function testedScans(
  scans: AsyncIterator<Scan>,
  unread: (why: ErrorCode) => void,
  scansNumbers = false,
): Promise<AsyncIterable<Scan>> {
  for (;;) {
    const { done, value } = await scans.next();
    const why = done ? undefined : whyUnread(value.kind, scansNumbers);
    if (why !== undefined) {
      unread(why);
      continue;
    }
    const unsure = !done && 'command' in value ? whyUnsure(value) : undefined;
    if (unsure !== undefined) unread(unsure);
    const isNone = done || ('command' in value && (value.command === 'test' || value.command === 'go-on'));
    return follow(isNone ? [] : [value]);
  }

  async function* follow(first: readonly Scan[]): AsyncGenerator<Scan> {
    yield* first;
    for (let turn = await scans.next(); !turn.done; turn = await scans.next()) yield turn.value;
  }
}

/** The printed codes in what is scanned, where no device waits for its scan. */
export async function* ordersIn(scans: AsyncIterable<Scan>): AsyncGenerator<LineOrder> {
  for await (const { kind: _, ...scan } of scans) if ('command' in scan) yield scan;
}
