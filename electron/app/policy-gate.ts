import { setupError } from '../../shared/errors.ts';
import { requests } from '../../shared/ipc/contract.ts';
import type { RequestRow } from '../../shared/ipc/request-row.ts';
import type { FeatureName } from '../../shared/policy.ts';
import { failure } from '../../shared/result.ts';
import { eachHandler, type Handlers } from './handlers.ts';

/**
 * Whether a request may be done, also one that goes on by itself at the start. `features`: those that a policy left open,
 * or undefined. A request that names none is closed then: what a feature hides is never open because somebody forgot it.
 */
export function letsThrough(
  features: readonly FeatureName[] | undefined,
  { behind = [] }: Pick<RequestRow, 'behind'>,
  sent?: unknown,
): boolean {
  if (features === undefined || behind === 'nothing') return true;
  const names = typeof behind === 'function' ? behind(sent as never) : behind;
  return names.some((feature) => features.includes(feature));
}

/** Refuses with `closed-by-policy` what a policy closed: the window draws no such feature, and a window is not to be trusted. */
export function gate(
  handlers: Handlers,
  features: readonly FeatureName[] | undefined,
  practising: () => boolean,
): Handlers {
  if (features === undefined) return handlers;
  return eachHandler(handlers, (name, handle) => async (...values) => {
    const row: RequestRow = requests[name];
    const simulated = practising() && row.real !== true;
    return simulated || letsThrough(features, row, values[0])
      ? handle(...values)
      : failure(setupError('closed-by-policy'));
  });
}
