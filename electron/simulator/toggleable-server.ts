import { randomInt } from 'node:crypto';
import { createSocket, type Socket as Datagrams } from 'node:dgram';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { Clock } from '../ground/clock-port.ts';

/** Everything listens here and nowhere else: a simulation must not be reachable from outside. */
export const loopback = '127.0.0.1';

/** Connections at once; far above what the simulated machines serve, so that theirs is the limit one sees. */
const connectionLimit = 256;

/**
 * Where a port of our own choice is looked for: below the ports that systems hand out to outgoing connections and to
 * programs that ask for any (32768 to 60999 on Linux: kernel documentation, ip-sysctl, `ip_local_port_range`; from 49152
 * on elsewhere: RFC 6335, 6). One of those can be handed to another program whenever this server is closed. Other simulations
 * choose here, too: whoever has a port holds the one of the same number for datagrams, which nobody sends, for as long.
 */
const choosablePorts = { from: 20_000, to: 32_767 };

/** Far more than ports in that range are ever taken one after another. */
const choiceTries = 100;

/** Tries to get the same port again after closing; another program would have to grab it in between. */
const reopenTries = 20;
const reopenPauseMs = 50;

/** A server whose port can be shut and opened again, always the same one. */
export interface ToggleableServer {
  readonly port: number;
  /** Shutting also breaks every connection. Takes effect after earlier calls have. */
  setOpen(open: boolean): Promise<void>;
  /** Breaks every connection; the port stays open. */
  drop(): void;
  /** Shuts for good, and lets the port go. */
  close(): Promise<void>;
}

/** Takes the wanted port, or chooses one for 0, and leaves the server closed. Rejects when the port is taken. */
export async function toggleableServer(server: Server, wantedPort: number, clock: Clock): Promise<ToggleableServer> {
  const sockets = new Set<Socket>();
  let open = false;
  let turn: Promise<void> = Promise.resolve();

  server.maxConnections = connectionLimit;
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // The other side may vanish at any time; 'close' follows and says all there is to say.
    socket.on('error', () => undefined);
  });

  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  const shut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      drop();
    });

  let held = wantedPort === 0 ? await listenSomewhere(server) : undefined;
  if (held === undefined) await listen(server, wantedPort);
  const { port } = server.address() as AddressInfo;
  await shut();

  /** False when another program has taken the port meanwhile: then the server stays closed. */
  async function reopen(): Promise<boolean> {
    for (let left = reopenTries; left > 0; left -= 1) {
      try {
        await listen(server, port);
        return true;
      } catch {
        await clock.sleep(reopenPauseMs);
      }
    }
    return false;
  }

  function setOpen(wanted: boolean): Promise<void> {
    turn = turn.then(async () => {
      if (wanted === open) return;
      if (wanted) {
        open = await reopen();
      } else {
        await shut();
        open = false;
      }
    });
    return turn;
  }

  return {
    port,
    drop,
    setOpen,
    async close() {
      await setOpen(false);
      const last = held;
      held = undefined;
      await last?.letGo();
    },
  };
}

/** Undefined: no port was to be had like that. */
async function listenSomewhere(server: Server): Promise<{ letGo(): Promise<void> } | undefined> {
  for (let left = choiceTries; left > 0; left -= 1) {
    const port = randomInt(choosablePorts.from, choosablePorts.to + 1);
    const held = createSocket('udp4');
    const letGo = () => new Promise<void>((resolve) => held.close(() => resolve()));
    try {
      await hold(held, port);
      await listen(server, port);
      // Whoever ends without closing its servers is not kept from it.
      held.unref();
      return { letGo };
    } catch {
      // Taken, or kept by the system for itself: another one.
      await letGo();
    }
  }
  return undefined;
}

function hold(datagrams: Datagrams, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    datagrams.once('error', reject);
    datagrams.bind({ address: loopback, port, exclusive: true }, () => {
      datagrams.removeListener('error', reject);
      resolve();
    });
  });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const listening = () => {
      server.removeListener('error', failed);
      resolve();
    };
    const failed = (error: Error) => {
      server.removeListener('listening', listening);
      reject(error);
    };
    server.once('listening', listening);
    server.once('error', failed);
    server.listen(port, loopback);
  });
}
