import { useEffect } from 'react';

/** Escape goes back; an open dialog takes it first, and so does an input method that composes letters. */
export function useEscape(act: (() => void) | undefined): void {
  useEffect(() => {
    if (act === undefined) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [act]);
}
