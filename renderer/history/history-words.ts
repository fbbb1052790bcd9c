import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { attemptKinds } from '../../shared/attempt-kind.ts';
import { isErrorCode } from '../../shared/error-table.ts';
import { setupError } from '../../shared/errors.ts';
import { blameless, type HistoryOutcome, verdicts } from '../../shared/history-outcome.ts';
import type { HistoryRow, ShownRow } from '../../shared/history-row.ts';
import { onlineProofs, stages } from '../../shared/setup-events.ts';
import { notedSteps } from '../../shared/setup-steps.ts';
import { intlLocale } from '../../shared/text/translator.ts';
import { useDescribeError } from '../components/use-describe-error.ts';
import { timeOf } from './history-view.ts';

/** How an attempt looks beside its word. */
const looksOf = {
  claimed: { icon: 'check', tone: 'good' },
  'online-without-owner': { icon: 'check', tone: 'good' },
  'handed-over': { icon: 'info', tone: 'calm' },
  failed: { icon: 'cross', tone: 'bad' },
  interrupted: { icon: 'warning', tone: 'warn' },
  'under-way': { icon: 'info', tone: 'calm' },
  unheard: { icon: 'warning', tone: 'warn' },
  ERROR: { icon: 'warning', tone: 'warn' },
  ABORTED: { icon: 'info', tone: 'calm' },
  SKIPPED: { icon: 'info', tone: 'calm' },
} as const satisfies Record<HistoryOutcome | 'unheard' | (typeof blameless)[number], object>;

type Ended = Pick<ShownRow, 'outcome' | 'unheardSince' | 'verdict'>;

/** How an attempt stands: as it ended, or that another station never said so. What failed and holds nothing against its device says why. */
export function standingOf({ outcome, unheardSince, verdict }: Ended) {
  if (unheardSince !== undefined) return 'unheard';
  return (outcome === 'failed' ? blameless.find((one) => one === verdict) : undefined) ?? outcome;
}

/** How that looks beside its word. */
export const looksOfRow = (row: Ended) => looksOf[standingOf(row)];

export type HistoryWords = ReturnType<typeof useHistoryWords>;

/** What is said of a row on all pages; the same until the language is another one, so that no row is drawn anew for it. */
export function useHistoryWords() {
  const { t, i18n } = useTranslation();
  const describe = useDescribeError();
  const { language } = i18n;
  return useMemo(() => {
    const times = new Intl.DateTimeFormat(intlLocale(language), { dateStyle: 'medium', timeStyle: 'short' });
    const clock = new Intl.DateTimeFormat(intlLocale(language), { timeStyle: 'medium' });
    return {
      device: ({ name, deviceId }: Pick<HistoryRow, 'name' | 'deviceId'>): string =>
        name ?? (deviceId === null ? t('history.list.unknownDevice') : t('history.list.unnamed')),
      forWhom: ({ customer, product }: Pick<HistoryRow, 'customer' | 'product'>): string =>
        customer ?? product ?? t('history.list.account'),
      /** One of a later version by the word that the record has. */
      kind(kind: string): string {
        const known = attemptKinds.find((one) => one === kind);
        return known === undefined ? kind : t(`history.kinds.${known}`);
      },
      /** The last step, or the last stage where none is known; one of a later version by the word that the record has. */
      step(name: string): string {
        const step = notedSteps.find((one) => one === name);
        const stage = stages.find((one) => one === name);
        if (step !== undefined) return t(`history.steps.${step}`);
        return stage === undefined ? name : t(`stages.${stage}.name`);
      },
      onlineProof(proof: string): string {
        const known = onlineProofs.find((one) => one === proof);
        return known === undefined ? proof : t(`history.onlineProofs.${known}`);
      },
      /** One of a later version by the word that the record has. */
      verdict(verdict: string): string {
        const known = verdicts.find((one) => one === verdict);
        if (known === undefined) return verdict;
        return known === 'PASS' || known === 'FAIL'
          ? t(`history.verdicts.${known}`)
          : t(`history.outcomes.${known}.name`);
      },
      /** A day and a time by this computer's clock. */
      time: (at: HistoryRow['endedAt']): string => {
        const ms = timeOf(at);
        return ms === undefined ? '' : times.format(ms);
      },
      /** Its result in a word, and, where no end was received, when it was last heard of. */
      standing: (row: Ended) => ({
        name: t(`history.outcomes.${standingOf(row)}.name`),
        heard:
          row.unheardSince === undefined ? '' : t('history.list.lastEntry', { at: times.format(row.unheardSince) }),
      }),
      clock: (at: number): string => clock.format(at),
      /** What went wrong; undefined: nothing, or by a code of another version. */
      reason({ code }: Pick<HistoryRow, 'code'>, network: string | null = null) {
        if (code === null || !isErrorCode(code)) return undefined;
        const { title, happened, next } = describe(setupError(code, network === null ? {} : { details: { network } }));
        const sentence: unknown = i18n.getResource(i18n.language, 'messages', `errors.${code}.happened`);
        // Numbers and names that the record does not have would leave holes.
        const isWhole = typeof sentence === 'string' && !/\{\{(?!network|adapter)/.test(sentence);
        return { title, happened: isWhole ? happened : '', next };
      },
    };
  }, [t, i18n, language, describe]);
}
