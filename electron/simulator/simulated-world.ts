import { randomBytes } from 'node:crypto';
import type { DeviceId } from '../../shared/device-id.ts';
import type { Light } from '../../shared/light.ts';
import { steadyTime } from '../../shared/steady-time.ts';
import type { RandomBytes } from '../../shared/wifi-password.ts';
import type { Clock } from '../ground/clock-port.ts';
import { type AirNetwork, defaultNetworks, ssidText } from './air/air.ts';
import { type SeenNetwork, type SimulatedComputer, simulatedComputer } from './air/simulated-computer.ts';
import type { CloudWords } from './cloud/call.ts';
import type { AccountName, Owner } from './cloud/owner.ts';
import type { ProductRecord } from './cloud/products.ts';
import { madeIdPrefix, simulatedCloud, strangersIdPrefix } from './cloud/simulated-cloud.ts';
import type { WorldSecrets } from './cloud/token-generator.ts';
import type { Firmware } from './device/firmware.ts';
import { type DeviceMemory, isEnterprise, noEnterprise, noNetworks } from './device/memory.ts';
import { type SimulatedDevice, simulatedDevice } from './device/simulated-device.ts';
import { deviceLatency } from './device-latency.ts';
import { type FaultName, type FaultSwitches, faultSwitches, faultsOver } from './faults.ts';
import { type Latencies, realisticLatencies } from './latencies.ts';
import { loopback } from './toggleable-server.ts';
import { eventLog, type WorldEvent } from './world-events.ts';

export interface WorldOptions {
  readonly clock: Clock;
  readonly random?: RandomBytes;
  /** Default 2.3.1. */
  readonly firmware?: Firmware;
  readonly faults?: readonly FaultName[];
  /** Default: realistic. */
  readonly latencies?: Latencies;
  /** Ports on 127.0.0.1; free ones when absent. */
  readonly ports?: { readonly tcp?: number; readonly http?: number; readonly cloud?: number };
  /** The Photon can be reached only while the computer is on its network, the cloud only while it is at home. */
  readonly separateNetworks?: boolean;
  /** Who the cloud says owns the Photon. Default: nobody. */
  readonly owner?: 'nobody' | Owner;
  /** Whether it is in the practising person's product already; a customer's always is. */
  readonly inProduct?: boolean;
  /** What keeps it out of that product until it is added again. Default: nothing. */
  readonly keptOut?: 'quarantined' | 'denied';
  /** Whether the Photon carries the sticky claimed flag and was seen by the cloud. Default: when it has an owner. */
  readonly setUpBefore?: boolean;
  /** What is in the air; the first one is the computer's own network. */
  readonly networks?: readonly AirNetwork[];
  /** Other people's Photons, seen by the computer and too far away to be joined. Default: none. */
  readonly strangers?: readonly SeenNetwork[];
  /** What the cloud's devices, customers and refusals say. */
  readonly words?: CloudWords;
  readonly account?: { readonly mfa?: boolean };
  readonly secrets?: WorldSecrets;
  readonly device?: {
    /** 24 hex digits. */
    readonly id?: string;
    /** RSA-1024 as PEM. */
    readonly privateKeyPem?: string;
  };
  /** Photons beside that one, listening as well, each with its own troubles and times. Default: none. */
  readonly others?: readonly OtherPhoton[];
}

export interface OtherPhoton {
  /** 24 hex digits; made up when absent. */
  readonly id?: string;
  /** dBm at the computer. */
  readonly rssi: number;
  readonly faults?: readonly FaultName[];
  readonly latencies?: Partial<Latencies>;
}

/** A Photon of this world, as another program needs to know it. */
export interface ReadyDevice {
  readonly id: DeviceId;
  readonly ssid: string;
  readonly firmware: Firmware;
}

/** What another program needs to know to drive this world; printed as one line of JSON. */
export interface ReadyLine {
  readonly ready: true;
  readonly tcp: { readonly host: string; readonly port: number };
  readonly http: { readonly host: string; readonly port: number };
  readonly cloud: { readonly url: string };
  readonly account: { readonly username: string; readonly password: string; readonly accessToken: string };
  readonly device: ReadyDevice;
  /** The Photons beside it, with ports of their own. */
  readonly others: readonly (ReadyDevice & Pick<ReadyLine, 'tcp' | 'http'>)[];
  /** A product of the same person, and what opens it. */
  readonly product: {
    readonly id: number;
    readonly slug: string;
    readonly name: string;
    readonly clientId: string;
    readonly clientSecret: string;
  };
  /** Somebody else's. */
  readonly foreignProduct: ReadyLine['product'];
  /** Ids that start like this belong to devices that were made and have not been here yet. */
  readonly madeIdPrefix: string;
  /** Ids that start like this belong to devices that somebody outside the team has claimed. */
  readonly strangersIdPrefix: string;
  readonly networks: readonly { readonly ssid: string; readonly security: number; readonly password?: string }[];
}

export interface SimulatedWorld {
  readonly ready: ReadyLine;
  /** The newest 10 000 events. */
  readonly events: readonly WorldEvent[];
  /** Returns the function that ends it. */
  subscribe(listener: (event: WorldEvent) => void): () => void;
  readonly device: {
    readonly id: DeviceId;
    readonly ssid: string;
    readonly light: Light;
    readonly listening: boolean;
    readonly claimedFlag: boolean;
    readonly claimCodeStored: boolean;
    readonly antenna: DeviceMemory['antenna'];
    /** In the order in which they are tried; `password` is what the device decrypted. */
    readonly storedNetworks: readonly { readonly ssid: string; readonly security: number; readonly password: string }[];
    readonly storedNetwork: { readonly ssid: string; readonly security: number; readonly password: string } | undefined;
  };
  readonly cloud: {
    readonly url: string;
    readonly oneTimeCode: string;
    /** Somebody else's. */
    readonly foreignAccount: { readonly username: string; readonly password: string };
    /** Who owns the Photon now. */
    readonly owner: 'nobody' | Owner;
    /** The product the Photon is in now. */
    readonly productId: number | undefined;
    readonly products: readonly ProductRecord[];
    readonly online: boolean;
    /** The Photon's last handshake, in milliseconds since 1970 by this world's clock; 0: none yet. */
    readonly handshakeAt: number;
    readonly deviceName: string | null;
    createClaimCode(owner: AccountName): string;
    /** The Photon publishes an event; heard by nobody while it is offline. */
    publish(name: string, data: string): void;
  };
  readonly computer: SimulatedComputer;
  /**
   * Another computer that is at home, hears the same Photons and may join them: one that is beside a Photon keeps nobody else
   * from it (WICED's network of its own serves several). The cloud answers while any is at home; what each one's programs
   * reach of it from where that one is, is for whoever runs them.
   */
  anotherComputer(): SimulatedComputer;
  /** The networks of routers, in both bands. */
  readonly air: readonly AirNetwork[];
  /** Of any Photon of this world. */
  owner(id: DeviceId): 'nobody' | Owner;
  setFault(name: FaultName, on: boolean): void;
  /** Of one of the Photons beside the first, and of nothing else. */
  setFaultOf(id: DeviceId, name: FaultName, on: boolean): void;
  isFaultOn(name: FaultName): boolean;
  /** Milliseconds that device, air and cloud made a client wait since the last reset; waits at the same time count once. */
  latencyMs(): number;
  resetLatency(): void;
  /**
   * Breaks every connection to the Photon and the cloud, as when the program at the other end is no more; with `beside` those
   * to the Photon alone that this computer is at.
   */
  cutConnections(beside?: SimulatedComputer): void;
  /** Somebody carries the Photon out of reach of every computer, or back to where it was. */
  carry(id: DeviceId, to: 'away' | 'here'): void;
  /** SETUP held for three seconds; the Photon listens again a moment later. */
  pressSetup(): void;
  pressReset(): void;
  /** The USB sockets of all Photons of this world, in the order of the ready line. */
  readonly cables: readonly SimulatedDevice['cable'][];
  close(): Promise<void>;
}

/** dBm of the Photon's own network at the computer: on the same desk. */
const photonRssi = -38;

const oneDayMs = 24 * 60 * 60 * 1000;

/** Starts a Photon in listening mode, a cloud and a computer at home. Rejects when a wished port is taken. */
export async function startSimulatedWorld(options: WorldOptions): Promise<SimulatedWorld> {
  const {
    random = randomBytes,
    firmware = '2.3.1',
    latencies = realisticLatencies,
    separateNetworks = false,
    owner = 'nobody',
    setUpBefore = owner !== 'nobody',
    networks = defaultNetworks,
  } = options;
  // A Photon and a cloud have clocks of their own: nobody sets those with the computer's.
  const clock = { ...options.clock, now: steadyTime(options.clock) };
  const ending = new AbortController();
  const log = eventLog(() => clock.now());
  const faults = faultSwitches(options.faults ?? []);
  const latency = deviceLatency(clock);
  const common = { clock, random, latency, latencies, faults, log };

  const photons: { readonly made: SimulatedDevice; readonly rssi: number; readonly faults: FaultSwitches }[] = [];
  const carriedAway = new Set<DeviceId>();
  const computers: ReturnType<typeof simulatedComputer>[] = [];
  const isAt = ({ ssid }: Pick<SimulatedDevice, 'ssid'>, { place, network }: SimulatedComputer) =>
    place === 'photon' && network === ssid;
  const isBeside = (made: Pick<SimulatedDevice, 'ssid'>) => computers.some((one) => isAt(made, one));
  const isAnyHome = () => computers.some(({ place }) => place === 'own-network');
  const airChanged = () => {
    for (const one of computers) one.airChanged();
  };
  function addComputer(): SimulatedComputer {
    const made = simulatedComputer({
      ...common,
      homeNetwork: networks[0] === undefined ? '' : ssidText(networks[0]),
      ending: ending.signal,
      strangers: options.strangers ?? [],
      photonsInAir: () =>
        photons
          .filter(({ made, faults: its }) => made.listening && !its.isOn('access-point-gone'))
          .filter(({ made }) => !carriedAway.has(made.id))
          .map(({ made, rssi }) => ({ ssid: made.ssid, rssi })),
      moved() {
        if (!separateNetworks) return;
        for (const { made } of photons) if (!isBeside(made)) made.dropConnections();
        if (!isAnyHome()) cloud.dropConnections();
      },
    });
    computers.push(made);
    return made;
  }
  const computer = addComputer();
  const cloud = await simulatedCloud({
    ...common,
    port: options.ports?.cloud ?? 0,
    mfa: options.account?.mfa ?? false,
    secrets: options.secrets ?? {},
    words: options.words ?? {},
    reachable: () => !separateNetworks || isAnyHome(),
    signalDevice: (on) => device.signal(on),
    flashDevice: (id) => {
      photons.find(({ made }) => made.id === id)?.made.flash();
    },
  });
  const memory: DeviceMemory = { ...emptyMemory(), claimedFlag: setUpBefore };
  const device: SimulatedDevice = await simulatedDevice(
    { firmware, memory, ...options.device },
    {
      ...common,
      networks,
      cloud: cloud.line,
      ports: { tcp: options.ports?.tcp ?? 0, http: options.ports?.http ?? 0 },
      reachable: () => !separateNetworks || isBeside(device),
      airChanged,
    },
  ).catch(async (error: unknown) => {
    await cloud.close();
    throw error;
  });
  photons.push({ made: device, rssi: photonRssi, faults });
  faults.onChange(airChanged);
  cloud.addDevice({
    id: device.id,
    firmware,
    owner: owner === 'nobody' ? undefined : owner,
    inProduct: options.inProduct ?? (owner.startsWith('customer:') || options.keptOut !== undefined),
    keptOut: options.keptOut,
    seenAt: setUpBefore ? clock.now() - oneDayMs : undefined,
  });

  for (const { id, rssi, faults: own = [], latencies: times } of options.others ?? []) {
    const privateKeyPem = options.device?.privateKeyPem;
    const its = faultsOver(faults, faultSwitches(own));
    const made: SimulatedDevice = await simulatedDevice(
      {
        firmware,
        memory: emptyMemory(),
        ...(id === undefined ? {} : { id }),
        ...(privateKeyPem === undefined ? {} : { privateKeyPem }),
      },
      {
        ...common,
        faults: its,
        latencies: { ...latencies, ...times },
        networks,
        cloud: cloud.line,
        ports: { tcp: 0, http: 0 },
        reachable: () => !separateNetworks || isBeside(made),
        airChanged,
      },
    );
    photons.push({ made, rssi, faults: its });
    cloud.addDevice({
      id: made.id,
      firmware,
      owner: undefined,
      inProduct: false,
      keptOut: undefined,
      seenAt: undefined,
    });
  }
  airChanged();

  return {
    ready: readyLine(),
    events: log.events,
    subscribe: log.subscribe,
    device: {
      id: device.id,
      ssid: device.ssid,
      get light() {
        return device.light;
      },
      get listening() {
        return device.listening;
      },
      get claimedFlag() {
        return memory.claimedFlag;
      },
      get claimCodeStored() {
        return memory.claimCode !== undefined;
      },
      get antenna() {
        return memory.antenna;
      },
      get storedNetworks() {
        return readable(memory);
      },
      get storedNetwork() {
        return readable(memory)[0];
      },
    },
    cloud: {
      url: cloud.url,
      oneTimeCode: cloud.oneTimeCode,
      foreignAccount: cloud.foreignAccount,
      get owner() {
        return cloud.device(device.id)?.owner ?? 'nobody';
      },
      get productId() {
        return cloud.device(device.id)?.productId;
      },
      products: cloud.products,
      get online() {
        return cloud.device(device.id)?.online ?? false;
      },
      get handshakeAt() {
        return cloud.device(device.id)?.lastHandshakeAt ?? 0;
      },
      get deviceName() {
        return cloud.device(device.id)?.name ?? null;
      },
      createClaimCode: cloud.createClaimCode,
      publish(name, data) {
        if (cloud.device(device.id)?.online) cloud.publish(device.id, name, data);
      },
    },
    computer,
    anotherComputer: addComputer,
    air: networks,
    owner: (id) => cloud.device(id)?.owner ?? 'nobody',
    setFault(name, on) {
      if (faults.isOn(name) === on) return;
      log.tell({ type: 'fault-switched', fault: name, on });
      faults.set(name, on);
    },
    setFaultOf(id, name, on) {
      photons.find(({ made }) => made.id === id)?.faults.set(name, on);
      airChanged();
    },
    isFaultOn: faults.isOn,
    latencyMs: latency.waitsMs,
    resetLatency: latency.reset,
    cutConnections(beside) {
      for (const { made } of photons) if (beside === undefined || isAt(made, beside)) made.dropConnections();
      if (beside === undefined) cloud.dropConnections();
    },
    carry(id, to) {
      if (to === 'away') carriedAway.add(id);
      else carriedAway.delete(id);
      airChanged();
    },
    pressSetup: device.pressSetup,
    pressReset: device.pressReset,
    cables: photons.map(({ made }) => made.cable),
    async close() {
      ending.abort();
      await Promise.all([...photons.map(({ made }) => made.close()), cloud.close()]);
    },
  };

  function readyLine(): ReadyLine {
    return {
      ready: true,
      tcp: { host: loopback, port: device.tcpPort },
      http: { host: loopback, port: device.httpPort },
      cloud: { url: cloud.url },
      account: {
        username: cloud.account.username,
        password: cloud.account.password,
        accessToken: cloud.accessToken,
      },
      device: { id: device.id, ssid: device.ssid, firmware },
      others: photons.slice(1).map(({ made }) => ({
        id: made.id,
        ssid: made.ssid,
        firmware,
        tcp: { host: loopback, port: made.tcpPort },
        http: { host: loopback, port: made.httpPort },
      })),
      product: opener(cloud.products[0]),
      foreignProduct: opener(cloud.products[1]),
      madeIdPrefix,
      strangersIdPrefix,
      networks: networks.map((network) => ({
        ssid: ssidText(network),
        security: network.security,
        ...(network.password === undefined ? {} : { password: network.password }),
      })),
    };
  }
}

function emptyMemory(): DeviceMemory {
  return {
    networks: noNetworks,
    enterprise: noEnterprise,
    claimCode: undefined,
    claimedFlag: false,
    antenna: 'internal',
  };
}

function readable({ networks, enterprise }: DeviceMemory) {
  return networks
    .filter((network) => network !== undefined)
    .map((network) => ({
      ssid: Buffer.from(network.ssid, 'latin1').toString('utf8'),
      security: network.security,
      password: isEnterprise(network) ? enterprise.password : Buffer.from(network.securityKey).toString('utf8'),
    }));
}

function opener(product: ProductRecord | undefined): ReadyLine['product'] {
  const [first] = product?.clients ?? [];
  if (product === undefined || first === undefined) throw new Error('a practice product has no client');
  const [clientId, { secret }] = first;
  return { id: product.id, slug: product.slug, name: product.name, clientId, clientSecret: secret };
}
