import * as v from 'valibot';
import { attemptKinds } from '../attempt-kind.ts';
import { text } from '../foreign-text.ts';
import type { HistoryAttempt } from '../history-attempt.ts';
import type { HistoryChoices } from '../history-filter.ts';
import { historyOutcomes, verdicts } from '../history-outcome.ts';
import type { HistoryPage } from '../history-row.ts';
import type { HistorySummary } from '../history-summary.ts';
import type { FeatureName } from '../policy.ts';
import type { Result } from '../result.ts';
import { is, type Topic } from './request-row.ts';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const part = v.exactOptional(text(320));

/** As `HistoryFilter` describes it. */
const filter = v.strictObject({
  search: part,
  outcome: v.exactOptional(v.picklist(historyOutcomes)),
  verdict: v.exactOptional(v.picklist(verdicts)),
  kind: v.exactOptional(v.picklist(attemptKinds)),
  since: v.exactOptional(whole),
  until: v.exactOptional(whole),
  product: part,
  preset: part,
  batch: part,
  part,
  station: part,
  here: v.exactOptional(v.boolean()),
  line: v.exactOptional(v.boolean()),
});

/** The last number that was known of each station: a list, because of what is in a record the log can't tell what is secret. */
const knownUpTo = v.pipe(v.array(v.strictObject({ stationId: text(64), sequence: whole })), v.maxLength(10_000));
export type KnownUpTo = v.InferOutput<typeof knownUpTo>;

/** What was set up here is open wherever anything is set up or looked after. */
const wherePeopleWork: readonly FeatureName[] = ['set-up', 'product', 'bring-back'];
/** It reads files of this computer, in practice, too. */
export const looks = { behind: wherePeopleWork, real: true, acts: false } as const;

/**
 * The record, for those who look at it. What takes long is read in slices and ends with `cancelled` as soon as the same is
 * asked anew; a record that cannot be read is `record-newer`, `record-not-opened` or `journal-unreadable`.
 */
export const historyRequests = {
  /** Newest first, at most so many. `from`: `HistoryPage.next` of the page before it. */
  listHistory: {
    sends: v.strictObject({
      filter,
      from: v.exactOptional(whole),
      most: v.pipe(whole, v.minValue(1), v.maxValue(500)),
    }),
    reply: is<Result<HistoryPage>>(),
    ...looks,
  },
  /**
   * `upTo`: for `forgetHistory`, so that what comes in meanwhile is not among them. `deletable`: what is under way is not
   * counted, nor what can still be finished, which is `staying`.
   */
  countHistory: {
    sends: v.strictObject({ filter, deletable: v.exactOptional(v.boolean()) }),
    reply:
      is<
        Result<{
          readonly count: number;
          readonly upTo?: KnownUpTo | undefined;
          readonly staying?: number | undefined;
        }>
      >(),
    ...looks,
  },
  /** How many of those that fit were learned of since a page said `upTo`: with none it is as it was read, but for what has come to an end. */
  countNewHistory: {
    sends: v.strictObject({ filter, upTo: knownUpTo }),
    reply: is<Result<number>>(),
    ...looks,
  },
  /** Whether somebody looks at the history: as long as they do, `Snapshot.historyHeard` tells of what other programs note. */
  watchHistory: {
    sends: v.strictObject({ on: v.boolean() }),
    reply: is<Result<void>>(),
    behind: 'nothing',
    acts: false,
  },
  /** `undefined`: there is no such attempt any more. */
  showAttempt: {
    sends: v.strictObject({ attemptId: text(64) }),
    reply: is<Result<HistoryAttempt | undefined>>(),
    ...looks,
  },
  sumHistory: { sends: v.strictObject({ filter }), reply: is<Result<HistorySummary>>(), ...looks },
  /** What the filters offer. */
  listHistoryChoices: { reply: is<Result<HistoryChoices>>(), ...looks },
  /**
   * The main process asks the person where to, and tells in `Snapshot.historyWork` how far it is. `byteOrderMark`: in front
   * of CSV. `work-already-running`, `report-not-saved`, `cancelled`.
   */
  exportHistory: {
    sends: v.strictObject({
      filter,
      form: v.picklist(['csv', 'jsonl']),
      byteOrderMark: v.exactOptional(v.boolean()),
    }),
    /** How many rows the file has; `undefined`: the person chose no place. */
    reply: is<Result<number | undefined>>(),
    ...looks,
  },
  /**
   * Deletes what was counted, but what is under way. `record-not-forwarded` (waiting: how many), unless `alsoUnshared`;
   * `work-already-running`.
   */
  forgetHistory: {
    sends: v.strictObject({ filter, upTo: knownUpTo, alsoUnshared: v.exactOptional(v.boolean()) }),
    /** How many attempts. */
    reply: is<Result<number>>(),
    ...looks,
  },
  /** Ends what `Snapshot.historyWork` tells of. */
  stopHistoryWork: { reply: is<Result<void>>(), behind: 'nothing', acts: false },
} as const satisfies Topic;
