import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { Actor } from '../../shared/ipc/fields.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { useIntents } from '../state/window-context.ts';

/** Long enough to walk along a shelf and look. */
const signalMs = 30_000;

/** Lets the device show itself for a while; one that still does is told to stop when the person moves on. */
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

  const turn = async (wanted: boolean) => {
    const answer = await intents.ask('signalDevice', { as, deviceId, on: wanted });
    setRefusal(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    on.current = wanted;
    setBlinking(wanted);
  };
  const end = useRef(turn);
  end.current = turn;
  useEffect(() => {
    if (!blinking) return;
    const timer = setTimeout(() => void end.current(false), signalMs);
    return () => clearTimeout(timer);
  }, [blinking]);

  return (
    <div className="stack">
      <div className="inline-actions">
        <button type="button" className="secondary" onClick={() => void turn(!blinking)}>
          {blinking ? t('signal.blinkStop') : t('signal.blink')}
        </button>
        <span className="muted" aria-live="polite" aria-atomic="true">
          {blinking ? t('signal.blinking', { ms: signalMs }) : ''}
        </span>
      </div>
      {refusal !== undefined && <ErrorNotice error={refusal} />}
    </div>
  );
}
