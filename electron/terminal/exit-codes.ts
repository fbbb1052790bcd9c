import { errorRows } from '../../shared/error-table.ts';
import { assertNever } from '../../shared/result.ts';
import type { Outcome } from '../../shared/setup-events.ts';

/** Wrong use of the command line. */
export const usageExitCode = 2;

/** The Photon was handed over, but with --no-wait nobody looked whether it came online. */
export const handedOverExitCode = 3;

/**
 * 0 only for a device that is online and belongs to whom it was set up for, which may be nobody; each error code has its
 * own number (`errorRows` in shared/errors.ts).
 */
export function exitCodeOf(outcome: Outcome): number {
  switch (outcome.outcome) {
    case 'claimed':
    case 'online-without-owner':
      return 0;
    case 'handed-over':
      return handedOverExitCode;
    case 'failed':
      return errorRows[outcome.error.code].exit;
    default:
      return assertNever(outcome);
  }
}

/** The table for `--help`. */
export function exitCodeTable(): string {
  const rows: readonly (readonly [number, string])[] = [
    [0, 'claimed and online; with --no-owner in its product, online and without an owner'],
    [usageExitCode, 'wrong use of the command line'],
    [handedOverExitCode, 'handed over with --no-wait, not proven'],
    ...Object.entries(errorRows).map(([code, { exit }]) => [exit, code] as const),
  ];
  return ['Exit codes:', ...rows.map(([exit, meaning]) => `  ${String(exit).padStart(3)}  ${meaning}`)].join('\n');
}
