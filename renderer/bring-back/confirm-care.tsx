import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CareAction } from '../../shared/bring-back.ts';
import type { SetupError } from '../../shared/errors.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Foreign } from '../components/foreign.tsx';
import { Screen } from '../components/screen.tsx';

interface ConfirmCareProps {
  readonly devices: readonly { readonly id: string; readonly name: string }[];
  readonly actions: readonly CareAction[];
  readonly refusal: SetupError | undefined;
  readonly onGo: () => void;
  readonly onBack: () => void;
}

/** So many are named one by one; of more the number is said. */
const namedLimit = 20;

/** Says exactly what will happen to what; a mark must be set first, so a double click does nothing. */
export function ConfirmCare({ devices, actions, refusal, onGo, onBack }: ConfirmCareProps) {
  const { t } = useTranslation();
  const [read, setRead] = useState(false);
  return (
    <Screen
      title={t('bringBack.confirm.title')}
      lead={t('bringBack.confirm.lead', { count: devices.length })}
      width="narrow"
      onEscape={onBack}
      back={
        <button type="button" className="secondary" onClick={onBack}>
          {t('bringBack.confirm.back')}
        </button>
      }
      actions={
        <button type="button" className="primary" disabled={!read} onClick={onGo}>
          {t('bringBack.confirm.go')}
        </button>
      }
    >
      <div className="stack">
        {refusal !== undefined && <ErrorNotice error={refusal} />}
        <ul className="confirm-devices">
          {devices.slice(0, namedLimit).map(({ id, name }) => (
            <li key={id}>
              <Foreign text={name} /> <span className="code small">{id}</span>
            </li>
          ))}
        </ul>
        <ol className="confirm-steps">
          {actions.map((action) => (
            <li key={action}>
              <p className="strong">{t(`bringBack.act.names.${action}`)}</p>
              <p className="muted">{t(`bringBack.act.sentences.${action}`)}</p>
            </li>
          ))}
        </ol>
        <label className="check-row">
          <input type="checkbox" checked={read} onChange={(event) => setRead(event.target.checked)} />
          {t('bringBack.confirm.read')}
        </label>
      </div>
    </Screen>
  );
}
