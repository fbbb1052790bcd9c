import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { useIntents } from '../state/window-context.ts';

/** The customer's token for an app of theirs: from the main process to the clipboard, never through the window. */
export function CustomerToken({ email }: { readonly email: string }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const [state, setState] = useState<'not-yet' | 'copied' | SetupError>('not-yet');
  const copy = async () => {
    const answer = await intents.ask('copyCustomerToken', { email });
    setState(answer.ok ? 'copied' : answer.error);
  };
  return (
    <section className="panel stack" aria-labelledby="customer-token">
      <div className="prose">
        <h2 id="customer-token">{t('product.customer.token')}</h2>
        <p className="muted">{t('product.customer.tokenLead')}</p>
      </div>
      <div className="inline-actions">
        <button type="button" className="secondary" onClick={() => void copy()}>
          {t('product.customer.copyToken')}
        </button>
        <span className="good-words" aria-live="polite" aria-atomic="true">
          {state === 'copied' ? t('product.customer.tokenCopied') : ''}
        </span>
      </div>
      {typeof state === 'object' && <ErrorNotice error={state} />}
    </section>
  );
}
