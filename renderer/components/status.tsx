import { type ReactNode, useEffect, useState } from 'react';

interface StatusProps {
  readonly className?: string;
  readonly children: ReactNode;
}

/**
 * A polite live region that comes together with its words. No role: one without words would be read as "status bar". What is put into one that is there is read; what comes with it,
 * not by every reader (WAI-ARIA 1.2, aria-live): it is drawn once with nothing but their room, so that nothing moves.
 */
export function Status({ className, children }: StatusProps) {
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    // The first call comes before the picture, the second after it.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setDrawn(true));
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <div className={className} aria-live="polite" aria-atomic="true">
      {isDrawn ? (
        children
      ) : (
        <div aria-hidden="true" inert style={{ display: 'contents', visibility: 'hidden' }}>
          {children}
        </div>
      )}
    </div>
  );
}
