import { useTranslation } from 'react-i18next';
import { Field, TextField } from '../components/field.tsx';
import type { PresetDraft } from './preset-draft.ts';

interface PresetGoldenProps {
  readonly draft: Pick<PresetDraft, 'goldenIs' | 'golden'>;
  readonly errorAt: (place: string, words: string) => string | undefined;
  readonly onChange: (change: Partial<PresetDraft>) => void;
}

const kinds = ['none', 'ask', 'fixed'] as const satisfies readonly PresetDraft['goldenIs'][];

/** Which Photon is known to be good and passes before any other is touched. */
export function PresetGolden({ draft, errorAt, onChange }: PresetGoldenProps) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('presets.golden')} hint={t(`presets.goldenMeans.${draft.goldenIs}`)}>
        {(attributes) => (
          <select
            {...attributes}
            value={draft.goldenIs}
            onChange={({ target }) => onChange({ goldenIs: target.value as PresetDraft['goldenIs'] })}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`presets.goldenIs.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {draft.goldenIs === 'fixed' && (
        <TextField
          label={t('presets.goldenId')}
          value={draft.golden}
          onChange={(golden) => onChange({ golden })}
          error={errorAt('golden', t('presets.goldenWrong'))}
          input={{ autoComplete: 'off', spellCheck: false, className: 'code', maxLength: 64 }}
        />
      )}
    </>
  );
}
