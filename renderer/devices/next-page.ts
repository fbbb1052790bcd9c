import { type DeviceFacts, type DeviceJobAction, manualWorks, type ResetEnd } from '../../shared/device-jobs.ts';
import type { DevicesPage } from '../state/route.ts';
import { actionsOf, type Choice, fitOf, type SignedIn } from './action-reasons.ts';

/** Where a choice for the selected devices leads; there is at least one. */
export function pageForChoice(
  choice: Choice,
  chosen: readonly DeviceFacts[],
  signedIn: SignedIn,
  end: ResetEnd = 'unclaimed',
): DevicesPage {
  if (choice === 'hands') return { page: 'hands', from: 'choose' };
  const [first] = chosen;
  if (choice === 'move' && first !== undefined) return { page: 'move', device: first };
  const { suited, others } = fitOf(choice, chosen, signedIn);
  return {
    page: 'confirm',
    ids: suited.map(({ id }) => id),
    leftOut: others,
    actions: actionsOf(choice, suited, signedIn, end),
    hands: choice === 'like-new' ? manualWorks : [],
    end: choice === 'like-new' ? end : undefined,
    customer: undefined,
    owner: undefined,
    from: 'choose',
  };
}

/** What is online already needs no hands: it changes its owner in the cloud, and only there. */
export function pageForMoveInCloud({ id, owner }: DeviceFacts, customer: string): DevicesPage {
  const actions: readonly DeviceJobAction[] =
    owner.kind === 'nobody' ? ['give-to-customer'] : ['unclaim', 'give-to-customer'];
  return {
    page: 'confirm',
    ids: [id],
    leftOut: [],
    actions,
    hands: [],
    end: undefined,
    customer,
    owner: owner.kind === 'customer' ? owner.email : undefined,
    from: 'choose',
  };
}

/** Devices that nobody here sees, into the account. */
export function pageForClaim(ids: readonly string[]): DevicesPage {
  return {
    page: 'confirm',
    ids,
    leftOut: [],
    actions: ['add-to-account'],
    hands: [],
    end: undefined,
    customer: undefined,
    owner: undefined,
    from: 'find',
  };
}
