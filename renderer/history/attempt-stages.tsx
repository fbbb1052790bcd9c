import { useTranslation } from 'react-i18next';
import {
  type HistoryAttempt,
  type HistoryMeasurement,
  labelsPrinted,
  labelVerified,
  measuredFirmware,
  measuredKinds,
} from '../../shared/history-attempt.ts';
import { formatDuration, intlLocale } from '../../shared/text/translator.ts';
import { Foreign } from '../components/foreign.tsx';
import { timeOf } from './history-view.ts';
import { looksOfRow, useHistoryWords } from './history-words.ts';
import { useStageName } from './stage-name.ts';

/** When each stage of an attempt was over, and how long it took. */
export function AttemptStages({ attempt }: { readonly attempt: HistoryAttempt }) {
  const { t, i18n } = useTranslation();
  const words = useHistoryWords();
  const stageName = useStageName();
  const { row, stages, measurements, notes, tookMs, failedStageRetries } = attempt;
  const [startedAt, endedAt] = [timeOf(row.startedAt), timeOf(row.endedAt)];
  const { failedStage, failedStageMs } = row;
  const failedSince = stages.at(-1)?.at ?? startedAt;
  const measured = newest(measurements);
  const labels = measurements.filter(
    ({ name, value }) => (name === labelVerified && value === 1) || (name === labelsPrinted && value > 0),
  );
  const retried = (count: number | null) =>
    count !== null && count > 0 && <span className="muted small"> {t('history.attempt.retries', { count })}</span>;
  const ofLabel = ({ name, value, station }: HistoryMeasurement) => {
    if (name !== labelVerified) return t(`history.attempt.${value > 1 ? 'labelAgain' : 'labelPrinted'}`);
    return station === null ? t('history.attempt.labelVerified') : t('history.attempt.labelVerifiedAt', { station });
  };
  const failed = (
    <span className={looksOfRow(row).tone === 'bad' ? 'bad-words' : 'strong'}> {words.standing(row).name}</span>
  );
  return (
    <section className="panel stack">
      <h2>{t('history.attempt.stages')}</h2>
      <ol className="history-stages">
        <li>
          <span className="time muted">{startedAt !== undefined && words.clock(startedAt)}</span>
          <span>{t('history.attempt.started')}</span>
        </li>
        {stages.map(({ stage, at, ms, retries }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they never change places.
          <li key={index}>
            <span className="time muted">{words.clock(at)}</span>
            <span>
              <Foreign text={stageName(stage)} />
              {retried(retries)}
            </span>
            <span className="time">{ms !== null && formatDuration(ms, i18n.language)}</span>
          </li>
        ))}
        {failedStage !== null && (
          <li>
            <span className="time muted">
              {failedSince !== undefined && failedStageMs !== null && words.clock(failedSince + failedStageMs)}
            </span>
            <span>
              <Foreign text={stageName(failedStage)} />
              {failed}
              {retried(failedStageRetries)}
            </span>
            <span className="time">{failedStageMs !== null && formatDuration(failedStageMs, i18n.language)}</span>
          </li>
        )}
        {endedAt !== undefined && (
          <li>
            <span className="time muted">{words.clock(endedAt)}</span>
            <span>
              {t('history.attempt.ended')}
              {row.outcome === 'failed' && failedStage === null && failed}
            </span>
            <span className="time strong">{tookMs !== null && formatDuration(tookMs, i18n.language)}</span>
          </li>
        )}
        {labels.map((label) => (
          <li key={`${label.name} ${label.at} ${label.station}`}>
            <span className="time muted">{words.clock(label.at)}</span>
            <span>{ofLabel(label)}</span>
          </li>
        ))}
      </ol>
      {notes.length > 0 && (
        <>
          <h2>{t('history.attempt.notes')}</h2>
          <ol className="history-stages">
            {notes.map(({ at, text, setAside }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they never change places.
              <li key={index}>
                <span className="time muted">{words.clock(at)}</span>
                <span>
                  {setAside && <span className="strong">{t('history.attempt.setAside')} </span>}
                  {text !== null && <Foreign text={text} />}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      {measured.length > 0 && <Measurements measurements={measured} />}
    </section>
  );
}

type Limits = Pick<HistoryMeasurement, 'low' | 'high' | 'expected'>;

function Measurements({ measurements }: { readonly measurements: readonly HistoryMeasurement[] }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(intlLocale(i18n.language));
  const nameOf = (name: string): string => {
    if (name === measuredFirmware) return t('history.facts.firmware');
    if (isNamed(name)) return t(`history.measured.${name}`);
    return name.slice(measuredKinds.find((kind) => name.startsWith(kind))?.length ?? 0);
  };
  const limitsIn = ({ low, high, expected }: Limits): string | null => {
    if (expected !== null) return t('history.attempt.expected', { expected });
    if (low !== null && low === high) return t('history.attempt.expected', { expected: number.format(low) });
    if (low !== null && high !== null) {
      return t('history.attempt.limits', { low: number.format(low), high: number.format(high) });
    }
    if (low !== null) return t('history.attempt.atLeast', { low: number.format(low) });
    return high === null ? null : t('history.attempt.atMost', { high: number.format(high) });
  };
  const limitsOf = (limits: Limits) => {
    const told = limitsIn(limits);
    return told !== null && <p className="muted small">{told}</p>;
  };
  return (
    <>
      <h2>{t('history.attempt.measurements')}</h2>
      <dl className="history-facts">
        {measurements.map(({ name, at, value, unit, saw, outcome, ...limits }) => (
          <div key={`${name} ${at}`}>
            <dt>
              <Foreign text={nameOf(name)} />
            </dt>
            <dd>
              <Foreign text={saw ?? `${number.format(value)} ${unit}`.trimEnd()} />
              {outcome === 'PASS' && <span className="muted small"> {t('history.attempt.passed')}</span>}
              {outcome === 'FAIL' && <span className="bad-words"> {t('history.attempt.notPassed')}</span>}
              {limitsOf(limits)}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const named = ['photon-signal', 'network-signal', labelsPrinted] as const;
const isNamed = (name: string): name is (typeof named)[number] => named.some((one) => one === name);

/** Of what is counted the last count alone, and nothing of what stands among the stages. */
function newest(measurements: readonly HistoryMeasurement[]): readonly HistoryMeasurement[] {
  const last = measurements.findLast(({ name }) => name === labelsPrinted);
  return measurements.filter((one) => (one.name !== labelsPrinted || one === last) && one.name !== labelVerified);
}
