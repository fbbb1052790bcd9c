import { useTranslation } from 'react-i18next';
import { looks } from '../../shared/ipc/settings.ts';
import { useWindow } from '../state/window-context.ts';
import { Choice } from './choice.tsx';
import { ChooseLanguage } from './choose-language.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useSave } from './use-save.ts';

/** How the window looks and speaks. */
export function LookSettings() {
  const { t } = useTranslation();
  const look = useWindow((state) => state.snapshot?.settings.look) ?? 'system';
  const saving = useSave();
  return (
    <SettingsSection title={t('preferences.look.title')} saving={saving}>
      <Choice
        label={t('preferences.look.title')}
        onlyRead
        values={looks}
        value={look}
        name={(one) => t(`preferences.look.${one}`)}
        onChoose={(one) => void saving.save({ look: one })}
      />
      <ChooseLanguage withSystem />
    </SettingsSection>
  );
}
