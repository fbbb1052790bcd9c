import { useTranslation } from 'react-i18next';
import { isHomeAllTheSame } from '../../shared/error-meaning.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { HandSteps } from '../components/hand-steps.tsx';
import { Notice } from '../components/notice.tsx';
import { Status } from '../components/status.tsx';
import { useIntents, useWindow } from '../state/window-context.ts';

/** What became of the computer's network when the last run ended in the middle; only bad news is read out at once. */
export function RecoveryNotice() {
  const { t } = useTranslation();
  const recovery = useWindow((state) => state.snapshot?.recovery);
  const { networkName: network, adapter, error } = recovery ?? {};
  const isHome = network === undefined ? t('recovery.done') : t('recovery.doneNamed', { network });
  const isGone = adapter === undefined ? t('recovery.adapterGoneUnnamed') : t('recovery.adapterGone', { adapter });
  const ended = { home: isHome, stays: t('recovery.stays'), 'adapter-gone': isGone };
  return (
    <div className="recovery">
      <Status>
        {recovery?.status === 'under-way' && (
          <Notice tone="info" busy>
            <p>{network === undefined ? t('recovery.underWay') : t('recovery.underWayNamed', { network })}</p>
          </Notice>
        )}
        {recovery !== undefined && recovery.status !== 'under-way' && recovery.status !== 'failed' && (
          <Notice tone="info">
            <p>
              {t('recovery.ended')} {ended[recovery.status]}
            </p>
            <DismissNotice label={t('recovery.dismiss')} />
          </Notice>
        )}
      </Status>
      {/* Only that code says that the computer is elsewhere, and to choose a network in the menu is all there is to do. */}
      {recovery?.status === 'failed' && error !== undefined && error.code !== 'home-network-not-back' && (
        <ErrorNotice error={error} tone={isHomeAllTheSame(error.code) ? 'info' : 'bad'}>
          <DismissNotice label={t('recovery.dismiss')} />
        </ErrorNotice>
      )}
      {recovery?.status === 'failed' && (error === undefined || error.code === 'home-network-not-back') && (
        <Notice
          tone="bad"
          title={network === undefined ? t('recovery.failed') : t('recovery.failedNamed', { network })}
        >
          <p>{t('recovery.ended')}</p>
          <HandSteps task="return" />
          <DismissNotice label={t('recovery.dismiss')} />
        </Notice>
      )}
    </div>
  );
}

/** Puts the words about a start after a crash away. */
export function DismissNotice({ label }: { readonly label: string }) {
  const intents = useIntents();
  const dismiss = async () => {
    await intents.ask('dismissRecovery');
    // The button is gone with its notice; whoever reads by keyboard goes on from the top.
    document.querySelector('h1')?.focus();
  };
  return (
    <button type="button" className="link" onClick={() => void dismiss()}>
      {label}
    </button>
  );
}
