import { PassThrough } from 'node:stream';
import { runTerminal } from '../../electron/terminal/terminal-program.ts';

/** Runs a command line in this process, with streams and an environment of its own. */
export async function terminal(
  args: readonly string[],
  env: Record<string, string> = {},
  signal = new AbortController().signal,
) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const stdin = Object.assign(new PassThrough(), { isTTY: false });
  const read = (stream: PassThrough) => (stream.read() as Buffer | null)?.toString('utf8') ?? '';
  const process = { env, stdin, stdout, stderr } as unknown as NodeJS.Process;
  const exitCode = await runTerminal(args, { process, signal });
  const out = read(stdout);
  return { exitCode, out, err: read(stderr), lines: out.split('\n').filter((line) => line !== '') };
}
