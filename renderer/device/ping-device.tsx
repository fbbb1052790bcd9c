import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { Actor } from '../../shared/ipc/fields.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { useIntents } from '../state/window-context.ts';

/** Asks the device itself, through the cloud, whether it is there now. */
export function PingDevice({ as, deviceId }: { readonly as: Actor; readonly deviceId: string }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const [state, setState] = useState<'idle' | 'pinging' | 'online' | 'offline' | SetupError>('idle');

  const ping = async () => {
    if (state === 'pinging') return;
    setState('pinging');
    const answer = await intents.ask('pingDevice', { as, deviceId });
    setState(answer.ok ? (answer.value.online ? 'online' : 'offline') : answer.error);
  };

  return (
    <div className="stack">
      <div className="inline-actions">
        <button type="button" className="secondary" aria-disabled={state === 'pinging'} onClick={() => void ping()}>
          {t('ping.start')}
        </button>
        <span className={state === 'online' ? 'good-words' : 'muted'} aria-live="polite" aria-atomic="true">
          {typeof state === 'string' && state !== 'idle' ? t(`ping.${state}`) : ''}
        </span>
      </div>
      {typeof state === 'object' && <ErrorNotice error={state} />}
    </div>
  );
}
