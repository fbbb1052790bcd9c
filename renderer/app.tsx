import type { i18n } from 'i18next';
import { useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { chooseLanguage, type Spoken } from '../shared/languages.ts';
import { createTranslator, intlLocale } from '../shared/text/translator.ts';
import { part, prefetch, ShowPart } from './components/part.tsx';
import { Announcer } from './frame/announcer.tsx';
import { AppHeader } from './frame/app-header.tsx';
import { ClosingScreen } from './frame/closing-screen.tsx';
import { PracticeBanner } from './frame/practice-banner.tsx';
import { StartScreen } from './start/start-screen.tsx';
import { type ScreenName, screenOf } from './state/screen-of.ts';
import { useWindow } from './state/window-context.ts';

// The first picture needs only the start screen; the rest is fetched as soon as that is painted.
const signIn = part(
  ['sign-in', 'settings', 'errors'],
  async () => (await import('./sign-in/sign-in-screen.tsx')).SignInScreen,
);
const setUpRun = part(
  ['set-up-run', 'by-hand', 'device', 'errors'],
  async () => (await import('./set-up-run/run-screens.tsx')).RunScreens,
);
const product = part(
  ['product', 'device-ids', 'lists', 'sign-in', 'settings', 'device', 'errors'],
  async () => (await import('./product/product-screens.tsx')).ProductScreens,
);
const devices = part(
  ['devices', 'device-ids', 'lists', 'errors'],
  async () => (await import('./devices/devices-screen.tsx')).DevicesScreen,
);
const proxyQuestion = part(
  ['proxy', 'sign-in', 'errors'],
  async () => (await import('./frame/proxy-question.tsx')).ProxyQuestion,
);

export function App() {
  const screen = useWindow(screenOf);
  // The browser's is the system's, so its words are mostly there before the main process says which it is.
  const translator = useTranslator(
    useWindow((state) => state.snapshot?.system.language ?? chooseLanguage(navigator.languages)),
  );
  const proxy = useWindow((state) => state.snapshot?.proxy);
  const opening = screen === 'opening';
  useEffect(() => {
    if (translator === undefined || opening) return;
    document.documentElement.lang = intlLocale(translator.language);
    prefetch(signIn, translator);
    prefetch(setUpRun, translator);
  }, [translator, opening]);
  // Nothing is drawn before the main process has said who is here: it answers within the first frame.
  if (screen === 'opening' || translator === undefined) return null;
  return (
    <I18nextProvider i18n={translator}>
      <PracticeBanner />
      <AppHeader screen={screen} />
      <CurrentScreen screen={screen} />
      <Announcer screen={screen} />
      {proxy !== undefined && <ShowPart part={proxyQuestion} key={proxy.proxy} question={proxy} />}
    </I18nextProvider>
  );
}

function CurrentScreen({ screen }: { readonly screen: Exclude<ScreenName, 'opening'> }) {
  switch (screen) {
    case 'closing':
      return <ClosingScreen />;
    case 'start':
      return <StartScreen />;
    case 'sign-in':
      return <ShowPart part={signIn} />;
    case 'product':
      return <ShowPart part={product} />;
    case 'devices':
      return <ShowPart part={devices} />;
    default:
      return <ShowPart part={setUpRun} screen={screen} />;
  }
}

/** With the words of the first picture; undefined until they are there. */
function useTranslator(wanted: Spoken): i18n | undefined {
  const [made, setMade] = useState<{ readonly wanted: Spoken; readonly translator: i18n }>();
  useEffect(() => {
    let asked = true;
    void createTranslator(wanted, ['frame', 'start']).then((translator) => {
      if (asked) setMade({ wanted, translator });
    });
    return () => {
      asked = false;
    };
  }, [wanted]);
  return made?.wanted === wanted ? made.translator : undefined;
}
