import * as v from 'valibot';
import { setupError } from '../../shared/errors.ts';
import { type ReceivedArguments, type RequestName, requests } from '../../shared/ipc/contract.ts';
import type { RequestRow } from '../../shared/ipc/request-row.ts';
import { failure, type Result, success } from '../../shared/result.ts';

/** What the window sent, read by the row of its request. Fails with `invalid-input`. */
export function readArguments<Name extends RequestName>(
  name: Name,
  values: readonly unknown[],
): Result<ReceivedArguments<Name>> {
  const { sends }: RequestRow = requests[name];
  const read = v.safeParse(v.tuple(sends === undefined ? [] : [sends]), values, { abortEarly: true });
  // What was sent may hold a password, so the refusal says only where it did not fit.
  if (!read.success) return failure(setupError('invalid-input', { saw: v.getDotPath(read.issues[0]) ?? name }));
  return success(read.output as ReceivedArguments<Name>);
}
