import { useTranslation } from 'react-i18next';
import { describeError } from '../../shared/text/describe-error.ts';
import { failureOf } from '../failure-of.ts';
import type { ScreenName } from '../screen-of.ts';
import { currentStage } from '../shown-stages.ts';
import { useWindow } from '../window-context.ts';

/** The two live regions of the window: steps politely, failures at once. */
export function Announcer({ screen }: { readonly screen: ScreenName }) {
  const { t, i18n } = useTranslation();
  const stopping = useWindow((state) => state.stopping);
  const stage = useWindow((state) => currentStage(state.setup));
  const failure = useWindow(failureOf);
  const underWay = screen === 'find' || screen === 'progress';
  const step = stopping ? t('progress.stopping') : t(`stages.${stage}.now`);
  return (
    <>
      <div className="only-read" role="status" aria-live="polite">
        {underWay ? step : ''}
      </div>
      <div className="only-read" role="alert" aria-live="assertive">
        {screen === 'failure' && failure !== undefined ? describeError(failure, i18n).title : ''}
      </div>
    </>
  );
}
