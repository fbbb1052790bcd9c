import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { Command, RunCommand } from './run-command.ts';

export interface CommandOutput {
  readonly exitCode: number;
  /** Bytes that are not UTF-8 become U+FFFD, so that a name in another encoding is never taken for a different one. */
  readonly text: string;
}

/** Runs a command for its text. Errors: `wifi-tool-missing`, `wifi-service-not-running` (no answer in time), `cancelled`. */
export async function readOutput(
  run: RunCommand,
  command: Command,
  signal: AbortSignal,
): Promise<Result<CommandOutput>> {
  const end = await run(command, signal);
  if (end.kind === 'ended') return success({ exitCode: end.exitCode, text: new TextDecoder().decode(end.output) });
  const codes = {
    missing: 'wifi-tool-missing',
    'timed-out': 'wifi-service-not-running',
    cancelled: 'cancelled',
  } as const;
  return failure(setupError(codes[end.kind]));
}
