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

/** FAIL is the device's, ERROR is ours (cloud, network, computer); only PASS and FAIL count for a yield. */
export const verdicts = ['PASS', 'FAIL', 'ERROR', 'ABORTED', 'SKIPPED'] as const;
export type Verdict = (typeof verdicts)[number];

/** Verdicts of what failed without anything being held against the device. */
export const blameless = ['ERROR', 'ABORTED', 'SKIPPED'] as const satisfies readonly Verdict[];
