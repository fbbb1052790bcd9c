import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptPreset } from '../../shared/ipc/presets.ts';
import type { Result } from '../../shared/result.ts';
import { Busy } from '../components/busy.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Screen } from '../components/screen.tsx';
import { Status } from '../components/status.tsx';

import { useIntents } from '../state/window-context.ts';
import { draftOf, newPreset } from './preset-draft.ts';
import { PresetForm } from './preset-form.tsx';

/** One preset: a new one, or one of the shelf. */
export function PresetPage({ id }: { readonly id: string | undefined }) {
  return id === undefined ? <PresetForm first={newPreset} kept={undefined} /> : <KeptPresetPage id={id} />;
}

function KeptPresetPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const [answer, setAnswer] = useState<Result<KeptPreset>>();
  useEffect(() => {
    let gone = false;
    void intents.ask('showPreset', { id }).then((arrived) => {
      if (!gone) setAnswer(arrived);
    });
    return () => {
      gone = true;
    };
  }, [intents, id]);
  if (answer?.ok) return <PresetForm first={draftOf(answer.value.preset)} kept={answer.value} />;
  const back = () => intents.openPresets();
  return (
    <Screen
      title={t('presets.title')}
      onEscape={back}
      back={
        <button type="button" className="secondary" onClick={back}>
          {t('app.back')}
        </button>
      }
    >
      {answer === undefined ? (
        <Status className="connecting">
          <Busy />
          {t('presets.opening')}
        </Status>
      ) : (
        <ErrorNotice error={answer.error} />
      )}
    </Screen>
  );
}
