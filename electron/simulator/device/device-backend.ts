import type { Socket } from 'node:net';
import type { FaultSwitches } from '../faults.ts';
import type { AnswerEnding } from './answer.ts';
import type { CommandName } from './commands.ts';
import type { FirmwareProfile } from './firmware.ts';

/** How a server puts an answer on the wire. */
export interface AnswerPaper {
  /** Before the first piece, and also when there is none; not when the connection is reset in place of an answer. */
  begin(): void;
  /** Binary text, one character a byte. */
  write(piece: string): void;
}

/** What both of the Photon's servers have behind them. */
export interface DeviceBackend {
  readonly profile: FirmwareProfile;
  readonly faults: FaultSwitches;
  /** Whether the computer is where the Photon can be reached. */
  reachable(): boolean;
  /**
   * Runs one command when those before it, on either server, are done, and hands over its answer piece by piece. An
   * answer that breaks off, resets or hangs deals with the socket by itself; only `whole` is the caller's to end.
   */
  answer(
    command: CommandName,
    body: Uint8Array,
    transport: 'tcp' | 'http',
    socket: Socket,
    paper: AnswerPaper,
  ): Promise<AnswerEnding>;
  selectAntenna(antenna: 'internal' | 'external'): void;
  /** Calls `begin` whenever listening begins. */
  onSession(begin: () => void): void;
  /** Ends when listening ends. */
  sessionOver(): Promise<void>;
}
