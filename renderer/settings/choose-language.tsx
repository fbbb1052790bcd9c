import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LanguageChoice, languages } from '../../shared/languages.ts';
import { LanguagePicker } from '../components/language-picker.tsx';
import { useIntents, useWindow } from '../state/window-context.ts';

/** Saved as it is chosen; nothing where there is only one language. `withSystem`: also the system's own may be chosen. */
export function ChooseLanguage({ withSystem = false }: { readonly withSystem?: boolean }) {
  const { t } = useTranslation();
  const { ask } = useIntents();
  const spoken = useWindow(({ snapshot }) => languages.find((language) => language === snapshot?.language) ?? 'en');
  const setting = useWindow(({ snapshot }) => snapshot?.settings.language ?? 'system');
  const locked = useWindow(({ snapshot }) => snapshot?.policy.locked.includes('language') ?? false);
  const [saved, setSaved] = useState(true);
  if (languages.length < 2) return null;
  const choose = async (language: LanguageChoice) => setSaved((await ask('saveSettings', { language })).ok);
  const notSaved = saved ? undefined : t('language.notSaved');
  return (
    <LanguagePicker
      chosen={withSystem ? setting : spoken}
      choices={withSystem ? ['system', ...languages] : languages}
      hint={locked ? t('language.locked') : notSaved}
      locked={locked}
      onChoose={(language) => void choose(language)}
    />
  );
}
