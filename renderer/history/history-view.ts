import type { AttemptFor } from '../../shared/attempt.ts';
import { type AttemptKind, attemptKinds } from '../../shared/attempt-kind.ts';
import type { HistoryAttempt } from '../../shared/history-attempt.ts';
import type { HistoryOutcome, Verdict } from '../../shared/history-outcome.ts';
import type { HistoryRow } from '../../shared/history-row.ts';
import type { RequestArguments } from '../../shared/ipc/contract.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';

/** What is asked for; what is absent is not asked about. */
export type HistoryFilter = RequestArguments<'listHistory'>[0]['filter'];

export const periods = ['any', 'today', 'week', 'month', 'days'] as const;
export type Period = (typeof periods)[number];

/** What a person chose to see; empty texts choose nothing. */
export interface HistoryDraft {
  readonly search: string;
  readonly outcome: HistoryOutcome | '';
  readonly verdict: Verdict | '';
  readonly kind: AttemptKind | '';
  readonly period: Period;
  /** Days of the calendar, as `2026-11-23`; they count for the period `days` alone. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly product: string;
  readonly preset: string;
  readonly batch: string;
  readonly part: string;
  readonly station: string;
}

export const emptyDraft: HistoryDraft = {
  search: '',
  outcome: '',
  verdict: '',
  kind: '',
  period: 'any',
  firstDay: '',
  lastDay: '',
  product: '',
  preset: '',
  batch: '',
  part: '',
  station: '',
};

/** By how many filters the list is shorter than it could be; what is typed beside them is none. */
export function filtersSet(draft: HistoryDraft): number {
  return (['outcome', 'verdict', 'period', 'kind', 'product', 'preset', 'batch', 'part', 'station'] as const).filter(
    (name) => draft[name] !== emptyDraft[name],
  ).length;
}

/** The days of a period up to today, with today. */
const daysBack = { today: 0, week: 6, month: 29 } as const;

/** What is asked for; `now` in milliseconds since 1970. Days are those of this computer's calendar. */
export function filterOf(draft: HistoryDraft, now: number): HistoryFilter {
  const { search, outcome, verdict, kind, period, firstDay, lastDay, product, preset, batch, part, station } = draft;
  const typed = search.trim();
  const since =
    period === 'days' ? startOfDay(firstDay, 0) : period === 'any' ? undefined : dayBefore(now, daysBack[period]);
  const until = period === 'days' ? startOfDay(lastDay, 1) : undefined;
  return {
    ...(typed === '' ? {} : { search: typed }),
    ...(outcome === '' ? {} : { outcome }),
    ...(verdict === '' ? {} : { verdict }),
    ...(kind === '' ? {} : { kind }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(product === '' ? {} : { product }),
    ...(preset === '' ? {} : { preset }),
    ...(batch === '' ? {} : { batch }),
    ...(part === '' ? {} : { part }),
    ...(station === '' ? {} : { station }),
  };
}

export const asksForAll = (filter: HistoryFilter): boolean => Object.keys(filter).length === 0;

/** Midnight of the day that is so many days before. */
function dayBefore(now: number, days: number): number {
  const at = new Date(now);
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() - days).getTime();
}

/** Midnight of a day, or of one so many days later; undefined: nothing that is a day, or one before 1970. */
function startOfDay(text: string, later: number): number | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (parts === null) return undefined;
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
  const at = new Date(year, month - 1, day + later).getTime();
  return at >= 0 ? at : undefined;
}

/** What keeps a person from setting the same device up again here. */
export type Hindrance = 'another-cloud' | 'another-product';

/** Undefined: nothing does; a sign-in that is missing is asked for on the way. */
export function hindranceOf(
  { row, forWhom, productId }: Pick<HistoryAttempt, 'row' | 'forWhom' | 'productId'>,
  { settings, product }: Pick<Snapshot, 'settings' | 'product'>,
): Hindrance | undefined {
  // Where it was made is not known of old rows; then the one that is set counts.
  if (row.cloud !== null && row.cloud !== settings.cloudUrl) return 'another-cloud';
  return forWhom !== 'account' && product !== undefined && product.id !== productId ? 'another-product' : undefined;
}

/** For whom it was, as a new run is told; undefined: the row does not say enough for one. */
export function forWhomOf({
  row,
  forWhom,
  productId,
}: Pick<HistoryAttempt, 'row' | 'forWhom' | 'productId'>): AttemptFor | undefined {
  if (forWhom === 'account') return { for: 'account' };
  if (productId === null) return undefined;
  if (forWhom === 'product') return { for: 'product', productId };
  return row.customer === null ? undefined : { for: 'customer', email: row.customer, productId };
}

/** What another attempt counts as, as a new run is told; undefined: production, or a word of a later version. */
export const kindOf = ({ kind }: Pick<HistoryRow, 'kind'>): AttemptKind | undefined =>
  attemptKinds.find((one) => one === kind && one !== 'production');

/** What is known of an attempt beside its result and its times, each with its value as text. */
export const factNames = [
  'deviceId',
  'serial',
  'name',
  'product',
  'customer',
  'kind',
  'verdict',
  'preset',
  'presetRevision',
  'presetHash',
  'listHash',
  'batch',
  'part',
  'revision',
  'network',
  'station',
  'operator',
  'transport',
  'firmware',
  'cloud',
  'onlineProof',
  'stage',
  'code',
  'retries',
  'appVersion',
  'attemptId',
] as const;
export type FactName = (typeof factNames)[number];

export function factsOf({ row, ...attempt }: HistoryAttempt): readonly {
  readonly name: FactName;
  readonly value: string;
}[] {
  const { networkName: network, presetRevision, presetHash, listHash, onlineProof } = attempt;
  const facts = { ...row, network, presetRevision, presetHash, listHash, onlineProof };
  return factNames.flatMap((name) => (facts[name] === null ? [] : [{ name, value: String(facts[name]) }]));
}

/** Milliseconds since 1970 of a time in a row; undefined: what others wrote is none. */
export function timeOf(text: HistoryRow['endedAt']): number | undefined {
  const at = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
