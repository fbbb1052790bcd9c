import type { OpenCable, UsbCable } from '../../electron/simulator/device/console/usb-cable.ts';
import { binaryTextToBytes, bytesToBinaryText } from '../../shared/bytes.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** A person with a terminal program at a simulated cable, in virtual time. */
export interface ConsoleTerminal {
  /** All that came since it was opened. */
  heard(): string;
  /** What came since this was last asked. */
  fresh(): string;
  type(text: string): void;
  setBaudRate(rate: number): void;
  /** Lets time pass until `pattern` is in what came since the last call, and gives that; fails after `limitMs`. */
  until(pattern: RegExp, limitMs?: number): Promise<string>;
  lost(): boolean;
  close(): void;
}

export function openTerminal(cable: Pick<UsbCable, 'open'>, clock: VirtualClock, baudRate?: number): ConsoleTerminal {
  let text = '';
  let read = 0;
  let lost = false;
  const opened: OpenCable | string = cable.open(
    {
      received(bytes) {
        text += bytesToBinaryText(bytes);
      },
      lost() {
        lost = true;
      },
    },
    baudRate,
  );
  if (typeof opened === 'string') throw new Error(`not opened: ${opened}`);
  const fresh = () => {
    const since = text.slice(read);
    read = text.length;
    return since;
  };
  return {
    heard: () => text,
    fresh,
    type: (typed) => opened.write(binaryTextToBytes(typed)),
    setBaudRate: opened.setBaudRate,
    async until(pattern, limitMs = 90_000) {
      for (let waited = 0; waited <= limitMs; waited += 100) {
        if (pattern.test(text.slice(read))) return fresh();
        await clock.advance(100);
      }
      throw new Error(`no ${pattern} in ${JSON.stringify(text.slice(read))}`);
    },
    lost: () => lost,
    close: opened.close,
  };
}
