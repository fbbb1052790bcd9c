import { binaryTextToBytes, bytesToBinaryText } from '../../shared/bytes.ts';
import { compareEcho, consoleLimits, entryPieces } from '../../shared/console/console-entries.ts';
import {
  type ConsoleBuffer,
  type ConsoleMark,
  type ConsolePrompt,
  emptyConsoleBuffer,
  heardMore,
  takeMark,
} from '../../shared/console/console-marks.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result } from '../../shared/result.ts';
import { cableLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import { within } from '../ground/within.ts';
import type { OpenPort, UsbSerial } from './usb-serial-port.ts';

/** An open console, read by what it says and typed at line by line. */
export interface ConsoleLine {
  readonly port: OpenPort;
  /** All that came since the last `forget`. */
  whole(): string;
  forget(): void;
  /** One letter, at which the idle console acts at once. Also fails with `cable-not-listening`, where it is not taken. */
  letter(letter: string): Promise<Result<void>>;
  /** The first mark that `wanted` takes, within `limitMs`; what comes before it is passed over. */
  waitFor(
    wanted: (mark: ConsoleMark) => boolean,
    limitMs: number,
    signal: AbortSignal,
  ): Promise<ConsoleMark | undefined>;
  /** A line of an answer without its end, or the rest of one. False: its echo was wrong, or it is not all there. */
  typeText(prompt: ConsolePrompt, line: Uint8Array, signal: AbortSignal): Promise<boolean>;
  /** All that was typed of a line, unless it is full, and waits until what was written last is on its way. */
  takeBack(): Promise<void>;
  /**
   * All letters since the port was opened or this was last done. In an open question each would stay, until the line is full and the
   * next one ends it, with which a network may be stored that nobody typed; an idle console and an empty question pass over it.
   */
  takeBackLetters(): Promise<void>;
  /** What was written last is on its way: the system drops what it still holds of a port that is closed. */
  sent(): Promise<void>;
  /** What ends a line, and what is known of it then of no further use. False: it did not go out. */
  endLine(signal: AbortSignal): Promise<boolean>;
}

const backspace = '\b';

/** How often a line is typed whose echo is wrong. */
const triesOfLine = 2;

/** Opens a console; a port that is busy is waited for. Errors: those of opening, `cancelled`. */
export async function openConsoleLine(
  usb: UsbSerial,
  path: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<Result<ConsoleLine>> {
  let buffer: ConsoleBuffer = emptyConsoleBuffer;
  let whole: ConsoleBuffer = emptyConsoleBuffer;
  let heard: () => void = () => undefined;
  /** Bytes of an answer that stand in its line, and how many that takes. */
  let standing = 0;
  let limit = 0;
  let letters = 0;
  const opened = await openPatiently(usb, path, clock, signal, (bytes) => {
    const text = bytesToBinaryText(bytes);
    buffer = heardMore(buffer, text);
    whole = heardMore(whole, text);
    heard();
  });
  if (!opened.ok) return opened;
  const port = opened.value;

  /** Until `look` gives something, within `limitMs`, while the port is there. */
  function until<Found>(look: () => Found | undefined, limitMs: number, stop: AbortSignal): Promise<Found | undefined> {
    return within(limitMs, clock, AbortSignal.any([stop, port.lost]), async (over) => {
      over.addEventListener('abort', () => heard(), { once: true });
      for (;;) {
        const found = look();
        if (found !== undefined || over.aborted) return found;
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
    });
  }

  /** Whether the console gave back exactly what was typed. */
  async function echoed(typed: string, stop: AbortSignal): Promise<boolean> {
    const compared = await until(
      () => {
        const comparison = compareEcho(typed, buffer.text);
        return comparison === 'so-far' ? undefined : comparison;
      },
      cableLimits.answerMs,
      stop,
    );
    if (compared !== 'same') return false;
    buffer = { text: buffer.text.slice(typed.length) };
    return true;
  }

  /** What a device takes no more of would wait for ever: a program that reads nothing fills its few bytes of room. */
  async function write(text: string): Promise<Result<void>> {
    const over = new AbortController();
    const late = clock
      .sleep(cableLimits.answerMs, over.signal)
      .then((): Result<void> => failure(setupError(port.lost.aborted ? 'cable-gone' : 'cable-not-listening')));
    return Promise.race([port.write(binaryTextToBytes(text)), late]).finally(() => over.abort());
  }

  const sent = () => clock.sleep(cableLimits.sentMs, port.lost);

  return {
    ok: true,
    value: {
      port,
      sent,
      whole: () => whole.text,
      forget() {
        buffer = emptyConsoleBuffer;
        whole = emptyConsoleBuffer;
      },
      async letter(letter) {
        const written = await write(letter);
        if (written.ok) letters += 1;
        return written;
      },
      waitFor: (wanted, limitMs, stop) =>
        until(
          () => {
            for (;;) {
              const { mark, rest } = takeMark(buffer);
              if (mark === undefined) return undefined;
              buffer = rest;
              if (wanted(mark)) return mark;
            }
          },
          limitMs,
          stop,
        ),
      async typeText(prompt, line, stop) {
        limit = consoleLimits[prompt];
        if (stop.aborted) return false;
        const room = limit - standing;
        const pieces = entryPieces(line, room).map(bytesToBinaryText);
        // What came before is no echo.
        buffer = emptyConsoleBuffer;
        for (const piece of pieces.slice(0, -1)) {
          // The last byte of a full line can not be taken back: there even a backspace would end the line.
          const tries = line.length === room && piece === pieces.at(-2) ? 1 : triesOfLine;
          let right = false;
          for (let tried = 1; !right && tried <= tries; tried += 1) {
            standing += tried === 1 ? piece.length : 0;
            if (!(await write(piece)).ok) return false;
            // A full line would be ended by whatever comes next, also from a stranger: nobody stops before its end.
            right = await echoed(piece, standing === limit ? neverAborted() : stop);
            if (right || tried === tries) break;
            if (!(await write(backspace.repeat(piece.length))).ok) return false;
            await clock.sleep(cableLimits.quietMs, AbortSignal.any([stop, port.lost]));
            buffer = emptyConsoleBuffer;
          }
          if (!right || (stop.aborted && standing < limit)) return false;
        }
        return !stop.aborted || standing === limit;
      },
      async takeBack() {
        const bytes = standing < limit ? standing : 0;
        standing = 0;
        if (bytes > 0) await write(backspace.repeat(bytes));
        await sent();
      },
      async takeBackLetters() {
        const bytes = letters;
        letters = 0;
        if (bytes > 0 && !port.lost.aborted && (await write(backspace.repeat(bytes))).ok) await sent();
      },
      async endLine(stop) {
        standing = 0;
        if (!(await write('\n')).ok) return false;
        // Of no further use but for what comes after it.
        await echoed('\r\n', stop);
        return true;
      },
    },
  };
}

/** A port is busy for a while after it was plugged in where a program looks for modems in it. */
export async function openPatiently(
  usb: UsbSerial,
  path: string,
  clock: Clock,
  signal: AbortSignal,
  received: (bytes: Uint8Array) => void,
): Promise<Result<OpenPort>> {
  const startedAt = clock.monotonic();
  for (;;) {
    const opened = await usb.open(path, received);
    if (opened.ok || opened.error.code !== 'cable-port-busy') return opened;
    if (clock.monotonic() - startedAt >= cableLimits.busyMs) return opened;
    await clock.sleep(cableLimits.busyAgainMs, signal);
    if (signal.aborted) return failure(setupError('cancelled'));
  }
}
