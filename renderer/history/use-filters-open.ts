import { type RefObject, useEffect, useState } from 'react';

/** As in the styles: a lower window leaves the room to the rows. */
const roomy = '(min-height: 601px)';

/**
 * Whether the filters are shown: at first and whenever the window gets low or high, where there is room for them; those
 * that somebody is at stay.
 */
export function useFiltersOpen(filters: RefObject<HTMLElement | null>): readonly [boolean, (open: boolean) => void] {
  const [open, setOpen] = useState(() => matchMedia(roomy).matches);
  useEffect(() => {
    const room = matchMedia(roomy);
    const onChange = () => setOpen(room.matches || filters.current?.contains(document.activeElement) === true);
    room.addEventListener('change', onChange);
    return () => room.removeEventListener('change', onChange);
  }, [filters]);
  return [open, setOpen];
}
