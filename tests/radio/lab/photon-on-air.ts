import { systemClock } from '../../../electron/ground/system-clock.ts';
import {
  type SimulatedWorld,
  startSimulatedWorld,
  type WorldOptions,
} from '../../../electron/simulator/simulated-world.ts';
import { type AccessPoint, accessPoint, type Box } from './access-point.ts';
import { relay } from './relay.ts';

/** The ports and the address of a Photon's access point; docs.particle.io, "Photon SoftAP setup". */
const photonAddress = '192.168.0.1';
const ports = { tcp: 5609, http: 80 };

export interface PhotonOnAir {
  readonly world: SimulatedWorld;
  readonly accessPoint: AccessPoint;
  /** Puts the other Photons of its world into the air, one after the other: programs begin slowly in an emulated machine. */
  othersUp(): Promise<void>;
  /** The cloud's port on 127.0.0.1; for `connectToInternet`. */
  readonly cloudPort: number;
  close(): Promise<void>;
}

export interface PhotonOnAirOptions extends Omit<WorldOptions, 'clock' | 'ports' | 'separateNetworks'> {
  readonly box?: Box;
  /** One for each of the other Photons. */
  readonly otherBoxes?: readonly Box[];
  readonly channel?: number;
  /** How its network ends when it leaves listening mode: without a word, or with a deauthentication. */
  readonly leaves?: 'abruptly' | 'politely';
}

/**
 * The simulated Photon behind a real access point: in the air while it listens, gone while it does not. It and its cloud
 * answer on loopback; only through its network can 192.168.0.1 be reached.
 */
export async function photonOnAir(options: PhotonOnAirOptions = {}): Promise<PhotonOnAir> {
  const { box = 'ap1', otherBoxes = [], channel = 11, leaves = 'abruptly', ...rest } = options;
  const world = await startSimulatedWorld({ ...rest, clock: systemClock });
  const { ready } = world;
  const point = accessPoint(box, { ssid: ready.device.ssid, address: photonAddress, channel });
  const others = otherBoxes.flatMap((at, index) => {
    const other = ready.others[index];
    return other === undefined
      ? []
      : { ...other, box: at, point: accessPoint(at, { ssid: other.ssid, address: photonAddress, channel }) };
  });
  const points = new Map([[ready.device.ssid, point], ...others.map((one) => [one.ssid, one.point] as const)]);
  const [relays] = await Promise.all([
    Promise.all([relay(box, ports.tcp, ready.tcp.port), relay(box, ports.http, ready.http.port)]),
    point.up(),
  ]);
  let trouble: unknown;
  const unsubscribe = world.subscribe((event) => {
    if (event.type !== 'device-left-listening' && event.type !== 'device-listening') return;
    const its = points.get(event.ssid);
    const leave = leaves === 'abruptly' ? its?.off : its?.down;
    const change = event.type === 'device-left-listening' ? leave?.() : its?.up();
    change?.catch((error: unknown) => {
      trouble = error;
    });
  });
  return {
    world,
    accessPoint: point,
    async othersUp() {
      for (const { box: at, tcp, http, point: its } of others) {
        relays.push(await relay(at, ports.tcp, tcp.port), await relay(at, ports.http, http.port));
        await its.up();
      }
    },
    cloudPort: Number(new URL(ready.cloud.url).port),
    async close() {
      unsubscribe();
      for (const one of relays) one.close();
      await Promise.all([...points.values()].map((one) => one.off()));
      await world.close();
      if (trouble !== undefined) throw trouble;
    },
  };
}
