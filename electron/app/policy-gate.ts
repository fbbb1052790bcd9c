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

/** Refuses with `closed-by-policy` what a policy closed: the window draws no such door, and a window is not to be trusted. */
export function gate(handlers: Handlers, doors: readonly DoorName[] | undefined, practising: () => boolean): Handlers {
  if (doors === undefined) return handlers;
  const closed = (ways: readonly DoorName[] | undefined) =>
    ways !== undefined && !practising() && !ways.some((door) => doors.includes(door));
  const refused = failure(setupError('closed-by-policy'));

  const gated = Object.fromEntries(
    (Object.keys(doorsOf) as (keyof typeof doorsOf)[]).map((name) => [
      name,
      async (...values: never[]): Promise<Result<unknown>> =>
        closed(doorsOf[name])
          ? refused
          : (handlers[name] as (...values: never[]) => Promise<Result<unknown>>)(...values),
    ]),
  );
  return {
    ...handlers,
    ...gated,
    startSetup: async (wish) =>
      closed([wish.for === 'account' ? 'set-up' : 'product']) ? refused : handlers.startSetup(wish),
    enterPractice: async (wish) => (doors.includes('practise') ? handlers.enterPractice(wish) : refused),
  };
}
