import type { DeviceId } from '../../shared/device-id.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { LineEnd, LineEvent, LineRow, PreflightLine } from '../../shared/line-event.ts';
import { foldLine, isLineUnderWay, type LineState, type LineTold } from '../../shared/line-state.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { LineOrder, Scan } from '../../shared/scan-kinds.ts';
import { steadyTime } from '../../shared/steady-time.ts';
import type { Clock } from '../ground/clock-port.ts';
import { pushed } from '../ground/pushed.ts';
import { singleTask } from '../ground/single-task.ts';
import { whyUnread, whyUnsure } from './line-scans.ts';
import type { LineOptions } from './line-world.ts';

/** What is told and asked of a line from outside while it is opened and runs. */
export interface LineChannels {
  readonly scans: AsyncIterable<Scan>;
  readonly commands: AsyncIterable<LineOrder>;
  told(looked: PreflightLine): void;
  /** The device that the line lets show itself; undefined: none any more. */
  shown(id: DeviceId | undefined): void;
  /** Nothing of it ends a line. */
  problem(error: SetupError): void;
}

/** A line that may begin. */
export interface OpenLine {
  run(asked: AbortSignal, signal: AbortSignal): AsyncGenerator<LineEvent, LineEnd>;
  /** What it tells, each as it comes; absent: nobody beside the window wants it. */
  see?(event: LineEvent): void;
  /** A device has its one row, and when. */
  rowDone(row: LineRow, at: number): void;
  /** Lets a device that is online show itself, or no more. */
  blink(id: DeviceId, on: boolean): Promise<Result<void>>;
  /** When it is over, and where it was opened and not run. */
  close(): Promise<void>;
}

export type OpenALine = (channels: LineChannels, signal: AbortSignal) => Promise<Result<OpenLine>>;

/** The one line of the window: begun, told to do something, ended, and how it stands, for a page that is loaded anew. */
export interface LineManager {
  state(): LineState | undefined;
  /** As in the record: all that the line has done, as long as it is shown. */
  attemptIds(): readonly string[];
  /** It is prepared, runs, or ends. */
  running(): boolean;
  /** Answers at once: the state tells what becomes of it. Fails with `setup-already-running`. */
  begin(
    facts: Pick<LineState, 'preset' | 'operator' | 'scans'> &
      Partial<Pick<LineState, 'customer' | 'presetRevision' | 'part' | 'revision' | 'batch'>> &
      Pick<LineOptions, 'kind'> & {
        /** Its list has numbers of somebody's own, which may be scanned. */
        readonly scansNumbers?: boolean;
      },
    open: OpenALine,
  ): Result<void>;
  /** All three fail with `invalid-input` where none runs. */
  scan(scan: Scan): Result<void>;
  command(order: LineOrder): Result<void>;
  /** Lets a device that has its row show itself, or any no more; also fails as the cloud does. */
  blink(id: DeviceId, on: boolean): Promise<Result<void>>;
  /** Ends it at once, each device accounted for and the computer's network given back; resolves when it is over. */
  stop(): Promise<void>;
  /** The line that is over is not shown any more. */
  forget(): void;
}

export function lineManager(
  clock: Pick<Clock, 'now' | 'monotonic'>,
  show: (line: LineState | undefined) => void,
  changed: () => void,
): LineManager {
  let line: LineState | undefined;
  let attemptIds: string[] = [];
  /** From the beginning of a line on, so that it lasts as long as it did. */
  let now = () => clock.now();
  let scans = pushed<Scan>();
  let commands = pushed<LineOrder>();
  let current: OpenLine | undefined;
  /** Somebody hears what it is told. */
  let isDriven = false;
  /** A scan was understood, or somebody wants to begin without; called while the line waits for that. */
  let tested: (() => void) | undefined;
  let isTested = false;
  let scansNumbers = false;
  const task = singleTask(changed);

  function tell(told: LineTold): void {
    if (told.type === 'device-taken') attemptIds.push(told.attemptId);
    line = foldLine(line, told);
    show(line);
  }

  async function follow(open: OpenALine, signal: AbortSignal): Promise<void> {
    const channels: LineChannels = {
      scans,
      commands,
      told: (looked) => tell({ type: 'looked', ...looked }),
      problem: (error) => tell({ type: 'problem', error }),
      shown: (deviceId) => tell({ type: 'device-shown', deviceId }),
    };
    try {
      const opened = await open(channels, signal);
      if (!opened.ok) return tell({ type: 'line-refused', at: now(), error: opened.error });
      let end: LineEnd | undefined;
      current = opened.value;
      try {
        await testScan(signal);
        isDriven = true;
        end = signal.aborted ? undefined : await drive(opened.value, signal);
      } finally {
        isDriven = false;
        try {
          await ended(opened.value);
        } finally {
          current = undefined;
        }
      }
      const at = now();
      if (end === undefined) tell({ type: 'line-refused', at, error: setupError('cancelled') });
      else {
        const { stoppedBy, left } = end;
        tell({ type: 'line-ended', at, stoppedBy, ...(left === undefined ? {} : { left }) });
      }
    } catch {
      // What it is opened of could not be loaded, or has a fault: the person sees that it is over.
      tell({ type: 'line-refused', at: now(), error: setupError('internal-error') });
    } finally {
      scans.end();
      commands.end();
    }
  }

  /** The last look before the first device: whether the scanner is read, and for the keyboard that this computer has. */
  async function testScan(signal: AbortSignal): Promise<void> {
    if (line?.scans !== true || isTested || signal.aborted) return;
    const over = new Promise<void>((resolve) => {
      tested = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    tell({ type: 'test-scan-awaited', awaited: true });
    await over;
    tested = undefined;
    tell({ type: 'test-scan-awaited', awaited: false });
  }

  /** What is beside a line may take its time, and belongs to it: until then it is not told to be over. */
  async function ended(opened: OpenLine): Promise<void> {
    try {
      if (line?.status !== 'ending') tell({ type: 'line-closing' });
    } finally {
      await opened.close();
    }
  }

  async function drive(opened: OpenLine, signal: AbortSignal): Promise<LineEnd> {
    const own = new AbortController();
    const run = opened.run(new AbortController().signal, AbortSignal.any([signal, own.signal]));
    try {
      for (;;) {
        const turn = await run.next();
        if (turn.done) return turn.value;
        take(opened, turn.value);
      }
    } catch (fault) {
      // The devices it has are not left to work with nobody there who writes down what becomes of them.
      own.abort();
      await drain(opened, run);
      throw fault;
    }
  }

  function take(opened: OpenLine, event: LineEvent): void {
    try {
      tell(event);
    } finally {
      opened.see?.(event);
      if (event.type === 'device-finished') opened.rowDone(event.row, event.at);
    }
  }

  async function drain(opened: OpenLine, run: AsyncGenerator<LineEvent, LineEnd>): Promise<void> {
    for (;;) {
      const turn = await run.next();
      if (turn.done) return;
      try {
        take(opened, turn.value);
      } catch {
        // The first fault is told.
      }
    }
  }

  function order(wanted: LineOrder): void {
    // Before it begins they wait for it; after its last row nobody hears them.
    if (line?.status !== 'ending' || isDriven) commands.push(wanted);
    else tell({ type: 'scanned', at: now(), command: wanted.command, error: setupError('order-after-end') });
  }

  return {
    state: () => line,
    attemptIds: () => attemptIds,
    running: task.running,
    begin({ scansNumbers: has = false, ...facts }, open) {
      if (task.running()) return failure(setupError('setup-already-running'));
      scans = pushed();
      commands = pushed();
      line = undefined;
      attemptIds = [];
      now = steadyTime(clock);
      isTested = false;
      scansNumbers = has;
      task.start(async (signal) => {
        tell({ type: 'line-begun', at: now(), ...facts });
        await follow(open, signal);
      });
      changed();
      return success(undefined);
    },
    scan(scan) {
      if (!isLineUnderWay(line)) return failure(setupError('invalid-input'));
      // Without a scan for each device the printed codes serve all the same.
      const { kind: _, ...wanted } = scan;
      const unread = whyUnread(scan.kind, scansNumbers);
      const isAwaited = tested !== undefined;
      if (unread === undefined) {
        isTested = true;
        tested?.();
      }
      if (isAwaited && (unread !== undefined || ('command' in scan && scan.command === 'test'))) {
        const code = unread ?? ('command' in scan ? whyUnsure(scan) : undefined);
        const test = unread === undefined ? { command: 'test' as const } : {};
        tell({ type: 'scanned', at: now(), ...test, ...(code === undefined ? {} : { error: setupError(code) }) });
        return success(undefined);
      }
      // It has gone on by beginning.
      if (isAwaited && 'command' in scan && scan.command === 'go-on') return success(undefined);
      if ('command' in wanted) order(wanted);
      else if ((line?.scans || line?.asksCustomer) && line.status !== 'ending') scans.push(scan);
      else {
        const isForCustomer = scan.kind === 'customer' && line?.asksCustomer;
        const code = isForCustomer ? 'order-after-end' : line?.scans ? 'scan-after-end' : 'scan-not-asked';
        tell({ type: 'scanned', at: now(), ...namesIn(scan), error: setupError(code) });
      }
      return success(undefined);
    },
    command(wanted) {
      if (!isLineUnderWay(line)) return failure(setupError('invalid-input'));
      const isAwaited = tested !== undefined;
      tested?.();
      if (!isAwaited || wanted.command !== 'go-on') order(wanted);
      return success(undefined);
    },
    async blink(id, on) {
      const isOfLine = line?.rows.some(({ deviceId }) => deviceId === id);
      if (current === undefined || (on && !isOfLine)) return failure(setupError('invalid-input'));
      return current.blink(id, on);
    },
    async stop() {
      if (isLineUnderWay(line)) tell({ type: 'line-stopping' });
      await task.stop();
    },
    forget() {
      if (task.running() || line === undefined) return;
      line = undefined;
      attemptIds = [];
      show(line);
    },
  };
}

function namesIn(scan: Scan): Pick<Extract<LineEvent, { type: 'scanned' }>, 'serial' | 'deviceId' | 'customer'> {
  if (scan.kind === 'serial') return { serial: scan.serial };
  if (scan.kind === 'device-id') return { deviceId: scan.id };
  return scan.kind === 'customer' ? { customer: scan.email } : {};
}
