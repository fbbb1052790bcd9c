import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { Command, RunCommand } from './run-command.ts';

export interface CommandOutput {
  readonly exitCode: number;
  /**
   * UTF-8; or, in an encoding that nobody tells, ASCII with each other byte as a letter of its own from U+F780 to
   * U+F7FF, where no name has letters: equal stays equal, and what was not understood is never taken for a name.
   */
  readonly text: string;
}

/** Runs a command for its text. Errors: `wifi-tool-missing`, `wifi-service-not-running` (no answer in time), `cancelled`. */
export async function readOutput(
  run: RunCommand,
  command: Command,
  signal: AbortSignal,
): Promise<Result<CommandOutput>> {
  const end = await run(command, signal);
  if (end.kind === 'ended') return success({ exitCode: end.exitCode, text: decode(end.output) });
  const codes = {
    missing: 'wifi-tool-missing',
    'timed-out': 'wifi-service-not-running',
    cancelled: 'cancelled',
  } as const;
  return failure(setupError(codes[end.kind]));
}

/** Whether a text holds letters that were not understood, here or by the program that printed it. */
export function isGarbled(text: string): boolean {
  return /[\uF780-\uF7FF\uFFFD]/.test(text);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte < 0x80 ? byte : 0xf700 + byte)).join('');
  }
}
