import type { i18n } from 'i18next';
import { useEffect, useLayoutEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { chooseLanguage, type Spoken } from '../shared/languages.ts';
import { alwaysShown } from '../shared/text/always-shown.ts';
import { createTranslator, formatDuration, intlLocale } from '../shared/text/translator.ts';
import { part, prefetch, prefetchWhenIdle, ShowPart, shownFeatures } from './components/part.tsx';
import { AppHeader } from './frame/app-header.tsx';
import { ClosingScreen } from './frame/closing-screen.tsx';
import { usePainted } from './frame/use-painted.ts';
import { StartScreen } from './start/start-screen.tsx';
import { placeOf, type ScreenName, screenOf } from './state/screen-of.ts';
import { isPractising } from './state/selectors.ts';
import { useWindow } from './state/window-context.ts';

// The browser's languages are the system's, so the words are mostly there before the main process says which they are.
const firstWords = createTranslator(chooseLanguage(navigator.languages), alwaysShown);

// The first picture needs only the start screen; the rest is fetched as soon as that is painted, most of it when idle.
const signIn = part(
  ['sign-in', 'settings', 'preferences', 'errors'],
  async () => (await import('./sign-in/sign-in-screen.tsx')).SignInScreen,
);
const setUpRun = part(
  ['set-up-run', 'cable', 'light-guide', 'by-hand', 'device', 'errors'],
  async () => (await import('./set-up-run/run-screens.tsx')).RunScreens,
);
const product = part(
  [
    'product',
    'cable',
    'history',
    'devices',
    'device-ids',
    'lists',
    'sign-in',
    'settings',
    'preferences',
    'device',
    'errors',
  ],
  async () => (await import('./product/product-screens.tsx')).ProductScreens,
);
const devices = part(
  ['devices', 'device', 'device-ids', 'lists', 'errors'],
  async () => (await import('./devices/devices-screen.tsx')).DevicesScreen,
);
const station = part(
  ['station', 'history', 'errors'],
  async () => (await import('./station/station-screen.tsx')).StationScreen,
);
const history = part(['history', 'errors'], async () => (await import('./history/history-screen.tsx')).HistoryScreen);
const practiceBanner = part([], async () => (await import('./frame/practice-banner.tsx')).PracticeBanner);
const keyboardAndReader = part(
  ['cable'],
  async () => (await import('./frame/keyboard-and-reader.tsx')).KeyboardAndReader,
);
const proxyQuestion = part(
  ['proxy', 'sign-in', 'errors'],
  async () => (await import('./frame/proxy-question.tsx')).ProxyQuestion,
);
const closeQuestion = part(
  ['closing', 'errors'],
  async () => (await import('./frame/close-question.tsx')).CloseQuestion,
);

export function App() {
  const screen = useWindow(screenOf);
  const translator = useTranslator(useWindow((state) => state.snapshot?.language));
  const proxy = useWindow((state) => state.snapshot?.proxy);
  const closeAsked = useWindow((state) => (state.snapshot?.closing ? 0 : state.closeAsked));
  const place = useWindow(placeOf);
  const practising = useWindow(isPractising);
  const opening = screen === 'opening';
  const painted = usePainted(!opening && translator !== undefined);
  useLayoutEffect(() => {
    if (translator !== undefined) document.documentElement.lang = intlLocale(translator.language);
  }, [translator]);
  useEffect(() => {
    // For whoever looks at the window from outside.
    document.documentElement.dataset.place = place;
  }, [place]);
  useEffect(() => {
    if (translator === undefined || !painted) return;
    prefetch(signIn, translator);
    prefetch(setUpRun, translator);
    // What times are written with is made at its first use, which would be on the way to the progress of a run.
    const times = { features: [], begin: async () => formatDuration(61_000, translator.language) };
    return prefetchWhenIdle([times, practiceBanner, product, devices, station, history], translator);
  }, [translator, painted]);
  // Nothing is drawn before the main process has said who is here: it answers within the first frame.
  if (screen === 'opening' || translator === undefined) return null;
  return (
    <I18nextProvider i18n={translator}>
      {practising && <ShowPart part={practiceBanner} />}
      <AppHeader screen={screen} />
      <CurrentScreen screen={screen} />
      {painted && <ShowPart part={keyboardAndReader} screen={screen} />}
      {proxy !== undefined && <ShowPart part={proxyQuestion} key={proxy.proxy} question={proxy} />}
      {closeAsked > 0 && <ShowPart part={closeQuestion} asked={closeAsked} />}
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
    case 'station':
    case 'presets':
      return <ShowPart part={station} />;
    case 'history':
      return <ShowPart part={history} />;
    default:
      return <ShowPart part={setUpRun} screen={screen} />;
  }
}

/**
 * Undefined until the words of the first picture are there; in another language than `wanted` while its words come: those
 * of what is on the screen, the others when they are needed or nothing else is to do.
 */
function useTranslator(wanted: Spoken | undefined): i18n | undefined {
  const [translator, setTranslator] = useState<i18n>();
  useEffect(() => {
    if (wanted === undefined || translator?.language === wanted) return;
    let asked = true;
    const inWanted = async () => {
      const first = translator ?? (await firstWords);
      if (first.language === wanted) return first;
      return createTranslator(wanted, [...alwaysShown, ...shownFeatures()]);
    };
    void inWanted().then((spoken) => {
      if (asked) setTranslator(spoken);
    });
    return () => {
      asked = false;
    };
  }, [wanted, translator]);
  return translator;
}
