import { useTranslation } from 'react-i18next';
import { part, ShowPart } from '../components/part.tsx';
import { failureOf } from '../state/failure-of.ts';
import type { ScreenName } from '../state/screen-of.ts';
import { currentStage } from '../state/shown-stages.ts';
import type { WindowState } from '../state/store.ts';
import { useWindow } from '../state/window-context.ts';

const failureTitle = part(['errors'], async () => (await import('./failure-title.tsx')).FailureTitle);

/** The two live regions of the window: steps politely, failures at once. */
export function Announcer({ screen }: { readonly screen: ScreenName }) {
  const { t } = useTranslation();
  const step = useWindow(stepWords);
  const failure = useWindow(failureOf);
  const underWay = screen === 'find' || screen === 'progress';
  return (
    <>
      <div className="only-read" role="status" aria-live="polite">
        {underWay ? t(step) : ''}
      </div>
      <div className="only-read" role="alert" aria-live="assertive">
        {screen === 'failure' && failure !== undefined && <ShowPart part={failureTitle} failure={failure} />}
      </div>
    </>
  );
}

/** What the run is at, as a key of the texts. */
function stepWords({ stopping, snapshot, setup }: WindowState) {
  if (stopping || snapshot?.closing === true) return 'underWay.stopping';
  const asking = setup.question?.kind === 'choose-photon';
  if (asking && setup.photons.filter(({ alike }) => !alike).length > 1 && setup.obstacle === undefined)
    return 'underWay.several';
  if (asking || setup.step?.id === 'find-photon') return 'underWay.looking';
  return `stages.${currentStage(setup)}.now` as const;
}
