import { useTranslation } from 'react-i18next';
import { CableObstacle } from '../cable/cable-obstacle.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { HandSteps } from '../components/hand-steps.tsx';
import { LightWords } from '../components/light-dot.tsx';
import { Screen } from '../components/screen.tsx';
import { useNow, useWindow } from '../state/window-context.ts';
import { CancelRun } from './cancel-run.tsx';
import { Journey } from './journey.tsx';
import { LightAdvice } from './light-advice.tsx';
import { MenuPicture } from './menu-picture.tsx';
import { Noticing } from './noticing.tsx';
import { shownNotices } from './shown-notices.ts';
import { StageList } from './stage-list.tsx';
import { useRunState } from './use-run-state.ts';
import { WantedNetwork } from './wanted-network.tsx';

/** A first connection without an update takes 10 to 30 s; then what the person sees tells more than the cloud does. */
const askAfterMs = 45_000;

/** From handing over until the cloud has seen the device; also the way home after Cancel. */
export function ProgressScreen() {
  const { t } = useTranslation();
  const closing = useWindow((state) => state.snapshot?.closing === true);
  const stopping = useWindow((state) => state.stopping) || closing;
  const setup = useWindow((state) => state.setup);
  const { hand } = setup;

  return (
    <Screen
      key={hand?.kind ?? 'by-itself'}
      title={stopping ? t('underWay.stopping') : (handTitle() ?? t('progress.title'))}
      lead={
        stopping
          ? t(closing ? (setup.cable ? 'cable.closingLead' : 'closing.runLead') : 'progress.stoppingLead')
          : handLead()
      }
      state={useRunState()}
      back={closing ? undefined : <CancelRun />}
    >
      <CableObstacle />
      {hand !== undefined && (
        <div className="panel with-picture">
          <div className="stack">
            {hand.kind === 'join-photon' && hand.obstacle !== undefined && (
              <ErrorNotice error={hand.obstacle} tone="warn" />
            )}
            {hand.kind === 'join-photon' && <WantedNetwork ssid={hand.ssid} />}
            <HandSteps task={hand.kind === 'join-photon' ? 'join' : 'return'} />
            <Noticing />
          </div>
          <MenuPicture task={hand} />
        </div>
      )}
      <LightQuestion />
      {stopping ? (
        <WhereItIs />
      ) : (
        <div className="progress-columns">
          <StageList />
          <div className="stack">
            <WhereItIs />
            {setup.light !== undefined && (
              <section className="panel" aria-label={t('progress.light')}>
                <h2 className="small-heading">{t('progress.light')}</h2>
                <LightWords light={setup.light} />
              </section>
            )}
            {shownNotices(setup).map((notice) => (
              <ErrorNotice key={notice.code} error={notice} tone="warn" />
            ))}
          </div>
        </div>
      )}
    </Screen>
  );

  function handTitle(): string | undefined {
    if (hand === undefined) return undefined;
    if (hand.kind === 'join-photon') return t('hands.rejoinTitle');
    const network = hand.networkName;
    return network === undefined ? t('hands.returnTitle') : t('hands.returnNamed', { network });
  }

  function handLead(): string | undefined {
    if (hand === undefined) return undefined;
    return t(hand.kind === 'join-photon' ? 'hands.rejoinLead' : 'hands.returnLead');
  }
}

function WhereItIs() {
  const { place, home, stages, cable } = useWindow((state) => state.setup);
  return (
    <Journey place={place} keepsInternet={home?.keepsInternet === true} cable={cable} proving={stages.prove.status} />
  );
}

/** Whoever waits for long is asked what the LED shows, because the app cannot see it. */
function LightQuestion() {
  const { t } = useTranslation();
  const now = useNow();
  const setup = useWindow((state) => state.setup);
  const stopping = useWindow((state) => state.stopping);
  const { prove } = setup.stages;
  const waited = prove.status === 'running' && prove.startedAt !== undefined ? now - prove.startedAt : 0;
  const asks = !stopping && waited >= askAfterMs;
  return (
    <>
      <p aria-live="polite" aria-atomic="true" className={asks ? 'lead' : 'only-read'}>
        {asks ? t('progress.lightOther') : ''}
      </p>
      {asks && <LightAdvice />}
    </>
  );
}
