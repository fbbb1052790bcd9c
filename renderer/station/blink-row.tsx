import { useTranslation } from 'react-i18next';
import { useBlink } from '../components/use-blink.ts';
import { useDescribeError } from '../components/use-describe-error.ts';
import { useIntents } from '../state/window-context.ts';

interface BlinkRowProps {
  readonly deviceId: string;
  /** The line lets it show itself. */
  readonly isShown: boolean;
  /** Where the device is named. */
  readonly describedBy: string;
}

/** Which one it is on the bench: it shows itself for a while. */
export function BlinkRow({ deviceId, isShown, describedBy }: BlinkRowProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const describe = useDescribeError();
  const { isBlinking, refusal, turn } = useBlink(
    deviceId,
    (on) => intents.ask('blinkInLine', { deviceId, on }),
    isShown,
  );
  return (
    <div aria-live="polite">
      <button type="button" className="secondary small" aria-describedby={describedBy} onClick={turn}>
        {t(isBlinking ? 'station.blinkStop' : 'station.blink')}
      </button>
      {refusal !== undefined && <p className="field-error">{describe(refusal).title}</p>}
    </div>
  );
}
