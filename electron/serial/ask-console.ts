import { binaryTextToBytes, bytesToBinaryText } from '../../shared/bytes.ts';
import { consoleAbilities } from '../../shared/console/console-firmware.ts';
import {
  type ConsoleBuffer,
  type ConsoleMark,
  consolePresence,
  emptyConsoleBuffer,
  heardMore,
  takeMark,
} from '../../shared/console/console-marks.ts';
import { type DeviceId, parseDeviceId } from '../../shared/device-id.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { cableLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import { within } from '../ground/within.ts';
import type { OpenPort, UsbSerial } from './usb-serial-port.ts';

/** What a console tells without anything being changed. */
export interface ConsoleFacts {
  readonly id: DeviceId;
  /** Absent where it is not told, as before 0.4.4. */
  readonly deviceOs?: string;
  /** The sticky flag: claimed at some time. Absent before 0.6.0. */
  readonly claimedBefore?: boolean;
  /** Something prints without being asked, most likely the user's program. */
  readonly printsByItself: boolean;
}

/**
 * Asks the console of a Photon in listening mode who it is, and closes the port again. Sends one letter at a time, and no
 * letter but `i` before the console has answered it. Errors: those of opening, `cable-not-listening`, `cable-dialogue-open`,
 * `cancelled`.
 */
export async function askConsole(
  usb: UsbSerial,
  path: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<Result<ConsoleFacts>> {
  let buffer: ConsoleBuffer = emptyConsoleBuffer;
  /** All that came since the console was first asked, or before. */
  let whole: ConsoleBuffer = emptyConsoleBuffer;
  let heard: () => void = () => undefined;
  const opened = await openPatiently(usb, path, clock, signal, (bytes) => {
    buffer = heardMore(buffer, bytesToBinaryText(bytes));
    whole = heardMore(whole, bytesToBinaryText(bytes));
    heard();
  });
  if (!opened.ok) return opened;
  const port = opened.value;

  /** Waits for the first mark that `wanted` takes; what comes before it is passed over. */
  async function waitFor(wanted: (mark: ConsoleMark) => boolean, limitMs: number): Promise<ConsoleMark | undefined> {
    return within(limitMs, clock, AbortSignal.any([signal, port.lost]), async (until) => {
      until.addEventListener('abort', () => heard(), { once: true });
      while (!until.aborted) {
        const { mark, rest } = takeMark(buffer);
        if (mark !== undefined) {
          buffer = rest;
          if (wanted(mark)) return mark;
        } else {
          await new Promise<void>((resolve) => {
            heard = resolve;
          });
        }
      }
      return undefined;
    });
  }

  try {
    await clock.sleep(cableLimits.quietMs, AbortSignal.any([signal, port.lost]));
    const printsByItself = whole.text !== '';
    buffer = emptyConsoleBuffer;
    whole = emptyConsoleBuffer;
    let id: DeviceId | undefined;
    for (let tries = 0; tries < 2 && id === undefined; tries += 1) {
      const asked = await type(port, 'i');
      if (!asked.ok) return asked;
      const mark = await waitFor(({ kind }) => kind === 'deviceId' || kind === 'prompt', cableLimits.answerMs);
      if (signal.aborted) return failure(setupError('cancelled'));
      if (port.lost.aborted) return failure(setupError('cable-gone'));
      if (mark?.kind === 'prompt') return failure(setupError('cable-dialogue-open'));
      const read = mark?.kind === 'deviceId' ? parseDeviceId(mark.value) : undefined;
      if (read?.ok) id = read.value;
    }
    if (id === undefined) {
      const presence = consolePresence(whole.text);
      const isOpen = presence === 'asks' || presence === 'waits-for-file';
      return failure(setupError(isOpen ? 'cable-dialogue-open' : 'cable-not-listening'));
    }
    const asksVersion = await type(port, 'v');
    if (!asksVersion.ok) return asksVersion;
    const version = await waitFor(({ kind }) => kind === 'version', cableLimits.answerMs);
    const deviceOs = version?.kind === 'version' ? version.value : undefined;
    let claimed: string | undefined;
    if (consoleAbilities(deviceOs).claimCode) {
      const asksClaimed = await type(port, 'c');
      if (!asksClaimed.ok) return asksClaimed;
      const mark = await waitFor(({ kind }) => kind === 'claimed', cableLimits.answerMs);
      claimed = mark?.kind === 'claimed' ? mark.value : undefined;
    }
    if (signal.aborted) return failure(setupError('cancelled'));
    if (port.lost.aborted) return failure(setupError('cable-gone'));
    return success({
      id,
      printsByItself,
      ...(deviceOs === undefined ? {} : { deviceOs }),
      ...(claimed === undefined ? {} : { claimedBefore: claimed === 'yes' }),
    });
  } finally {
    await port.close();
  }
}

function type(port: OpenPort, letter: string): Promise<Result<void>> {
  return port.write(binaryTextToBytes(letter));
}

/** A port is busy for a while after it was plugged in where a program looks for modems in it. */
async function openPatiently(
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
