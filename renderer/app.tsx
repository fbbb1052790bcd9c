import { useEffect, useMemo } from 'react';
import { I18nextProvider } from 'react-i18next';
import { assertNever } from '../shared/result.ts';
import { createTranslator, intlLocale, spokenLanguage } from '../shared/text/translator.ts';
import { Announcer } from './components/announcer.tsx';
import { AppHeader } from './components/app-header.tsx';
import { PracticeBanner } from './components/practice-banner.tsx';
import { type ScreenName, screenOf } from './screen-of.ts';
import { ChooseNetworkScreen } from './screens/choose-network-screen.tsx';
import { DoorsScreen } from './screens/doors-screen.tsx';
import { FailureScreen } from './screens/failure-screen.tsx';
import { FindScreen } from './screens/find-screen.tsx';
import { OwnershipScreen } from './screens/ownership-screen.tsx';
import { ProgressScreen } from './screens/progress-screen.tsx';
import { SignInScreen } from './screens/sign-in-screen.tsx';
import { SuccessScreen } from './screens/success-screen.tsx';
import { useWindow } from './window-context.ts';

export function App() {
  const screen = useWindow(screenOf);
  const language = useWindow((state) => spokenLanguage(state.snapshot?.system.language ?? 'en'));
  const translator = useMemo(() => createTranslator(language), [language]);
  useEffect(() => {
    document.documentElement.lang = intlLocale(language);
  }, [language]);
  // Nothing is drawn before the main process has said who is here: it answers within the first frame.
  if (screen === 'opening') return null;
  return (
    <I18nextProvider i18n={translator}>
      <PracticeBanner />
      <AppHeader screen={screen} />
      <CurrentScreen screen={screen} />
      <Announcer screen={screen} />
    </I18nextProvider>
  );
}

function CurrentScreen({ screen }: { readonly screen: Exclude<ScreenName, 'opening'> }) {
  switch (screen) {
    case 'doors':
      return <DoorsScreen />;
    case 'sign-in':
      return <SignInScreen />;
    case 'find':
      return <FindScreen />;
    case 'ownership':
      return <OwnershipScreen />;
    case 'choose-network':
      return <ChooseNetworkScreen />;
    case 'progress':
      return <ProgressScreen />;
    case 'success':
      return <SuccessScreen />;
    case 'failure':
      return <FailureScreen />;
    default:
      return assertNever(screen);
  }
}
