import { useTranslation } from 'react-i18next';
import { isPractising } from '../state/selectors.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { KeptSecrets } from './kept-secrets.tsx';
import { SettingsSection } from './settings-section.tsx';

/** Who is signed in, and what is kept for the next start: each is seen and forgotten by itself. */
export function SignIns() {
  const { t } = useTranslation();
  const intents = useIntents();
  const session = useWindow((state) => state.snapshot?.session);
  const practising = useWindow(isPractising);
  const remembered = useWindow((state) => state.snapshot?.rememberedWifi) ?? [];
  const busy = useWindow((state) => state.snapshot?.running === true || state.deviceJob.running);
  const signedIn = session?.status === 'signed-in' && !practising;
  return (
    <SettingsSection title={t('preferences.account.title')}>
      {signedIn && (
        <div className="inline-actions">
          <span dir="auto">
            {session.userName === undefined
              ? t('app.signedInWithToken')
              : t('app.signedInAs', { userName: session.userName })}
          </span>
          <button type="button" className="secondary" disabled={busy} onClick={() => void intents.signOut()}>
            {t('app.signOut')}
          </button>
        </div>
      )}
      {remembered.map((network) => (
        <div key={network} className="inline-actions">
          <span>{t('preferences.account.wifi', { network })}</span>
          <button
            type="button"
            className="secondary"
            aria-label={`${t('preferences.account.forget')}: ${t('preferences.account.wifi', { network })}`}
            onClick={() => void intents.ask('forgetWifiPassword', { ssid: network })}
          >
            {t('preferences.account.forget')}
          </button>
        </div>
      ))}
      <KeptSecrets none={signedIn || remembered.length > 0 ? undefined : t('preferences.account.none')} />
    </SettingsSection>
  );
}
