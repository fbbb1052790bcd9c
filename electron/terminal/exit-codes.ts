import { endsNothing, errorRows } from '../../shared/error-table.ts';
import { assertNever } from '../../shared/result.ts';
import type { Outcome } from '../../shared/setup-events.ts';
import type { Say } from './error-words.ts';

/** Wrong use of the command line. */
export const usageExitCode = 2;

/** The Photon was handed over, but with --no-wait nobody looked whether it came online. */
export const handedOverExitCode = 3;

/** A line of devices, not all of which passed. */
export const notAllPassedExitCode = 210;

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
export function exitCodeTable(t: Say): string {
  const rows: readonly (readonly [number, string])[] = [
    [0, t('commandLine.exit.claimed')],
    [usageExitCode, t('commandLine.exit.usage')],
    [handedOverExitCode, t('commandLine.exit.handedOver')],
    [notAllPassedExitCode, t('commandLine.exit.notAllPassed')],
    ...Object.entries(errorRows)
      .map(([code, { exit }]) => [exit, code] as const)
      .filter(([exit]) => exit !== endsNothing),
  ];
  return [
    t('commandLine.exit.title'),
    ...rows.map(([exit, meaning]) => `  ${String(exit).padStart(3)}  ${meaning}`),
  ].join('\n');
}
