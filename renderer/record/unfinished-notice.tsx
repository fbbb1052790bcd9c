import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Attempt, whyOfAnother } from '../../shared/attempt.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Notice } from '../components/notice.tsx';
import { relativeTime } from '../components/relative-time.ts';
import { Status } from '../components/status.tsx';
import { useDescribeError } from '../components/use-describe-error.ts';
import { useIntents, useNow, useWindow } from '../state/window-context.ts';

/** A set-up that ended in the middle, to finish or to forget; the computer's own network comes first. */
export function UnfinishedNotice() {
  const { t, i18n } = useTranslation();
  const intents = useIntents();
  const now = useNow();
  const attempt = useWindow((state) => state.snapshot?.unfinished);
  const comingHome = useWindow((state) => state.snapshot?.recovery?.status === 'under-way');
  const entering = useWindow((state) => state.entering);
  const snapshot = useWindow((state) => state.snapshot);
  const known = attempt !== undefined && snapshot !== undefined && isKnown(attempt, snapshot);
  const strange = attempt !== undefined && snapshot !== undefined ? strangeHere(attempt, snapshot) : undefined;
  const describe = useDescribeError();
  const strangeWords = strange === undefined ? undefined : describe(strange);
  const [problem, setProblem] = useState<SetupError>();
  const forget = async (runId: string) => {
    const forgotten = await intents.ask('forgetAttempt', { runId });
    setProblem(forgotten.ok ? undefined : forgotten.error);
    // The buttons are gone with their notice; whoever reads by keyboard goes on from the top.
    if (forgotten.ok) document.querySelector('h1')?.focus();
  };
  return (
    <div className="recovery">
      <Status>
        {attempt !== undefined && (
          <Notice tone="info" title={t('unfinished.title')}>
            <p>
              {t('unfinished.begun', { when: relativeTime(attempt.startedAt, now, i18n.language) })}{' '}
              {attempt.forWhom.for === 'customer' && t('unfinished.forCustomer', { email: attempt.forWhom.email })}
              {attempt.forWhom.for === 'product' && t('unfinished.withoutOwner')} {whatHappened(attempt)}
            </p>
            {lineOf(attempt) !== undefined && <p>{t('unfinished.ofLine', { preset: lineOf(attempt) })}</p>}
            <p className="muted">
              {comingHome
                ? t('unfinished.networkFirst')
                : strangeWords !== undefined
                  ? `${strangeWords.happened} ${strangeWords.next}`
                  : known
                    ? ''
                    : t('unfinished.signInFirst')}
            </p>
            {!comingHome && (
              <div className="actions">
                {strange === undefined && (
                  <button
                    type="button"
                    className="secondary"
                    aria-disabled={entering}
                    onClick={() => entering || void intents.finishUnfinished()}
                  >
                    {t(attempt.connectedAt !== undefined ? 'unfinished.look' : againWords(attempt))}
                  </button>
                )}
                <button type="button" className="link" onClick={() => void forget(attempt.runId)}>
                  {t('unfinished.forget')}
                </button>
              </div>
            )}
          </Notice>
        )}
      </Status>
      {problem !== undefined && <ErrorNotice error={problem} />}
    </div>
  );

  function whatHappened({ deviceId, connectedAt }: Attempt): string {
    if (deviceId === undefined) return t('unfinished.nobody');
    return t(connectedAt === undefined ? 'unfinished.met' : 'unfinished.told', { id: deviceId });
  }
}

/** Of a device that a line has met: what that gives it nobody gives it here. A golden Photon gets nothing. */
function lineOf({ deviceId, preset, kind }: Attempt): string | undefined {
  return deviceId === undefined || kind === 'golden' ? undefined : preset;
}

function againWords({ deviceId }: Attempt) {
  return deviceId === undefined ? 'unfinished.againAny' : 'unfinished.again';
}

/** Whoever it was for is signed in. */
function isKnown({ forWhom }: Attempt, { session, product }: Snapshot): boolean {
  return forWhom.for === 'account' ? session.status === 'signed-in' : product?.id === forWhom.productId;
}

/** As the main process will say it; who is not signed in yet may still become the right one. */
function strangeHere(attempt: Attempt, { session, settings }: Snapshot): SetupError | undefined {
  const { forWhom } = attempt;
  const wanted = forWhom.for === 'account' ? forWhom.userName : undefined;
  const userName = session.status === 'signed-in' ? session.userName : wanted;
  return whyOfAnother(attempt, { cloudUrl: settings.cloudUrl, userName });
}
