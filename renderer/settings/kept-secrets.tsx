import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { KeptKind, KeptSecret } from '../../shared/ipc/kept.ts';
import { listOf } from '../../shared/text/translator.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { useIntents, useWindow } from '../state/window-context.ts';
import './settings.css';

interface KeptSecretsProps {
  /** Of this kind. */
  readonly only?: KeptKind;
  /** What stands here where nothing is kept. */
  readonly none?: string | undefined;
}

/** What is kept until a person deletes it, each by itself. */
export function KeptSecrets({ only, none }: KeptSecretsProps) {
  const { t, i18n } = useTranslation();
  const intents = useIntents();
  // Another cloud has other secrets, and a store that opens tells their names.
  const cloudUrl = useWindow((state) => state.snapshot?.settings.cloudUrl);
  const place = useWindow((state) => state.snapshot?.secrets.place);
  const [kept, setKept] = useState<readonly KeptSecret[]>([]);
  const [asking, setAsking] = useState<KeptKind>();
  const [deleted, setDeleted] = useState(false);
  const [problem, setProblem] = useState<SetupError>();

  const look = useCallback(async () => {
    const answer = await intents.ask('listKept');
    if (answer.ok) setKept((answer.value ?? []).filter(({ what }) => only === undefined || what === only));
  }, [intents, only]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept changes with both
  useEffect(() => void look(), [look, cloudUrl, place]);

  const remove = async (what: KeptKind) => {
    setAsking(undefined);
    const answer = await intents.ask('deleteKept', { what });
    setProblem(answer.ok ? undefined : answer.error);
    setDeleted(answer.ok);
    await look();
  };

  return (
    <section className="stack kept-secrets" aria-label={t('kept.title')}>
      {kept.length > 0 && (
        <>
          <h2>{t('kept.title')}</h2>
          <p className="muted">{t('kept.lead')}</p>
          <ul className="stack">
            {kept.map((one) => (
              <li key={one.what} className="stack">
                <div className="inline-actions">
                  <span>{label(one)}</span>
                  {asking !== one.what && (
                    <button
                      type="button"
                      className="secondary"
                      aria-label={t('app.labeled', { label: t('kept.delete'), value: label(one) })}
                      onClick={() => setAsking(one.what)}
                    >
                      {t('kept.delete')}
                    </button>
                  )}
                </div>
                {asking === one.what && (
                  <div className="inline-actions">
                    <span className="strong">
                      {t('kept.confirm')} {isToldOnce(one.what) && t('kept.once')}
                    </span>
                    <button type="button" className="secondary" onClick={() => setAsking(undefined)}>
                      {t('kept.keep')}
                    </button>
                    <button
                      type="button"
                      className="secondary"
                      aria-label={t('app.labeled', { label: t('kept.confirmDelete'), value: label(one) })}
                      onClick={() => void remove(one.what)}
                    >
                      {t('kept.confirmDelete')}
                    </button>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {kept.length === 0 && none !== undefined && <p className="muted">{none}</p>}
      {problem !== undefined && <ErrorNotice error={problem} />}
      <p className="good-words" aria-live="polite" aria-atomic="true">
        {deleted && problem === undefined ? t('kept.deleted') : ''}
      </p>
    </section>
  );

  function label({ what, names }: KeptSecret): string {
    const key = what === 'oauth-client' ? 'client' : what;
    return names.length === 0 ? t(`kept.${key}`) : t(`kept.${key}Named`, { names: listOf(names, i18n.language) });
  }
}

const isToldOnce = (what: KeptKind) => what === 'product' || what === 'oauth-client';
