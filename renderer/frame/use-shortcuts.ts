import { useEffect } from 'react';
import { keyOf } from '../components/key-of.ts';
import { useIntents } from '../state/window-context.ts';
import { shortcutOf } from './shortcuts.ts';

/** The keys that open what stands over every screen; an input method that composes takes them first. */
export function useShortcuts(): void {
  const { showDialog } = useIntents();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const dialog = shortcutOf(keyOf(event), event);
      // A question that is open wants its answer first.
      if (dialog === undefined || event.defaultPrevented || isQuestionOpen()) return;
      event.preventDefault();
      showDialog(dialog);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [showDialog]);
}

/** One that is not of those that the keys open. */
function isQuestionOpen(): boolean {
  return document.querySelector('dialog[open]:not(.app-header dialog)') !== null;
}
