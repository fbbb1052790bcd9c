import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/**
 * A pseudo terminal made with `script`, which every Debian has (bsdutils): what its other end writes comes out of the
 * program, and what the program is fed comes in there. Node has none of its own.
 */
export interface Pty {
  /** What a program opens. */
  readonly path: string;
  write(bytes: Uint8Array): void;
  received(listener: (bytes: Uint8Array) => void): void;
  /** From now on the other end reads nothing, as a program on a device that never looks at its port. */
  readNothing(): void;
  /** Both ends are gone, as when a cable is pulled. */
  end(): Promise<void>;
}

/** Why none can be made here; `undefined`: it can. */
export function whyNoPty(): string | undefined {
  if (process.platform !== 'linux') return 'the options of `script` are those of Linux';
  return spawnSync('script', ['--version']).status === 0
    ? undefined
    : 'no program `script`; it is in the package bsdutils';
}

export async function openPty(): Promise<Pty> {
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    'script',
    ['-qfc', 'stty raw -echo; tty; exec sleep 600', '/dev/null'],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  );
  let heard = '';
  let path: string | undefined;
  const listeners: ((bytes: Uint8Array) => void)[] = [];
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => reject(new Error(`script ended: ${heard}`)));
    child.stdout.on('data', (bytes: Buffer) => {
      if (path !== undefined) return listeners.forEach((listener) => void listener(bytes));
      heard += bytes.toString('latin1');
      path = /(\/dev\/pts\/\d+)\r?\n/.exec(heard)?.[1];
      if (path !== undefined) resolve();
    });
  });
  if (path === undefined) throw new Error('script named no terminal');
  return {
    path,
    write: (bytes) => void child.stdin.write(bytes),
    received: (listener) => void listeners.push(listener),
    readNothing: () => void child.kill('SIGSTOP'),
    async end() {
      child.kill('SIGCONT');
      // It ends what runs in it, and gives that two seconds.
      child.kill('SIGTERM');
      await ended;
    },
  };
}
