import { setupError } from '../../shared/errors.ts';
import type { RequestName } from '../../shared/ipc.ts';
import type { DoorName } from '../../shared/policy.ts';
import { failure, type Result } from '../../shared/result.ts';
import type { Handlers } from './ipc.ts';

/** Behind which doors a request lives; one open door is enough. What is not named here does nothing by itself. */
const doorsOf: Partial<Record<RequestName, readonly DoorName[]>> = {
  signIn: ['set-up', 'bring-back'],
  submitOneTimeCode: ['set-up', 'bring-back'],
  useAccessToken: ['set-up', 'bring-back'],
  openProduct: ['product', 'bring-back'],
  importDevices: ['product'],
  copyCustomerToken: ['product'],
  findDevices: ['bring-back'],
  careForDevices: ['bring-back'],
  flashFile: ['bring-back'],
};

/** These open the person's own account also from the practice room, whose account is another one. */
const neverPractice: readonly RequestName[] = ['signIn', 'submitOneTimeCode', 'useAccessToken'];

/** Whether a door that leads to this request is open; also for what goes on by itself at the start. */
export function letsThrough(doors: readonly DoorName[] | undefined, request: RequestName): boolean {
  return doors === undefined || (doorsOf[request]?.some((door) => doors.includes(door)) ?? true);
}

/** Refuses with `closed-by-policy` what a policy closed: the window draws no such door, and a window is not to be trusted. */
export function gate(handlers: Handlers, doors: readonly DoorName[] | undefined, practising: () => boolean): Handlers {
  if (doors === undefined) return handlers;
  const closed = (name: RequestName) => !letsThrough(doors, name) && (!practising() || neverPractice.includes(name));
  const refused = failure(setupError('closed-by-policy'));

  const gated = Object.fromEntries(
    (Object.keys(doorsOf) as (keyof typeof doorsOf)[]).map((name) => [
      name,
      async (...values: never[]): Promise<Result<unknown>> =>
        closed(name) ? refused : (handlers[name] as (...values: never[]) => Promise<Result<unknown>>)(...values),
    ]),
  );
  return {
    ...handlers,
    ...gated,
    startSetup: async (wish) =>
      practising() || doors.includes(wish.for === 'account' ? 'set-up' : 'product')
        ? handlers.startSetup(wish)
        : refused,
    enterPractice: async (wish) => (doors.includes('practise') ? handlers.enterPractice(wish) : refused),
  };
}
