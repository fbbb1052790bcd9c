import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endingIfCanceled } from '../../shared/run-ending.ts';
import { Question } from '../components/question.tsx';
import { useIntents, useWindow } from '../state/window-context.ts';

/** The one way to end a run. Once the Photon holds half of its setup, it is asked first and said what would be left. */
export function CancelRun() {
  const { t } = useTranslation();
  const intents = useIntents();
  const stopping = useWindow((state) => state.stopping);
  const half = useWindow((state) => state.setup.progress === 'partly-set-up');
  const [asking, setAsking] = useState(false);
  const cancel = () => {
    setAsking(false);
    void intents.cancel();
  };
  return (
    <>
      <button
        type="button"
        className="secondary"
        aria-disabled={stopping}
        onClick={() => (half && !stopping ? setAsking(true) : cancel())}
      >
        {t('app.cancel')}
      </button>
      {asking && <AskFirst onCancel={cancel} onContinue={() => setAsking(false)} />}
    </>
  );
}

function AskFirst({ onCancel, onContinue }: { readonly onCancel: () => void; readonly onContinue: () => void }) {
  const { t } = useTranslation();
  // The run goes on meanwhile, and what would be left changes with it.
  const left = useWindow((state) => endingIfCanceled(state.setup));
  return (
    <Question
      title={t('cancelRun.title')}
      act={t('cancelRun.cancel')}
      onAct={onCancel}
      stay={t('cancelRun.continue')}
      onStay={onContinue}
    >
      <p>{t(`provenEndings.${left}.happened`)}</p>
      <p>{t(`provenEndings.${left}.next`)}</p>
    </Question>
  );
}
