import type { SetupError } from '../shared/errors.ts';
import type { SetupState } from '../shared/setup-state.ts';

/** What a run has noticed, each kind once; that the computer left the Photon matters only until the hand-over is done. */
export function shownNotices({ notices, stages }: SetupState): readonly SetupError[] {
  const newest = new Map(notices.map((notice) => [notice.code, notice]));
  if (stages.commit.status === 'done') newest.delete('photon-network-left');
  return [...newest.values()];
}
