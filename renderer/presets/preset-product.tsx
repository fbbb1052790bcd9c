import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PresetFile } from '../../shared/preset.ts';
import { Field, TextField } from '../components/field.tsx';
import { useWindow } from '../state/window-context.ts';
import type { PresetDraft } from './preset-draft.ts';

const rules = [
  'account',
  'fixed',
  'list',
  'asked',
  'none',
] as const satisfies readonly PresetFile['customer']['rule'][];

interface PresetProductProps {
  readonly draft: PresetDraft;
  readonly errorAt: (place: string, words: string) => string | undefined;
  readonly onChange: (part: Partial<PresetDraft>) => void;
}

/** Whose the devices become, and by which product. */
export function PresetProduct({ draft, errorAt, onChange }: PresetProductProps) {
  const { t } = useTranslation();
  const id = useId();
  const known = useWindow((state) => state.snapshot?.knownProducts) ?? [];
  const open = useWindow((state) => state.snapshot?.product);
  const products = new Map([...(open === undefined ? [] : [open]), ...known].map(({ slug, name }) => [slug, name]));
  return (
    <section className="panel stack" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('presets.owner')}</h2>
      <Field label={t('presets.rule')}>
        {(attributes) => (
          <select
            {...attributes}
            value={draft.rule}
            onChange={({ target }) => onChange({ rule: target.value as PresetDraft['rule'] })}
          >
            {rules.map((rule) => (
              <option key={rule} value={rule}>
                {t(`presets.ruleIs.${rule}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {draft.rule !== 'account' && (
        <>
          <TextField
            label={t('presets.product')}
            hint={t('presets.productHint')}
            value={draft.product}
            onChange={(product) => onChange({ product })}
            error={errorAt('product', t('presets.productWrong'))}
            input={{
              autoComplete: 'off',
              autoCapitalize: 'off',
              spellCheck: false,
              maxLength: 128,
              list: `${id}-products`,
            }}
          />
          <datalist id={`${id}-products`}>
            {[...products].map(([slug, name]) => (
              <option key={slug} value={slug} label={name} />
            ))}
          </datalist>
        </>
      )}
      {draft.rule === 'fixed' && (
        <TextField
          label={t('presets.email')}
          value={draft.email}
          onChange={(email) => onChange({ email })}
          error={errorAt('customer.email', t('presets.emailWrong'))}
          input={{ type: 'email', autoComplete: 'off', maxLength: 254 }}
        />
      )}
    </section>
  );
}
