import { useTranslation } from 'react-i18next';
import { type Volume, volumes } from '../../shared/ipc/settings.ts';
import { Field } from '../components/field.tsx';
import { useWindow } from '../state/window-context.ts';
import { SettingsSection } from './settings-section.tsx';
import { useSave } from './use-save.ts';

/** How long work calls back a person who looks elsewhere. */
export function EndSettings() {
  const { t } = useTranslation();
  const settings = useWindow((state) => state.snapshot?.settings);
  const saving = useSave();
  return (
    <SettingsSection title={t('preferences.end.title')} saving={saving}>
      <div className="methods">
        {(['notifications', 'sound'] as const).map((name) => (
          <label key={name} className="check-row">
            <input
              type="checkbox"
              checked={settings?.[name] === 'on'}
              onChange={(event) => void saving.save({ [name]: event.target.checked ? 'on' : 'off' })}
            />
            {t(`preferences.end.${name}`)}
          </label>
        ))}
      </div>
      {settings?.sound === 'on' && (
        <Field label={t('preferences.end.volume')}>
          {(attributes) => (
            <select
              {...attributes}
              value={settings.volume}
              onChange={({ target }) => void saving.save({ volume: target.value as Volume })}
            >
              {volumes.map((one) => (
                <option key={one} value={one}>
                  {t(`preferences.end.volumes.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </SettingsSection>
  );
}
