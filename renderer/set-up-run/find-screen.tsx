import { useTranslation } from 'react-i18next';
import { isOfThisWifi } from '../../shared/error-meaning.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { ManualTask } from '../../shared/setup-events.ts';
import type { SetupState } from '../../shared/setup-state.ts';
import { formatDuration } from '../../shared/text/translator.ts';
import { PluggedNotices } from '../cable/plugged-notices.tsx';
import { Busy } from '../components/busy.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { HandSteps } from '../components/hand-steps.tsx';
import { LightDot } from '../components/light-dot.tsx';
import { PhotonBoard } from '../components/photon-board.tsx';
import { Screen } from '../components/screen.tsx';
import { photonOf } from '../state/run-words.ts';
import { useIntents, useNow, useWindow } from '../state/window-context.ts';
import { CancelRun } from './cancel-run.tsx';
import { placeWords } from './journey.tsx';
import { MenuPicture } from './menu-picture.tsx';
import { Noticing } from './noticing.tsx';
import { PhotonChoice } from './photon-choice.tsx';
import { useRunState } from './use-run-state.ts';
import { WantedNetwork } from './wanted-network.tsx';
import { WhichPhoton, WhichPhotonPicture } from './which-photon.tsx';

/** How long nothing is seen before it is said what to check: a look at all channels takes 3 to 8 s. */
const patienceMs = 15_000;

/** From "plug it in" until the Photon has said who it is. */
export function FindScreen() {
  const { t } = useTranslation();
  const intents = useIntents();
  const setup = useWindow((state) => state.setup);
  const setupFor = useWindow((state) => state.setupFor);
  const { hand } = setup;
  const joining = hand?.kind === 'join-photon' ? hand : undefined;
  const question = hand === undefined && setup.question?.kind === 'choose-photon' ? setup.question : undefined;
  const photons = photonsInSight(setup);
  const several = question !== undefined && photons.length > 1;

  return (
    <Screen
      // The heading takes the focus anew when the person's hands are asked for.
      key={hand?.kind ?? 'by-itself'}
      title={title()}
      lead={lead()}
      state={useRunState()}
      back={<CancelRun />}
      actions={
        question !== undefined && (
          <>
            <button
              type="button"
              className="secondary"
              onClick={() => void intents.answer(question.id, { kind: 'join-by-hand' })}
            >
              {t('find.joinYourself')}
            </button>
            {photons.length > 0 && (
              <button type="submit" form={choiceForm} className="primary">
                {t('find.use')}
              </button>
            )}
          </>
        )
      }
    >
      <div className="find">
        <div className="stack pictures">
          {hand !== undefined && <MenuPicture task={hand} />}
          {several ? (
            <WhichPhotonPicture />
          ) : (
            (hand === undefined || (joining !== undefined && joining.ssid === undefined)) && <PhotonBoard />
          )}
        </div>
        <div className="stack">
          {setup.runId !== undefined && setup.place === 'own-network' && hand === undefined && (
            <PluggedNotices setupFor={setupFor} />
          )}
          <SearchObstacle obstacle={hand === undefined ? setup.obstacle : undefined} />
          {setup.place === 'own-network' && hand === undefined && setup.obstacle === undefined && !several && (
            <WantedLight />
          )}
          <div className="panel">
            {joining !== undefined ? (
              <JoinByHand task={joining} obstacle={joining.obstacle ?? setup.obstacle} />
            ) : hand !== undefined ? (
              <ReturnByHand />
            ) : question !== undefined && photons.length > 0 ? (
              <PhotonChoice
                formId={choiceForm}
                photons={photons}
                onChosen={(ssid) => void intents.answer(question.id, { kind: 'choose-photon', ssid })}
              />
            ) : (
              <UnderWay />
            )}
          </div>
          {several && <WhichPhoton />}
        </div>
      </div>
    </Screen>
  );

  function title(): string {
    if (hand === undefined) return t('find.title');
    if (hand.kind === 'join-photon') return t('find.joinTitle');
    return hand.networkName === undefined
      ? t('hands.returnTitle')
      : t('hands.returnNamed', { network: hand.networkName });
  }

  function lead(): string {
    if (hand === undefined) return t('find.lead');
    return t(hand.kind === 'join-photon' ? 'find.joinLead' : 'find.returnFirst');
  }
}

const choiceForm = 'choose-photon';

/** What was seen before the radio went off is not there to choose. */
function photonsInSight({ photons, obstacle }: SetupState): SetupState['photons'] {
  return obstacle === undefined ? photons : [];
}

/** Why nothing can be seen; read out when it comes, and gone when it has passed. */
function SearchObstacle({ obstacle }: { readonly obstacle: SetupError | undefined }) {
  return (
    <div aria-live="polite" aria-atomic="true">
      {obstacle !== undefined && <ErrorNotice error={obstacle} tone="warn" />}
    </div>
  );
}

function WantedLight() {
  const { t } = useTranslation();
  return (
    <ul className="light-hints">
      <li>
        <LightDot colour="blue" motion="blinking" />
        <div>
          <p className="strong">{t('find.lightWanted')}</p>
          <p className="muted">{t('find.lightWantedHint')}</p>
        </div>
      </li>
      <li>
        <LightDot colour="none" motion="still" />
        <div>
          <p className="strong">{t('find.lightOther')}</p>
          <p className="muted">{t('find.lightOtherHint')}</p>
        </div>
      </li>
    </ul>
  );
}

interface JoinByHandProps {
  readonly task: Extract<ManualTask, { kind: 'join-photon' }>;
  readonly obstacle: SetupError | undefined;
}

function JoinByHand({ task, obstacle }: JoinByHandProps) {
  return (
    <div className="stack">
      <div aria-live="polite" aria-atomic="true">
        {obstacle !== undefined && (
          <ErrorNotice error={obstacle} tone={isOfThisWifi(obstacle.code) ? 'info' : 'warn'} />
        )}
      </div>
      <WantedNetwork ssid={task.ssid} />
      <HandSteps task="join" wakePhoton={task.ssid === undefined} />
      <Noticing />
    </div>
  );
}

/** Home and back once more: the Photon told its id where there is no internet, and its product must know it first. */
function ReturnByHand() {
  return (
    <div className="stack">
      <HandSteps task="return" />
      <Noticing />
    </div>
  );
}

function UnderWay() {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const setup = useWindow((state) => state.setup);
  const recovery = useWindow((state) => state.snapshot?.recovery);
  const photon = useWindow(photonOf);
  const elapsed = setup.step === undefined ? 0 : now - setup.step.startedAt;
  const looking = setup.step?.id === 'find-photon' || setup.question?.kind === 'choose-photon';
  const lookedMs = now - (setup.stages.join.startedAt ?? now);
  const keepsInternet = setup.home?.keepsInternet === true;
  return (
    <div className="stack">
      <div className="connecting">
        <Busy size={24} />
        <div>
          <p className="strong">{underWayWords()}</p>
          {setup.place !== 'own-network' && <p className="muted">{t(placeWords(setup.place, keepsInternet))}</p>}
          {elapsed >= 3_000 && <p className="muted time">{formatDuration(elapsed, i18n.language)}</p>}
        </div>
      </div>
      <div aria-live="polite" aria-atomic="true">
        {looking && setup.obstacle === undefined && lookedMs >= patienceMs && <WhatToCheck />}
      </div>
    </div>
  );

  function underWayWords(): string {
    // A run waits until the computer is back from the one before.
    if (recovery?.status === 'under-way') return t('recovery.underWay');
    if (setup.step?.id === 'read-product-devices') return t('find.readingProduct');
    if (setup.step?.id === 'add-to-product') return t('find.adding');
    if (setup.step?.id === 'give-network-back') return t('find.goingHome');
    if (setup.stages.join.status === 'waiting') return t('find.preparing');
    if (looking) return t(setup.obstacle === undefined ? 'underWay.looking' : 'find.stillLooking');
    return photon === undefined ? t('find.connectingUnnamed') : t('underWay.connecting', { photon });
  }
}

function WhatToCheck() {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('find.noneYet')}</p>
      <ul className="checks">
        {(['listening', 'distance', 'band'] as const).map((thing) => (
          <li key={thing}>{t(`find.check.${thing}`)}</li>
        ))}
      </ul>
    </>
  );
}
