import { lazy, Suspense, useEffect, useMemo } from 'react';
import { I18nextProvider } from 'react-i18next';
import { createTranslator, intlLocale, spokenLanguage } from '../shared/text/translator.ts';
import { Announcer } from './frame/announcer.tsx';
import { AppHeader } from './frame/app-header.tsx';
import { ClosingScreen } from './frame/closing-screen.tsx';
import { PracticeBanner } from './frame/practice-banner.tsx';
import { DoorsScreen } from './start/doors-screen.tsx';
import { type ScreenName, screenOf } from './state/screen-of.ts';
import { useWindow } from './state/window-context.ts';

// The first picture needs only the doors; the rest is fetched as soon as that is painted.
const loadRunScreens = () => import('./set-up-run/run-screens.tsx');
const loadSignInScreen = () => import('./sign-in/sign-in-screen.tsx');
const RunScreens = lazy(async () => ({ default: (await loadRunScreens()).RunScreens }));
const SignInScreen = lazy(async () => ({ default: (await loadSignInScreen()).SignInScreen }));
const ProductScreens = lazy(async () => ({ default: (await import('./product/product-screens.tsx')).ProductScreens }));
const BringBackScreens = lazy(async () => ({
  default: (await import('./devices/bring-back-screens.tsx')).BringBackScreens,
}));

const ProxyQuestion = lazy(async () => ({ default: (await import('./frame/proxy-question.tsx')).ProxyQuestion }));

export function App() {
  const screen = useWindow(screenOf);
  const language = useWindow((state) => spokenLanguage(state.snapshot?.system.language ?? 'en'));
  const translator = useMemo(() => createTranslator(language), [language]);
  const proxy = useWindow((state) => state.snapshot?.proxy);
  useEffect(() => {
    document.documentElement.lang = intlLocale(language);
  }, [language]);
  useEffect(() => {
    if (screen === 'opening') return;
    void loadSignInScreen();
    void loadRunScreens();
  }, [screen]);
  // Nothing is drawn before the main process has said who is here: it answers within the first frame.
  if (screen === 'opening') return null;
  return (
    <I18nextProvider i18n={translator}>
      <PracticeBanner />
      <AppHeader screen={screen} />
      <CurrentScreen screen={screen} />
      <Announcer screen={screen} />
      {proxy !== undefined && (
        <Suspense>
          <ProxyQuestion key={proxy.proxy} question={proxy} />
        </Suspense>
      )}
    </I18nextProvider>
  );
}

function CurrentScreen({ screen }: { readonly screen: Exclude<ScreenName, 'opening'> }) {
  if (screen === 'closing') return <ClosingScreen />;
  if (screen === 'doors') return <DoorsScreen />;
  return (
    <Suspense>
      {screen === 'sign-in' ? (
        <SignInScreen />
      ) : screen === 'product' ? (
        <ProductScreens />
      ) : screen === 'bring-back' ? (
        <BringBackScreens />
      ) : (
        <RunScreens screen={screen} />
      )}
    </Suspense>
  );
}
