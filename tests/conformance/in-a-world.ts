import { connect } from 'node:net';
import { promisify } from 'node:util';
import SoftApSetup from '@particle/softap-setup';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../electron/ground/clock-port.ts';
import { systemClock } from '../../electron/ground/system-clock.ts';
import { fastLatencies } from '../../electron/simulator/latencies.ts';
import {
  type SimulatedWorld,
  startSimulatedWorld,
  type WorldOptions,
} from '../../electron/simulator/simulated-world.ts';
import type { WorldEvent } from '../../electron/simulator/world-events.ts';
import encryption from '../vectors/encryption.json' with { type: 'json' };

/** The id and the key of the recorded frames. */
export const knownDevice = { id: '3b0021001747353236343033', privateKeyPem: encryption.testKey.privateKey };

/** A world without waits that ends with the test; its key is a known one, because making one takes long. */
export async function openWorld(options: Partial<WorldOptions> = {}): Promise<SimulatedWorld> {
  const latencies = { ...fastLatencies, joinFailed: 20 };
  const device = { privateKeyPem: knownDevice.privateKeyPem };
  const world = await startSimulatedWorld({ clock: systemClock, latencies, device, ...options });
  // No hook of this module: files that share a process evaluate it once, and only the first would have the hook.
  onTestFinished(() => world.close());
  return world;
}

/** A clock that runs as usual and can be put forward. */
export function clockAhead({ stands = false } = {}): Clock & { putForward(ms: number): void } {
  let ahead = 0;
  const [now, monotonic] = [systemClock.now(), systemClock.monotonic()];
  return {
    now: () => (stands ? now : systemClock.now()) + ahead,
    monotonic: () => (stands ? monotonic : systemClock.monotonic()) + ahead,
    sleep: systemClock.sleep,
    putForward(ms) {
      ahead += ms;
    },
  };
}

/** A clock on which every wait takes a twentieth of its time. */
export const hastyClock: Clock = {
  now: () => systemClock.now(),
  monotonic: () => systemClock.monotonic(),
  sleep: (ms, signal) => systemClock.sleep(ms / 20, signal),
};

/** The official client with promises in place of callbacks. */
export function officialClient(world: SimulatedWorld, protocol: 'tcp' | 'http') {
  const { host, port } = world.ready[protocol];
  const client = new SoftApSetup({ host, port, protocol, timeout: 3_000 });
  return {
    version: promisify(client.version.bind(client)),
    deviceInfo: promisify(client.deviceInfo.bind(client)),
    scan: promisify(client.scan.bind(client)),
    publicKey: promisify(client.publicKey.bind(client)),
    set: promisify(client.set.bind(client)),
    setClaimCode: promisify(client.setClaimCode.bind(client)),
    configure: promisify(client.configure.bind(client)),
    connect: promisify(client.connect.bind(client)),
    securityValue: (name: string) => client.securityValue(name),
    securityLookup: (value: number) => client.securityLookup(value),
    eapTypeValue: (name: string) => client.eapTypeValue(name),
  };
}

/** The first event of a type, waiting for it when it has not happened yet; at most 5 s. */
export function happens<Type extends WorldEvent['type']>(
  world: SimulatedWorld,
  type: Type,
  fits: (event: Extract<WorldEvent, { type: Type }>) => boolean = () => true,
  after = 0,
): Promise<Extract<WorldEvent, { type: Type }>> {
  const wanted = (event: WorldEvent): event is Extract<WorldEvent, { type: Type }> =>
    event.type === type && fits(event as Extract<WorldEvent, { type: Type }>);
  const before = world.events.slice(after).find(wanted);
  if (before !== undefined) return Promise.resolve(before);
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      unsubscribe();
      reject(new Error(`no ${type} in 5 s`));
    }, 5_000);
    const unsubscribe = world.subscribe((event) => {
      if (!wanted(event)) return;
      clearTimeout(limit);
      unsubscribe();
      resolve(event);
    });
  });
}

export interface RawAnswer {
  /** One character a byte. */
  readonly text: string;
  readonly closed: boolean;
}

/**
 * Sends pieces as they are, each in a segment of its own, and collects what comes back: until the other side closes, or
 * until `enough`, or until it was silent for `silenceMs`; what is sure to answer may take `answerMs` until its first byte.
 */
export function sendRaw(
  port: number,
  pieces: readonly (string | Uint8Array)[],
  options: { enough?: (text: string) => boolean; silenceMs?: number; answerMs?: number } = {},
): Promise<RawAnswer> {
  const { silenceMs = 3_000, answerMs = silenceMs } = options;
  return new Promise((resolve) => {
    let text = '';
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const finish = (closed: boolean) => {
      clearTimeout(silence);
      socket.destroy();
      resolve({ text, closed });
    };
    // Opening may take a second by itself, when the kernel has to send its SYN again; silence counts from then on.
    let silence = setTimeout(() => finish(false), 5_000);
    function waitFor(ms: number): void {
      clearTimeout(silence);
      silence = setTimeout(() => void stillSilent(), ms);
    }
    // A timer that is late because the machine is busy fires before what has arrived meanwhile is read.
    async function stillSilent(): Promise<void> {
      const before = text.length;
      for (let turn = 0; turn < 10; turn += 1) await new Promise((done) => setImmediate(done));
      if (text.length === before) finish(false);
      else silence.refresh();
    }
    socket.on('connect', () => {
      waitFor(answerMs);
      void sendPieces();
    });
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      waitFor(silenceMs);
      if (options.enough?.(text)) finish(false);
    });
    socket.on('end', () => finish(true));
    socket.on('error', () => undefined);
    socket.on('close', () => finish(true));

    async function sendPieces(): Promise<void> {
      for (const piece of pieces) {
        await new Promise<void>((written) => socket.write(Buffer.from(piece as string), () => written()));
        // The kernel has the segment; two turns of the event loop, and the simulator in it has read it by itself.
        for (let turn = 0; turn < 2; turn += 1) await new Promise((done) => setImmediate(done));
      }
    }
  });
}

/** A SoftAP request over TCP and its answer. */
export async function askTcp(world: SimulatedWorld, name: string, body = ''): Promise<string> {
  const request = `${name}\n${Buffer.byteLength(body)}\n\n${body}`;
  return (await sendRaw(world.ready.tcp.port, [request])).text;
}

/** The end of a chunked answer, of one with `Content-Length: 0`, or of the greeting. */
export function httpAnswerEnded(text: string): boolean {
  return (
    /\r\n\r\n(?:[\s\S]*\r\n)?0\r\n\r\n$/.test(text) || /Content-Length: 0\r\n\r\n$/.test(text) || text.endsWith('AP\0')
  );
}
