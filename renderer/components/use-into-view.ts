import { type RefObject, useEffect, useRef } from 'react';

/**
 * For what matters now: it comes into view, clear of what sticks to the window's edges, when it is first drawn and each
 * time `what` is another; undefined: not now. Nothing moves where it is in view already.
 */
export function useIntoView<Shown extends HTMLElement>(what: unknown): RefObject<Shown | null> {
  const shown = useRef<Shown>(null);
  // After the layout effects, among which a new screen begins at its top.
  useEffect(() => {
    if (what !== undefined) shown.current?.scrollIntoView({ block: 'nearest' });
  }, [what]);
  return shown;
}
