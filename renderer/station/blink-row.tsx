import { useTranslation } from 'react-i18next';
import { useBlink } from '../components/use-blink.ts';
import { useDescribeError } from '../components/use-describe-error.ts';
import { useIntents } from '../state/window-context.ts';

/** Which one it is on the bench: it shows itself for a while. `describedBy`: where the device is named. */
export function BlinkRow({ deviceId, describedBy }: { readonly deviceId: string; readonly describedBy: string }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const describe = useDescribeError();
  const { isBlinking, refusal, turn } = useBlink(deviceId, (on) => intents.ask('blinkInLine', { deviceId, on }));
  return (
    <div aria-live="polite">
      <button type="button" className="secondary small" aria-describedby={describedBy} onClick={turn}>
        {t(isBlinking ? 'station.blinkStop' : 'station.blink')}
      </button>
      {refusal !== undefined && <p className="field-error">{describe(refusal).title}.</p>}
    </div>
  );
}
