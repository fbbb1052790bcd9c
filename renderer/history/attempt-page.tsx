import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestOf } from '../../shared/attempt.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { getsLabel, type HistoryAttempt, lacksLabel } from '../../shared/history-attempt.ts';
import type { Replies } from '../../shared/ipc/contract.ts';
import { featureNames } from '../../shared/policy.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Foreign } from '../components/foreign.tsx';
import { Icon } from '../components/icons.tsx';
import { Notice } from '../components/notice.tsx';
import { part, ShowPart } from '../components/part.tsx';
import { Screen } from '../components/screen.tsx';
import { useIntents, useWindow } from '../state/window-context.ts';
import { AttemptStages } from './attempt-stages.tsx';
import { type FactName, factsOf, forWhomOf, hindranceOf, kindOf } from './history-view.ts';
import { looksOfRow, standingOf, useHistoryWords } from './history-words.ts';

// The picture of the label comes with it.
const labelDialog = part(['history', 'errors'], async () => (await import('./label-dialog.tsx')).LabelDialog);

/** One attempt: what became of it, what went wrong, when each stage was over, and what can be done with its device. */
export function AttemptPage({ attemptId }: { readonly attemptId: string }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const { ask } = intents;
  const [answer, setAnswer] = useState<Replies['showAttempt']>();
  useEffect(() => {
    let asked = true;
    void ask('showAttempt', { attemptId }).then((shown) => {
      if (asked) setAnswer(shown);
    });
    return () => {
      asked = false;
    };
  }, [ask, attemptId]);
  const toList = () => intents.openHistory();
  const attempt = answer?.ok ? answer.value : undefined;
  return (
    <Screen
      title={t('history.attempt.title')}
      onEscape={toList}
      back={
        <button type="button" className="secondary" onClick={toList}>
          {t('app.back')}
        </button>
      }
      actions={attempt !== undefined && <AttemptActions attempt={attempt} />}
    >
      {answer?.ok === false && <ErrorNotice error={answer.error} />}
      {answer?.ok && attempt === undefined && (
        <Notice tone="info">
          <p>{t('history.attempt.gone')}</p>
        </Notice>
      )}
      {attempt !== undefined && <AttemptDetails attempt={attempt} />}
    </Screen>
  );
}

function AttemptActions({ attempt }: { readonly attempt: HistoryAttempt }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const snapshot = useWindow((state) => state.snapshot);
  const doors = snapshot?.policy.values.doors ?? featureNames;
  const { deviceId, preset, batch, part, revision, serial } = attempt.row;
  const forWhom = forWhomOf(attempt);
  const may = doors.includes(attempt.forWhom === 'account' ? 'set-up' : 'product');
  const hindered = snapshot !== undefined && hindranceOf(attempt, snapshot) !== undefined;
  const again = () => {
    if (forWhom === undefined) return;
    // Who is at it now nobody has said.
    const labels = {
      kind: kindOf(attempt.row),
      preset: preset ?? undefined,
      batch: batch ?? undefined,
      part: part ?? undefined,
      revision: revision ?? undefined,
      serial: serial ?? undefined,
    };
    void intents.startSetup(
      requestOf({ forWhom, deviceId: (deviceId ?? undefined) as DeviceId | undefined, ...labels }),
    );
  };
  const look = (id: string) => {
    intents.openDevices();
    const draft = { kind: 'ids', typed: { ids: id, name: '', customer: '' } } as const;
    intents.changeSearch({ draft });
    const isSomebodyHere = snapshot?.session.status === 'signed-in' || snapshot?.product !== undefined;
    if (isSomebodyHere) void intents.findDevices({ by: 'ids', text: id });
  };
  return (
    <>
      {deviceId !== null && doors.includes('bring-back') && (
        <button type="button" className="secondary" onClick={() => look(deviceId)}>
          {t('history.attempt.look')}
        </button>
      )}
      {may && forWhom !== undefined && standingOf(attempt.row) !== 'under-way' && (
        <button type="button" className="primary" aria-disabled={hindered} onClick={() => hindered || again()}>
          {t('history.attempt.again')}
        </button>
      )}
    </>
  );
}

function AttemptDetails({ attempt }: { readonly attempt: HistoryAttempt }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const words = useHistoryWords();
  const snapshot = useWindow((state) => state.snapshot);
  const { row, networkName, previousAttemptId } = attempt;
  const [showsLabel, setShowsLabel] = useState(false);
  const { icon, tone } = looksOfRow(row);
  const { name: standing, heard } = words.standing(row);
  const reason = words.reason(row, networkName);
  const hindrance = snapshot === undefined ? undefined : hindranceOf(attempt, snapshot);
  const inWords = (name: FactName, value: string) => {
    if (name === 'kind') return words.kind(value);
    if (name === 'verdict') return words.verdict(value);
    if (name === 'onlineProof') return words.onlineProof(value);
    return name === 'stage' ? words.step(value) : value;
  };
  const facts = factsOf(attempt).map(({ name, value }) => ({
    name,
    value: inWords(name, value),
    label: t(`history.facts.${name}`),
  }));
  const fact = (label: string, value: string) => t('app.labeled', { label, value });
  /** The times themselves: a ticket is read later, and elsewhere. */
  const forTicket = () =>
    [
      standing,
      ...(heard === '' ? [] : [heard]),
      fact(t('history.attempt.started'), row.startedAt),
      ...(row.endedAt === null ? [] : [fact(t('history.attempt.ended'), row.endedAt)]),
      ...facts.map(({ label, value }) => fact(label, value)),
      ...(reason === undefined ? [] : [reason.title, ...(reason.happened === '' ? [] : [reason.happened])]),
    ].join('\n');
  return (
    <div className="stack">
      <section className={`panel history-verdict ${tone}`}>
        <Icon name={icon} size={24} />
        <div className="stack tight">
          <h2>
            <Foreign text={words.device(row)} />
          </h2>
          <p className="time muted small">{words.time(row.startedAt)}</p>
          <p>{reason === undefined ? t(`history.outcomes.${standingOf(row)}.sentence`) : reason.title}</p>
          {heard !== '' && <p>{heard}</p>}
          {reason !== undefined && reason.happened !== '' && <p>{reason.happened}</p>}
          {reason !== undefined && <p>{reason.next}</p>}
          {row.code !== null && reason === undefined && <p>{t('history.attempt.unknownCode', { code: row.code })}</p>}
          {hindrance === 'another-cloud' && (
            <p className="field-hint">{t('history.attempt.otherCloudHint', { cloud: row.cloud })}</p>
          )}
          {hindrance === 'another-product' && (
            <p className="field-hint">{t('history.attempt.otherProductHint', { product: row.product })}</p>
          )}
        </div>
      </section>
      {lacksLabel(attempt) && (
        <Notice tone="warn">
          <p>{t('history.attempt.noLabel')}</p>
          <button type="button" className="secondary small" onClick={() => setShowsLabel(true)}>
            {t('history.label.title')}
          </button>
        </Notice>
      )}
      <div className="history-halves">
        <AttemptStages attempt={attempt} />
        <section className="panel stack">
          <h2>{t('history.attempt.facts')}</h2>
          <dl className="history-facts">
            {facts.map(({ name, label, value }) => (
              <div key={name}>
                <dt>{label}</dt>
                <dd>
                  <Foreign text={value} />
                </dd>
              </div>
            ))}
          </dl>
          <div className="inline-actions">
            <CopyButton label={t('history.attempt.copyDetails')} text={forTicket} />
            {getsLabel(attempt) && !lacksLabel(attempt) && (
              <button type="button" className="link label-way" onClick={() => setShowsLabel(true)}>
                {t('history.label.title')}
              </button>
            )}
            {previousAttemptId !== null && (
              <button
                type="button"
                className="link"
                onClick={() => intents.openHistory({ page: 'attempt', attemptId: previousAttemptId })}
              >
                {t('history.attempt.earlier')}
              </button>
            )}
          </div>
        </section>
      </div>
      {showsLabel && <ShowPart part={labelDialog} attemptId={row.attemptId} onClose={() => setShowsLabel(false)} />}
    </div>
  );
}
