import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import { intlLocale } from '../../shared/text/translator.ts';
import type { UpdateState } from '../../shared/update-state.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { useIntents, useWindow } from '../state/window-context.ts';
import { Fetching } from './fetching.tsx';

/** How this program is kept current: what holds now, a look at once, and where from. */
export function Updates() {
  const { t } = useTranslation();
  const intents = useIntents();
  const update = useWindow((state) => state.snapshot?.update);
  const [refusal, setRefusal] = useState<SetupError>();
  if (update === undefined) return null;
  const look = async () => {
    const answer = await intents.ask('lookForUpdate');
    // What goes wrong on the way is told by the state.
    setRefusal(!answer.ok && answer.error.code === 'update-during-setup' ? answer.error : undefined);
  };
  const restart = async () => {
    const answer = await intents.ask('restartAndUpdate');
    setRefusal(!answer.ok && answer.error.code === 'update-during-setup' ? answer.error : undefined);
  };
  const problem = 'problem' in update ? update.problem : undefined;
  const canLook = update.status === 'current' || update.status === 'postponed';
  return (
    <section>
      <h3>{t('update.title')}</h3>
      <div aria-live="polite" aria-atomic="true">
        <UpdateStatus update={update} />
      </div>
      {problem !== undefined && <ErrorNotice error={problem} />}
      {refusal !== undefined && <ErrorNotice error={refusal} />}
      {canLook && (
        <button type="button" className="secondary small" onClick={() => void look()}>
          {t('update.look')}
        </button>
      )}
      {update.status === 'ready' && (
        <button type="button" className="secondary small" onClick={() => void restart()}>
          {t('update.restart')}
        </button>
      )}
      {update.status !== 'elsewhere' && (
        <button type="button" className="link" onClick={() => intents.showDialog('settings')}>
          {t('update.settings')}
        </button>
      )}
    </section>
  );
}

function UpdateStatus({ update }: { readonly update: UpdateState }) {
  const { t, i18n } = useTranslation();
  switch (update.status) {
    case 'elsewhere':
      return <p>{t(`update.elsewhere.${update.by}`)}</p>;
    case 'off':
      return <p>{t(update.by === 'policy' ? 'update.offByPolicy' : 'update.offByPerson')}</p>;
    case 'after-first-claim':
      return <p>{t('update.afterFirstClaim')}</p>;
    case 'no-server':
      return <p>{t('update.noServer')}</p>;
    case 'checking':
      return <p>{t('update.looking')}</p>;
    case 'current': {
      if (update.problem !== undefined) return null;
      if (update.checkedAt === undefined) return <p>{t('update.notLooked')}</p>;
      const format = new Intl.DateTimeFormat(intlLocale(i18n.language), { dateStyle: 'medium', timeStyle: 'short' });
      return <p>{t('update.current', { time: format.format(update.checkedAt) })}</p>;
    }
    case 'downloading':
      return <Fetching update={update} />;
    case 'postponed':
      return <p>{t('update.postponed', { version: update.version })}</p>;
    case 'ready':
      return <p>{t('update.ready', { version: update.version })}</p>;
    case 'restarting':
      return <p>{t('update.restarting', { version: update.version })}</p>;
    default:
      return update satisfies never;
  }
}
