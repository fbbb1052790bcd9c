import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Replies } from '../../shared/ipc/contract.ts';
import type { VariableReading } from '../../shared/ipc/device.ts';
import type { Actor } from '../../shared/ipc/fields.ts';
import { plainText } from '../../shared/plain-text.ts';
import { describeError } from '../../shared/text/describe-error.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { useIntents } from '../state/window-context.ts';

/** What the program on the device publishes as variables, read when asked for. */
export function DeviceVariables({ as, deviceId }: { readonly as: Actor; readonly deviceId: string }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const [answer, setAnswer] = useState<'not-asked' | 'reading' | Replies['readVariables']>('not-asked');

  const read = async () => {
    setAnswer('reading');
    setAnswer(await intents.ask('readVariables', { as, deviceId }));
  };

  return (
    <div className="stack">
      <div className="inline-actions">
        <button type="button" className="secondary" aria-disabled={answer === 'reading'} onClick={() => void read()}>
          {answer === 'reading' ? t('variables.reading') : t('variables.read')}
        </button>
      </div>
      {typeof answer === 'object' && !answer.ok && <ErrorNotice error={answer.error} />}
      <p className="muted" aria-live="polite" aria-atomic="true">
        {typeof answer === 'object' && answer.ok && told(answer.value)}
      </p>
      {typeof answer === 'object' && answer.ok && answer.value.length > 0 && <Readings readings={answer.value} />}
    </div>
  );

  function told({ length }: readonly VariableReading[]): string {
    return length === 0 ? t('variables.none') : t('variables.told', { amount: length });
  }
}

function Readings({ readings }: { readonly readings: readonly VariableReading[] }) {
  const { t, i18n } = useTranslation();
  return (
    <table className="readings">
      <caption>{t('variables.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('variables.name')}</th>
          <th scope="col">{t('variables.value')}</th>
          <th scope="col">{t('variables.type')}</th>
        </tr>
      </thead>
      <tbody>
        {readings.map(({ name, type, reading }) => (
          <tr key={name}>
            <th scope="row" dir="auto">
              {plainText(name, 64)}
            </th>
            <td dir="auto">
              {reading.ok ? plainText(String(reading.value), 200) : describeError(reading.error, i18n).title}
            </td>
            <td className="muted code">{plainText(type, 32)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
