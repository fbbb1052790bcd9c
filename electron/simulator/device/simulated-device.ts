import type { Socket } from 'node:net';
import { type DeviceId, parseDeviceId } from '../../../shared/device-id.ts';
import type { Light } from '../../../shared/light.ts';
import type { RandomBytes } from '../../../shared/wifi-password.ts';
import type { Clock } from '../../ground/clock-port.ts';
import { type AirNetwork, heardByPhoton } from '../air/air.ts';
import type { DeviceLatency } from '../device-latency.ts';
import type { FaultSwitches } from '../faults.ts';
import type { Latencies } from '../latencies.ts';
import { toggleableServer } from '../toggleable-server.ts';
import type { EventLog } from '../world-events.ts';
import { answerFaults } from './answer-faults.ts';
import { answerCommand, type CommandName, type CommandSurroundings } from './commands.ts';
import { simulatedConsole } from './console/simulated-console.ts';
import type { UsbCable } from './console/usb-cable.ts';
import type { AnswerPaper, DeviceBackend } from './device-backend.ts';
import { type Firmware, firmwareProfiles } from './firmware.ts';
import { deviceHttpServer } from './http.ts';
import { type DeviceKey, deviceKey } from './key.ts';
import type { CloudLine } from './life.ts';
import { connectToCloud, update } from './life.ts';
import { type DeviceMemory, hasCredentials } from './memory.ts';
import { serialLane } from './serial-lane.ts';
import { deviceTcpServer } from './tcp.ts';

export interface DeviceSurroundings {
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly latency: DeviceLatency;
  readonly latencies: Latencies;
  readonly faults: FaultSwitches;
  readonly log: EventLog;
  readonly networks: readonly AirNetwork[];
  readonly cloud: CloudLine;
  readonly ports: { readonly tcp: number; readonly http: number };
  /** Whether the computer is where the Photon can be reached. */
  reachable(): boolean;
  /** The Photon's own network came or went. */
  airChanged(): void;
}

export interface DeviceTraits {
  readonly firmware: Firmware;
  /** 24 hex digits; made up when absent. */
  readonly id?: string;
  /** RSA-1024 as PEM; a new one when absent. */
  readonly privateKeyPem?: string;
  readonly memory: DeviceMemory;
}

export interface SimulatedDevice {
  readonly id: DeviceId;
  /** The name of its own network. */
  readonly ssid: string;
  readonly firmware: Firmware;
  readonly tcpPort: number;
  readonly httpPort: number;
  readonly light: Light;
  /** Whether its own network is in the air. */
  readonly listening: boolean;
  readonly memory: Readonly<DeviceMemory>;
  readonly key: DeviceKey;
  /** SETUP held for three seconds: into listening mode, from wherever it is. */
  pressSetup(): void;
  /** Starts anew, out of whatever it was in. */
  pressReset(): void;
  /** Its USB socket. A cable is in it from the beginning. */
  readonly cable: UsbCable & {
    /** The cable is pulled after so many more bytes, counted both ways. */
    unplugAfter(bytes: number): void;
  };
  /** Breaks the computer's connections to it. */
  dropConnections(): void;
  /** The cloud's signal call: a rainbow, or the light as it was. */
  signal(on: boolean): void;
  /** The cloud's order to take a new program; nothing while it listens. */
  flash(): void;
  close(): Promise<void>;
}

/** Letters of the network name's code (Device OS v1.5.2, hal/src/photon/device_code.cpp). */
const codeLetters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** One Photon with its two servers, listening when this ends. */
export async function simulatedDevice(traits: DeviceTraits, around: DeviceSurroundings): Promise<SimulatedDevice> {
  const { clock, latency, latencies, faults, log } = around;
  const { memory } = traits;
  const profile = firmwareProfiles[traits.firmware];
  const key = deviceKey(traits.privateKeyPem);
  let otherKey: DeviceKey | undefined;
  const strangersKey = () => {
    otherKey ??= deviceKey();
    return otherKey;
  };
  const id = readId(traits.id ?? madeUpId(around.random));
  const code = Array.from(around.random(profile.nameCodeLength), (byte) => codeLetters[byte % codeLetters.length]);
  const ssid = `Photon-${code.join('')}`;

  let light: Light = 'dark';
  let listening = false;
  /** Has power, and is not in DFU mode. */
  let running = true;
  /** Ends with the listening mode, or with the way to the cloud, that it stands for. */
  let phase = new AbortController();
  let credentialsChanged = false;
  let scannedInSession = false;
  let lane = serialLane();
  let answers = answerFaults(faults, latency.wait);
  const sessionBeginners: (() => void)[] = [];

  const show = (next: Light, flashes?: { colour: 'orange' | 'magenta' | 'red'; count: number }) => {
    light = next;
    log.tell({ type: 'light-changed', light, ...(flashes === undefined ? {} : { flashes }) });
  };

  const usb = simulatedConsole({
    id,
    firmware: traits.firmware,
    memory,
    clock,
    latency,
    latencies,
    faults,
    log,
    heard: () => heardByPhoton(around.networks),
    credentialsChanged: () => {
      credentialsChanged = true;
    },
    leave: () => void leave(),
    enterListening: () => beginListening(),
    restart: (into) => void restart(into),
    powerLost: () => void powerOff(),
  });

  const backend: DeviceBackend = {
    profile,
    faults,
    reachable: around.reachable,
    answer,
    selectAntenna(antenna) {
      memory.antenna = antenna;
      log.tell({ type: 'antenna-selected', antenna });
    },
    onSession: (begin) => void sessionBeginners.push(begin),
    sessionOver: () => aborted(phase.signal),
  };

  const tcp = await toggleableServer(deviceTcpServer(backend), around.ports.tcp, clock);
  const http = await toggleableServer(
    deviceHttpServer(backend, (ms, signal) => clock.sleep(ms, signal)),
    around.ports.http,
    clock,
  );

  async function setPorts(): Promise<void> {
    await Promise.all([
      tcp.setOpen(listening && !faults.isOn('tcp-refused') && !faults.isOn('router-answers')),
      http.setOpen(listening && !faults.isOn('http-refused')),
    ]);
  }
  faults.onChange(() => void setPorts());

  function nextPhase(): AbortSignal {
    phase.abort();
    phase = new AbortController();
    return phase.signal;
  }

  async function listen(signal: AbortSignal): Promise<void> {
    credentialsChanged = false;
    scannedInSession = false;
    lane = serialLane();
    answers = answerFaults(faults, latency.wait);
    for (const begin of sessionBeginners) begin();
    show('blue-blinking');
    listening = true;
    usb.listen(signal);
    await setPorts();
    if (signal.aborted) return;
    log.tell({ type: 'device-listening', ssid });
    around.airChanged();
  }

  async function stopListening(): Promise<void> {
    if (!listening) return;
    listening = false;
    await setPorts();
    log.tell({ type: 'device-left-listening', ssid });
    around.airChanged();
  }

  /** After connect-ap: the network goes, then the way to the cloud, which may lead back here. */
  async function leave(): Promise<void> {
    const session = phase.signal;
    await usb.untilIdle(session);
    if (session.aborted) return;
    const signal = nextPhase();
    await latency.wait(latencies.leave, signal);
    if (signal.aborted) return;
    // Public reports tell of it; how the firmware gets there they do not.
    if (!faults.isOn('stays-in-the-air')) await stopListening();
    await toCloud(signal);
  }

  async function toCloud(signal: AbortSignal): Promise<void> {
    const outcome = await connectToCloud({ id, memory, credentialsChanged, signal, show, ...around });
    if (outcome === 'listen-again' && !signal.aborted) await listenAgain();
  }

  function pressSetup(): void {
    log.tell({ type: 'setup-pressed' });
    beginListening();
  }

  function beginListening(): void {
    if (listening || !running) return;
    around.cloud.leave(id);
    void listenAgain();
  }

  /** Out of whatever it was in. `listening`: with the user's program off. DFU mode lasts until the next one. */
  async function restart(into: 'normal' | 'listening' | 'dfu'): Promise<void> {
    log.tell({ type: 'device-restarts', into });
    const signal = nextPhase();
    around.cloud.leave(id);
    running = into !== 'dfu';
    usb.show('off');
    usb.setUserProgram(into === 'normal');
    await stopListening();
    await latency.wait(latencies.start, signal);
    if (signal.aborted) return;
    usb.show(into === 'dfu' ? 'dfu' : 'serial');
    if (into === 'dfu') return show('dark');
    credentialsChanged = false;
    if (into === 'listening' || !hasCredentials(memory)) await listenAgain();
    else await toCloud(signal);
  }

  async function powerOff(): Promise<void> {
    log.tell({ type: 'device-restarts', into: 'off' });
    running = false;
    nextPhase();
    around.cloud.leave(id);
    usb.show('off');
    show('dark');
    await stopListening();
  }

  async function listenAgain(): Promise<void> {
    const signal = nextPhase();
    await latency.wait(latencies.accessPointUp, signal);
    if (!signal.aborted) await listen(signal);
  }

  async function answer(
    command: CommandName,
    body: Uint8Array,
    transport: 'tcp' | 'http',
    socket: Socket,
    paper: AnswerPaper,
  ) {
    let ending: Awaited<ReturnType<DeviceBackend['answer']>> = 'never';
    await lane.run(async () => {
      const seen = faults.changes();
      log.tell({ type: 'device-asked', command, transport });
      const session = phase.signal;
      const patience = AbortSignal.any([session, closed(socket)]);
      let leaving = false;
      const surroundings: CommandSurroundings = {
        memory,
        key: scannedInSession && faults.isOn('different-key') ? strangersKey() : key,
        profile,
        faults,
        printedId: () =>
          (faults.isOn('other-device') || (scannedInSession && faults.isOn('different-device'))
            ? anotherId(id)
            : id
          ).toUpperCase(),
        heard: () => heardByPhoton(around.networks),
        waitForCommand: () => latency.wait(latencies.command, session),
        waitForScan: (share) => latency.wait(latencies.scan * share, session),
        waitForOwnScan: () => latency.wait(latencies.ownScan, session),
        scanned: () => {
          scannedInSession = true;
        },
        crash: () => void crash(),
        credentialsChanged: () => {
          credentialsChanged = true;
        },
        leave: () => {
          leaving = true;
        },
        tell: log.tell,
      };
      const pieces = answers.apply(command, () => answerCommand(command, body, surroundings), patience);
      let text = '';
      for (;;) {
        const next = await pieces.next();
        if (next.done) {
          ending = next.value;
          break;
        }
        if (text === '') paper.begin();
        text += next.value;
        if (!socket.destroyed) paper.write(next.value);
      }
      if (text === '' && ending === 'whole') paper.begin();
      if (ending === 'reset') socket.resetAndDestroy();
      // What was written must be out first: a reset takes along what still waits.
      if (ending === 'cut') socket.write('', () => socket.resetAndDestroy());
      if (ending === 'broken') socket.destroySoon();
      const result = /^\{"r":(-?\d+)\}$/.exec(text)?.[1];
      if (ending === 'whole') {
        log.tell({
          type: 'device-answered',
          command,
          transport,
          ...(result === undefined ? {} : { result: Number(result) }),
        });
      }
      if (leaving) void leave();
      if (ending === 'never') await aborted(AbortSignal.any([patience, changed(seen, session)]));
    });
    if (ending === 'never') socket.destroy();
    return ending;
  }

  /** A signal for the next change of the faults: what hangs by a fault is let go with it. */
  function changed(seen: number, signal: AbortSignal): AbortSignal {
    const controller = new AbortController();
    void faults.changed(seen, signal).then(() => controller.abort());
    return controller.signal;
  }

  async function crash(): Promise<void> {
    nextPhase();
    show('red-flashing');
    await stopListening();
  }

  await listen(phase.signal);

  return {
    id,
    ssid,
    firmware: traits.firmware,
    tcpPort: tcp.port,
    httpPort: http.port,
    get light() {
      return light;
    },
    get listening() {
      return listening;
    },
    memory,
    key,
    pressSetup,
    pressReset: () => void restart('normal'),
    cable: {
      ...usb.cable,
      unplug: () => void powerOff(),
      plugIn: () => void restart('normal'),
    },
    dropConnections() {
      tcp.drop();
      http.drop();
    },
    signal: (on) => log.tell({ type: 'device-signalled', on }),
    flash: () => void update({ id, memory, signal: phase.signal, show, ...around }),
    async close() {
      phase.abort();
      listening = false;
      usb.show('off');
      await Promise.all([tcp.close(), http.close()]);
    },
  };
}

function readId(text: string): DeviceId {
  const id = parseDeviceId(text);
  if (!id.ok) throw new Error('a device id has 24 hex digits');
  return id.value;
}

/** Two made-up bytes in front of what is common to many Photons. */
function madeUpId(random: RandomBytes): string {
  const digits = Array.from(random(2), (byte) => byte.toString(16).padStart(2, '0'));
  return `${digits[0]}00${digits[1]}001747353236343033`;
}

function anotherId(id: DeviceId): string {
  return `${id.slice(0, 22)}${id.endsWith('ff') ? '00' : 'ff'}`;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function closed(socket: Socket): AbortSignal {
  const controller = new AbortController();
  if (socket.destroyed) controller.abort();
  else socket.once('close', () => controller.abort());
  return controller.signal;
}
