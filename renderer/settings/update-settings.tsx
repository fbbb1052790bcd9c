import { useTranslation } from 'react-i18next';
import { type LockableSetting, updateChannels } from '../../shared/policy.ts';
import { useWindow } from '../state/window-context.ts';
import { Choice } from './choice.tsx';
import { SavedField } from './saved-field.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useSave } from './use-save.ts';

/** Whether, from where and which; for benches whose computers share a folder or a server of their own. */
export function UpdateSettings() {
  const { t } = useTranslation();
  const settings = useWindow((state) => state.snapshot?.settings);
  const update = useWindow((state) => state.snapshot?.update);
  const locked = useWindow((state) => state.snapshot?.policy.locked) ?? [];
  const saving = useSave();
  if (settings === undefined || update === undefined) return null;
  const isLocked = (setting: LockableSetting) => locked.includes(setting);
  if (update.status === 'elsewhere')
    return (
      <SettingsSection title={t('update.title')}>
        <p className="muted">{t(`update.elsewhere.${update.by}`)}</p>
      </SettingsSection>
    );
  return (
    <SettingsSection title={t('update.title')} saving={saving}>
      <div>
        <label className="check-row">
          <input
            type="checkbox"
            checked={settings.updates === 'on'}
            disabled={isLocked('updates')}
            onChange={(event) => void saving.save({ updates: event.target.checked ? 'on' : 'off' })}
          />
          {t('update.on')}
        </label>
        {isLocked('updates') && <p className="field-hint">{t('advanced.locked')}</p>}
      </div>
      <SavedField
        label={t('update.server')}
        hint={isLocked('updateServer') ? t('advanced.locked') : t('update.serverHint')}
        value={settings.updateServer}
        locked={isLocked('updateServer')}
        save={(updateServer) => void saving.save({ updateServer })}
      />
      <Choice
        label={t('update.channel')}
        values={updateChannels}
        value={settings.updateChannel}
        name={(channel) => t(`update.${channel}`)}
        locked={isLocked('updateChannel')}
        onChoose={(updateChannel) => void saving.save({ updateChannel })}
      />
    </SettingsSection>
  );
}
