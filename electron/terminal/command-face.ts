import type { DeviceId } from '../../shared/device-id.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { Policy } from '../../shared/policy.ts';
import type { UsbSerial } from '../serial/usb-serial-port.ts';
import type { TerminalWords } from './error-words.ts';
import type { RunPrinter } from './print-run.ts';

/** The parts of the process a command may touch. */
export interface Terminal {
  readonly process: Pick<NodeJS.Process, 'env' | 'stdin' | 'stderr' | 'stdout'>;
  readonly signal: AbortSignal;
  /** Where the journal and the record are; without it where all programs of this user have them. */
  readonly dataFolder?: string;
  /** Of this program, as the record notes it; undefined: not known. */
  readonly appVersion?: string | undefined;
  /** Undefined: the USB sockets of this computer. */
  readonly usb?: UsbSerial;
  /** What its administrator decided; absent: as this computer's file says it. */
  readonly policy?: () => Policy;
}

/** How a command speaks and ends. */
export interface CommandFace {
  readonly terminal: Terminal;
  readonly line: (text: string) => void;
  /** What is no answer: on the other stream. */
  readonly complain: (text: string) => void;
  readonly refuse: (error: SetupError, json: true | undefined) => void;
  /**
   * The ids in the words of a command, each once. Undefined where a word is none: then every such word has been named with
   * its reason, and nothing is to be done.
   */
  readonly readIds: (words: readonly string[], json: true | undefined) => readonly DeviceId[] | undefined;
  readonly end: (exitCode: number) => void;
  readonly words: TerminalWords;
  readonly print: RunPrinter;
}
