import { useMemo } from 'react';
import type { Actor } from '../shared/ipc.ts';
import { useWindow } from './window-context.ts';

/** Whose device the run set up: requests about it are made as that owner; undefined: nobody's. */
export function useActor(): Actor | undefined {
  const setupFor = useWindow((state) => state.setupFor);
  return useMemo(() => {
    if (setupFor.for === 'product') return undefined;
    return setupFor.for === 'customer' ? { who: 'customer', email: setupFor.email } : { who: 'account' };
  }, [setupFor]);
}
