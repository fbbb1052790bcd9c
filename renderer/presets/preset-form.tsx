import { type FormEvent, useEffect, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { KeptPreset } from '../../shared/ipc/presets.ts';
import { isOpenSecurity, mayBeginGolden, type PresetFile } from '../../shared/preset.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Field, TextField } from '../components/field.tsx';
import { Notice } from '../components/notice.tsx';
import { Question } from '../components/question.tsx';
import { Screen } from '../components/screen.tsx';
import { useFocusInvalid } from '../components/use-focus-invalid.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { PresetAcceptance } from './preset-acceptance.tsx';
import { type PresetDraft, presetIn } from './preset-draft.ts';
import { PresetGolden } from './preset-golden.tsx';
import { PresetHooks } from './preset-hooks.tsx';
import { PresetLabel } from './preset-label.tsx';
import { PresetNames } from './preset-names.tsx';
import { PresetNetworks } from './preset-networks.tsx';
import { PresetPart } from './preset-part.tsx';
import { type Problems, problemAt, problemsIn } from './preset-problems.ts';
import { PresetProduct } from './preset-product.tsx';

const transports = ['wifi', 'usb', 'either'] as const satisfies readonly PresetFile['transport'][];
const ends = ['handed-over', 'online', 'accepted'] as const satisfies readonly PresetFile['until'][];

interface PresetFormProps {
  readonly first: PresetDraft;
  /** On the shelf; undefined: a new one. */
  readonly kept: KeptPreset | undefined;
}

/** A preset, typed and saved as a whole. Of one that a policy pins nothing but the passwords. */
export function PresetForm({ first, kept }: PresetFormProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const inMemory = useWindow((state) => state.snapshot?.secrets.place === 'memory');
  const [draft, setDraft] = useState(first);
  const [problems, setProblems] = useState<Problems>(new Map());
  const [trouble, setTrouble] = useState<object>();
  const [refusal, setRefusal] = useState<SetupError>();
  const [saving, setSaving] = useState(false);
  const [asking, setAsking] = useState(false);
  const form = useFocusInvalid(trouble);
  const formId = useId();
  const isPinned = kept?.isPinned === true;
  const isChanged = useMemo(() => JSON.stringify(draft) !== JSON.stringify(first), [draft, first]);

  useEffect(() => intents.noteUnsavedPreset(isChanged), [isChanged, intents]);
  useEffect(() => () => intents.noteUnsavedPreset(false), [intents]);

  const change = (part: Partial<PresetDraft>) => {
    setDraft({ ...draft, ...part });
    setRefusal(undefined);
    // What was wrong may be right now; what is wrong anew is said when it is saved.
    const still = problemsIn({ ...draft, ...part }, kept?.passwordsOf ?? []);
    setProblems(new Map([...problems].filter(([at]) => still.has(at))));
  };
  const errorAt = (place: string, words: string) => (problemAt(problems, place) === undefined ? undefined : words);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (saving) return;
    setRefusal(undefined);
    const found = problemsIn(draft, kept?.passwordsOf ?? []);
    setProblems(found);
    if (found.size > 0) return setTrouble({});
    setSaving(true);
    const passwords = draft.networks
      .filter(({ password, security }) => password !== '' && !isOpenSecurity(security))
      .map(({ ssid, password }) => ({ ssid, password }));
    const answer = isPinned
      ? await intents.ask('givePresetPasswords', { id: kept.id, passwords })
      : await intents.ask('savePreset', {
          ...(kept === undefined ? {} : { id: kept.id, revision: kept.revision }),
          preset: JSON.stringify(presetIn(draft)),
          passwords,
        });
    setSaving(false);
    if (answer.ok) return intents.openPresets();
    if (answer.error.code !== 'preset-name-taken') return setRefusal(answer.error);
    setProblems(new Map([['name', answer.error]]));
    setTrouble({});
  }

  const leave = () => {
    if (isChanged) setAsking(true);
    else intents.openPresets();
  };
  const nameProblem = problems.get('name');
  const taken = nameProblem?.code === 'preset-name-taken';

  return (
    <Screen
      title={kept === undefined ? t('presets.new') : t('presets.editTitle', { name: kept.name })}
      onEscape={leave}
      back={
        <button type="button" className="secondary" onClick={leave}>
          {t('app.back')}
        </button>
      }
      actions={
        <button type="submit" form={formId} className="primary" aria-disabled={saving}>
          {t(isPinned ? 'presets.savePasswords' : 'presets.save')}
        </button>
      }
    >
      <form id={formId} ref={form} className="stack preset-form" noValidate onSubmit={(event) => void save(event)}>
        {isPinned && (
          <Notice tone="info">
            <p>{t('presets.pinned')}</p>
          </Notice>
        )}
        {inMemory && (
          <Notice tone="warn">
            <p>{t('presets.inMemory')}</p>
          </Notice>
        )}
        {!isPinned && (
          <TextField
            label={t('presets.name')}
            value={draft.name}
            onChange={(name) => change({ name })}
            error={taken ? t('presets.nameTaken') : errorAt('name', t('presets.nameWrong'))}
            input={{ autoComplete: 'off', maxLength: 64, dir: 'auto' }}
          />
        )}
        <PresetNetworks
          networks={draft.networks}
          known={kept?.passwordsOf ?? []}
          isPinned={isPinned}
          problems={problems}
          onChange={(networks) => change({ networks })}
        />
        {!isPinned && (
          <>
            <PresetProduct draft={draft} errorAt={errorAt} onChange={change} />
            <PresetPart draft={draft} errorAt={errorAt} onChange={change} />
            <section className="panel stack" aria-labelledby={`${formId}-line`}>
              <h2 id={`${formId}-line`}>{t('presets.line')}</h2>
              <Field label={t('presets.transport')} hint={t(`presets.transportMeans.${draft.transport}`)}>
                {(attributes) => (
                  <select
                    {...attributes}
                    value={draft.transport}
                    onChange={({ target }) => change({ transport: target.value as PresetFile['transport'] })}
                  >
                    {transports.map((transport) => (
                      <option key={transport} value={transport}>
                        {t(`presets.transportIs.${transport}`)}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              <Field label={t('presets.until')} hint={t(`presets.untilMeans.${draft.until}`)}>
                {(attributes) => (
                  <select
                    {...attributes}
                    value={draft.until}
                    onChange={({ target }) => change({ until: target.value as PresetFile['until'] })}
                  >
                    {ends.map((until) => (
                      <option key={until} value={until}>
                        {t(`presets.untilIs.${until}`)}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              {draft.until !== 'handed-over' && <PresetNames draft={draft} errorAt={errorAt} onChange={change} />}
              {draft.transport !== 'usb' && (
                <TextField
                  label={t('presets.prefix')}
                  hint={t('presets.prefixHint')}
                  value={draft.photonPrefix}
                  onChange={(photonPrefix) => change({ photonPrefix })}
                  error={errorAt('photonPrefix', t('presets.prefixWrong'))}
                  input={{ autoComplete: 'off', spellCheck: false, className: 'code short', maxLength: 25 }}
                />
              )}
              {mayBeginGolden(draft.rule) && <PresetGolden draft={draft} errorAt={errorAt} onChange={change} />}
              <label className="check-row">
                <input
                  type="checkbox"
                  checked={draft.firstArticle}
                  onChange={({ target }) => change({ firstArticle: target.checked })}
                />
                {t('presets.firstArticle')}
              </label>
              {draft.transport !== 'usb' && (
                <label className="check-row">
                  <input
                    type="checkbox"
                    checked={draft.measureSignal}
                    onChange={({ target }) => change({ measureSignal: target.checked })}
                  />
                  {t('presets.measureSignal')}
                </label>
              )}
              <TextField
                label={t('presets.stopAfter')}
                value={draft.stopAfter}
                onChange={(stopAfter) => change({ stopAfter })}
                error={errorAt('stopAfter', t('presets.stopAfterWrong'))}
                input={{ autoComplete: 'off', inputMode: 'numeric', className: 'code short' }}
              />
            </section>
            {draft.until === 'accepted' && (
              <PresetAcceptance draft={draft} problems={problems} errorAt={errorAt} onChange={change} />
            )}
            <PresetLabel draft={draft} problems={problems} errorAt={errorAt} onChange={change} />
            <PresetHooks hooks={draft.hooks} errorAt={errorAt} onChange={(hooks) => change({ hooks })} />
          </>
        )}
        {refusal !== undefined && <ErrorNotice error={refusal} />}
      </form>
      {asking && (
        <Question
          title={t('presets.unsavedTitle')}
          act={t('presets.discard')}
          onAct={() => intents.openPresets()}
          stay={t('presets.keepEditing')}
          onStay={() => setAsking(false)}
        >
          <p>{t('presets.unsavedMeans')}</p>
        </Question>
      )}
    </Screen>
  );
}
