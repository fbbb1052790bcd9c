import { useTranslation } from 'react-i18next';
import { signInLimit } from '../../shared/ipc/account.ts';
import { intlLocale } from '../../shared/text/translator.ts';
import { Notice } from '../components/notice.tsx';
import { Status } from '../components/status.tsx';
import { useWindow } from '../state/window-context.ts';

/** Says how near the cloud's block is, and when it ends. */
export function SignInWarning() {
  const { t, i18n } = useTranslation();
  const failed = useWindow((state) => state.snapshot?.session.failedSignIns ?? 0);
  const lockedUntil = useWindow((state) => state.snapshot?.session.lockedUntil);
  if (lockedUntil !== undefined) {
    const time = new Intl.DateTimeFormat(intlLocale(i18n.language), { timeStyle: 'short' }).format(lockedUntil);
    return (
      <Status>
        <Notice tone="warn">
          <p>{t('signIn.lockedUntil', { time })}</p>
        </Notice>
      </Status>
    );
  }
  if (failed === 0) return null;
  return (
    <Status>
      <Notice tone="warn">
        <p>{t('signIn.refusals', { count: failed, limit: signInLimit.failures, block: signInLimit.blockMs })}</p>
      </Notice>
    </Status>
  );
}
