import { type AppFault, appFaults } from './app-cell.ts';
import { type Ending, type Flow, flows, type Moment, momentsOf } from './fixture.ts';

export interface PlannedAppCell {
  readonly fault: AppFault;
  readonly flow: Flow;
  readonly moment: Moment;
  readonly expected: Ending;
}

/** What is asked once, before and after a run, is no step that a program could be interrupted in the middle of. */
const noSteps: readonly Moment[] = ['sign-in', 'product-token', 'customer', 'name'];
const beforeAndAfter =
  'one call of the window, before or after the run: nothing is under way that could be left behind';
const shared = 'the same step of the same run is played in the developer’s flow';

const afterConnect = {
  moments: ['give-network-back', 'wait-online', 'check-owner'],
  because: 'before connect-ap the run starts again for whoever is signed in',
} as const;
const onceAnyway = 'what is played does not depend on the step, but on the Wi-Fi being away';

/** Where a fault strikes, if not at every step. */
const onlyAt: Partial<Record<AppFault, { readonly moments: readonly Moment[]; readonly because: string }>> = {
  'somebody else finishes': afterConnect,
  'finished at another cloud': afterConnect,
  'old note of an adapter that is gone': {
    moments: ['find-photon', 'join-photon', 'choose-network', 'connect', 'give-network-back'],
    because: onceAnyway,
  },
  'keyring opens late': { moments: ['find-photon', 'choose-network', 'wait-online'], because: onceAnyway },
};

/** Cancel ends a run; nothing else that happens to the app keeps the next try, or this one, from its end. */
const expectedOf = (fault: AppFault): Ending => (fault === 'cancel' ? 'cancelled' : 'claimed');

export function appCells() {
  const cells: PlannedAppCell[] = [];
  const inapplicable = new Map<string, number>();
  for (const fault of appFaults) {
    for (const flow of flows) {
      for (const moment of momentsOf[flow]) {
        const isShared = flow === 'product' && momentsOf.developer.includes(moment);
        const { moments, because } = onlyAt[fault] ?? {};
        const reason = noSteps.includes(moment)
          ? beforeAndAfter
          : moments?.includes(moment) === false
            ? because
            : isShared && !moments
              ? shared
              : undefined;
        if (reason === undefined) cells.push({ fault, flow, moment, expected: expectedOf(fault) });
        else inapplicable.set(reason, (inapplicable.get(reason) ?? 0) + 1);
      }
    }
  }
  return { cells, inapplicable };
}
