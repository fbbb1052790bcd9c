import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Status } from '../components/status.tsx';
import { useIntents, useWindow } from '../state/window-context.ts';

/** What became of a sign-in that was to be kept. That there is no secret store at all is said where one is wanted. */
export function SecretsNotice() {
  const { t } = useTranslation();
  const intents = useIntents();
  const problem = useWindow((state) => state.snapshot?.secrets.problem);
  const dismiss = async () => {
    await intents.ask('dismissSecretsProblem');
    document.querySelector('h1')?.focus();
  };
  return (
    <Status className="recovery">
      {problem !== undefined && problem.code !== 'secret-store-missing' && (
        <ErrorNotice error={problem} tone="warn">
          {problem.code !== 'secret-store-locked' && (
            <button type="button" className="link" onClick={() => void dismiss()}>
              {t('recovery.dismiss')}
            </button>
          )}
        </ErrorNotice>
      )}
    </Status>
  );
}
