import type { Result } from '../../shared/result.ts';
import type { RememberedNetwork } from '../wifi/wifi-port.ts';

/**
 * What survives a crash, a kill and a power cut: that the computer's Wi-Fi is on lease, and how it comes home. One
 * program at a time may have it.
 */
export interface LeaseJournal {
  /** On disk, flushed, when it returns. Errors: `journal-not-written`; `setup-already-running` of another program. */
  begin(remembered: RememberedNetwork): Promise<Result<void>>;
  /** This lease is over: the computer has its network back. Others that are open stay so. */
  end(remembered: RememberedNetwork): Promise<void>;
  /** The oldest lease that was left open; `undefined` when there is none or its program still runs. */
  leftOpen(): Promise<RememberedNetwork | undefined>;
}

/** For worlds whose computer is not a real one: nothing to restore. */
export const noJournal: LeaseJournal = {
  begin: async () => ({ ok: true, value: undefined }),
  end: async () => undefined,
  leftOpen: async () => undefined,
};
