import type { SetupError } from './errors.ts';
import type { Failure } from './result.ts';

/** Why a list is not all there is. */
export interface Lack {
  /** There are more entries than are read. */
  readonly more?: boolean;
  /** How many entries had a form that nobody knows; they are left out. */
  readonly skipped?: number;
  /** What could not be read, and why. */
  readonly trouble?: SetupError;
  /** The ids that were asked for and could not be read. */
  readonly unread?: readonly string[];
}

/** A result that may be less than all there is; without a lack it is whole. */
export type Listed<Value> = { readonly ok: true; readonly value: Value; readonly lack?: Lack } | Failure;

/** The value with what it lacks, if that is anything. */
export function listed<Value>(value: Value, ...lacks: readonly (Lack | undefined)[]): Listed<Value> {
  const skipped = lacks.reduce((sum, lack) => sum + (lack?.skipped ?? 0), 0);
  const trouble = lacks.find((lack) => lack?.trouble !== undefined)?.trouble;
  const unread = lacks.flatMap((lack) => lack?.unread ?? []);
  const lack: Lack = {
    ...(lacks.some((one) => one?.more) ? { more: true } : {}),
    ...(skipped > 0 ? { skipped } : {}),
    ...(trouble === undefined ? {} : { trouble }),
    ...(unread.length > 0 ? { unread } : {}),
  };
  return { ok: true, value, ...(Object.keys(lack).length === 0 ? {} : { lack }) };
}

export function lackOf(answer: Listed<unknown> | undefined): Lack | undefined {
  return answer?.ok ? answer.lack : undefined;
}
