import type { DeviceId } from './device-id.ts';
import type { SetupError } from './errors.ts';

/**
 * What can be done to a device from here, in the order that works: a claim by id needs a device that is nobody's and
 * online, a flash needs one that is mine and online, and what is given up cannot be flashed any more.
 */
export const deviceJobActions = [
  'mark-development',
  'unclaim',
  'give-to-customer',
  'remove-from-product',
  'deny',
  'add-to-account',
  'flash-tinker',
  'release',
] as const;
export type DeviceJobAction = (typeof deviceJobActions)[number];

/** Devices in one work: each takes seconds, some minutes, so more would take hours. */
export const deviceJobLimit = 1_000;

/**
 * What no cloud can do: the person's hands at the board. Holding SETUP for 10 s clears the networks; taking a device out
 * of a product or an account does not (rickkas7/particle_notes, erasing-configuration).
 */
export const manualWorks = ['clear-networks'] as const;
export type ManualWork = (typeof manualWorks)[number];

/** Whose a device is to be when it is reset: whoever sets it up next, or the account that is signed in. */
export const resetEnds = ['unclaimed', 'mine'] as const;
export type ResetEnd = (typeof resetEnds)[number];

/** What makes a device like new, and what keeps it from that. */
export interface LikeNewPlan {
  /** In the order of {@link deviceJobActions}; empty when only hands are left, or nothing may be done. */
  readonly actions: readonly DeviceJobAction[];
  readonly hands: readonly ManualWork[];
  /** Somebody else has it: nothing of it is tried. */
  readonly ownedBySomebodyElse: boolean;
}

/** Functions of Tinker, the program a new Photon comes with (particle-iot/device-os, user/applications/tinker). */
const tinkerFunctions = ['digitalread', 'digitalwrite', 'analogread', 'analogwrite'] as const;

/** Whether the device says that it runs Tinker. A device that is not online says nothing. */
export function runsTinker({ functions }: Pick<DeviceFacts, 'functions'>): boolean {
  return tinkerFunctions.every((name) => functions.includes(name));
}

/**
 * The right part of: unclaim, out of the product, into the developer account for Tinker, and out of it again where it is
 * to end as nobody's, as a new one is; only an account can have it in the end. Without an account it keeps its program.
 * Running the same actions again is safe: each looks first whether it is still needed. The hands come last, because a
 * device without its networks is not online any more.
 */
export function likeNewPlan(
  { owner, inProduct, online, functions }: Pick<DeviceFacts, 'owner' | 'inProduct' | 'online' | 'functions'>,
  signedIn: { readonly account: boolean; readonly product: boolean },
  end: ResetEnd = 'unclaimed',
): LikeNewPlan {
  if (owner.kind === 'somebody-else') return { actions: [], hands: [], ownedBySomebodyElse: true };
  const mine = owner.kind === 'me';
  const needsTinker = signedIn.account && !(online && runsTinker({ functions }));
  const needed: Readonly<Record<DeviceJobAction, boolean>> = {
    'mark-development': false,
    unclaim: owner.kind === 'customer',
    'give-to-customer': false,
    'remove-from-product': inProduct && signedIn.product,
    deny: false,
    'add-to-account': !mine && (needsTinker || (end === 'mine' && signedIn.account)),
    'flash-tinker': needsTinker,
    release: end === 'unclaimed' && (mine || needsTinker),
  };
  return {
    actions: deviceJobActions.filter((action) => needed[action]),
    hands: ['clear-networks'],
    ownedBySomebodyElse: false,
  };
}

/** {@link likeNewPlan} of all of these devices together: each leaves out what it does not need. */
export function resetActions(
  devices: readonly DeviceFacts[],
  signedIn: { readonly account: boolean; readonly product: boolean },
  end: ResetEnd,
): readonly DeviceJobAction[] {
  const all = new Set(devices.flatMap((facts) => likeNewPlan(facts, signedIn, end).actions));
  return deviceJobActions.filter((action) => all.has(action));
}

export type DeviceOwner =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'me' }
  | { readonly kind: 'customer'; readonly email: string }
  | { readonly kind: 'somebody-else' }
  /** Neither the account nor the product that is signed in may see it. */
  | { readonly kind: 'not-told' };

/** What the cloud says of a device. Times in milliseconds since 1970 by the cloud's clock. */
export interface DeviceFacts {
  readonly id: DeviceId;
  readonly name: string | undefined;
  readonly online: boolean;
  readonly lastHandshakeAt: number | undefined;
  readonly lastHeardAt: number | undefined;
  readonly serialNumber: string | undefined;
  readonly owner: DeviceOwner;
  /** In the product that is signed in. */
  readonly inProduct: boolean;
  /** Another product's number; undefined for a developer device and for one of the product that is signed in. */
  readonly otherProductId: number | undefined;
  /** Device OS, for example `2.3.1`. */
  readonly systemVersion: string | undefined;
  /** The version of the product's firmware. */
  readonly firmwareVersion: number | undefined;
  readonly development: boolean;
  readonly quarantined: boolean;
  readonly denied: boolean;
  /** Name and type of each. */
  readonly variables: Readonly<Record<string, string>>;
  readonly functions: readonly string[];
}

/** Why an action was not needed or not tried. */
export type ActionResult =
  | { readonly status: 'done' }
  /** The cloud already says what the action would bring about. */
  | { readonly status: 'not-needed' }
  /** An action before it failed, or the work was stopped. */
  | { readonly status: 'not-tried' }
  | { readonly status: 'failed'; readonly error: SetupError };

/** `at`: milliseconds since 1970. Each action of each device ends with exactly one `action-finished`. */
export type DeviceJobEvent = { readonly at: number } & (
  | {
      readonly type: 'work-started';
      readonly workId: string;
      readonly deviceIds: readonly DeviceId[];
      readonly actions: readonly DeviceJobAction[];
      /** What is left to the person for each device afterwards. */
      readonly hands: readonly ManualWork[];
      /** Takes up what the work before left: its other devices stay in sight. */
      readonly continues: boolean;
      /** The e-mail address of the customer that `give-to-customer` is for, in lower case. */
      readonly customer?: string;
    }
  | { readonly type: 'action-started'; readonly deviceId: DeviceId; readonly action: DeviceJobAction }
  /** The device must come online first; the person gives it power or presses RESET. */
  | { readonly type: 'waiting-for-device'; readonly deviceId: DeviceId; readonly untilMs: number }
  | {
      readonly type: 'action-finished';
      readonly deviceId: DeviceId;
      readonly action: DeviceJobAction;
      readonly result: ActionResult;
    }
  /** What the cloud says afterwards; undefined where it could not be asked. */
  | { readonly type: 'device-finished'; readonly deviceId: DeviceId; readonly facts: DeviceFacts | undefined }
  | { readonly type: 'work-finished'; readonly workId: string; readonly stopped: boolean }
  /** The person says so; nothing here can see it. */
  | { readonly type: 'hand-ticked'; readonly deviceId: DeviceId; readonly hand: ManualWork; readonly done: boolean }
);
