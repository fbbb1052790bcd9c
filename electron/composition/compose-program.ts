import type { PracticeScenario } from '../../shared/practice-scenarios.ts';
import { type Result, success } from '../../shared/result.ts';
import type { WifiAdapter } from '../../shared/setup-events.ts';
import type { Clock } from '../ground/clock-port.ts';
import { newId as anyId } from '../ground/new-id.ts';
import { systemClock } from '../ground/system-clock.ts';
import type { LinuxPlaces } from '../serial/linux-usb.ts';
import type { PhotonCable } from '../serial/photon-cable-port.ts';
import type { UsbSerial } from '../serial/usb-serial-port.ts';
import type { SimulatedWorld } from '../simulator/simulated-world.ts';
import type { PassOn } from '../station/row-hooks.ts';
import type { ComputersWifi } from './computer-wifi.ts';
import type { PracticeInAir } from './lines.ts';
import type { PracticeLine } from './practice-line.ts';
import type { PracticeWorld } from './practice-world.ts';
import { type Guard, type RealWorldSettings, realWorld, type WayToCloud } from './real-world.ts';
import { type SimulatedSurroundings, simulatedSurroundings } from './simulated-surroundings.ts';
import { type OtherPrograms, type UsersFiles, type UsersFilesOptions, usersFiles } from './users-files.ts';

export interface ProgramParts {
  /** Where this user's files are, as `usersFiles` takes it. */
  readonly folder: string | undefined;
  readonly way: WayToCloud;
  /** `undefined` where the app does not know the system, and where it is not to move the Wi-Fi. */
  readonly computerWifi?: ComputersWifi | undefined;
  readonly clock?: Clock;
  readonly newId?: () => string;
  /** Where Linux shows its USB sockets, where not as usual. */
  readonly usbPlaces?: LinuxPlaces;
  /** Of this program, and how its attempts are named and noted, where not as usual. */
  readonly recording?: Pick<UsersFilesOptions, 'appVersion' | 'newAttemptId' | 'loadEngine'>;
  readonly programs?: OtherPrograms;
  readonly guard?: Guard;
}

/** What every face of the program stands on, and the worlds that it can work in. */
export interface Program extends UsersFiles {
  readonly clock: Clock;
  readonly newId: () => string;
  /** The computer's Wi-Fi adapters; none on a system that the app does not know. */
  readonly listWifiAdapters: (signal: AbortSignal) => Promise<Result<readonly WifiAdapter[]>>;
  /** This computer's USB sockets; what they need is loaded when they are first asked for. */
  readonly usb: () => Promise<UsbSerial>;
  /** The Photons in such sockets. */
  readonly cable: (usb: UsbSerial) => Promise<PhotonCable>;
  readonly realWorld: (settings: RealWorldSettings) => ReturnType<typeof realWorld>;
  /** The same in a simulation; what moves in it is noted as the real thing is. */
  readonly simulated: (simulation: SimulatedWorld) => SimulatedSurroundings;
  readonly openPractice: (options: {
    readonly scenario: PracticeScenario;
    readonly fast: boolean;
  }) => Promise<PracticeWorld>;
  /** Several simulated Photons; with the waits of real ones unless `fast`. */
  readonly openPracticeLine: (options: PracticeInAir & { readonly fast?: boolean }) => Promise<PracticeLine>;
  /** How final rows of a line leave. */
  readonly passOnRow: PassOn;
  /** Ends the processes that it started. */
  readonly close: () => void;
}

/** The one place where the window, the terminal, the practice session and the tests of whole apps are put together from. */
export function composeProgram({
  folder,
  way,
  computerWifi,
  programs,
  recording,
  usbPlaces,
  ...parts
}: ProgramParts): Program {
  const { clock = systemClock, newId = anyId, guard = (part) => part } = parts;
  const files = usersFiles(folder, { ...recording, clock, ...(programs === undefined ? {} : { programs }) });
  const journal = guard(files.journal);
  return {
    ...files,
    journal,
    record: guard(files.record),
    clock,
    newId,
    listWifiAdapters: async (signal) => (await computerWifi?.system.adapters(signal)) ?? success([]),
    async usb() {
      const { systemUsbSerial } = await import('../serial/system-usb-serial.ts');
      return systemUsbSerial({ platform: process.platform, ...(usbPlaces === undefined ? {} : { places: usbPlaces }) });
    },
    async cable(usb) {
      const { photonCableOf } = await import('./photon-cable-of.ts');
      return photonCableOf(usb, clock);
    },
    realWorld: (settings) => realWorld({ way, system: computerWifi?.system, journal, clock, newId, guard }, settings),
    simulated: (simulation) => simulatedSurroundings(simulation, { fetch: way.fetch, clock, journal, newId }),
    async openPractice(options) {
      // Most starts never simulate anything.
      const { openPracticeWorld } = await import('./practice-world.ts');
      return openPracticeWorld({ ...options, fetch: way.fetch, clock, newId });
    },
    async openPracticeLine({ fast = false, ...options }) {
      const { openPracticeLine } = await import('./practice-line.ts');
      return openPracticeLine({ ...options, fast, fetch: way.fetch, clock, newId });
    },
    async passOnRow(...row) {
      const { hookWays } = await import('./hook-ways.ts');
      return hookWays(process.env, () => way.fetch)(...row);
    },
    close: () => computerWifi?.close(),
  };
}
