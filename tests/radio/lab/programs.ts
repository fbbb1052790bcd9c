import { type ChildProcess, spawn } from 'node:child_process';

/** How a program ended: `code` is null when a signal did it. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program under way. */
export interface Program {
  /** What it printed so far. */
  readonly stdout: string;
  readonly stderr: string;
  /** Its whole process group: a program and those that it started. */
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

/** Emulated processors take seconds for what takes others a tenth of one. */
const runLimitMs = 60_000;

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) killGroup(child, 'SIGKILL');
});

/** Starts a program that ends at the latest with the test file that started it. */
export function start([program = '', ...args]: readonly string[], options: RunOptions = {}): Program {
  const child = spawn(program, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('error', (error) => {
      running.delete(child);
      resolve({ code: 127, signal: null, stdout, stderr: error.message });
    });
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal, stdout, stderr });
    });
  });
  return {
    get stdout() {
      return stdout;
    },
    get stderr() {
      return stderr;
    },
    kill: (signal) => killGroup(child, signal),
    ended,
  };
}

/** Runs a program to its end; after a minute it is killed. */
export async function run(command: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const program = start(command, options);
  const timer = setTimeout(() => program.kill('SIGKILL'), runLimitMs);
  try {
    return await program.ended;
  } finally {
    clearTimeout(timer);
  }
}

/** What the program printed, without the line's end. Rejects when it fails: the lab itself is broken then. */
export async function succeed(command: readonly string[], options: RunOptions = {}): Promise<string> {
  const { code, signal, stdout, stderr } = await run(command, options);
  if (code === 0) return stdout.trimEnd();
  throw new Error(`${command.join(' ')}\nended with ${code ?? signal}: ${stderr || stdout}`);
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It ended by itself in between.
  }
}
