import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A TCP server on this computer that hands every connection to the test. `requests` is all that was sent to it, a text a connection. */
export async function scriptedSocket(onConnection: (socket: Socket, received: () => string) => void) {
  const sockets = new Set<Socket>();
  const requests: string[] = [];
  const server = createServer((socket) => {
    const index = requests.push('') - 1;
    sockets.add(socket);
    socket.on('data', (chunk) => {
      requests[index] += chunk.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    onConnection(socket, () => requests[index] ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    openSockets: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A port nobody listens on: taken and given back at once. */
export async function closedPort(): Promise<number> {
  const server = await scriptedSocket(() => {});
  await server.close();
  return server.port;
}

/** Answers once the request has come, then does what `then` says. */
export function answering(text: string, then: 'end' | 'stay' | 'reset' = 'end') {
  return (socket: Socket) =>
    void socket.once('data', () => {
      socket.write(text, 'latin1', () => {
        if (then === 'end') socket.end();
        if (then === 'reset') socket.resetAndDestroy();
      });
    });
}
