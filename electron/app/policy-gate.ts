import { setupError } from '../../shared/errors.ts';
import { requests } from '../../shared/ipc/contract.ts';
import type { RequestRow } from '../../shared/ipc/request-row.ts';
import type { DoorName } from '../../shared/policy.ts';
import { failure } from '../../shared/result.ts';
import { eachHandler, type Handlers } from './handlers.ts';

/**
 * Whether a request may be done, also one that goes on by itself at the start. `doors`: those that a policy left open,
 * or undefined. A request that names none is closed then: what a door hides is never open because somebody forgot it.
 */
export function letsThrough(
  doors: readonly DoorName[] | undefined,
  { behind = [] }: Pick<RequestRow, 'behind'>,
  sent?: unknown,
): boolean {
  if (doors === undefined || behind === 'nothing') return true;
  const names = typeof behind === 'function' ? behind(sent as never) : behind;
  return names.some((door) => doors.includes(door));
}

/** Refuses with `closed-by-policy` what a policy closed: the window draws no such door, and a window is not to be trusted. */
export function gate(handlers: Handlers, doors: readonly DoorName[] | undefined, practising: () => boolean): Handlers {
  if (doors === undefined) return handlers;
  return eachHandler(handlers, (name, handle) => async (...values) => {
    const row: RequestRow = requests[name];
    const simulated = practising() && row.real !== true;
    return simulated || letsThrough(doors, row, values[0])
      ? handle(...values)
      : failure(setupError('closed-by-policy'));
  });
}
