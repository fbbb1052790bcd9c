import { isNotHome } from '../../shared/error-meaning.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { SetupState } from '../../shared/setup-state.ts';

/**
 * What a run has noticed, each kind once. That the computer left the Photon matters only until the hand-over is done, and
 * not beside an end of the run, which has its own cause; that it is not home only until it is.
 */
export function shownNotices({
  notices,
  stages,
  outcome,
  place,
}: Pick<SetupState, 'notices' | 'stages' | 'outcome' | 'place'>): readonly SetupError[] {
  const newest = new Map(notices.map((notice) => [notice.code, notice]));
  if (stages.commit.status === 'done' || outcome !== undefined) newest.delete('photon-network-left');
  if (place === 'own-network') for (const code of newest.keys()) if (isNotHome(code)) newest.delete(code);
  return [...newest.values()];
}
