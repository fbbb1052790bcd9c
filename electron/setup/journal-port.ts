import type { SetupError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import type { RememberedNetwork } from '../wifi/wifi-port.ts';

/**
 * What survives a crash, a kill and a power cut: that the computer's Wi-Fi is on lease, and how it comes home. One
 * program at a time may have it.
 */
export interface LeaseJournal {
  /** Errors: `setup-already-running`, by another program. */
  begin(remembered: RememberedNetwork): Promise<Result<LeaseNote>>;
  /**
   * Brings home every lease that was left open, the oldest first, and closes the notes of those that succeed; the
   * failure is that of the first one that does not. `undefined` when there is none, or when another program has the
   * computer's Wi-Fi. `note` hears `journal-damaged`, once, of a line that is not whole, as after a power cut: it counts
   * as not written. It hears `journal-unreadable`, which is also the failure, where the system does not hand the note out:
   * then nothing is known, nothing is removed, and the next call looks again.
   */
  recover(
    bringHome: (remembered: RememberedNetwork) => Promise<Result<void>>,
    note?: (problem: SetupError) => void,
  ): Promise<Result<void> | undefined>;
}

/** A lease under way. */
export interface LeaseNote {
  /** On disk, flushed. Without it a crash would leave the computer where it is. */
  readonly written: boolean;
  /** The lease is over. A note of a computer that is not home stays, for the next start of a program. */
  close(isHome: boolean): Promise<void>;
}
