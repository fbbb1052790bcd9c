import { useEffect, useState } from 'react';

/** What is drawn in a window that nobody sees is not painted: it counts as painted after this. */
const unpaintedMs = 250;

/** Whether what is `drawn` has been painted. */
export function usePainted(drawn: boolean): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    if (!drawn) return;
    let timer = setTimeout(setPainted, unpaintedMs, true);
    // The task after a frame comes when that is painted.
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      timer = setTimeout(setPainted, 0, true);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [drawn]);
  return painted;
}
