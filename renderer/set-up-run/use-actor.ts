import { useMemo } from 'react';
import type { Actor } from '../../shared/ipc/fields.ts';
import { useWindow } from '../state/window-context.ts';

/** Whose device the run set up: requests about it are made as that owner, or without one as the product. */
export function useActor(): Actor {
  const setupFor = useWindow((state) => state.setupFor);
  return useMemo(() => {
    return setupFor.for === 'customer' ? { who: 'customer', email: setupFor.email } : { who: setupFor.for };
  }, [setupFor]);
}
