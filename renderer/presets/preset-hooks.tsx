import { useTranslation } from 'react-i18next';
import { Field, TextAreaField, TextField } from '../components/field.tsx';
import { type HookDraft, newHook } from './preset-draft.ts';
import { Remove, useAdded } from './rows.tsx';

const kinds = ['folder', 'command', 'web'] as const satisfies readonly HookDraft['kind'][];
const code = { autoComplete: 'off', spellCheck: false, className: 'code' } as const;

interface PresetHooksProps {
  readonly hooks: readonly HookDraft[];
  readonly errorAt: (place: string, words: string) => string | undefined;
  readonly onChange: (hooks: readonly HookDraft[]) => void;
}

/** Where the result of each device goes. */
export function PresetHooks({ hooks, errorAt, onChange }: PresetHooksProps) {
  const { t } = useTranslation();
  const rows = useAdded<HTMLElement>(hooks.length);
  const set = (index: number, part: Partial<HookDraft>) =>
    onChange(hooks.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <section ref={rows} className="stack" aria-label={t('presets.hooks')}>
      <h2>{t('presets.hooks')}</h2>
      <p className="muted">{t('presets.hooksLead')}</p>
      {hooks.map((hook, index) => {
        const at = `hooks.${index}`;
        const title = t('presets.hook', { number: index + 1 });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is what stands at its place.
          <fieldset key={index} className="panel stack">
            <legend>{title}</legend>
            <Field label={t('presets.hookKind')}>
              {(attributes) => (
                <select
                  {...attributes}
                  value={hook.kind}
                  onChange={({ target }) => set(index, { kind: target.value as HookDraft['kind'] })}
                >
                  {kinds.map((kind) => (
                    <option key={kind} value={kind}>
                      {t(`presets.hookIs.${kind}`)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            {hook.kind === 'folder' && (
              <TextField
                label={t('presets.folder')}
                value={hook.path}
                onChange={(path) => set(index, { path })}
                error={errorAt(at, t('presets.folderWrong'))}
                input={{ ...code, maxLength: 1024 }}
              />
            )}
            {hook.kind === 'command' && (
              <TextAreaField
                label={t('presets.program')}
                hint={t('presets.programHint')}
                value={hook.run}
                onChange={(run) => set(index, { run })}
                error={errorAt(at, t('presets.programWrong'))}
              />
            )}
            {hook.kind === 'web' && (
              <>
                <TextField
                  label={t('presets.address')}
                  value={hook.url}
                  onChange={(url) => set(index, { url })}
                  error={errorAt(`${at}.url`, t('presets.addressWrong'))}
                  input={{ ...code, type: 'url', maxLength: 2048 }}
                />
                <TextField
                  label={t('presets.token')}
                  hint={t('presets.tokenHint')}
                  value={hook.tokenEnv}
                  onChange={(tokenEnv) => set(index, { tokenEnv })}
                  error={errorAt(`${at}.tokenEnv`, t('presets.tokenWrong'))}
                  input={{ ...code, maxLength: 128 }}
                />
              </>
            )}
            <Remove name={title} onRemove={() => onChange(hooks.filter((_one, place) => place !== index))} />
          </fieldset>
        );
      })}
      {hooks.length < 8 && (
        <div className="inline-actions">
          <button type="button" className="secondary small" onClick={() => onChange([...hooks, newHook])}>
            {t('presets.addHook')}
          </button>
        </div>
      )}
    </section>
  );
}
