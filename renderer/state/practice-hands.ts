import type { PracticeHands } from '../../shared/ipc/practice.ts';
import type { RunState } from './run-slice.ts';
import type { ToldState } from './slice.ts';

/** What there is for the person's hands to do in the simulated world; undefined: nothing. */
export function practiceHandsOf({ snapshot, setup }: ToldState & RunState): PracticeHands | undefined {
  if (snapshot?.practice === undefined || !snapshot.running) return undefined;
  if (setup.hand?.kind === 'join-photon') return 'join-photon';
  if (setup.hand?.kind === 'return-to-own-network') return 'go-home';
  const searching = setup.step?.id === 'find-photon' || setup.question?.kind === 'choose-photon';
  const { scenario } = snapshot.practice;
  const isOut =
    scenario === 'no-photon' ? setup.photons.length === 0 : scenario === 'by-cable' && !snapshot.plugged.length;
  return isOut && searching ? 'plug-in' : undefined;
}
