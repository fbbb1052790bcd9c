import { useTranslation } from 'react-i18next';
import { namePattern } from '../../shared/name-pattern.ts';
import { TextField } from '../components/field.tsx';
import { useNow } from '../state/window-context.ts';
import { nameWords, type PresetDraft } from './preset-draft.ts';
import { sampleDeviceOf } from './sample-device.ts';

const ofDevices = ['{id}', '{id:-6}', '{serial}', '{date}', '{n:4}'];

interface PresetNamesProps {
  readonly draft: PresetDraft;
  readonly errorAt: (place: string, words: string) => string | undefined;
  readonly onChange: (part: Partial<PresetDraft>) => void;
}

/** How each device is called, with what comes of it. */
export function PresetNames({ draft, errorAt, onChange }: PresetNamesProps) {
  const { t } = useTranslation();
  const now = useNow();
  const typed = draft.namePattern.trim();
  const words = nameWords(draft);
  const pattern = typed === '' ? undefined : namePattern(typed, words);
  const placeholders = [...ofDevices, ...Object.keys(words).map((word) => `{${word}}`)].join(' ');
  return (
    <div className="stack tight">
      <TextField
        label={t('presets.pattern')}
        hint={t('presets.patternHint', { placeholders })}
        value={draft.namePattern}
        onChange={(text) => onChange({ namePattern: text })}
        error={errorAt('namePattern', t('presets.patternWrong'))}
        input={{ autoComplete: 'off', spellCheck: false, className: 'code', maxLength: 128 }}
      />
      <p className="field-hint" aria-live="polite">
        {pattern?.ok && t('presets.example', { name: pattern.value.fill({ ...sampleDeviceOf(draft), at: now }) })}
      </p>
    </div>
  );
}
