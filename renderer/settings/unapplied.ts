import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** What a section with a button of its own tells the settings, which ask before they close. */
export interface UnappliedProps {
  readonly onUnapplied: (unapplied: boolean) => void;
  /** The settings were to be closed before they are applied. */
  readonly asking: boolean;
  readonly onDiscard: () => void;
}

/** @returns for the button that applies: it gets the focus when the settings ask */
export function useUnapplied(
  { onUnapplied, asking }: UnappliedProps,
  unapplied: boolean,
): RefObject<HTMLButtonElement | null> {
  // Before the next key: a later effect of React's lets Escape close the settings, and what was typed is gone.
  useLayoutEffect(() => onUnapplied(unapplied), [onUnapplied, unapplied]);
  const applyButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking) applyButton.current?.focus();
  }, [asking]);
  return applyButton;
}
