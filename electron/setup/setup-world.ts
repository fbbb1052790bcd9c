import type { DeviceId } from '../../shared/device-id.ts';
import type { CheckedNetworkChoice, NetworkChoice } from '../../shared/network-choice.ts';
import type { Result } from '../../shared/result.ts';
import type { CloudAccount } from '../cloud/cloud-port.ts';
import type { ProductCloud, ProductDevice } from '../cloud/product-port.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { OtherStations } from '../record/shared-record-port.ts';
import type { Photon } from '../softap/photon-port.ts';
import type { ComputerWifi } from '../wifi/wifi-port.ts';
import type { LeaseJournal } from './journal-port.ts';
import type { KeptDevice } from './kept-from-others.ts';
import type { RememberedPasswords } from './remembered-passwords.ts';
import type { UserPrompts } from './user-prompts.ts';

/** Everything outside a run, behind interfaces: real, or the simulator's. */
export type SetupWorld = Surroundings & OfRun & Recipient;

/** A world before there is a run in it. */
export type WorldBeforeRun = Surroundings & Recipient;

/** What each run has of its own. */
export interface OfRun {
  /** Who answers its questions. */
  readonly prompts: UserPrompts;
  /** Its device, until whoever follows the run has its end. */
  readonly kept: KeptDevice;
}

/** What every run needs, whoever its device is for. */
export interface Surroundings {
  readonly clock: Clock;
  readonly wifi: ComputerWifi;
  readonly photon: Photon;
  readonly journal: LeaseJournal;
  /** For how long the cloud is waited for to hear the device; undefined: `proofLimits.proveMs`. */
  readonly proveMs?: number | undefined;
  /** Other stations that share this one's record; undefined: none are known. */
  readonly others?: OtherStations | undefined;
  /** A short id, unique among the runs and questions of this program. */
  newId(): string;
}

/** Whose the device becomes. With a product it goes into that first. */
export type Recipient = WithOwner | WithoutOwner;

/** The account's; with a product its customer's, whose account it is. */
export interface WithOwner {
  readonly account: CloudAccount;
  readonly product?:
    | { readonly cloud: ProductCloud; readonly customer: string; readonly members?: KeptMembers | undefined }
    | undefined;
}

/** Nobody's: no claim code is made, and the product's own record is what proves that it is online. */
export interface WithoutOwner {
  readonly account: undefined;
  readonly product: {
    readonly cloud: ProductCloud;
    readonly customer: undefined;
    readonly members?: KeptMembers | undefined;
    /** Looks for the proof, where that look is shared with others; undefined: the product itself. */
    readonly proof?: Pick<ProductCloud, 'getDevice' | 'events'> & {
      /** As `getDevice`, by no answer of before: for what is held against a device. */
      readonly getDeviceAnew: ProductCloud['getDevice'];
    };
  };
}

export type InProduct = NonNullable<Recipient['product']>;

/** What a run knows of its product beforehand. */
export type KnownDevices = Map<DeviceId, ProductDevice>;

/**
 * The list of a product that many runs share, so that not each of them reads it. It may be old: a device that is not in it is
 * asked about alone, and one that is in it as soon as there is a way to the cloud.
 */
export interface KeptMembers {
  /** For one run. Who uses an entry deletes it: whoever meets the same device again asks the product. */
  known(read: () => Promise<Result<KnownDevices>>): Promise<Result<KnownDevices>>;
  /** What the product said of one that was asked about alone. */
  asked(isMember: boolean): void;
}

interface MetPhoton {
  /** Its network, where the system or the person told. */
  readonly ssid: string | undefined;
  readonly id: DeviceId;
  readonly agreed: { readonly owner: string | undefined } | undefined;
}

/** What one run hands to the next: the networks that were typed, so that only the wrong part must be typed again. */
export interface RunMemory {
  /** The one that the form begins with. */
  choice: NetworkChoice | undefined;
  /** The one that the run before got a Photon into, without anything secret. */
  lastNetwork?: Pick<NetworkChoice, 'ssid' | 'security' | 'channel'> | undefined;
  /** What the person asked to be remembered longer than this. */
  remembered?: RememberedPasswords | undefined;
  /** Those given beside it, in their order. */
  others?: readonly CheckedNetworkChoice[] | undefined;
  /** Names of the networks that the run under way has sent, or is sending, without those refused; the last one first. */
  sent?: readonly string[] | undefined;
  /** When connect-ap was sent, by the cloud's clock; undefined until then. For a later look at the proof. */
  connectedAt?: number | undefined;
  /** Networks that a Photon joined with these passwords, proven by the cloud, in this session. */
  joined?: Readonly<Record<string, string | undefined>>;
  /** The Photon that could not join this network last time. */
  cameBack?: { readonly deviceId: DeviceId; readonly ssid: string } | undefined;
  /** The Photon met last; `agreed`: the person was asked about its owner, and agreed. */
  met?: MetPhoton | undefined;
  /** What the run under way has read of its product, for changes beside it to be forgotten by. */
  productDevices?: Map<DeviceId, ProductDevice> | undefined;
}

export interface SetupOptions {
  readonly runId: string;
  /** The prefix of the Photon's network name; `Photon` unless a product set its own. */
  readonly photonPrefix: string;
  /** The name of the one Photon to set up; without it one found alone is taken, and several are asked about. */
  readonly wantedPhoton?: string | undefined;
  /** The id from a label or a list, known before the Photon is met; another Photon is refused. */
  readonly wantedId?: DeviceId | undefined;
  /** Without asking: the Photon keeps the networks it has. */
  readonly keepNetworks?: boolean | undefined;
  /** The Photon met last gets the network of the {@link RunMemory} without a question; any other is asked about. */
  readonly again?: boolean | undefined;
  /**
   * Asked when the device is known: what another Photon heard and got online by, given without a question. Undefined: it is asked
   * what it hears itself.
   */
  networkKnown?(): NetworkChoice | undefined;
  /** How long to look for a Photon, in milliseconds; without it as long as for a person's hands. */
  readonly findLimitMs?: number | undefined;
  /** Networks that Photons joined before, by the record; with which password it does not tell. */
  readonly joinedBefore?: readonly string[] | undefined;
  /** Others wait for the radio: what can be seen from home is not waited for with the Photon. */
  readonly othersWait?: boolean | undefined;
  /** False ends the run, as `handed-over`, when the computer is home again. */
  readonly prove: boolean;
}
