import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../components/error-notice.tsx';
import { HandSteps } from '../components/hand-steps.tsx';
import { Journey } from '../components/journey.tsx';
import { LightWords } from '../components/light-dot.tsx';
import { Screen } from '../components/screen.tsx';
import { StageList } from '../components/stage-list.tsx';
import { useIntents, useWindow } from '../window-context.ts';

/** From handing over until the cloud has seen the device; also the way home after Cancel. */
export function ProgressScreen() {
  const { t } = useTranslation();
  const intents = useIntents();
  const stopping = useWindow((state) => state.stopping);
  const setup = useWindow((state) => state.setup);
  const { hand } = setup;
  const cancel = () => void intents.cancel();
  const returning = hand?.kind === 'return-to-own-network';

  return (
    <Screen
      title={stopping ? t('progress.stopping') : returning ? handTitle() : t('progress.title')}
      lead={stopping ? t('progress.stoppingLead') : returning ? t('hands.returnLead') : undefined}
      onEscape={cancel}
      back={
        <button type="button" className="secondary" aria-disabled={stopping} onClick={cancel}>
          {t('app.cancel')}
        </button>
      }
    >
      {returning && (
        <div className="panel stack">
          <HandSteps task="return" noticing={t('find.noticing')} />
        </div>
      )}
      <Journey place={setup.place} proving={setup.stages.prove.status} />
      {!stopping && (
        <div className="progress-columns">
          <StageList />
          <div className="stack">
            {setup.light !== undefined && (
              <section className="panel" aria-label={t('progress.light')}>
                <h2 className="small-heading">{t('progress.light')}</h2>
                <LightWords light={setup.light} />
              </section>
            )}
            {setup.notices.map((notice) => (
              <ErrorNotice key={notice.code} error={notice} tone="warn" />
            ))}
          </div>
        </div>
      )}
    </Screen>
  );

  function handTitle(): string {
    const network = hand?.kind === 'return-to-own-network' ? hand.networkName : undefined;
    return network === undefined ? t('hands.returnTitle') : t('hands.returnNamed', { network });
  }
}
