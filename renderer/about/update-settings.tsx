import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import { type LockableSetting, updateChannels } from '../../shared/policy.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { TextField } from '../components/field.tsx';
import { useIntents, useWindow } from '../state/window-context.ts';

/** Whether, from where and which; for benches whose computers share a folder or a server of their own. */
export function UpdateSettings() {
  const { t } = useTranslation();
  const intents = useIntents();
  const settings = useWindow((state) => state.snapshot?.settings);
  const locked = useWindow((state) => state.snapshot?.policy.locked) ?? [];
  const name = useId();
  const [draft, setDraft] = useState({
    updates: settings?.updates ?? 'on',
    updateServer: settings?.updateServer ?? '',
    updateChannel: settings?.updateChannel ?? 'stable',
  });
  const [saved, setSaved] = useState(false);
  const [refusal, setRefusal] = useState<SetupError>();
  const isLocked = (setting: LockableSetting) => locked.includes(setting);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setSaved(false);
    setRefusal(undefined);
    const answer = await intents.ask('saveSettings', draft);
    setSaved(answer.ok);
    if (!answer.ok) setRefusal(answer.error);
  };

  return (
    <details>
      <summary>{t('update.settings')}</summary>
      <form className="stack" noValidate onSubmit={(event) => void save(event)}>
        <label className="check-row">
          <input
            type="checkbox"
            checked={draft.updates === 'on'}
            disabled={isLocked('updates')}
            onChange={(event) => setDraft({ ...draft, updates: event.target.checked ? 'on' : 'off' })}
          />
          {t('update.on')}
        </label>
        {isLocked('updates') && <p className="field-hint">{t('advanced.locked')}</p>}
        <TextField
          label={t('update.server')}
          hint={isLocked('updateServer') ? t('advanced.locked') : t('update.serverHint')}
          value={draft.updateServer}
          onChange={(updateServer) => setDraft({ ...draft, updateServer })}
          input={{
            autoComplete: 'off',
            spellCheck: false,
            className: 'code',
            maxLength: 2048,
            readOnly: isLocked('updateServer'),
          }}
        />
        <fieldset className="methods">
          <legend>{t('update.channel')}</legend>
          {updateChannels.map((channel) => (
            <label key={channel} className="check-row">
              <input
                type="radio"
                name={name}
                checked={draft.updateChannel === channel}
                disabled={isLocked('updateChannel')}
                onChange={() => setDraft({ ...draft, updateChannel: channel })}
              />
              {t(`update.${channel}`)}
            </label>
          ))}
          {isLocked('updateChannel') && <p className="field-hint">{t('advanced.locked')}</p>}
        </fieldset>
        {refusal !== undefined && <ErrorNotice error={refusal} />}
        <div className="inline-actions">
          <button type="submit" className="secondary">
            {t('update.save')}
          </button>
          <span className="good-words" role="status">
            {saved ? t('update.saved') : ''}
          </span>
        </div>
      </form>
    </details>
  );
}
