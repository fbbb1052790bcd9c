import { useTranslation } from 'react-i18next';
import { runWords } from '../state/run-words.ts';
import { useWindow } from '../state/window-context.ts';

/** What the run is at, for whoever sees nothing of the window but its title; undefined: its heading says it. */
export function useRunState(): string | undefined {
  const { t } = useTranslation();
  return useWindow((state) => {
    const words = runWords(state);
    return words === undefined ? undefined : t(words.key, { ...words });
  });
}
