/** What is known of a line that decides how many devices may be in flight beside the next one. */
export interface LineTrust {
  /** A device passed since the line began, or went on after a stop. */
  readonly isProven: boolean;
  readonly failuresInRow: number;
  /** So many of them stop the line. */
  readonly stopAfter: number;
}

/**
 * How many devices may be in flight at once. One, until the first has passed: a wrong preset costs one device and the
 * second opinion, not a line full. After a failure no more than it takes to stop the line.
 */
export function mostInFlight({ isProven, failuresInRow, stopAfter }: LineTrust): number {
  if (!isProven) return 1;
  return failuresInRow === 0 ? Number.POSITIVE_INFINITY : Math.max(1, stopAfter - failuresInRow);
}
