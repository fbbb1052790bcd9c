import type { Socket } from 'node:net';

/** Connections that wait at once; further ones are closed, so that no client can pile them up. */
const waitingLimit = 32;

/** Serves a fixed number of connections at once; the others stay connected and wait for a place. */
export interface WaitingRoom {
  enter(socket: Socket): void;
}

export function waitingRoom(places: number, serve: (socket: Socket) => void): WaitingRoom {
  const waiting: Socket[] = [];
  let served = 0;

  const next = () => {
    const socket = served < places ? waiting.shift() : undefined;
    if (socket === undefined) return;
    if (socket.destroyed) return next();
    served += 1;
    socket.once('close', () => {
      served -= 1;
      next();
    });
    serve(socket);
  };

  return {
    enter(socket) {
      if (waiting.length >= waitingLimit) return void socket.destroy();
      waiting.push(socket);
      next();
    },
  };
}
