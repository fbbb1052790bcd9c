import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { referenceLetters } from '../../shared/scan-kinds.ts';
import { serialPatternLetters } from '../../shared/serial-pattern.ts';
import { TextField } from '../components/field.tsx';
import type { PresetDraft } from './preset-draft.ts';

interface PresetPartProps {
  readonly draft: Pick<PresetDraft, 'part' | 'revision' | 'serialPattern' | 'serialSample'>;
  readonly errorAt: (place: string, words: string) => string | undefined;
  readonly onChange: (part: Partial<PresetDraft>) => void;
}

const code = { autoComplete: 'off', spellCheck: false, className: 'code' } as const;
const reference = { ...code, maxLength: referenceLetters } as const;
/** Capitals or not is the same; a sticker that is scanned into it is told, and not cut. */
const serial = { ...code, autoCapitalize: 'characters', maxLength: 2 * serialPatternLetters } as const;

/** What devices of the preset are to whoever makes them, and what their serial numbers look like. */
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
        input={reference}
      />
      <TextField
        label={t('presets.revision')}
        hint={t('presets.partHint')}
        value={draft.revision}
        onChange={(revision) => onChange({ revision })}
        error={errorAt('revision', t('presets.partWrong'))}
        input={reference}
      />
      <TextField
        label={t('presets.serialPattern')}
        hint={t('presets.serialPatternHint')}
        value={draft.serialPattern}
        onChange={(serialPattern) => onChange({ serialPattern })}
        error={errorAt('serialPattern', t('presets.serialPatternWrong'))}
        input={serial}
      />
      {draft.serialPattern.trim() !== '' && (
        <TextField
          label={t('presets.serialSample')}
          hint={t('presets.serialSampleHint')}
          value={draft.serialSample}
          onChange={(serialSample) => onChange({ serialSample })}
          error={errorAt('serialSample', t('presets.serialSampleWrong'))}
          input={serial}
        />
      )}
    </section>
  );
}
