import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { Actor } from '../../shared/ipc/fields.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { useIntents } from '../state/window-context.ts';

/** Lets the device show itself; a device that still blinks is told to stop when the person moves on. */
export function BlinkDevice({ as, deviceId }: { readonly as: Actor; readonly deviceId: string }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const [blinking, setBlinking] = useState(false);
  const [refusal, setRefusal] = useState<SetupError>();
  const on = useRef(false);
  useEffect(
    () => () => {
      if (on.current) void intents.ask('signalDevice', { as, deviceId, on: false });
    },
    [intents, as, deviceId],
  );

  const toggle = async () => {
    const wanted = !blinking;
    const answer = await intents.ask('signalDevice', { as, deviceId, on: wanted });
    setRefusal(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    on.current = wanted;
    setBlinking(wanted);
  };

  return (
    <div className="stack">
      <div className="inline-actions">
        <button type="button" className="secondary" onClick={() => void toggle()}>
          {blinking ? t('success.blinkStop') : t('success.blink')}
        </button>
        <span className="muted" role="status">
          {blinking ? t('success.blinking') : ''}
        </span>
      </div>
      {refusal !== undefined && <ErrorNotice error={refusal} />}
    </div>
  );
}
