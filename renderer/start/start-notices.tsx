import { useTranslation } from 'react-i18next';
import { PluggedNotices } from '../cable/plugged-notices.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Status } from '../components/status.tsx';
import { DismissNotice, RecoveryNotice } from '../record/recovery-notice.tsx';
import '../record/record.css';
import { UnfinishedNotice } from '../record/unfinished-notice.tsx';
import { SecretsNotice } from '../settings/secrets-notice.tsx';
import { useIntents, useWindow } from '../state/window-context.ts';

/** What the start say of this start and of the one before: a part of its own, because there seldom is anything. */
export function StartNotices() {
  return (
    <>
      <PluggedNotices />
      <RecoveryNotice />
      <UnfinishedNotice />
      <RecordNotice />
      <SecretsNotice />
      <SignOutNotice />
      <StartProblems />
    </>
  );
}

/** Of this window's own time: the account is left, and its token is not. */
function SignOutNotice() {
  const { t } = useTranslation();
  const intents = useIntents();
  const problem = useWindow(({ signOutProblem }) => signOutProblem);
  const isOut = useWindow(({ snapshot }) => snapshot?.session.status === 'signed-out');
  if (problem === undefined || !isOut) return null;
  return (
    <ErrorNotice error={problem} tone="warn">
      <div className="inline-actions">
        <button type="button" className="secondary" onClick={() => void intents.signOut()}>
          {t('signOutAgain')}
        </button>
      </div>
    </ErrorNotice>
  );
}

function StartProblems() {
  const startProblem = useWindow((state) => state.snapshot?.startProblem);
  const policyProblem = useWindow((state) => state.snapshot?.policy.problem);
  return (
    <>
      {startProblem !== undefined && <ErrorNotice error={startProblem} tone="warn" />}
      {policyProblem !== undefined && <ErrorNotice error={policyProblem} />}
    </>
  );
}

function RecordNotice() {
  const { t } = useTranslation();
  const problem = useWindow((state) => state.snapshot?.recordProblem);
  return (
    <Status className="recovery">
      {problem !== undefined && (
        <ErrorNotice error={problem} tone={problem.code === 'journal-damaged' ? 'info' : 'warn'}>
          <DismissNotice label={t('recovery.dismiss')} />
        </ErrorNotice>
      )}
    </Status>
  );
}
