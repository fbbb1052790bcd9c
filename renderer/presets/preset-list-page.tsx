import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { PresetEntry, PresetList } from '../../shared/ipc/presets.ts';
import type { Result } from '../../shared/result.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Foreign } from '../components/foreign.tsx';
import { Notice } from '../components/notice.tsx';
import { Question } from '../components/question.tsx';
import { Screen } from '../components/screen.tsx';
import { useIntents } from '../state/window-context.ts';

type Wanted = { readonly id: string; readonly name: string };

/** All presets of this computer, and what can be done with each. */
export function PresetListPage() {
  const { t } = useTranslation();
  const intents = useIntents();
  const [list, setList] = useState<Result<PresetList>>();
  const [problem, setProblem] = useState<SetupError>();
  const [done, setDone] = useState('');
  const [deleting, setDeleting] = useState<Wanted>();
  const [round, setRound] = useState(0);
  const busy = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks anew.
  useEffect(() => {
    let gone = false;
    void intents.ask('listPresets').then((answer) => {
      if (!gone) setList(answer);
    });
    return () => {
      gone = true;
    };
  }, [intents, round]);

  /** One thing at a time; `said`: what there is to say of it, undefined where a person chose nothing. */
  async function act<Value>(work: () => Promise<Result<Value>>, said: (value: Value) => string | undefined) {
    if (busy.current) return;
    busy.current = true;
    setDone('');
    setProblem(undefined);
    const answer = await work();
    busy.current = false;
    if (!answer.ok) setProblem(answer.error);
    else setDone(said(answer.value) ?? '');
    setRound((before) => before + 1);
  }

  const copy = ({ id }: PresetEntry) =>
    act(
      () => intents.ask('duplicatePreset', { id }),
      ({ name }) => t('presets.copied', { name }),
    );
  const takeIn = () =>
    act(
      () => intents.ask('importPreset'),
      (made) => {
        if (made === undefined) return undefined;
        const { name, wanted } = made;
        return wanted === undefined ? t('presets.imported', { name }) : t('presets.importedAs', { name, wanted });
      },
    );
  const handOut = ({ id }: PresetEntry) =>
    act(
      () => intents.ask('exportPreset', { id }),
      (saved) => saved && t('presets.exported', { file: saved.file }),
    );
  const remove = async ({ id, name }: Wanted) => {
    setDeleting(undefined);
    await act(
      () => intents.ask('deletePreset', { id }),
      () => t('presets.deleted', { name }),
    );
    // Its button went away.
    document.querySelector('h1')?.focus();
  };

  const { presets = [], unreadable = [] } = list?.ok ? list.value : {};
  const isPinned = presets.some((one) => one.isPinned);
  return (
    <Screen
      title={t('presets.title')}
      lead={t('presets.lead')}
      onEscape={intents.goBack}
      back={
        <button type="button" className="secondary" onClick={intents.goBack}>
          {t('app.back')}
        </button>
      }
      actions={
        !isPinned && (
          <>
            <button type="button" className="secondary" onClick={() => void takeIn()}>
              {t('presets.import')}
            </button>
            <button type="button" className="primary" onClick={() => intents.openPresets({ page: 'edit' })}>
              {t('presets.new')}
            </button>
          </>
        )
      }
    >
      <div className="stack">
        {isPinned && (
          <Notice tone="info">
            <p>{t('presets.pinned')}</p>
          </Notice>
        )}
        {list?.ok === false && <ErrorNotice error={list.error} />}
        {problem !== undefined && <ErrorNotice error={problem} />}
        <p className="good-words" aria-live="polite" aria-atomic="true">
          {done}
        </p>
        {list?.ok && presets.length + unreadable.length === 0 && <p className="muted">{t('presets.none')}</p>}
        <ul className="preset-list">
          {presets.map((preset) => (
            <li key={preset.id} className="panel stack tight">
              <h2>
                <Foreign text={preset.name} />
              </h2>
              <PresetFacts preset={preset} />
              <div className="inline-actions">
                <button
                  type="button"
                  className="secondary small"
                  aria-label={t(preset.isPinned ? 'presets.passwordsOf' : 'presets.editOf', { name: preset.name })}
                  onClick={() => intents.openPresets({ page: 'edit', id: preset.id })}
                >
                  {t(preset.isPinned ? 'presets.passwords' : 'presets.edit')}
                </button>
                {!preset.isPinned && (
                  <button
                    type="button"
                    className="secondary small"
                    aria-label={t('presets.copyOf', { name: preset.name })}
                    onClick={() => void copy(preset)}
                  >
                    {t('presets.copy')}
                  </button>
                )}
                <button
                  type="button"
                  className="secondary small"
                  aria-label={t('presets.exportOf', { name: preset.name })}
                  onClick={() => void handOut(preset)}
                >
                  {t('presets.export')}
                </button>
                {!preset.isPinned && (
                  <button
                    type="button"
                    className="secondary small"
                    aria-label={t('presets.deleteOf', { name: preset.name })}
                    onClick={() => setDeleting(preset)}
                  >
                    {t('presets.delete')}
                  </button>
                )}
              </div>
            </li>
          ))}
        </ul>
        {unreadable.map(({ id, name = id, error }) => (
          <section key={id} className="stack tight" aria-label={name}>
            <h2>
              <Foreign text={name} />
            </h2>
            <ErrorNotice error={error} tone="warn">
              <button
                type="button"
                className="secondary small"
                aria-label={t('presets.deleteOf', { name })}
                onClick={() => setDeleting({ id, name })}
              >
                {t('presets.delete')}
              </button>
            </ErrorNotice>
          </section>
        ))}
      </div>
      {deleting !== undefined && (
        <Question
          title={t('presets.deleteTitle', { name: deleting.name })}
          act={t('presets.deleteAct')}
          onAct={() => void remove(deleting)}
          stay={t('presets.keep')}
          onStay={() => setDeleting(undefined)}
        >
          <p>{t('presets.deleteMeans')}</p>
        </Question>
      )}
    </Screen>
  );
}

function PresetFacts({ preset: { networks, product, until } }: { readonly preset: PresetEntry }) {
  const { t } = useTranslation();
  return (
    <dl className="facts">
      <dt>{t('presets.networks')}</dt>
      <dd>
        <Foreign text={networks.join(', ')} />
      </dd>
      <dt>{t('presets.product')}</dt>
      <dd>{product === undefined ? t('presets.noProduct') : <Foreign text={product} />}</dd>
      <dt>{t('presets.until')}</dt>
      <dd>{t(`presets.untilIs.${until}`)}</dd>
    </dl>
  );
}
