import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Notice } from '../components/notice.tsx';
import { useIntents, useWindow } from '../state/window-context.ts';
import { Fetching } from './fetching.tsx';

/** An update that is on its way or ready, told without being asked; whatever else there is to say stands in About. */
export function UpdateNotice() {
  const { t } = useTranslation();
  const intents = useIntents();
  const update = useWindow((state) => state.snapshot?.update);
  if (update?.status === 'downloading') {
    return (
      <Notice tone="info">
        <Fetching update={update} />
        <button type="button" className="link" onClick={() => void intents.ask('postponeUpdate')}>
          {t('update.later')}
        </button>
      </Notice>
    );
  }
  if (update?.status !== 'ready') return null;
  return (
    <>
      <Notice tone="info" title={t('update.ready', { version: update.version })}>
        <p>{t('update.readyLead')}</p>
        <div className="inline-actions">
          <button type="button" className="secondary small" onClick={() => void intents.ask('restartAndUpdate')}>
            {t('update.restart')}
          </button>
          <button type="button" className="link" onClick={() => void intents.ask('postponeUpdate')}>
            {t('update.later')}
          </button>
        </div>
      </Notice>
      {update.problem !== undefined && <ErrorNotice error={update.problem} />}
    </>
  );
}
