import type { SetupError } from './errors.ts';

/** A value or a coded error. Functions that can fail for a reason the world gives return this; they throw only on bugs. */
export type Result<Value> = { readonly ok: true; readonly value: Value } | Failure;

export interface Failure {
  readonly ok: false;
  readonly error: SetupError;
}

export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function failure(error: SetupError): Failure {
  return { ok: false, error };
}

/** Ends an exhaustive switch: the compiler refuses a forgotten case, and a value from outside the type is a bug. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
