import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupState } from '../../shared/setup-state.ts';
import { formatDuration } from '../../shared/text/translator.ts';
import { signalBars } from '../../shared/wifi-network.ts';
import { Busy } from '../components/busy.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Foreign } from '../components/foreign.tsx';
import { HandSteps } from '../components/hand-steps.tsx';
import { LightDot } from '../components/light-dot.tsx';
import { PhotonBoard } from '../components/photon-board.tsx';
import { Screen } from '../components/screen.tsx';
import { SignalBars } from '../components/signal-bars.tsx';
import { useIntents, useNow, useWindow } from '../window-context.ts';

/** From "plug it in" until the Photon has said who it is. */
export function FindScreen() {
  const { t } = useTranslation();
  const intents = useIntents();
  const setup = useWindow((state) => state.setup);
  const [chosen, setChosen] = useState<string>();
  const formId = useId();
  const { question, hand } = setup;
  const asking = question?.kind === 'choose-photon';
  const cancel = () => void intents.cancel();

  return (
    <Screen
      title={hand === undefined ? t('find.title') : t('find.joinTitle')}
      lead={hand === undefined ? t('find.lead') : t('find.joinLead')}
      onEscape={cancel}
      back={
        <button type="button" className="secondary" onClick={cancel}>
          {t('app.cancel')}
        </button>
      }
      actions={
        asking && (
          <button type="submit" form={formId} className="primary">
            {t('find.use')}
          </button>
        )
      }
    >
      <div className="find">
        <PhotonBoard />
        <div className="stack">
          {setup.place === 'own-network' && hand === undefined && <WantedLight />}
          <div className="panel">
            {asking ? (
              <PhotonChoice formId={formId} question={question} onChosen={setChosen} />
            ) : hand?.kind === 'join-photon' ? (
              <JoinByHand />
            ) : (
              <Connecting chosen={chosen} />
            )}
          </div>
        </div>
      </div>
    </Screen>
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

interface PhotonChoiceProps {
  readonly formId: string;
  readonly question: Extract<SetupState['question'], { kind: 'choose-photon' }>;
  readonly onChosen: (ssid: string) => void;
}

function PhotonChoice({ formId, question, onChosen }: PhotonChoiceProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const seen = useWindow((state) => state.setup.photons);
  const photons = seen.length > 0 ? seen : question.photons;
  const [picked, setPicked] = useState<string>();
  // The list goes on changing while a person reads: a choice holds as long as its Photon is there.
  const current = photons.find((photon) => photon.ssid === picked) ?? photons[0];

  return (
    <form
      id={formId}
      onSubmit={(event) => {
        event.preventDefault();
        if (current === undefined) return;
        onChosen(current.ssid);
        void intents.answer(question.id, { kind: 'choose-photon', ssid: current.ssid });
      }}
    >
      <fieldset className="choices">
        <legend>{t('find.nearby')}</legend>
        <p className="muted">{t('find.several')}</p>
        {photons.map((photon) => (
          <label key={photon.ssid} className="choice">
            <input
              type="radio"
              name="photon"
              checked={photon.ssid === current?.ssid}
              onChange={() => setPicked(photon.ssid)}
              aria-describedby={`${formId}-${photon.ssid}`}
              aria-label={photon.ssid}
            />
            <span className="choice-name">
              <Foreign text={photon.ssid} />
            </span>
            {photon.rssi !== undefined && (
              <span className="choice-facts" id={`${formId}-${photon.ssid}`}>
                <SignalBars rssi={photon.rssi} />
                {t(`choose.signal.${signalBars(photon.rssi)}`)}
              </span>
            )}
          </label>
        ))}
      </fieldset>
    </form>
  );
}

function JoinByHand() {
  const { t } = useTranslation();
  const hand = useWindow((state) => state.setup.hand);
  const prefix = useWindow((state) => state.snapshot?.settings.photonPrefix ?? 'Photon');
  return (
    <div className="stack">
      <p className="wanted-network">
        {t('find.networkNamed')} <span className="network-name">{`${prefix}-`}</span>
      </p>
      <HandSteps task="join" noticing={t('find.noticing')} />
      {hand?.kind === 'join-photon' && hand.obstacle !== undefined && <ErrorNotice error={hand.obstacle} tone="warn" />}
    </div>
  );
}

function Connecting({ chosen }: { readonly chosen: string | undefined }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const setup = useWindow((state) => state.setup);
  const photon = chosen ?? (setup.photons.length === 1 ? setup.photons[0]?.ssid : undefined);
  const elapsed = setup.step === undefined ? 0 : now - setup.step.startedAt;
  return (
    <div className="connecting">
      <Busy size={24} />
      <div>
        <p className="strong">{connectingWords()}</p>
        {setup.place !== 'own-network' && <p className="muted">{t('progress.atPhoton')}</p>}
        {elapsed >= 3_000 && <p className="muted time">{formatDuration(elapsed, i18n.language)}</p>}
      </div>
    </div>
  );

  function connectingWords(): string {
    if (setup.stages.join.status === 'waiting') return t('find.preparing');
    if (setup.step?.id === 'find-photon') return t('find.looking');
    return photon === undefined ? t('find.connectingUnnamed') : t('find.connecting', { photon });
  }
}
