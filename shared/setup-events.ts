import type { DeviceId } from './device-id.ts';
import type { SetupError } from './errors.ts';
import type { ExpectedLight } from './light.ts';
import type { StepId } from './setup-steps.ts';
import type { HeardNetwork } from './wifi-network.ts';

/** The seven stages of a run, in order. */
export const stages = ['prepare', 'join', 'inspect', 'choose', 'commit', 'give-back', 'prove'] as const;
export type Stage = (typeof stages)[number];

/** What each stage usually takes, in milliseconds, for the "usually" beside the elapsed time; `choose` is the person's. */
export const typicalStageMs: Readonly<Record<Stage, number | undefined>> = {
  prepare: 1_000,
  join: 8_000,
  inspect: 5_000,
  choose: undefined,
  commit: 8_000,
  'give-back': 5_000,
  prove: 15_000,
};

/**
 * How a product's Photon gets into its product before it is claimed. The Photon's id is told on its own network, where
 * one radio has no internet.
 */
export const productPlans = ['id-known', 'already-in-product', 'internet-stays', 'two-visits'] as const;
export type ProductPlan = (typeof productPlans)[number];

/** How often the computer changes its network under each plan; without a product, twice as well. */
export const hopsOfPlan: Readonly<Record<ProductPlan, number>> = {
  'id-known': 2,
  'already-in-product': 2,
  'internet-stays': 2,
  'two-visits': 4,
};

/** How the computer gets onto the Photon's network. */
export type WifiMode = 'simulated' | 'manual' | 'automatic';

/** Where the computer is. `between`: on the way from one to the other. */
export type Place = 'own-network' | 'between' | 'photon';

export interface SeenPhoton {
  readonly ssid: string;
  /** dBm, or `undefined` where the system gives no signal. */
  readonly rssi: number | undefined;
  /** More than one of this name is in the air, where the system tells. A Photon is one alone. */
  readonly twice?: true;
  /** No Photon by its name, and yet like one: a person may say that it is. */
  readonly alike?: true;
}

export interface DeviceIdentity {
  readonly id: DeviceId;
  /** The device's sticky `c` flag: it was claimed at some time, by somebody. */
  readonly setUpBefore: boolean;
  /** The cloud listed it among this account's devices before the run. */
  readonly ownedByMe: boolean;
  /** The customer who has it now, where the product tells. */
  readonly owner?: string;
}

/** One Wi-Fi adapter of the computer. */
export interface WifiAdapter {
  /** What the system calls it: `wlan0`, a GUID, `en0`. */
  readonly id: string;
  /** For people; the same as `id` where the system has no better name. */
  readonly name: string;
  /** The computer's internet goes through it now. */
  readonly carriesInternet: boolean;
}

/** Something the person's hands must do; the run notices by itself when it is done. */
export type ManualTask =
  /**
   * `ssid`: the network to join, where it is known. `obstacle`: why the program does not do it by itself, or who
   * answers at the Photon's address instead, for example a router.
   */
  | { readonly kind: 'join-photon'; readonly ssid?: string; readonly obstacle?: SetupError }
  | { readonly kind: 'return-to-own-network'; readonly networkName?: string };

/** How the computer speaks to a Photon. */
export type Transport = 'SoftAP TCP' | 'SoftAP HTTP' | 'USB';

/** What is known of a device beside its id, each as the one who saw it told it; what is absent is not known. */
export interface DeviceFacts {
  /** As on its sticker, by the cloud. */
  readonly serialNumber?: string | undefined;
  /** The version of Device OS that it runs, by itself or the cloud. */
  readonly firmware?: string | undefined;
  readonly transport?: Transport | undefined;
}

/** What an earlier try in this session chose. The password itself stays in the main process. */
export interface PreviousChoice {
  readonly ssid: string;
  readonly security: number;
  readonly channel?: number;
  readonly passwordKept: boolean;
}

/** A network that this visit gives to the Photon. */
export interface GivenNetwork {
  readonly ssid: string;
  readonly security: number;
  /** The Photon has it; otherwise nothing of it has been sent. */
  readonly stored: boolean;
}

/** A question the run waits on. Answered once, by id; `problem` says why an earlier answer did not do. */
export type Question =
  /** Asked unless exactly one Photon is seen at once; withdrawn when one turns up alone. `photons` may be empty. */
  | { readonly id: string; readonly kind: 'choose-photon'; readonly photons: readonly SeenPhoton[] }
  | { readonly id: string; readonly kind: 'confirm-ownership'; readonly device: DeviceIdentity }
  | {
      readonly id: string;
      readonly kind: 'choose-network';
      readonly networks: readonly HeardNetwork[];
      readonly previous?: PreviousChoice;
      /** Networks whose passwords the person asked to be remembered; the passwords stay in the main process. Absent: none. */
      readonly remembered?: readonly Pick<HeardNetwork, 'ssid' | 'security'>[];
      /** Those given so far, in the order in which a Photon that knew none of them will try them; absent: none. */
      readonly given?: readonly GivenNetwork[];
      readonly problem?: SetupError;
    };

export type Outcome =
  | {
      readonly outcome: 'claimed';
      readonly deviceId: DeviceId;
      readonly name: string | undefined;
      readonly tookMs: number;
      /** Who owns it now, and whether the product's list of customers shows them already. */
      readonly customer?: { readonly email: string; readonly listed: boolean };
    }
  /** In its product, online there, and nobody's: what a run without an owner is for. */
  | {
      readonly outcome: 'online-without-owner';
      readonly deviceId: DeviceId;
      readonly name: string | undefined;
      readonly tookMs: number;
      readonly productId: number;
    }
  /** The Photon has everything and left its network; nobody waited for it to come online. */
  | { readonly outcome: 'handed-over'; readonly deviceId: DeviceId }
  | { readonly outcome: 'failed'; readonly error: SetupError; readonly deviceId?: DeviceId };

/**
 * How the cloud tells that a device has come online: by a handshake that is newer than connect-ap, where it tells none by the
 * device's own record, or by its event alone.
 */
export const onlineProofs = ['handshake', 'poll', 'event'] as const;
export type OnlineProof = (typeof onlineProofs)[number];

/** The cloud proved that the device is online and belongs to whom it was set up for, which may be nobody. */
export const provenOutcomes = ['claimed', 'online-without-owner'] as const satisfies readonly Outcome['outcome'][];

/** After these nobody asks about an earlier attempt with the same device. */
export const arrivedOutcomes = [...provenOutcomes, 'handed-over'] as const satisfies readonly Outcome['outcome'][];

export function isProven<End extends { readonly outcome: string }>(
  end: End,
): end is Extract<End, { readonly outcome: (typeof provenOutcomes)[number] }> {
  return provenOutcomes.some((proven) => proven === end.outcome);
}

/** `at`: milliseconds since 1970 by the run's clock. Events carry no token, password or claim code. */
export type SetupEvent = { readonly at: number } & (
  | {
      readonly type: 'run-started';
      readonly runId: string;
      readonly wifi: WifiMode;
      /** Over a USB cable: the computer stays on its own network, and `join` and `give-back` are left out. */
      readonly cable?: true;
      /** The customer the device is for; undefined: the account itself, or nobody. */
      readonly customer?: string;
      /** The device is to be online in its product, and nobody's. */
      readonly withoutOwner?: true;
    }
  | { readonly type: 'stage-started'; readonly stage: Stage }
  | { readonly type: 'stage-finished'; readonly stage: Stage }
  | {
      readonly type: 'step-started';
      readonly step: StepId;
      readonly attempt: number;
      readonly attempts: number;
      readonly timeLimitMs: number;
    }
  | { readonly type: 'step-finished'; readonly step: StepId; readonly tookMs: number }
  | { readonly type: 'step-retried'; readonly step: StepId; readonly error: SetupError; readonly waitMs: number }
  | { readonly type: 'place-changed'; readonly place: Place }
  /** `networkName`: where the computer will go back to; undefined when it was nowhere or the system does not tell. */
  | {
      readonly type: 'network-remembered';
      readonly networkName?: string;
      readonly adapter?: string;
      /** The internet goes another way (a cable, a second adapter) and stays while the computer is with the Photon. */
      readonly keepsInternet: boolean;
    }
  | { readonly type: 'photons-seen'; readonly photons: readonly SeenPhoton[] }
  /** Why no Photon can be seen now; the search goes on. Without `obstacle`: it has passed. */
  | { readonly type: 'search-obstructed'; readonly obstacle?: SetupError }
  | { readonly type: 'hand-needed'; readonly task: ManualTask }
  | { readonly type: 'hand-done' }
  | { readonly type: 'device-identified'; readonly device: DeviceIdentity }
  | ({ readonly type: 'device-facts' } & DeviceFacts)
  | { readonly type: 'networks-heard'; readonly networks: readonly HeardNetwork[] }
  | { readonly type: 'question-asked'; readonly question: Question }
  | { readonly type: 'question-answered'; readonly questionId: string }
  | { readonly type: 'plan-chosen'; readonly plan: ProductPlan }
  /** The Photon answers that it keeps this network; whether it can join it nobody knows yet. */
  | { readonly type: 'network-stored'; readonly ssid: string; readonly security: number }
  /** connect-ap goes to the Photon now: whatever ends the run from here on, the Photon may come online. */
  | { readonly type: 'connect-sent' }
  /** The cloud has seen the device online since it was told to connect. */
  | { readonly type: 'online-proven'; readonly by: OnlineProof }
  | { readonly type: 'light-expected'; readonly light: ExpectedLight }
  | { readonly type: 'noticed'; readonly notice: SetupError }
  | { readonly type: 'run-finished'; readonly outcome: Outcome }
);
