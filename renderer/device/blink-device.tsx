import { useTranslation } from 'react-i18next';
import type { Actor } from '../../shared/ipc/fields.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { signalMs, useBlink } from '../components/use-blink.ts';
import { useIntents } from '../state/window-context.ts';

/** Lets the device show itself for a while. */
export function BlinkDevice({ as, deviceId }: { readonly as: Actor; readonly deviceId: string }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const { isBlinking, refusal, turn } = useBlink(deviceId, (on) => intents.ask('signalDevice', { as, deviceId, on }));
  return (
    <div className="stack">
      <div className="inline-actions">
        <button type="button" className="secondary" onClick={turn}>
          {isBlinking ? t('signal.blinkStop') : t('signal.blink')}
        </button>
        <span className="muted" aria-live="polite" aria-atomic="true">
          {isBlinking ? t('signal.blinking', { ms: signalMs }) : ''}
        </span>
      </div>
      {refusal !== undefined && <ErrorNotice error={refusal} />}
    </div>
  );
}
