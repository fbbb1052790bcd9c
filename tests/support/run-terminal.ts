import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import type { UsbSerial } from '../../electron/serial/usb-serial-port.ts';
import { runTerminal } from '../../electron/terminal/terminal-program.ts';
import type { PolicyValues } from '../../shared/policy.ts';

/** As a record made by {@link terminal} has it. */
export const testedVersion = '0.0.0-tested';

/**
 * Runs a command line in this process, with streams, an environment and, unless one is given, a folder of its own.
 * @param input what its standard input is and ends with, as soon as `after` was printed; a function: what is done then, and it stays open
 */
export async function terminal(
  args: readonly string[],
  env: Record<string, string> = {},
  signal = neverAborted(),
  folder?: string,
  usb?: UsbSerial,
  input?: { readonly after: string; readonly text: string | (() => void) },
  policy?: PolicyValues,
) {
  const dataFolder = folder ?? (await mkdtemp(path.join(tmpdir(), 'terminal-')));
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const stdin = Object.assign(new PassThrough(), { isTTY: false });
  const print = stdout.write.bind(stdout);
  stdout.write = (chunk: string) => {
    if (input !== undefined && chunk.includes(input.after)) {
      if (typeof input.text === 'string') stdin.end(input.text);
      else input.text();
    }
    return print(chunk);
  };
  const read = (stream: PassThrough) => (stream.read() as Buffer | null)?.toString('utf8') ?? '';
  const process = { env, stdin, stdout, stderr } as unknown as NodeJS.Process;
  const exitCode = await runTerminal(args, {
    process,
    signal,
    dataFolder,
    appVersion: testedVersion,
    ...(usb && { usb }),
    policy: () => ({ values: policy ?? {}, locked: [], problem: undefined }),
  });
  if (folder === undefined) await rm(dataFolder, { recursive: true, force: true });
  const out = read(stdout);
  return { exitCode, out, err: read(stderr), lines: out.split('\n').filter((line) => line !== '') };
}
