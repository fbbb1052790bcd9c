import type { EventEmitter } from 'node:events';
import { defaultOAuthClient } from '../../electron/cloud/particle-cloud.ts';
import type { RealWorldSettings } from '../../electron/composition/real-world.ts';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import type { ReadyLine, SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import type { LocalAddress } from '../../electron/wifi/local-addresses.ts';
import type { SystemWifi } from '../../electron/wifi/system-wifi.ts';
import { setupError } from '../../shared/errors.ts';
import { failure } from '../../shared/result.ts';
import { simulatedAddresses, simulatedSystem } from './simulated-system.ts';

/** So many of the Photons are near enough to be heard at once. */
const heardAtOnce = 20;

type Method = keyof SystemWifi;
interface Asked {
  readonly id: number;
  readonly method: Method;
  readonly args: readonly unknown[];
}
type Told =
  | { readonly ready: ReadyLine }
  | { readonly network: string | undefined; readonly addresses: readonly LocalAddress[] }
  | { readonly id: number; readonly answer: unknown };

/** Between two processes, as each of them has it. */
type Channel = Pick<EventEmitter, 'on'> & { readonly send?: ((message: object) => unknown) | undefined };

/** A simulated world of another process, as a line needs it. */
export interface ServedWorld {
  readonly ready: ReadyLine;
  /** The Wi-Fi of its computer, asked over the channel between both. */
  readonly system: SystemWifi;
  /** Where its computer is now. */
  network(): string | undefined;
  addresses(): readonly LocalAddress[];
}

/** Answers what the other process asks of the Wi-Fi of this world's computer. */
export function serveWorld(simulation: SimulatedWorld, channel: Channel): void {
  const none = new Set<never>();
  const system = simulatedSystem(simulation, none);
  const tell = (told: Told) => void channel.send?.(told);
  const tellPlace = () =>
    tell({ network: simulation.computer.network, addresses: simulatedAddresses(simulation, none) });
  simulation.subscribe(({ type }) => {
    if (type === 'computer-moved') tellPlace();
  });
  channel.on('message', (asked: Asked) => {
    if ('method' in asked) void answer(asked);
  });
  tell({ ready: simulation.ready });
  tellPlace();

  async function answer({ id, method, args }: Asked): Promise<void> {
    const work = system[method] as (...all: readonly unknown[]) => Promise<unknown>;
    const answered = await work(...args, neverAborted());
    tell({ id, answer: method === 'scan' ? nearest(answered as Awaited<ReturnType<SystemWifi['scan']>>) : answered });
  }
}

function nearest(heard: Awaited<ReturnType<SystemWifi['scan']>>) {
  return heard.ok ? { ...heard, value: heard.value.slice(0, heardAtOnce) } : heard;
}

/** The world that the other process serves. */
export async function worldOver(channel: Channel): Promise<ServedWorld> {
  const waiting = new Map<number, (answer: unknown) => void>();
  let asked = 0;
  let place: Extract<Told, { readonly network: unknown }> = { network: undefined, addresses: [] };
  const ready = await new Promise<ReadyLine>((resolve) => {
    channel.on('message', (told: Told) => {
      if ('ready' in told) resolve(told.ready);
      else if ('id' in told) {
        waiting.get(told.id)?.(told.answer);
        waiting.delete(told.id);
      } else place = told;
    });
  });
  function ask<Answer>(method: Method, args: readonly unknown[], signal: AbortSignal, late: Answer): Promise<Answer> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve(late);
      asked += 1;
      const id = asked;
      const stop = () => {
        waiting.delete(id);
        resolve(late);
      };
      signal.addEventListener('abort', stop, { once: true });
      waiting.set(id, (answer) => {
        signal.removeEventListener('abort', stop);
        resolve(answer as Answer);
      });
      channel.send?.({ id, method, args });
    });
  }
  const cancelled = failure(setupError('cancelled'));
  return {
    ready,
    system: {
      adapters: (signal) => ask('adapters', [], signal, cancelled),
      obstacle: (adapter, signal) => ask('obstacle', [adapter], signal, setupError('cancelled')),
      scan: (adapter, signal) => ask('scan', [adapter], signal, cancelled),
      remember: (adapter, signal) => ask('remember', [adapter], signal, cancelled),
      join: (ssid, handle, signal) => ask('join', [ssid, handle], signal, cancelled),
      whereabouts: (handle, signal) => ask('whereabouts', [handle], signal, 'unknown'),
      forget: (handle, signal) => ask('forget', [handle], signal, cancelled),
      restore: (handle, signal) => ask('restore', [handle], signal, cancelled),
      heardNow: (adapter, ssid, signal) => ask('heardNow', [adapter, ssid], signal, 'unknown'),
    },
    network: () => place.network,
    addresses: () => place.addresses,
  };
}

/** For a program whose computer is in that world: its own Wi-Fi moves it. */
export function settingsFor(world: ServedWorld): RealWorldSettings {
  const { ready } = world;
  const portsOf = new Map([{ ...ready, ssid: ready.device.ssid }, ...ready.others].map((one) => [one.ssid, one]));
  /** All Photons have one address, each on its own network: who answers there is who the computer is with. */
  const here = () => portsOf.get(world.network() ?? '') ?? ready;
  return {
    cloudUrl: ready.cloud.url,
    client: defaultOAuthClient,
    photonAddress: {
      host: ready.tcp.host,
      get tcpPort() {
        return here().tcp.port;
      },
      get httpPort() {
        return here().http.port;
      },
    },
    photonHost: '192.168.0.1',
    addresses: world.addresses,
    movesAnyway: true,
    joinBy: 'automatic',
    wifiAdapter: '',
  };
}
