import type { DeviceJobAction } from '../../shared/device-jobs.ts';

/** What a job is called by the one word for all of its actions. */
export type JobAct = Exclude<DeviceJobAction, 'give-to-customer' | 'release'> | 'like-new' | 'move';

/** `hands`: something is left for the person's hands, which only a reset leaves. */
export function jobAct(actions: readonly DeviceJobAction[], hands: boolean): JobAct {
  if (hands) return 'like-new';
  if (actions.includes('give-to-customer')) return 'move';
  const [action] = actions;
  // A reset ends with it, and nothing else does it alone.
  return action === undefined || action === 'release' || action === 'give-to-customer' ? 'unclaim' : action;
}
