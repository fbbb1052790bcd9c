import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type LanguageChoice, languageRows } from '../../shared/languages.ts';
import { Icon } from './icons.tsx';

interface LanguagePickerProps {
  readonly chosen: LanguageChoice;
  readonly choices: readonly LanguageChoice[];
  /** Why none can be chosen, or what became of the last choice. */
  readonly hint: string | undefined;
  readonly locked: boolean;
  readonly onChoose: (choice: LanguageChoice) => void;
}

/** Each language by its own name, so that it is found by whoever reads no other. */
export function LanguagePicker({ chosen, choices, hint, locked, onChoose }: LanguagePickerProps) {
  const { t } = useTranslation();
  const hintId = useId();
  return (
    <div className="language-picker">
      <Icon name="globe" />
      <select
        aria-label={t('language.label')}
        aria-describedby={hintId}
        value={chosen}
        disabled={locked}
        onChange={({ target }) => onChoose(target.value as LanguageChoice)}
      >
        {choices.map((choice) =>
          choice === 'system' ? (
            <option key={choice} value={choice}>
              {t('language.system')}
            </option>
          ) : (
            <option key={choice} value={choice} lang={choice}>
              {languageRows[choice].name}
            </option>
          ),
        )}
      </select>
      <span className="field-hint" id={hintId} aria-live="polite" aria-atomic="true">
        {hint}
      </span>
    </div>
  );
}
