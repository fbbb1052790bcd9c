import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * For what sticks to an edge of the window: how high it is becomes `--room-<name>`, in pixels, of the page, whose
 * `scroll-padding` keeps what comes into view or takes the focus clear of it (WCAG 2.4.11).
 */
export function useRoom<Sticky extends HTMLElement>(name: 'banner' | 'bar'): RefObject<Sticky | null> {
  const sticky = useRef<Sticky>(null);
  // After every drawing: it may have come or gone.
  useLayoutEffect(() => {
    const there = sticky.current;
    if (there === null) return;
    const { style } = document.documentElement;
    const property = `--room-${name}`;
    const measure = () => style.setProperty(property, `${there.offsetHeight}px`);
    measure();
    const watching = new ResizeObserver(measure);
    watching.observe(there);
    return () => {
      watching.disconnect();
      style.removeProperty(property);
    };
  });
  return sticky;
}
