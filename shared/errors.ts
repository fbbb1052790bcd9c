import type { ErrorCode } from './error-table.ts';
import { plainText } from './plain-text.ts';

/** The table of all codes is a file of its own, because a start of the window needs none of it. */
export type { ErrorCode } from './error-table.ts';

/**
 * A coded error. `saw` is foreign text (a server's sentence, a first line of an unexpected answer): always one line,
 * at most 200 characters, control and bidi characters removed, and never a secret. Build with {@link setupError}.
 */
export interface SetupError {
  readonly code: ErrorCode;
  readonly saw?: string;
  /** Numbers and names for the message: seconds to wait, bytes counted, the network's name. */
  readonly details?: ErrorDetails;
}

/** A list is one of names. */
export type ErrorDetails = Readonly<Record<string, string | number | readonly string[]>>;

/** Builds a coded error; the only way foreign text enters one, so the only place it is cut and cleaned. */
export function setupError(
  code: ErrorCode,
  extra: { saw?: string | undefined; details?: ErrorDetails } = {},
): SetupError {
  const saw = extra.saw === undefined ? '' : plainText(extra.saw, 200);
  return {
    code,
    ...(saw === '' ? {} : { saw }),
    ...(extra.details === undefined ? {} : { details: extra.details }),
  };
}
