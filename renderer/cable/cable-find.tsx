import { useTranslation } from 'react-i18next';
import { Busy } from '../components/busy.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { PhotonBoard } from '../components/photon-board.tsx';
import { Screen } from '../components/screen.tsx';
import { Status } from '../components/status.tsx';
import { useDescribeError } from '../components/use-describe-error.ts';
import { CancelRun } from '../set-up-run/cancel-run.tsx';
import { useRunState } from '../set-up-run/use-run-state.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { handOf } from './hand-of.ts';

/** From the cable until the Photon on it has said who it is. */
export function CableFind() {
  const { t } = useTranslation();
  const intents = useIntents();
  const obstacle = useWindow((state) => state.setup.obstacle);
  const isReading = useWindow((state) => state.setup.stages.inspect.status === 'running');
  const describe = useDescribeError();
  const hand = obstacle === undefined ? undefined : handOf(obstacle.code);
  const { port: _, ...setupFor } = useWindow((state) => state.setupFor);
  const overWifi = () => void intents.startSetup({ ...setupFor, by: 'wifi' });
  return (
    <Screen
      // The heading takes the focus anew when the person's hands are asked for.
      key={obstacle?.code ?? 'by-itself'}
      title={t(hand === undefined ? 'cable.findTitle' : `cable.${hand}Title`)}
      lead={t(hand === undefined ? 'cable.findLead' : `cable.${hand}Lead`)}
      state={useRunState()}
      back={<CancelRun />}
      actions={
        obstacle !== undefined && (
          <button type="button" className="secondary" onClick={overWifi}>
            {t('cable.useWifi')}
          </button>
        )
      }
    >
      <div className="find">
        <div className="stack pictures">
          <PhotonBoard {...(hand === 'hold' ? { pressed: 'setup' } : hand === 'reset' ? { pressed: 'reset' } : {})} />
        </div>
        <div className="stack">
          {obstacle !== undefined && hand === undefined && (
            <Status>
              <ErrorNotice error={obstacle} tone="warn" />
            </Status>
          )}
          <div className="panel">
            <div className="connecting">
              <Busy size={24} />
              <div>
                {obstacle !== undefined && hand !== undefined ? (
                  <>
                    <p className="strong">{describe(obstacle).title}</p>
                    <p className="muted">{describe(obstacle).happened}</p>
                  </>
                ) : (
                  <p className="strong">{t(isReading ? 'cable.reading' : 'find.preparing')}</p>
                )}
              </div>
            </div>
          </div>
        </div>
      </div>
    </Screen>
  );
}
