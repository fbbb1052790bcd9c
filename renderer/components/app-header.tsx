import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bigStepOf, type ScreenName } from '../screen-of.ts';
import { Icon } from './icons.tsx';
import { LightHelp } from './light-help.tsx';
import { StepRail } from './step-rail.tsx';

/** Above every screen: the three big steps during a run, and help with the light. */
export function AppHeader({ screen }: { readonly screen: ScreenName }) {
  const { t } = useTranslation();
  const [helping, setHelping] = useState(false);
  const step = bigStepOf(screen);
  return (
    <header className="app-header">
      {step === undefined ? <p className="app-name">{t('app.name')}</p> : <StepRail current={step} />}
      <button type="button" className="quiet" onClick={() => setHelping(true)}>
        <Icon name="light" />
        {t('app.lights')}
      </button>
      {helping && <LightHelp onClose={() => setHelping(false)} />}
    </header>
  );
}
