import { spawn } from 'node:child_process';
import type { Clock } from '../ground/clock-port.ts';

/** One program of the system with its arguments, each exactly one argument: no shell ever sees them. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly timeLimitMs: number;
}

/** How a command ended. What it wrote to its error output is not kept: such texts are localised and may quote secrets. */
export type CommandEnd =
  | { readonly kind: 'ended'; readonly exitCode: number; readonly output: Uint8Array }
  /** There is no such program, or it may not be started. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'cancelled' };

/** Runs a command; never rejects. */
export type RunCommand = (command: Command, signal: AbortSignal) => Promise<CommandEnd>;

/** A list of every network of a crowded place is some hundred kB; more is not an answer. */
const outputLimitBytes = 8 * 1024 * 1024;

/** Commands of this computer, in the C locale so that their words do not follow the person's language. */
export function systemCommands(clock: Clock, env: NodeJS.ProcessEnv = process.env): RunCommand {
  // LANGUAGE outranks LC_ALL for translated messages (gettext manual, "The LANGUAGE variable").
  const { LANGUAGE: _language, ...rest } = env;
  const quietEnv = { ...rest, LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8' };

  return ({ file, args, timeLimitMs }, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve({ kind: 'cancelled' });
      const over = new AbortController();
      const chunks: Uint8Array[] = [];
      let received = 0;
      const child = startProgram(file, args, quietEnv);
      if (child === undefined) return resolve({ kind: 'missing' });
      const finish = (end: CommandEnd) => {
        if (over.signal.aborted) return;
        over.abort();
        signal.removeEventListener('abort', cancel);
        if (end.kind !== 'ended') child.kill('SIGKILL');
        resolve(end);
      };
      const cancel = () => finish({ kind: 'cancelled' });
      signal.addEventListener('abort', cancel, { once: true });
      child.on('error', () => finish({ kind: 'missing' }));
      child.stdout.on('data', (chunk: Uint8Array) => {
        received += chunk.length;
        if (received > outputLimitBytes) finish({ kind: 'timed-out' });
        else chunks.push(chunk);
      });
      child.on('close', (code) => finish({ kind: 'ended', exitCode: code ?? 1, output: Buffer.concat(chunks) }));
      void clock.sleep(timeLimitMs, over.signal).then(() => finish({ kind: 'timed-out' }));
    });
}

/** `undefined`: Node throws for what no program can be given, a NUL in an argument or more of them than the system takes. */
function startProgram(file: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  try {
    return spawn(file, args, { env, shell: false, windowsHide: true, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}
