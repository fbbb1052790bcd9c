import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
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
  const products = useWindow((state) => state.snapshot?.knownProducts) ?? [];
  const [problem, setProblem] = useState<SetupError>();
  const busy = useWindow((state) => state.snapshot?.running === true || state.deviceJob.running);
  const forget = async (product: { readonly id: number; readonly clientId: string }) => {
    const answer = await intents.ask('forgetProduct', product);
    setProblem(answer.ok ? undefined : answer.error);
  };
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
        <Remembered
          key={network}
          what={t('preferences.account.wifi', { network })}
          onForget={() => void intents.ask('forgetWifiPassword', { ssid: network })}
        />
      ))}
      {products.map(({ id, slug, name: product, clientId }) => (
        <Remembered
          key={`${id} ${clientId}`}
          what={t('preferences.account.product', { product, slug })}
          onForget={() => void forget({ id, clientId })}
        />
      ))}
      {problem !== undefined && <ErrorNotice error={problem} />}
      <KeptSecrets
        none={signedIn || remembered.length + products.length > 0 ? undefined : t('preferences.account.none')}
      />
    </SettingsSection>
  );
}

/** Kept without a secret, or only until the end: gone with one press, and back with the next use. */
function Remembered({ what, onForget }: { readonly what: string; readonly onForget: () => void }) {
  const { t } = useTranslation();
  const forget = t('preferences.account.forget');
  return (
    <div className="inline-actions">
      <span>{what}</span>
      <button
        type="button"
        className="secondary"
        aria-label={t('app.labeled', { label: forget, value: what })}
        onClick={onForget}
      >
        {forget}
      </button>
    </div>
  );
}
