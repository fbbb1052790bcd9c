import { use, useEffect } from 'react';
import { I18nContext, useTranslation } from 'react-i18next';
import { Icon } from '../components/icons.tsx';
import { part, prefetchWhenIdle, ShowPart } from '../components/part.tsx';
import { ChooseLanguage } from '../settings/choose-language.tsx';
import { bigStepOf, type ScreenName } from '../state/screen-of.ts';
import { hasHistory } from '../state/selectors.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { StepRail } from './step-rail.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import { WhoIsHere } from './who-is-here.tsx';

const lightGuide = part(['light-guide'], async () => (await import('../lights/light-guide.tsx')).LightGuide);
const report = part(['report', 'errors'], async () => (await import('../report/report.tsx')).Report);
const settings = part(
  ['preferences', 'settings', 'history', 'updates', 'sign-in', 'errors'],
  async () => (await import('../settings/settings.tsx')).Settings,
);
const about = part(['about', 'updates', 'errors'], async () => (await import('../about/about.tsx')).About);
const shortcuts = part(['shell', 'shortcuts'], async () => (await import('./shortcut-list.tsx')).ShortcutList);

/** Above every screen: the three big steps during a run, help with the light, and what the program is. */
export function AppHeader({ screen }: { readonly screen: ScreenName }) {
  const { t } = useTranslation();
  const { i18n: translator } = use(I18nContext);
  const intents = useIntents();
  const dialog = useWindow((state) => state.dialog);
  const close = () => intents.showDialog(undefined);
  const step = bigStepOf(screen);
  const mayLookBack = useWindow(hasHistory);
  useShortcuts();
  useEffect(() => prefetchWhenIdle([settings, lightGuide, about], translator), [translator]);
  return (
    <header className="app-header">
      {step === undefined ? (
        <div className="app-place">
          <p className="app-name">{t('app.name')}</p>
          {/* The others say it themselves, with a way in or out. */}
          {screen !== 'start' && screen !== 'sign-in' && screen !== 'devices' && <WhoIsHere />}
        </div>
      ) : (
        <StepRail current={step} />
      )}
      <div className="header-actions">
        {screen === 'start' && <ChooseLanguage />}
        {mayLookBack && (screen === 'start' || screen === 'product' || screen === 'devices') && (
          <button
            type="button"
            className="quiet history-way"
            aria-label={t('app.history')}
            title={t('app.history')}
            onClick={() => intents.openHistory()}
          >
            <Icon name="history" />
            <span>{t('app.history')}</span>
          </button>
        )}
        <button type="button" className="quiet" onClick={() => intents.showDialog('lights')}>
          <Icon name="light" />
          {t('app.lights')}
        </button>
        <button
          type="button"
          className="quiet"
          onClick={() => intents.showDialog('settings')}
          {...(step === undefined ? {} : { 'aria-label': t('app.settings'), title: t('app.settings') })}
        >
          <Icon name="settings" />
          {step === undefined && t('app.settings')}
        </button>
        <button
          type="button"
          className="quiet"
          onClick={() => intents.showDialog('about')}
          {...(step === undefined ? {} : { 'aria-label': t('app.about'), title: t('app.about') })}
        >
          <Icon name="info" />
          {/* Beside the three steps there is no room for the word. */}
          {step === undefined && t('app.about')}
        </button>
      </div>
      {dialog === 'lights' && <ShowPart part={lightGuide} onClose={close} />}
      {dialog === 'settings' && <ShowPart part={settings} onClose={close} />}
      {dialog === 'about' && <ShowPart part={about} onClose={close} />}
      {dialog === 'shortcuts' && <ShowPart part={shortcuts} onClose={close} />}
      {dialog === 'report' && <ShowPart part={report} onClose={close} />}
    </header>
  );
}
