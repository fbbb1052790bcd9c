/** How an attempt stands, for those who look at it. `interrupted`: it ended in the middle, and its program is gone. */
export const historyOutcomes = [
  'claimed',
  'online-without-owner',
  'handed-over',
  'failed',
  'interrupted',
  'under-way',
] as const;
export type HistoryOutcome = (typeof historyOutcomes)[number];

/** Verdicts of what failed without anything being held against the device. */
export const blameless = ['ERROR', 'ABORTED', 'SKIPPED'] as const;
