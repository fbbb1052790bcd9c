import type { i18n } from 'i18next';
import { type ComponentType, use, useEffect, useLayoutEffect, useState } from 'react';
import { I18nContext } from 'react-i18next';
import type { Feature } from '../../shared/text/catalogue.ts';
import { bringTexts } from '../../shared/text/translator.ts';

/** A part of the window that is loaded when it is first drawn, with the words of its features; drawn by {@link ShowPart}. */
export interface Part<Props extends object> {
  readonly features: readonly Feature[];
  /** Begins to load its code, once; resolves when that is there. */
  readonly begin: () => Promise<unknown>;
  /** Undefined until its code is there. */
  readonly component: () => ComponentType<Props> | undefined;
}

export function part<Props extends object>(
  features: readonly Feature[],
  load: () => Promise<ComponentType<Props>>,
): Part<Props> {
  let loading: Promise<unknown> | undefined;
  let loaded: ComponentType<Props> | undefined;
  const begin = () => {
    loading ??= load().then((component) => {
      loaded = component;
    });
    return loading;
  };
  return { features, begin, component: () => loaded };
}

/** What there is to load of a part, whatever it is drawn with. */
type Loaded = Pick<Part<object>, 'features' | 'begin'>;

/** Loads a part before it is drawn. */
export function prefetch({ features, begin }: Loaded, translator: i18n): void {
  void begin();
  void bringTexts(translator, features);
}

/** Loads parts one after another while the window has nothing else to do; @returns what leaves those that are left. */
export function prefetchWhenIdle(parts: readonly Loaded[], translator: i18n): () => void {
  const left = [...parts];
  const next = () => {
    const one = left.shift();
    if (one === undefined) return;
    prefetch(one, translator);
    handle = requestIdleCallback(next);
  };
  let handle = requestIdleCallback(next);
  return () => cancelIdleCallback(handle);
}

/** Of each part that is drawn now, or about to be. */
const onScreen = new Set<readonly Feature[]>();

/** Whose words are on the screen, in the parts of it. */
export function shownFeatures(): readonly Feature[] {
  return [...onScreen].flat();
}

/**
 * Draws a part; nothing is in its place until its code and its words are there, and then it is drawn at once. Not by
 * React's Suspense, which holds back what comes within 300 ms after the empty place was drawn (react.dev, `Suspense`,
 * "Caveats"; `FALLBACK_THROTTLE_MS` of React 19).
 */
export function ShowPart<Props extends object>({ part: shown, ...rest }: { readonly part: Part<Props> } & Props) {
  const { features, begin, component } = shown;
  const { i18n: translator } = use(I18nContext);
  const [, drawAgain] = useState<object>();
  useLayoutEffect(() => {
    const own = [...features];
    onScreen.add(own);
    return () => void onScreen.delete(own);
  }, [features]);
  const Component = component();
  const words = bringTexts(translator, features);
  const isThere = Component !== undefined && words === undefined;
  useEffect(() => {
    if (isThere) return;
    let wanted = true;
    const draw = (changed: () => object) => {
      if (wanted) drawAgain(changed);
    };
    Promise.all([begin(), words]).then(
      () => draw(() => ({})),
      (error: unknown) =>
        draw(() => {
          throw error;
        }),
    );
    return () => {
      wanted = false;
    };
  });
  // The code comes side by side with the words, which are on their way by now.
  if (!isThere) void begin();
  return isThere ? <Component {...(rest as unknown as Props)} /> : null;
}
