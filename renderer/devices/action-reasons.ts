import {
  type DeviceFacts,
  type DeviceJobAction,
  deviceJobLimit,
  type ResetEnd,
  resetActions,
  runsTinker,
} from '../../shared/device-jobs.ts';

/** What a person can choose to do with a device. */
export type Choice = DeviceJobAction | 'like-new' | 'move' | 'hands';

export interface SignedIn {
  readonly account: boolean;
  readonly product: boolean;
}

export type WhyNot =
  | 'product'
  | 'account'
  | 'notInProduct'
  | 'nobodys'
  | 'already'
  | 'ownerFirst'
  | 'mineFirst'
  | 'somebodyElse'
  | 'one'
  | 'many';

export const choices = [
  'like-new',
  'unclaim',
  'remove-from-product',
  'deny',
  'add-to-account',
  'flash-tinker',
  'move',
  'mark-development',
  'hands',
] as const satisfies readonly Choice[];

/** Of these devices the ones that a choice applies to, and why it does not apply to the others. */
export interface Fit {
  readonly suited: readonly DeviceFacts[];
  readonly others: readonly { readonly device: DeviceFacts; readonly reason: WhyNot }[];
  /** Why the choice cannot be made at all; undefined: it can. */
  readonly reason: WhyNot | undefined;
}

export function fitOf(choice: Choice, devices: readonly DeviceFacts[], signedIn: SignedIn): Fit {
  const suited: DeviceFacts[] = [];
  const others: { device: DeviceFacts; reason: WhyNot }[] = [];
  for (const device of devices) {
    const reason = whyNotOne(choice, device, signedIn);
    if (reason === undefined) suited.push(device);
    else others.push({ device, reason });
  }
  return { suited, others, reason: whyNot(choice, devices.length, suited.length, others[0]?.reason) };
}

function whyNot(choice: Choice, all: number, suited: number, firstReason: WhyNot | undefined): WhyNot | undefined {
  if (choice === 'hands') return undefined;
  if (choice === 'move' && all > 1) return 'one';
  if (suited > deviceJobLimit) return 'many';
  return suited > 0 ? undefined : firstReason;
}

function whyNotOne(choice: Choice, facts: DeviceFacts, signedIn: SignedIn): WhyNot | undefined {
  const { owner, inProduct, development } = facts;
  if (choice === 'hands') return undefined;
  if (owner.kind === 'somebody-else') return 'somebodyElse';
  switch (choice) {
    case 'like-new':
      // Whatever the cloud knows of it, it may still have its networks.
      return undefined;
    case 'unclaim':
      if (owner.kind === 'customer') return signedIn.product ? undefined : 'product';
      if (owner.kind === 'me') return signedIn.account ? undefined : 'account';
      return 'nobodys';
    case 'remove-from-product':
    case 'deny':
      if (!signedIn.product) return 'product';
      return inProduct ? undefined : 'notInProduct';
    case 'mark-development':
      if (!signedIn.product) return 'product';
      if (!inProduct) return 'notInProduct';
      return development ? 'already' : undefined;
    case 'add-to-account':
      if (!signedIn.account) return 'account';
      if (owner.kind === 'me') return 'already';
      return owner.kind === 'customer' ? 'ownerFirst' : undefined;
    case 'release':
      return facts.owner.kind === 'me' ? (signedIn.account ? undefined : 'account') : 'nobodys';
    case 'flash-tinker':
      if (!signedIn.account) return 'account';
      if (owner.kind !== 'me') return 'mineFirst';
      return facts.online && runsTinker(facts) ? 'already' : undefined;
    case 'move':
    case 'give-to-customer':
      if (!signedIn.product) return 'product';
      return inProduct ? undefined : 'notInProduct';
    default:
      return choice satisfies never;
  }
}

/** The actions behind a choice, for all of these devices together; each device leaves out what it does not need. */
export function actionsOf(
  choice: Choice,
  devices: readonly DeviceFacts[],
  signedIn: SignedIn,
  end: ResetEnd = 'unclaimed',
): readonly DeviceJobAction[] {
  if (choice === 'move' || choice === 'hands') return [];
  return choice === 'like-new' ? resetActions(devices, signedIn, end) : [choice];
}
