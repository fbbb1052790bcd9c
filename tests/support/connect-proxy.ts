import { once } from 'node:events';
import { request as ask, createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface ConnectProxy {
  readonly port: number;
  /** Every target that was asked for, with the credentials of the request (`name:password`), in order. */
  readonly asked: readonly { readonly target: string; readonly as: string | undefined }[];
  /** Whom it lets through from now on; undefined: everybody. */
  letIn(credentials: string | undefined): void;
  /** Answers every CONNECT with this status, whoever asks; undefined: as usual. */
  refuseWith(status: number | undefined): void;
  close(): Promise<void>;
}

/** A proxy over real sockets that wants a name and a password (RFC 7617), and leads every name to a port of this computer. */
export async function connectProxy(leadsTo: () => number, credentials?: string): Promise<ConnectProxy> {
  const asked: { target: string; as: string | undefined }[] = [];
  const sockets = new Set<Socket>();
  let wanted = credentials;
  let refusal: number | undefined;

  function refusedWith(request: IncomingMessage): number | undefined {
    const sent = /^Basic (.+)$/.exec(request.headers['proxy-authorization'] ?? '')?.[1];
    const as = sent === undefined ? undefined : Buffer.from(sent, 'base64').toString('utf8');
    asked.push({ target: request.url ?? '', as });
    return refusal ?? (wanted === undefined || as === wanted ? undefined : 407);
  }
  const challenge = { 'Proxy-Authenticate': 'Basic realm="Example proxy"', Connection: 'close' };

  const server = createServer((request, response) => {
    const status = refusedWith(request);
    if (status !== undefined) {
      return void response.writeHead(status, challenge).end('<html><title>Example proxy</title></html>');
    }
    const { pathname, search, host } = new URL(request.url ?? '');
    const { 'proxy-authorization': _, ...headers } = { ...request.headers, host };
    const onward = ask(
      { host: '127.0.0.1', port: leadsTo(), method: request.method, path: pathname + search, headers },
      (answer) => answer.pipe(response.writeHead(answer.statusCode ?? 502, answer.headers)),
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    socket.on('error', () => undefined);
    const status = refusedWith(request);
    if (status !== undefined) {
      const lines = Object.entries(challenge).map(([name, value]) => `${name}: ${value}`);
      return void socket.end([`HTTP/1.1 ${status} No`, ...lines, 'Content-Length: 0', '', ''].join('\r\n'));
    }
    const onward = connect(leadsTo(), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    letIn(next) {
      wanted = next;
    },
    refuseWith(status) {
      refusal = status;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
