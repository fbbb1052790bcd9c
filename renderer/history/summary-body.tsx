import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { blameless, historyOutcomes } from '../../shared/history-outcome.ts';
import type { HistorySummary } from '../../shared/history-summary.ts';
import { stages as stagesOfNow } from '../../shared/setup-events.ts';
import { formatDuration, intlLocale } from '../../shared/text/translator.ts';
import { useHistoryWords } from './history-words.ts';
import { useStageName } from './stage-name.ts';
import { BarTable, ColumnChart } from './summary-charts.tsx';
import { busiestOf, type ColumnUnit, columnsOf, inOrderOfRun } from './summary-view.ts';

interface Figure {
  readonly name: 'attempts' | 'firstPass' | 'finalPass' | 'median' | 'p95' | 'busiest';
  readonly value: ReactNode;
  readonly more: ReactNode;
}

/** How many, the yield, how long they took, and why they failed. */
export function SummaryBody({ summary }: { readonly summary: HistorySummary }) {
  const { t, i18n } = useTranslation();
  const words = useHistoryWords();
  const stageName = useStageName();
  const { outcomes, failures, devices, firstTried, firstPass, finalPass, stageYields, took, stages, codes, quarters } =
    summary;
  const locale = intlLocale(i18n.language);
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  const percent = (part: number, of: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(part / of);
  const duration = (ms: number) => <span className="time">{formatDuration(ms, i18n.language)}</span>;
  const partOf = (passed: number, count: number) => t('history.summary.partOf', { passed, count });
  const knowsYield = firstTried !== null && firstPass !== null && finalPass !== null;
  const busiest = busiestOf(quarters);
  const figure = (name: Figure['name'], value: ReactNode, more?: ReactNode): Figure => ({ name, value, more });
  const isForeign = (stage: string) => !stagesOfNow.some((one) => one === stage);
  const figures = [
    figure('attempts', number(summary.attempts)),
    ...(knowsYield && devices > 0
      ? [
          figure('firstPass', firstTried === 0 ? '–' : percent(firstPass, firstTried), partOf(firstPass, firstTried)),
          figure('finalPass', percent(finalPass, devices), partOf(finalPass, devices)),
        ]
      : []),
    ...(took === undefined ? [] : [figure('median', duration(took.medianMs)), figure('p95', duration(took.p95Ms))]),
    ...(busiest === undefined
      ? []
      : [
          figure(
            'busiest',
            number(busiest.attempts),
            <span className="time">{words.time(new Date(busiest.from).toISOString())}</span>,
          ),
        ]),
  ];
  const yields = inOrderOfRun(stageYields);
  const times = inOrderOfRun(stages);
  const blamed = blameless.reduce((left, verdict) => left - (failures[verdict] ?? 0), outcomes.failed ?? 0);
  const counted = [...historyOutcomes, ...blameless]
    .map((name) => ({ name, count: name === 'failed' ? blamed : (outcomes[name] ?? failures[name] ?? 0) }))
    .filter(({ count }) => count > 0);
  return (
    <>
      <dl className="summary-figures">
        {figures.map(({ name, value, more }) => (
          <div key={name} className="panel">
            <dt>{t(`history.summary.figures.${name}`)}</dt>
            <dd className="summary-figure">{value}</dd>
            {more !== undefined && <dd className="muted small">{more}</dd>}
          </div>
        ))}
      </dl>
      {/* Which tries a filter leaves out nobody sees in the number. */}
      {knowsYield && devices > 0 && <p className="muted small">{t('history.summary.firstOfDevice')}</p>}
      {!knowsYield && <p className="muted">{t('history.summary.noYield')}</p>}
      {knowsYield && devices === 0 && <p className="muted">{t('history.summary.noDevices')}</p>}
      <OverTime quarters={quarters} />
      <div className="history-halves">
        <BarTable
          title={t('history.summary.results')}
          heads={[t('history.list.result'), t('history.summary.figures.attempts')]}
          rows={counted.map(({ name, count }) => ({
            key: name,
            name: t(`history.outcomes.${name}.name`),
            value: count,
            told: [number(count)],
          }))}
        />
        {codes.length > 0 && (
          <BarTable
            title={t('history.summary.codes')}
            heads={[t('history.summary.reason'), t('history.summary.figures.attempts')]}
            tone="bad"
            rows={codes.map(({ code, count }) => {
              const title = words.reason({ code })?.title;
              return {
                key: code,
                name: title ?? code,
                isForeign: title === undefined,
                value: count,
                told: [number(count)],
              };
            })}
          />
        )}
        {yields.length > 0 && (
          <BarTable
            title={t('history.summary.stageYields')}
            heads={[t('history.summary.stage'), t('history.summary.share'), t('history.summary.devices')]}
            full={1}
            tone="good"
            rows={yields.map(({ stage, value }) => ({
              key: stage,
              name: stageName(stage),
              isForeign: isForeign(stage),
              value: value.firstPass / value.devices,
              told: [percent(value.firstPass, value.devices), partOf(value.firstPass, value.devices)],
            }))}
          />
        )}
        {times.length > 0 && (
          <BarTable
            title={t('history.summary.stageTimes')}
            heads={[t('history.summary.stage'), t('history.summary.figures.median'), t('history.summary.figures.p95')]}
            rows={times.map(({ stage, value }) => ({
              key: stage,
              name: stageName(stage),
              isForeign: isForeign(stage),
              value: value.medianMs,
              behind: value.p95Ms,
              told: [duration(value.medianMs), duration(value.p95Ms)],
            }))}
          />
        )}
      </div>
    </>
  );
}

const tickForms: Readonly<Record<ColumnUnit, Intl.DateTimeFormatOptions>> = {
  hour: { hour: 'numeric', minute: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
};
const rowForms: Readonly<Record<ColumnUnit, Intl.DateTimeFormatOptions>> = {
  hour: { dateStyle: 'medium', timeStyle: 'short' },
  day: { dateStyle: 'medium' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
};

function OverTime({ quarters }: Pick<HistorySummary, 'quarters'>) {
  const { t, i18n } = useTranslation();
  const over = columnsOf(quarters);
  if (over === undefined) return null;
  const { unit, columns } = over;
  const locale = intlLocale(i18n.language);
  const number = new Intl.NumberFormat(locale);
  const [firstAt = 0, lastAt = 0] = [columns[0]?.from, columns.at(-1)?.from];
  const isOneDay = new Date(firstAt).toDateString() === new Date(lastAt).toDateString();
  const tick = new Intl.DateTimeFormat(locale, {
    ...tickForms[unit],
    ...(unit === 'hour' && !isOneDay ? { weekday: 'short' } : {}),
  });
  const short = new Intl.NumberFormat(locale, { notation: 'compact' });
  const row = new Intl.DateTimeFormat(locale, rowForms[unit]);
  const title = t(`history.summary.per.${unit}`);
  const filled = columns.filter(({ attempts }) => attempts > 0);
  const most = filled.reduce(
    (one, other) => (other.attempts >= one.attempts ? other : one),
    columns[0] ?? { from: 0, attempts: 0 },
  );
  const [first, last] = [row.format(firstAt), row.format(lastAt)];
  const label = t('history.summary.chart', {
    title,
    first,
    last,
    most: most.attempts,
    when: row.format(most.from),
  });
  return (
    <section className="panel stack">
      <h2>{title}</h2>
      <ColumnChart
        columns={columns}
        label={label}
        tick={(from) => tick.format(from)}
        number={(value) => short.format(value)}
      />
      <details>
        <summary>{t('history.summary.asTable')}</summary>
        <table className="summary-table">
          <caption className="only-read">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('history.list.started')}</th>
              <th scope="col">{t('history.summary.figures.attempts')}</th>
            </tr>
          </thead>
          <tbody>
            {filled.map(({ from, attempts }) => (
              <tr key={from}>
                <th scope="row" className="time">
                  {row.format(from)}
                </th>
                <td>{number.format(attempts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
