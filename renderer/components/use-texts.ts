import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addTexts } from '../../shared/text/translator.ts';

/** Brings the words of a later part of the window, before anything below is drawn. */
export function useTexts(texts: object): void {
  const { i18n } = useTranslation();
  useMemo(() => addTexts(i18n, texts), [i18n, texts]);
}
