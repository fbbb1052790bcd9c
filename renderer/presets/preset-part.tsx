import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { referenceLetters } from '../../shared/scan-kinds.ts';
import { TextField } from '../components/field.tsx';
import type { PresetDraft } from './preset-draft.ts';

interface PresetPartProps {
  readonly draft: Pick<PresetDraft, 'part' | 'revision'>;
  readonly errorAt: (place: string, words: string) => string | undefined;
  readonly onChange: (part: Partial<PresetDraft>) => void;
}

const code = { autoComplete: 'off', spellCheck: false, className: 'code', maxLength: referenceLetters } as const;

/** What devices of the preset are to whoever makes them. */
export function PresetPart({ draft, errorAt, onChange }: PresetPartProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <section className="panel stack" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('presets.partTitle')}</h2>
      <TextField
        label={t('presets.part')}
        hint={t('presets.partHint')}
        value={draft.part}
        onChange={(part) => onChange({ part })}
        error={errorAt('part', t('presets.partWrong'))}
        input={code}
      />
      <TextField
        label={t('presets.revision')}
        hint={t('presets.partHint')}
        value={draft.revision}
        onChange={(revision) => onChange({ revision })}
        error={errorAt('revision', t('presets.partWrong'))}
        input={code}
      />
    </section>
  );
}
