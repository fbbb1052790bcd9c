import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signInFor } from '../../shared/error-meaning.ts';
import { type ErrorCode, type SetupError, setupError } from '../../shared/errors.ts';
import { failedOf, type LineState, othersOf } from '../../shared/line-state.ts';
import { intlLocale } from '../../shared/text/translator.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Foreign } from '../components/foreign.tsx';
import { part, ShowPart } from '../components/part.tsx';
import { Screen } from '../components/screen.tsx';
import { useDescribeError } from '../components/use-describe-error.ts';
import { isPractising } from '../state/selectors.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { LineRows } from './line-rows.tsx';
import { useNumbers } from './use-numbers.ts';

// The charts of the history come with it.
const summary = part(['history', 'errors'], async () => (await import('../history/line-summary.tsx')).LineSummary);

/** What a line came to: how many passed, the yield, why the others did not, and the last devices. */
export function LineEnd({ line }: { readonly line: LineState }) {
  const { t, i18n } = useTranslation();
  const { count, percent } = useNumbers();
  const intents = useIntents();
  const practising = useWindow(isPractising);
  const [problem, setProblem] = useState<SetupError>();
  const { aside, counts, error, golden, status, begunAt, endedAt, left, leftRows, preset, kind, batch, operator } =
    line;
  const met = counts.PASS + failedOf(line) + othersOf(line) + aside;
  // Nothing was done to those that were skipped.
  const all = met - counts.SKIPPED;
  const failed = failedOf(line);
  const hasResults = met > 0 || leftRows.length > 0;
  const signIn = error === undefined ? undefined : signInFor(error.code);
  const leave = async () => {
    await intents.ask('forgetLine');
    intents.backToStart();
  };
  const goToSignIn = async () => {
    await intents.ask('forgetLine');
    if (signIn === 'product') intents.openProductPage();
    else intents.openSignIn();
  };
  const save = async () => {
    const saved = await intents.ask('exportHistory', { filter: { line: true }, form: 'csv' });
    setProblem(saved.ok ? undefined : saved.error);
  };
  const reasons = <Reasons reasons={line.reasons} />;
  const title =
    status === 'refused'
      ? t('station.refusedTitle')
      : all === 0
        ? t('station.nothingTitle')
        : t('station.endedTitle', { passed: counts.PASS, count: all });
  const when = new Intl.DateTimeFormat(intlLocale(i18n.language), { dateStyle: 'medium', timeStyle: 'short' });
  const madeFor = kind === 'production' ? undefined : t(`history.kinds.${kind}`);
  const made = [line.part, line.revision].filter((one) => one !== undefined).join(' ');
  const named = [preset, made, madeFor, batch, operator].filter((part) => part !== undefined && part !== '');
  const lead = (
    <>
      {named.map((part) => (
        <span key={part} className="line-named">
          <Foreign text={part ?? ''} />
        </span>
      ))}
      <span className="time">{when.formatRange(begunAt, Math.max(begunAt, endedAt ?? begunAt))}</span>
    </>
  );
  return (
    <Screen
      title={title}
      lead={lead}
      onEscape={() => void leave()}
      back={
        <button type="button" className="quiet" onClick={() => void leave()}>
          {t('app.back')}
        </button>
      }
      actions={
        <>
          {hasResults && (
            <button type="button" className="secondary" onClick={() => window.print()}>
              {t('station.print')}
            </button>
          )}
          {met > 0 && !practising && (
            <button type="button" className="secondary" onClick={() => void save()}>
              {t('station.saveCsv')}
            </button>
          )}
          {signIn === undefined ? (
            // Not primary: the Enter of a scanner would press it, and what the line came to would be gone.
            <button type="button" className="secondary" onClick={() => void intents.ask('forgetLine')}>
              {t('station.another')}
            </button>
          ) : (
            <button type="button" className="secondary" onClick={() => void goToSignIn()}>
              {t('station.signIn')}
            </button>
          )}
        </>
      }
    >
      <div className="line-screen line-end">
        {error !== undefined && error.code !== 'cancelled' && <ErrorNotice error={error} />}
        {line.problem !== undefined && <ErrorNotice error={line.problem} />}
        {problem !== undefined && <ErrorNotice error={problem} />}
        {golden?.isAwaited && golden.row?.outcome === 'ERROR' && golden.row.error !== undefined && (
          <ErrorNotice error={golden.row.error} />
        )}
        {hasResults && (
          <>
            <dl className="line-counts">
              <Fact name={t('station.counts.passed')} value={count(counts.PASS)} />
              <Fact name={t('station.counts.failed')} value={count(failed)} bad={failed > 0} />
              <Fact name={t('station.counts.others')} value={count(othersOf(line))} />
              {left !== undefined && <Fact name={t('station.counts.left')} value={count(left)} bad={left > 0} />}
              {aside > 0 && <Fact name={t('station.counts.aside')} value={count(aside)} />}
              {kind === 'production' && counts.PASS + failed + aside > 0 && (
                <Fact name={t('station.yield')} value={percent(counts.PASS, counts.PASS + failed + aside)} />
              )}
              {golden?.row !== undefined && (
                <Fact
                  name={t('presets.golden')}
                  value={t(`station.outcomes.${golden.row.outcome}`)}
                  bad={golden.isAwaited}
                />
              )}
              {endedAt !== undefined && (
                <Fact name={t('station.took')} value={t('station.lasted', { ms: endedAt - begunAt })} />
              )}
            </dl>
            {practising || met === 0 ? reasons : <ShowPart part={summary} otherwise={reasons} />}
            <LeftRows rows={leftRows} left={left ?? 0} />
            {met > 0 && <LineRows rows={line.rows} />}
          </>
        )}
      </div>
    </Screen>
  );
}

function Fact({ name, value, bad = false }: { readonly name: string; readonly value: string; readonly bad?: boolean }) {
  return (
    <div className={bad ? 'line-count bad' : 'line-count'}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The most frequent first. */
function Reasons({ reasons }: Pick<LineState, 'reasons'>) {
  const { t } = useTranslation();
  const { count: inDigits } = useNumbers();
  const describe = useDescribeError();
  const sorted = (Object.entries(reasons) as [ErrorCode, number][]).toSorted(([, one], [, other]) => other - one);
  if (sorted.length === 0) return null;
  return (
    <section aria-labelledby="line-reasons">
      <h2 id="line-reasons">{t('station.reasons')}</h2>
      <ul className="line-reasons">
        {sorted.map(([code, count]) => (
          <li key={code}>
            <span className="strong">{inDigits(count)}</span>
            <span>{describe(setupError(code)).title}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Which of the list are still to be done: the first of them. */
function LeftRows({ rows, left }: { readonly rows: LineState['leftRows']; readonly left: number }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="line-left">
      <h2 id="line-left">{t('station.counts.left')}</h2>
      <ul className="line-left">
        {rows.map(({ row, serial, id, customer, name }) => (
          <li key={row}>
            <span className="strong">{t('station.leftRow', { row })}</span>
            <Foreign text={[serial, id, customer, name].filter((part) => part !== undefined).join(' · ')} />
          </li>
        ))}
      </ul>
      {left > rows.length && <p className="muted">{t('station.leftMore', { count: left - rows.length })}</p>}
    </section>
  );
}
