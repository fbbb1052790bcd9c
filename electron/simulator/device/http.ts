import { createServer, type Server, type Socket } from 'node:net';
import { binaryTextToBytes, bytesToBinaryText } from '../../../shared/bytes.ts';
import { type CommandName, commandNames } from './commands.ts';
import type { DeviceBackend } from './device-backend.ts';
import type { FirmwareProfile } from './firmware.ts';
import { waitingRoom } from './waiting-room.ts';

/**
 * A request body the device can hold: what a test application of its HTTP server used, since the limit is its free memory.
 * The connection ends at a longer one, whether it tells its length or comes in chunks.
 */
const bodyLimitBytes = 12 * 1024;

/** How long firmware before 0.7.0 waits for the rest of a body (Device OS v0.4.7, softap.cpp, read_from_http_body_part). */
const bodyPatienceMs = 3_000;

const noCache = 'Cache-Control: no-store, no-cache, must-revalidate, post-check=0, pre-check=0\r\nPragma: no-cache\r\n';
const chunkedFromAnywhere =
  'Connection: Keep-Alive\r\nAccess-Control-Allow-Origin: *\r\nTransfer-Encoding: chunked\r\n\r\n';

/**
 * Answers of the WICED HTTP server in the firmware (Lib_HTTP_Server.a of the Device OS tags), byte for byte. The one
 * for `/index` was not captured: it has the parts that its page handler sets (softap.cpp, default_page_handler).
 */
const replies = {
  command: `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${noCache}${chunkedFromAnywhere}`,
  refusedType: `HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n${noCache}Connection: Keep-Alive\r\nContent-Length: 0\r\n\r\n`,
  noSuchPage: `HTTP/1.1 404 Not Found\r\nContent-Type: */*\r\n${noCache}${chunkedFromAnywhere}0\r\n\r\n`,
  noSuchPageWithoutEnd: `HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n${noCache}Connection: Keep-Alive\r\n\r\n`,
  index: `HTTP/1.1 301\r\nContent-Type: text/plain\r\n${noCache}Location: /hello\r\n${chunkedFromAnywhere}0\r\n\r\n`,
  hello:
    'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: Keep-Alive\r\nContent-Length: 14\r\n\r\nSoft AP Setup\0',
  tooMany: 'HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n',
  root: (page: string) => `HTTP/1.1 301\r\nLocation: ${page}\r\nContent-Length: 0\r\n\r\n`,
} as const;

const routerPage = '<!DOCTYPE html><html><head><title>Router login</title></head><body>Sign in</body></html>';

interface Request {
  readonly path: string;
  readonly contentType: string | undefined;
  readonly close: boolean;
  body: string;
  readonly bodyLength: number;
}

/** HTTP 80. Its own clock for patience with late bodies comes in as `sleep`. */
export function deviceHttpServer(
  backend: DeviceBackend,
  sleep: (ms: number, signal: AbortSignal) => Promise<void>,
): Server {
  const { profile } = backend;
  let connections = 0;
  const room = waitingRoom(profile.httpConnections, listenTo);

  function listenTo(socket: Socket): void {
    let pending: Request | undefined;
    const perform = (request: Request) => {
      pending = undefined;
      void respond(socket, request);
    };
    socket.on('end', () => socket.end());
    socket.on('data', (chunk: Uint8Array) => {
      const segment = bytesToBinaryText(chunk);
      if (backend.faults.isOn('router-answers')) return answerAsRouter(socket);
      if (pending !== undefined) {
        pending.body = (pending.body + segment).slice(0, pending.bodyLength);
        if (pending.body.length === pending.bodyLength) perform(pending);
        return;
      }
      const request = readHead(segment);
      // What is no head of a request in one segment is met with silence, and the connection stays.
      if (request === undefined) return;
      if (request.bodyLength > bodyLimitBytes) return void socket.destroy();
      if (request.body.length >= request.bodyLength || !profile.readsLaterSegments) return perform(request);
      pending = request;
      if (profile.exactPaths) return;
      const closed = new AbortController();
      socket.once('close', () => closed.abort());
      void sleep(bodyPatienceMs, closed.signal).then(() => {
        if (pending === request && !closed.signal.aborted) perform(request);
      });
    });
  }

  async function respond(socket: Socket, request: Request): Promise<void> {
    const page = findPage(request.path, profile);
    const acceptedTypes = [undefined, 'application/x-www-form-urlencoded', 'application/octet-stream'];
    if (!acceptedTypes.includes(request.contentType)) socket.write(replies.refusedType);
    else if (page === undefined)
      socket.write(profile.applicationPages ? replies.noSuchPage : replies.noSuchPageWithoutEnd);
    else if (page === '/') socket.write(replies.root(profile.applicationPages ? '/index' : '/hello'));
    else if (page === '/index') socket.write(replies.index);
    else if (page === '/hello') socket.write(replies.hello);
    else {
      const ending = await backend.answer(page, binaryTextToBytes(request.body), 'http', socket, {
        begin: () => socket.write(replies.command),
        // The stream encoder makes one chunk of every write.
        write: (piece) => socket.write(`${piece.length.toString(16)}\r\n${piece}\r\n`, 'latin1'),
      });
      if (ending !== 'whole') return;
      socket.write('0\r\n\r\n');
    }
    if (request.close) socket.end();
  }

  return createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    // The router sits on the computer's own network; the Photon does not.
    if (!backend.reachable() && !backend.faults.isOn('router-answers')) return void socket.resetAndDestroy();
    connections += 1;
    socket.once('close', () => {
      connections -= 1;
    });
    if (profile.httpConnections > 1 && connections > profile.httpConnections) return void socket.end(replies.tooMany);
    room.enter(socket);
  });
}

/** A request whose whole head is in this segment; header names are compared letter by letter, the blank included. */
function readHead(segment: string): Request | undefined {
  const end = segment.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = segment.slice(0, end + 2);
  const path = /^(?:GET|POST|PUT) (\/[^ ]*) HTTP\/1\.1\r\n/.exec(head)?.[1];
  if (path === undefined) return undefined;
  const header = (name: string) => {
    const at = head.indexOf(`\r\n${name}: `);
    return at < 0 ? undefined : head.slice(at + name.length + 4).split('\r\n', 1)[0];
  };
  const rest = segment.slice(end + 4);
  const chunked = header('Transfer-Encoding') === 'chunked';
  // Chunk framing is not understood: the parser gets it as it is.
  const bodyLength = chunked ? rest.length : Number.parseInt(header('Content-Length') ?? '0', 10) || 0;
  return {
    path,
    contentType: header('Content-Type')?.split(';', 1)[0],
    close: header('Connection') === 'close',
    body: rest.slice(0, bodyLength),
    bodyLength,
  };
}

type Page = CommandName | '/' | '/index' | '/hello';

function findPage(rawPath: string, profile: FirmwareProfile): Page | undefined {
  const path = decodePath(rawPath);
  if (path === '/') return '/';
  const fits = (page: string) => (profile.exactPaths ? path === page : path.toLowerCase().startsWith(page));
  if (fits('/hello')) return '/hello';
  if (profile.applicationPages && fits('/index')) return '/index';
  return commandNames.find((name) => fits(`/${name}`));
}

/** The query cut off, then %-decoding. */
function decodePath(rawPath: string): string {
  return (rawPath.split('?', 1)[0] ?? '').replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function answerAsRouter(socket: Socket): void {
  socket.end(
    `HTTP/1.1 200 OK\r\nServer: router\r\nContent-Type: text/html\r\nContent-Length: ${routerPage.length}\r\nConnection: close\r\n\r\n${routerPage}`,
  );
}
