import { use } from 'react';
import { I18nContext } from 'react-i18next';
import type { Feature } from '../../shared/text/catalogue.ts';
import { bringFeature } from '../../shared/text/translator.ts';

/** The words of features in the window's language, before anything below is drawn: until they are there it waits (Suspense). */
export function useTexts(...features: readonly Feature[]): void {
  // The one of `useTranslation` is a copy of it.
  const { i18n } = use(I18nContext);
  // All are on their way before the first is waited for.
  for (const coming of features.map((feature) => bringFeature(i18n, feature))) if (coming !== undefined) use(coming);
}
