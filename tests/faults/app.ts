import { type AppFault, appFaults } from './app-cell.ts';
import { type Ending, type Flow, flows, type Moment, momentsOf } from './stage-set.ts';

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

/** Cancel ends a run; nothing else that happens to the app keeps the next try, or this one, from its end. */
const expectedOf = (fault: AppFault): Ending => (fault === 'cancel' ? 'cancelled' : 'claimed');

export function appCells() {
  const cells: PlannedAppCell[] = [];
  const inapplicable = new Map<string, number>();
  for (const fault of appFaults) {
    for (const flow of flows) {
      for (const moment of momentsOf[flow]) {
        const isShared = flow === 'product' && momentsOf.developer.includes(moment);
        const reason = noSteps.includes(moment) ? beforeAndAfter : isShared ? shared : undefined;
        if (reason === undefined) cells.push({ fault, flow, moment, expected: expectedOf(fault) });
        else inapplicable.set(reason, (inapplicable.get(reason) ?? 0) + 1);
      }
    }
  }
  return { cells, inapplicable };
}
