import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** One program of this user at a time moves the computer's Wi-Fi. */
export interface ComputerLock {
  /** What lets go of it again, once; `undefined` while another program has it. Within one program it is shared. */
  take(): Promise<(() => void) | undefined>;
}

/**
 * A lock that the system itself lets go of, however its program ends: a name that one process at a time can listen on.
 * Process numbers are given again and clocks jump; a listener is there or is not.
 *
 * Linux has names outside of the file system (unix(7), "abstract"), Windows pipes; both vanish with their process. On
 * macOS it is a socket file beside the journal, or in the user's own folder for temporary files where that name is too
 * long: one that nobody answers on is left from a crash and is replaced. Where listening fails for any
 * other reason than that somebody does, the program goes on without a lock: a computer that cannot be locked must still
 * be able to set up a Photon.
 */
export function computerLock(journal: string, platform: NodeJS.Platform): ComputerLock {
  const address = lockAddress(journal, platform);
  let held: Promise<Server | 'cannot' | undefined> | undefined;
  let holders = 0;

  async function listen(): Promise<Server | 'cannot' | undefined> {
    const first = await listenOn(address);
    if (first !== undefined || platform !== 'darwin') return first;
    if (await someoneAnswers(address)) return undefined;
    await rm(address, { force: true }).catch(() => undefined);
    return listenOn(address);
  }

  return {
    async take() {
      holders += 1;
      held ??= listen();
      const attempt = held;
      const server = await attempt;
      let holding = true;
      const letGo = () => {
        if (!holding) return;
        holding = false;
        holders -= 1;
        if (holders > 0 || held !== attempt) return;
        held = undefined;
        if (server !== 'cannot') server?.close();
      };
      if (server !== undefined) return letGo;
      letGo();
      return undefined;
    },
  };
}

/** For one user and one journal: the path holds the user's own folder. */
function lockAddress(journal: string, platform: NodeJS.Platform): string {
  const name = `photon-setup-${createHash('sha256').update(journal).digest('hex').slice(0, 32)}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${name}`;
  if (platform === 'linux') return `\0${name}`;
  const beside = `${journal}.lock`;
  return isSocketPath(beside) ? beside : path.join(tmpdir(), name);
}

/**
 * Whether a path can be a socket's: macOS has 104 bytes for it, its end included (sys/un.h, sun_path). libuv cuts a longer
 * one without a word (uv_pipe_bind), and two locks whose names differ behind the cut would be one.
 */
function isSocketPath(file: string): boolean {
  return Buffer.byteLength(file) < 104;
}

/** The listening server; `undefined` when somebody else listens there. */
function listenOn(address: string): Promise<Server | 'cannot' | undefined> {
  return new Promise((resolve) => {
    if (!isSocketPath(address)) return resolve('cannot');
    const server = createServer((socket) => socket.destroy());
    // A program that is done ends, lock or no lock.
    server.unref();
    // Every time: what later comes of a connection that cannot be accepted would end the program.
    server.on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRINUSE' ? undefined : 'cannot'));
    server.listen(address, () => resolve(server));
  });
}

function someoneAnswers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    const tell = (answers: boolean) => {
      socket.destroy();
      resolve(answers);
    };
    socket.once('connect', () => tell(true));
    // Refused or gone: its program ended. Anything else may be somebody who is busy.
    socket.once('error', (error: NodeJS.ErrnoException) =>
      tell(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT'),
    );
  });
}
