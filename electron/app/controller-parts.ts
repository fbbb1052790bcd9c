import type { DeviceJobEvent } from '../../shared/device-jobs.ts';
import type { DevicePage } from '../../shared/device-page.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { DeviceEvent } from '../../shared/ipc/device.ts';
import type { FileKind } from '../../shared/ipc/devices.ts';
import type { Licence } from '../../shared/ipc/program.ts';
import type { Look } from '../../shared/ipc/settings.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import type { Language } from '../../shared/languages.ts';
import type { LineState } from '../../shared/line-state.ts';
import type { LinkName } from '../../shared/links.ts';
import type { Policy } from '../../shared/policy.ts';
import type { PracticeScenario } from '../../shared/practice-scenarios.ts';
import type { Result } from '../../shared/result.ts';
import type { SetupEvent, WifiAdapter } from '../../shared/setup-events.ts';
import type { CloudAuth } from '../cloud/cloud-port.ts';
import type { ProductAuth } from '../cloud/product-port.ts';
import type { Lines } from '../composition/lines.ts';
import type { PracticeWorld } from '../composition/practice-world.ts';
import type { Log } from '../diagnostics/log-port.ts';
import type { Redact } from '../diagnostics/redactor.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { LabelPrinter } from '../labels/label-port.ts';
import type { RecordFile } from '../record/record-file.ts';
import type { PhotonCable } from '../serial/photon-cable-port.ts';
import type { UsbSerial } from '../serial/usb-serial-port.ts';
import type { Surroundings } from '../setup/setup-world.ts';
import type { Updater, UpdaterParts } from '../updates/updater.ts';
import type { Vault } from '../vault/vault-port.ts';
import type { ComputerWifi } from '../wifi/wifi-port.ts';
import type { ProxyCredentials } from './proxy-credentials.ts';
import type { SettingsStore } from './settings-port.ts';
import type { SharingFiles } from './sharing-handlers.ts';

/** Tells the window something, with its number (`Numbered`). */
export type Tell<Told> = (told: Told, number: number) => void;

/** What the controller is made of; all that knows Electron or this computer comes from outside. */
export interface ControllerParts {
  readonly clock: Clock;
  readonly settings: SettingsStore;
  readonly record: RecordFile;
  readonly sharing: SharingFiles;
  readonly lines: Lines;
  /** Where the presets of the window are. */
  readonly presetsFolder: string;
  readonly log: Log;
  readonly redact: Redact;
  readonly systemVersion: string;
  readonly openVault: (changed: () => void) => Vault;
  readonly learn: (secrets: readonly string[]) => void;
  /** Handed over before the first request goes out. */
  readonly openProxyCredentials: (credentials: ProxyCredentials) => void;
  readonly policy: Policy;
  /** A start-up problem, as the start screen shows it. */
  readonly startProblem: SetupError | undefined;
  /** Made with what it may ask of this controller. */
  readonly updates: (work: Pick<UpdaterParts, 'busy' | 'changed'>) => Updater;
  readonly system: Snapshot['system'];
  /** The real world under the settings of now. */
  readonly realWorld: () => Surroundings & {
    readonly cloud: CloudAuth;
    readonly products: ProductAuth;
    readonly recovery: Pick<ComputerWifi, 'recover'>;
    readonly handsFree: ComputerWifi;
  };
  /** The computer's Wi-Fi adapters; none on a system that the app does not know. */
  readonly listWifiAdapters: (signal: AbortSignal) => Promise<Result<readonly WifiAdapter[]>>;
  /** This computer's USB sockets; loaded when they are first asked for, like what drives the Photons in them. */
  readonly usb: () => Promise<UsbSerial>;
  readonly cable: (usb: UsbSerial) => Promise<PhotonCable>;
  readonly openPractice: (scenario: PracticeScenario) => Promise<PracticeWorld>;
  readonly readLicences: () => Promise<Result<readonly Licence[]>>;
  /** Keeps the computer from falling asleep by itself, or lets it again. */
  readonly stayAwake: (awake: boolean) => void;
  /** Draws the window in it from now on. */
  readonly takeLook: (look: Look) => void;
  readonly copyText: (text: string) => void | Promise<void>;
  readonly openLink: (link: LinkName) => Promise<Result<void>>;
  readonly openDevicePage: (page: DevicePage) => Promise<Result<void>>;
  /** Ends the program, after `Controller.close`. */
  readonly quit: () => void;
  readonly newId: () => string;
  readonly showSnapshot: Tell<Snapshot>;
  readonly showEvent: Tell<SetupEvent>;
  readonly showLine: Tell<LineState | undefined>;
  readonly showDeviceEvent: Tell<DeviceEvent>;
  readonly showDeviceJobEvent: Tell<DeviceJobEvent>;
  readonly showWatchEnded: (error: SetupError) => void;
  readonly showCloseQuestion: () => void;
  /** What the window does not draw itself is said in this language from now on. */
  readonly speak: (language: Language) => void;
  /** Asks the person for a file to read, or for a place to write to; undefined: none. */
  readonly chooseFile: () => Promise<string | undefined>;
  readonly labels: LabelPrinter;
  readonly chooseNewFile: (name: string, kinds?: readonly FileKind[]) => Promise<string | undefined>;
}
