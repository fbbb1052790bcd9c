import path from 'node:path';
import type { Controller } from '../../electron/app/controller.ts';
import type { ControllerParts } from '../../electron/app/controller-parts.ts';
import type { Fetch } from '../../electron/cloud/cloud-request.ts';
import { defaultOAuthClient } from '../../electron/cloud/particle-cloud.ts';
import { composeApp } from '../../electron/composition/compose-app.ts';
import { composeProgram } from '../../electron/composition/compose-program.ts';
// Loaded ahead: no clock of a test can see that a file is being loaded.
import '../../electron/composition/photon-cable-of.ts';
import '../../electron/composition/practice-world.ts';
import '../../electron/serial/photon-cable.ts';
import '../../electron/runs/plugged-in.ts';
import '../../electron/setup/set-up-by-cable.ts';
import '../../electron/softap/device-private-key.ts';
import type { OtherPrograms } from '../../electron/composition/users-files.ts';
import { knownSecrets } from '../../electron/diagnostics/known-secrets.ts';
import type { Clock } from '../../electron/ground/clock-port.ts';
import * as engine from '../../electron/record/open-record.ts';
import type { UsbSerial } from '../../electron/serial/usb-serial-port.ts';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import type { SecretBox } from '../../electron/vault/vault-port.ts';
import type { DeviceEvent } from '../../shared/ipc/device.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import type { LineState } from '../../shared/line-state.ts';
import type { SetupEvent } from '../../shared/setup-events.ts';
import { killable } from './killable.ts';
import { quietSystem } from './quiet-system.ts';
import { type SystemTrouble, simulatedAddresses, simulatedSystem } from './simulated-system.ts';
import { troubledWay, type WayTrouble } from './troubled-way.ts';

/** Nobody's hands help here; the ten minutes of the app itself would be the same looks five times as often. */
const userActionTimeoutMs = 2 * 60 * 1000;

export interface AppSurroundings {
  readonly simulation: SimulatedWorld;
  readonly clock: Clock;
  /** What all programs of this computer share lies here, and the vault. */
  readonly folder: string;
  /** One for all programs of this computer. */
  readonly programs: Programs;
  readonly systemTroubles: ReadonlySet<SystemTrouble>;
  readonly wayTroubles: ReadonlySet<WayTrouble>;
  /** The cloud of the settings; the simulated one's address, or another name of it. */
  readonly cloudUrl: () => string;
  /** How long the secret store waits for its password, in milliseconds. */
  readonly storeOpensAfterMs: () => number;
  /** This computer's USB sockets; without them there is nothing in any. */
  readonly usb?: UsbSerial;
  /** What of the system is there beside that. */
  readonly own?: Partial<Pick<ControllerParts, 'labels' | 'chooseFile' | 'record'>>;
  /** With the number that the window is told. */
  readonly show: (event: SetupEvent, number: number) => void;
  readonly showDeviceEvent?: (event: DeviceEvent) => void;
  readonly showLine?: (line: LineState | undefined) => void;
  /** Tells every secret that comes by: tokens, codes, passwords. */
  readonly secretSeen: (secret: string) => void;
}

/** The app behind its window, as the composition root makes it, on a simulated world and its time. */
export interface VirtualApp {
  readonly controller: Controller;
  readonly snapshots: readonly Snapshot[];
  /** As a kill or a power cut: not another step is taken, and what it had open is closed by the system. */
  kill(): void;
}

export function virtualApp(around: AppSurroundings): VirtualApp {
  const { simulation, systemTroubles, wayTroubles, usb } = around;
  const life = killable();
  const { clock, fetch } = life.over({ clock: around.clock, fetch: watchedFetch(wayTroubles, around.secretSeen) });
  const { tcp, http } = simulation.ready;
  const { lock, presence } = around.programs.of(life);
  const system = life.over(simulatedSystem(simulation, systemTroubles));
  const known = knownSecrets();
  const box: SecretBox = {
    ...openBox,
    async open() {
      await clock.sleep(around.storeOpensAfterMs());
      return 'open';
    },
  };
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `id-${ids}`;
  };
  const program = composeProgram({
    folder: around.folder,
    way: { fetch, fetchAnew: fetch, secrets: known.all },
    computerWifi: { system, close: () => undefined },
    clock,
    newId,
    recording: { newAttemptId: newId, loadEngine: async () => engine },
    programs: { lock: life.over(lock), presence },
    guard: life.over,
  });
  const snapshots: Snapshot[] = [];
  const controller = composeApp({
    ...program,
    ...quietSystem(around.cloudUrl),
    ...(usb === undefined ? {} : { usb: async () => usb }),
    ...around.own,
    openPractice: (scenario) => program.openPractice({ scenario, fast: false }),
    showDeviceEvent: around.showDeviceEvent ?? (() => undefined),
    known,
    // What reaches the log is a matter of tests of its own.
    log: { note: () => undefined, lines: async () => [] },
    redact: (text) => text,
    vault: { file: path.join(around.folder, 'vault.json'), box },
    guard: life.over,
    realWorld: () =>
      program.realWorld({
        cloudUrl: around.cloudUrl(),
        client: defaultOAuthClient,
        photonAddress: { host: tcp.host, tcpPort: tcp.port, httpPort: http.port },
        photonHost: '192.168.0.1',
        addresses: () => simulatedAddresses(simulation, systemTroubles),
        movesAnyway: true,
        joinLimitMs: userActionTimeoutMs,
        returnLimitMs: userActionTimeoutMs,
        joinBy: 'automatic',
        wifiAdapter: '',
      }),
    showSnapshot: (snapshot) => void snapshots.push(snapshot),
    showLine: (line) => {
      if (life.alive()) around.showLine?.(line);
    },
    showEvent: (event, number) => {
      if (life.alive()) around.show(event, number);
    },
  });
  return {
    controller,
    snapshots,
    kill() {
      life.end();
      around.programs.end(life);
      // The kernel closes what a dead program had open.
      simulation.cutConnections();
    },
  };
}

/** A secret store that is always open; its lock is no secret. */
const openBox: SecretBox = {
  glance: () => 'perhaps',
  open: async () => 'open',
  seal: async (text) => Buffer.from(text, 'utf8').map((byte) => byte ^ 0x5a),
  unseal: async (sealed) => ({ text: Buffer.from(sealed.map((byte) => byte ^ 0x5a)).toString('utf8'), stale: false }),
};

/** The programs of one computer as its system knows them, without a process of its own for each. */
export interface Programs {
  of(app: object): OtherPrograms;
  end(app: object): void;
}

export function programsOfAComputer(): Programs {
  const holders = new Map<object, number>();
  const there = new Map<object, string>();
  const take = async (app: object) => {
    if ([...holders.keys()].some((other) => other !== app)) return undefined;
    holders.set(app, (holders.get(app) ?? 0) + 1);
    return () => {
      const left = (holders.get(app) ?? 1) - 1;
      if (left > 0) holders.set(app, left);
      else holders.delete(app);
    };
  };
  let started = 0;
  return {
    of(app) {
      started += 1;
      // In the form of the real ones, or no row of it could be read again.
      const id = `program${started}`;
      there.set(app, id);
      return {
        lock: { take: () => take(app) },
        presence: {
          id,
          announce: async () => undefined,
          isGone: async (other) => ![...there.values()].includes(other),
          alone: (work) => work(),
        },
      };
    },
    end(app) {
      holders.delete(app);
      there.delete(app);
    },
  };
}

/** Node's fetch with what can be wrong before a cloud is reached, and with an eye on every secret that passes. */
function watchedFetch(troubles: ReadonlySet<WayTrouble>, secretSeen: (secret: string) => void): Fetch {
  const way = troubledWay(fetch, troubles);
  const secretFields = ['access_token', 'refresh_token', 'mfa_token', 'claim_code', 'password', 'client_secret'];
  return async (url, init) => {
    const form = typeof init.body === 'string' ? new URLSearchParams(init.body) : undefined;
    for (const field of secretFields) secretSeen(form?.get(field) ?? '');
    const response = await way(url, init);
    if (!/json/.test(response.headers.get('content-type') ?? '')) return response;
    const text = await response
      .clone()
      .text()
      .catch(() => '');
    for (const [, secret] of text.matchAll(/"(?:access_token|refresh_token|mfa_token|claim_code)":"([^"]+)"/g)) {
      secretSeen(secret ?? '');
    }
    return response;
  };
}
