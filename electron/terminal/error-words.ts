import type { SetupError } from '../../shared/errors.ts';
import { provenEnd } from '../../shared/run-ending.ts';
import type { SetupState } from '../../shared/setup-state.ts';
import { describeError, type ErrorDescription } from '../../shared/text/describe-error.ts';
import type { Platform } from '../../shared/text/en.ts';

const platforms: Readonly<Partial<Record<NodeJS.Platform, Platform>>> = { win32: 'windows', darwin: 'macos' };

/** An error with what helps on this system; with a run's state, what that proves of its end. */
export function errorInWords(error: SetupError, setup?: SetupState): ErrorDescription {
  const ending = setup && provenEnd(error, setup).ending;
  return describeError(error, undefined, platforms[process.platform] ?? 'linux', ending);
}
