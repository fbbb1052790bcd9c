import { createServer, type Server, type Socket } from 'node:net';
import { concatBytes } from '../../../shared/bytes.ts';
import { type CommandName, commandNames } from './commands.ts';
import type { DeviceBackend } from './device-backend.ts';
import { serialLane } from './serial-lane.ts';
import { readTcpRequest } from './tcp-protocol.ts';
import { waitingRoom } from './waiting-room.ts';

/** Sockets of the device's TCP server (Device OS v1.5.2, hal/src/photon/softap.cpp:1594-1733). */
const sockets = 5;

/** More than the device's memory would take. */
const requestLimitBytes = 128 * 1024;

/** What a client has sent so far. */
interface Inbox {
  bytes: Uint8Array;
  ended: boolean;
  /** Called at every change. */
  changed: () => void;
}

/** TCP 5609: one request a connection, one after another by a single worker, which also waits for slow requests. */
export function deviceTcpServer(backend: DeviceBackend): Server {
  let worker = serialLane();
  let firstOfSession = true;
  backend.onSession(() => {
    // Whatever the worker of the last listening session still waits for went down with it.
    worker = serialLane();
    firstOfSession = true;
  });

  const room = waitingRoom(sockets, (socket) => {
    const inbox: Inbox = { bytes: new Uint8Array(), ended: false, changed: () => undefined };
    socket.on('data', (chunk: Uint8Array) => {
      const first = inbox.bytes.length === 0;
      if (inbox.bytes.length < requestLimitBytes) inbox.bytes = concatBytes([inbox.bytes, chunk]);
      inbox.changed();
      if (first) void worker.run(() => serve(socket, inbox));
    });
    const ended = () => {
      inbox.ended = true;
      inbox.changed();
      if (inbox.bytes.length === 0) socket.destroy();
    };
    socket.on('end', ended).on('close', ended);
  });

  async function serve(socket: Socket, inbox: Inbox): Promise<void> {
    const request = await readRequest(inbox);
    if (request === undefined) return void socket.destroy();
    const stayOpen = firstOfSession && backend.faults.isOn('first-connection-stays-open');
    firstOfSession = false;

    if (request.name === 'ant-internal' || request.name === 'ant-external') {
      backend.selectAntenna(request.name === 'ant-internal' ? 'internal' : 'external');
      return void socket.end();
    }
    if (!isCommand(request.name)) return void socket.end();

    const ending = await backend.answer(request.name, request.body, 'tcp', socket, {
      begin: () => socket.write('\n\n'),
      write: (piece) => socket.write(piece, 'latin1'),
    });
    const spins = inbox.ended && backend.profile.spinsOnEarlyClose && backend.faults.isOn('early-close-spins');
    if (spins) await backend.sessionOver();
    if (ending === 'whole' && !stayOpen) socket.end();
  }

  return createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    if (backend.reachable()) room.enter(socket);
    // A reset, because some HTTP clients take a plain end for a reason to connect again, for ever.
    else socket.resetAndDestroy();
  });
}

function isCommand(name: string): name is CommandName {
  return (commandNames as readonly string[]).includes(name);
}

/** The whole request, or `undefined` when the client left before it was. */
async function readRequest(inbox: Inbox): Promise<{ readonly name: string; readonly body: Uint8Array } | undefined> {
  for (;;) {
    const request = readTcpRequest(inbox.bytes, inbox.ended);
    if (request.kind === 'complete') return request;
    if (inbox.ended || inbox.bytes.length >= requestLimitBytes) return undefined;
    await new Promise<void>((resolve) => {
      inbox.changed = resolve;
    });
  }
}
