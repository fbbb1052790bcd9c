import { errorRows } from '../../../shared/error-table.ts';
import type { SetupError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';

/** A promise of a parser that was not kept. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}

export function promise(kept: boolean, what: string): asserts kept {
  if (!kept) throw new BrokenPromise(what);
}

/** Letters that no text for people may hold: control, format (bidi, zero width), private, half a pair, line ends. */
const unfitForPeople = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

export function fitForPeople(text: string, what: string): void {
  promise(!unfitForPeople.test(text), `${what} has a character that is no text: ${JSON.stringify(text.slice(0, 80))}`);
}

/** A coded error of the closed list, its quotation one clean line. @param secrets must not be quoted */
export function codedError(error: SetupError, secrets: readonly string[] = []): void {
  promise(Object.hasOwn(errorRows, error.code), `no such code: ${error.code}`);
  promise(error.code !== 'internal-error', `a bug was met: ${error.saw}`);
  const { saw = '' } = error;
  fitForPeople(saw, 'saw');
  promise(Array.from(saw).length <= 200, 'saw is too long');
  for (const secret of secrets) promise(!saw.includes(secret), `saw quotes a secret: ${saw}`);
  for (const value of Object.values(error.details ?? {})) {
    promise(typeof value === 'string' || Number.isFinite(value), `a detail is ${value}`);
  }
}

/** A value, which is handed on, or a coded error. */
export function settled<Value>(result: Result<Value>, look: (value: Value) => void = () => undefined): void {
  if (result.ok) look(result.value);
  else codedError(result.error);
}

/** A number that arithmetic, clocks and displays can take. */
export function finite(value: number | undefined, what: string): void {
  promise(value === undefined || Number.isFinite(value), `${what} is ${value}`);
}

/** A time that `Date` can hold; others make every format of it throw (ECMA-262, 21.4.1.1). */
export function timeOfDay(value: number | undefined, what: string): void {
  promise(value === undefined || !Number.isNaN(new Date(value).getTime()), `${what} is no time: ${value}`);
}

/** Nothing was written into the prototypes that all objects share. */
export function nothingPolluted(): void {
  promise(!('polluted' in {}), 'Object.prototype was changed');
}
