import type { i18n } from 'i18next';
import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from 'react';
import type { Feature } from '../../shared/text/catalogue.ts';
import { bringTexts } from '../../shared/text/translator.ts';
import { useTexts } from './use-texts.ts';

/** A part of the window that is loaded when it is first drawn, with the words of its features; drawn by {@link ShowPart}. */
export interface Part<Props extends object> {
  readonly features: readonly Feature[];
  /** Begins to load its code, once. */
  readonly begin: () => Promise<unknown>;
  readonly Component: LazyExoticComponent<ComponentType<Props>>;
}

export function part<Props extends object>(
  features: readonly Feature[],
  load: () => Promise<ComponentType<Props>>,
): Part<Props> {
  let loading: Promise<{ readonly default: ComponentType<Props> }> | undefined;
  const begin = () => {
    loading ??= load().then((component) => ({ default: component }));
    return loading;
  };
  return { features, begin, Component: lazy(begin) };
}

/** Loads a part before it is drawn. */
export function prefetch<Props extends object>({ features, begin }: Part<Props>, translator: i18n): void {
  void begin();
  void bringTexts(translator, features);
}

/** Draws a part; nothing is in its place until its code and its words are there. */
export function ShowPart<Props extends object>({ part: shown, ...props }: { readonly part: Part<Props> } & Props) {
  return (
    <Suspense>
      <WithTexts part={shown} props={props as unknown as Props} />
    </Suspense>
  );
}

function WithTexts<Props extends object>({
  part: shown,
  props,
}: {
  readonly part: Part<Props>;
  readonly props: Props;
}) {
  const { features, begin, Component } = shown;
  // Side by side with the words.
  void begin();
  useTexts(...features);
  return <Component {...props} />;
}
