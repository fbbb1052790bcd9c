import { useTranslation } from 'react-i18next';
import { failedOf, type LineState, othersOf } from '../../shared/line-state.ts';
import { useWindow } from '../state/window-context.ts';
import { useNumbers } from './use-numbers.ts';

/** What is always in sight of a line: how many, of what share the first try was enough, what waits, and by what it works. */
export function LineCounts({ line }: { readonly line: LineState }) {
  const { t } = useTranslation();
  const { count, percent } = useNumbers();
  const sharing = useWindow((state) => state.snapshot?.sharing);
  const { counts, first, golden, left, target } = line;
  const failed = failedOf(line);
  const facts = [
    [t('station.preset'), line.preset],
    [t('station.presetVersion'), line.presetRevision === undefined ? undefined : count(line.presetRevision)],
    [t('history.search.kind'), line.kind === 'production' ? undefined : t(`history.kinds.${line.kind}`)],
    [t('station.batch'), line.batch],
    [t('station.customer'), line.customer],
    [t('station.operator'), line.operator],
  ] as const;
  return (
    <>
      <dl className="line-counts">
        <Count
          name={t('station.counts.passed')}
          value={
            target === undefined ? counts.PASS : t('station.counts.ofTarget', { passed: counts.PASS, count: target })
          }
        />
        <Count name={t('station.counts.failed')} value={failed} bad={failed > 0} />
        <Count name={t('station.counts.others')} value={othersOf(line)} />
        {line.aside > 0 && <Count name={t('station.counts.aside')} value={line.aside} />}
        {left !== undefined && <Count name={t('station.counts.left')} value={left} />}
        {/* What is done again counts for no yield. */}
        {line.kind === 'production' && (
          <Count
            name={t('history.summary.figures.firstPass')}
            value={first.judged === 0 ? '–' : percent(first.passed, first.judged)}
          />
        )}
        {sharing !== undefined && sharing.state !== 'off' && (
          <Count name={t('station.counts.unshared')} value={sharing.waiting} bad={sharing.state === 'away'} />
        )}
        {golden?.row !== undefined && (
          <Count
            name={t('presets.golden')}
            value={t(`station.outcomes.${golden.row.outcome}`)}
            bad={golden.isAwaited}
          />
        )}
      </dl>
      <dl className="line-facts">
        {facts.map(
          ([name, value]) =>
            value !== undefined && (
              <div key={name}>
                <dt>{name}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}

interface CountProps {
  readonly name: string;
  readonly value: number | string;
  readonly bad?: boolean;
}

function Count({ name, value, bad = false }: CountProps) {
  const { count } = useNumbers();
  return (
    <div className={bad ? 'line-count bad' : 'line-count'}>
      <dt>{name}</dt>
      <dd dir="auto">{typeof value === 'number' ? count(value) : value}</dd>
    </div>
  );
}
