import { subscribe } from 'node:diagnostics_channel';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** The parts of a socket's handle that tell what the kernel was given and what it gave. */
interface Wire {
  readonly bytesRead: number;
  readonly bytesWritten: number;
  readonly reading: boolean;
}

interface OpenSocket extends Socket {
  readonly _handle: Wire | null;
}

/** Requests that end by themselves, on a thread of their own or in the kernel: files, closing, names, opening connections. */
const underWay = /^(?:FSReq|FileHandle|CloseReq|GetAddrInfo|ConnectWrap|PipeConnectWrap|RandomBytes|Zlib)|Job$/;

/** As Node names a callback of `setImmediate` (Node.js documentation, `process.getActiveResourcesInfo`). */
const immediate = 'Immediate';

/** Turns of the event loop without news. Promises and ticks are all done within one; streams hand on over two or three. */
const quietTurns = 3;

/** Real milliseconds until what is under way is looked at again, whatever has come. */
const mostSleepMs = 5;

/** Real milliseconds after which a process that is never quiet is a bug of the test. */
const patienceMs = 30_000;

/**
 * Ends when nothing can happen in this process any more unless time passes: every byte that one end of a connection on
 * this computer wrote has been read by the other, every opening, closing and breaking of one has been noticed, no file is
 * being read or written, nothing is scheduled. Both ends must live in this process. No real time is waited for, so a slow
 * or loaded machine only makes it slower.
 */
export async function untilQuiet(): Promise<void> {
  const startedAt = performance.now();
  let waits = false;
  for (let quiet = 0; quiet < quietTurns; quiet += 1) {
    await (waits ? nextEvent() : new Promise(setImmediate));
    const news = whatIsUnderWay();
    // An immediate runs in this turn or the next: no event tells of it.
    waits = news !== undefined && news !== immediate;
    if (news === undefined) continue;
    quiet = -1;
    if (performance.now() - startedAt > patienceMs) throw new Error(`never quiet: ${news}`);
  }
}

/**
 * The end of the turn in which a file, a socket or a timer had something to say. The process sleeps until then, so that
 * what it waits for gets the processor: an immediate that is not referenced runs in each turn and lets the loop wait
 * (Node.js documentation, `immediate.unref`).
 */
function nextEvent(): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => undefined, mostSleepMs);
    setImmediate(() => {
      clearTimeout(patience);
      resolve();
    }).unref();
  });
}

/** In words, for the person who debugs a test; undefined: nothing. What an event ends comes before what runs by itself. */
function whatIsUnderWay(): string | undefined {
  const active = process.getActiveResourcesInfo();
  return active.find((name) => underWay.test(name)) ?? onTheWire() ?? active.find((name) => name === immediate);
}

/** Bytes, openings and endings between two sockets of this process that the other one has not seen yet. */
function onTheWire(): string | undefined {
  const all = openSockets();
  const byWay = new Map(all.map((socket) => [way(socket.localPort, socket.remotePort), socket]));
  for (const socket of all) {
    if (socket.connecting) return `connecting to ${socket.remotePort}`;
    const wire = socket._handle;
    if (wire === null || !wire.reading || ended(socket) || socket.remotePort === undefined) continue;
    const peer = byWay.get(way(socket.remotePort, socket.localPort));
    // Not accepted yet, or gone without a word having come: both are still to be noticed.
    if (peer?._handle == null) return `port ${socket.localPort} has no peer on ${socket.remotePort}`;
    if (peer._handle.bytesWritten > wire.bytesRead) return `bytes from ${socket.remotePort} to ${socket.localPort}`;
    if (peer.writableFinished) return `the end from ${socket.remotePort} to ${socket.localPort}`;
  }
  return undefined;
}

/** Every TCP connection of this process that is not closed, also one that nothing waits for. Both ends count. */
export function openSockets(): readonly OpenSocket[] {
  return [...sockets].filter((socket) => socket.connecting || socket.remoteAddress === '127.0.0.1');
}

const sockets = new Set<OpenSocket>();
// Node.js documentation, Diagnostics Channel, "Built-in Channels", Net: every socket that is made here, at either end.
for (const channel of ['net.client.socket', 'net.server.socket']) {
  subscribe(channel, (message) => {
    const { socket } = message as { readonly socket: OpenSocket };
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
}

const way = (from: number | undefined, to: number | undefined) => `${from}>${to}`;

/** The end has come, read or not: what waits for its turn is not read yet. */
function ended(socket: Socket): boolean {
  return (socket as unknown as { _readableState: { ended: boolean } })._readableState.ended;
}

// Node's fetch compiles its parser at its first use, on a thread that nothing here tells of.
const warmUp = createServer((_, response) => response.end());
await new Promise<void>((resolve) => warmUp.listen(0, '127.0.0.1', resolve));
await (await fetch(`http://127.0.0.1:${(warmUp.address() as AddressInfo).port}`)).text();
warmUp.closeAllConnections();
await new Promise((resolve) => warmUp.close(resolve));
