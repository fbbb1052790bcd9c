import type { SetupError } from '../../shared/errors.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import { type RecoveryListener, recoverLease } from '../setup/lease.ts';

/** Brings the computer home that a run before has left elsewhere, and says what became of it. */
export interface RecoveryManager {
  state(): Snapshot['recovery'];
  /** Of the journal and the record. */
  problem(): SetupError | undefined;
  noteProblem(problem: SetupError): void;
  /** Looks now; one look at a time, so after {@link settled}. */
  comeHome(): Promise<void>;
  /** Resolves when no look is under way. */
  settled(): Promise<void>;
  /** What went well needs no word any more once a run begins. */
  runBegins(): void;
  /** The person has read all of it. */
  dismiss(): void;
}

export function recoveryManager(world: () => Parameters<typeof recoverLease>[0], changed: () => void): RecoveryManager {
  let state: Snapshot['recovery'];
  let problem: SetupError | undefined;
  let lastLook: Promise<void> = Promise.resolve();

  function tell(next: Snapshot['recovery']): void {
    state = next;
    changed();
  }

  function noteProblem(found: SetupError): void {
    // A line that was cut off matters less than all of them.
    if (problem?.code !== 'journal-unreadable') problem = found;
    changed();
  }

  async function look(): Promise<void> {
    const ended: NonNullable<Snapshot['recovery']>[] = [];
    const listener: RecoveryListener = {
      begins: ({ networkName }) => tell({ status: 'under-way', networkName }),
      ends({ networkName, adapter }, back) {
        ended.push(
          back.ok ? { status: back.value, networkName, adapter } : { status: 'failed', networkName, error: back.error },
        );
      },
      noted: noteProblem,
    };
    await recoverLease(world(), listener, neverAborted());
    const worstFirst = ['failed', 'home', 'adapter-gone', 'stays'] as const;
    const worst = worstFirst.flatMap((status) => ended.filter((one) => one.status === status))[0];
    if (worst !== undefined) tell(worst);
  }

  return {
    state: () => state,
    problem: () => problem,
    noteProblem,
    comeHome() {
      lastLook = look();
      return lastLook;
    },
    settled: () => lastLook,
    runBegins() {
      if (state?.status !== 'failed') state = undefined;
    },
    dismiss() {
      problem = undefined;
      tell(undefined);
    },
  };
}
