import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../components/error-notice.tsx';
import { useWindow } from '../state/window-context.ts';
import { SettingsSection } from './settings-section.tsx';

/** What the owner of this computer decided; nothing where there is no policy. */
export function ManagedSettings() {
  const { t } = useTranslation();
  const policy = useWindow((state) => state.snapshot?.policy);
  if (policy === undefined) return null;
  const { locked, values, problem } = policy;
  const names = [...locked, ...(values.doors === undefined ? [] : (['doors'] as const))];
  if (names.length === 0 && problem === undefined) return null;
  return (
    <SettingsSection title={t('preferences.policy.title')}>
      {problem !== undefined && <ErrorNotice error={problem} tone="warn" />}
      <p className="muted">{t('preferences.policy.lead')}</p>
      <ul className="managed">
        {names.map((name) => (
          <li key={name}>{t(`preferences.policy.names.${name}`)}</li>
        ))}
      </ul>
    </SettingsSection>
  );
}
