import { fork } from 'node:child_process';
import { connect, type Server, type Socket } from 'node:net';
import path from 'node:path';

const openLimitMs = 30_000;

/** What listens in a network namespace and stands for a server on this computer's own loopback. */
export interface Relay {
  close(): void;
}

/**
 * Listens on a port in a network namespace and passes every connection on to a port of 127.0.0.1 here. A socket stays in
 * the namespace where it was opened, whoever holds it: a program in there opens it and hands it over.
 */
export async function relay(namespace: string, port: number, target: number): Promise<Relay> {
  const server = await openIn(namespace, port);
  const sockets = new Set<Socket>();
  server.on('connection', (near: Socket) => {
    const far = connect({ host: '127.0.0.1', port: target, allowHalfOpen: true });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      // Refused, reset, timed out: the other side sees a broken connection too.
      socket.once('error', () => other.resetAndDestroy());
      socket.pipe(other);
    }
  });
  return {
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function openIn(namespace: string, port: number): Promise<Server> {
  const program = path.join(import.meta.dirname, 'listen-program.js');
  return new Promise((resolve, reject) => {
    const child = fork(program, [String(port)], {
      execPath: 'ip',
      execArgv: ['netns', 'exec', namespace, process.execPath],
      timeout: openLimitMs,
    });
    // A connection that only one side has ended stays open, as without a relay.
    child.once('message', (_, server) => resolve(Object.assign(server as Server, { allowHalfOpen: true })));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Nothing listens on port ${port} in ${namespace}: ${code}`)));
  });
}
