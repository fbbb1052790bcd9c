import type { DeviceId } from '../../shared/device-id.ts';
import { success } from '../../shared/result.ts';
import type { AccessToken } from '../cloud/cloud-port.ts';
import type { Fetch } from '../cloud/cloud-request.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { WithOwner } from '../setup/setup-world.ts';
import { defaultNetworks, ssidText } from '../simulator/air/air.ts';
import type { FaultName } from '../simulator/faults.ts';
import { fastLatencies, realisticLatencies } from '../simulator/latencies.ts';
import { simulatedUsb } from '../simulator/simulated-usb.ts';
import { type OtherPhoton, startSimulatedWorld } from '../simulator/simulated-world.ts';
import type { LineSurroundings } from '../station/line-world.ts';
import { type Preset, type PresetNetwork, readPreset } from '../station/preset.ts';
import { photonCableOf } from './photon-cable-of.ts';
import { simulatedSurroundings } from './simulated-surroundings.ts';

export interface PracticeLine {
  readonly world: LineSurroundings & WithOwner;
  readonly preset: Preset;
  readonly networks: readonly PresetNetwork[];
  readonly golden: DeviceId | undefined;
  /** Ends what makes each device fail. */
  mend(): void;
  close(): Promise<void>;
}

export interface PracticeLineOptions {
  readonly devicesInAir: number;
  /** One device in ten gets a fault, by this number; undefined: none. */
  readonly faultSeed?: number | undefined;
  /** Each device fails, until that is mended. */
  readonly failsInARow?: boolean;
  /** Without the waits of real devices. */
  readonly fast: boolean;
  /** The Photons are on cables. */
  readonly byCable?: boolean;
  /** As in a preset. */
  readonly firstArticle?: boolean;
  /** One Photon more, which passes first. */
  readonly golden?: boolean;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** Troubles that are a device's own, with nothing wrong beside it. */
export const deviceFaults = [
  'wrong-password',
  'crash-during-scan',
  'never-online',
  'set-refused',
  'connect-refused',
  'no-internet',
  'key-missing',
] as const satisfies readonly FaultName[];

/** Several Photons, each with times of its own, and a cloud: the line's practice, on this computer only. */
export async function openPracticeLine({
  devicesInAir,
  faultSeed,
  fast,
  byCable = false,
  failsInARow = false,
  firstArticle = false,
  golden = false,
  ...around
}: PracticeLineOptions): Promise<PracticeLine> {
  const preset = readPreset(JSON.stringify({ ...practicePreset, firstArticle }));
  if (!preset.ok) throw new Error(preset.error.code);
  const simulation = await startSimulatedWorld({
    clock: around.clock,
    separateNetworks: true,
    faults: failsInARow ? failsEach : [],
    latencies: fast ? fastLatencies : { ...realisticLatencies, computerJoin: 3_000 },
    others: othersFor(golden ? devicesInAir : devicesInAir - 1, faultSeed, fast),
  });
  const { cloud, recovery, products, ...surroundings } = simulatedSurroundings(simulation, around);
  const home = defaultNetworks[0];
  const usb = simulatedUsb(simulation.cables);
  return {
    world: {
      ...surroundings,
      account: cloud.account(simulation.ready.account.accessToken as AccessToken),
      ...(byCable ? { cables: { usb, cable: await photonCableOf(usb, around.clock) } } : {}),
      // A simulated computer that is away is brought home by the next lease.
      home: async () => success(undefined),
    },
    preset: preset.value,
    networks: home === undefined ? [] : [{ ssid: ssidText(home), security: home.security, password: home.password }],
    golden: golden ? (simulation.ready.device.id as DeviceId) : undefined,
    mend() {
      for (const fault of failsEach) simulation.setFault(fault, false);
    },
    close: () => simulation.close(),
  };
}

/** Over Wi-Fi, and over cables. */
const failsEach = ['set-refused', 'console-code-garbled'] as const satisfies readonly FaultName[];

const practicePreset = {
  name: 'practice',
  networks: [{ ssid: 'HomeNet', passwordEnv: 'NONE' }],
  namePattern: 'practice-{n:3}',
};

/** As on a bench: nearer and further ones, 20 to 40 s from connect-ap to online, one in ten with a trouble of its own. */
export function othersFor(count: number, faultSeed: number | undefined, fast: boolean): readonly OtherPhoton[] {
  const random = numbersFrom(faultSeed ?? 1);
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const rssi = -42 - Math.floor(random() * 30);
    const handshake = 14_000 + Math.floor(random() * 20_000);
    const isFaulty = random() < 0.1;
    const fault = deviceFaults[Math.floor(random() * deviceFaults.length)];
    return {
      id: `a1${index.toString(16).padStart(4, '0')}1747353236343033`.padEnd(24, '0'),
      rssi,
      ...(fast ? {} : { latencies: { handshake } }),
      ...(faultSeed !== undefined && isFaulty && fault !== undefined ? { faults: [fault] } : {}),
    };
  });
}

/** The same numbers from the same seed, from 0 up to 1 (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
