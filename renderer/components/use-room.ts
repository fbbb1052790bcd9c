import { type RefCallback, useCallback } from 'react';

/** What sticks to each edge now. */
const shown = new Map<string, HTMLElement>();

/**
 * For what sticks to an edge of the window: how high it is becomes `--room-<name>`, in pixels, of the page, whose
 * `scroll-padding` keeps what comes into view or takes the focus clear of it (WCAG 2.4.11). The page is given another room
 * only where that differs: each has its whole style worked out anew.
 */
export function useRoom<Sticky extends HTMLElement>(name: 'banner' | 'bar'): RefCallback<Sticky> {
  return useCallback(
    (there: Sticky) => {
      const { style } = document.documentElement;
      const property = `--room-${name}`;
      const measure = () => {
        const height = `${there.offsetHeight}px`;
        if (style.getPropertyValue(property) !== height) style.setProperty(property, height);
      };
      shown.set(name, there);
      measure();
      const watching = new ResizeObserver(measure);
      watching.observe(there);
      return () => {
        watching.disconnect();
        // Not where the next screen has one as well.
        queueMicrotask(() => {
          if (shown.get(name) !== there) return;
          shown.delete(name);
          style.removeProperty(property);
        });
      };
    },
    [name],
  );
}
