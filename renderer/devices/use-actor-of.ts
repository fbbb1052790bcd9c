import { useMemo } from 'react';
import type { DeviceFacts } from '../../shared/device-jobs.ts';
import type { Actor } from '../../shared/ipc/fields.ts';

/** As whom a device is asked: as its owner where that is me, else as the product that it is in; undefined: nobody here may. */
export function actorOf({ owner, inProduct }: Pick<DeviceFacts, 'owner' | 'inProduct'>): Actor | undefined {
  if (owner.kind === 'me') return { who: 'account' };
  return inProduct ? { who: 'product' } : undefined;
}

/** The same one as long as nothing of it changes. */
export function useActorOf({ owner, inProduct }: DeviceFacts): Actor | undefined {
  return useMemo(() => actorOf({ owner, inProduct }), [owner, inProduct]);
}
