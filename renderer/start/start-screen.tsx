import { useTranslation } from 'react-i18next';
import { featureNames } from '../../shared/policy.ts';
import { part, ShowPart } from '../components/part.tsx';
import { PhotonBoard } from '../components/photon-board.tsx';
import { Screen } from '../components/screen.tsx';
import { StartTile } from '../components/start-tile.tsx';
import { isPractising } from '../state/selectors.ts';
import type { WindowState } from '../state/store.ts';
import { useIntents, useWindow } from '../state/window-context.ts';

const startNotices = part(
  ['record', 'cable', 'by-hand', 'errors'],
  async () => (await import('./start-notices.tsx')).StartNotices,
);

const updateNotice = part(['updates', 'errors'], async () => (await import('../about/update-notice.tsx')).UpdateNotice);

/** What the person came to do. Only tiles that lead somewhere are drawn. */
export function StartScreen() {
  const { t } = useTranslation();
  const intents = useIntents();
  const session = useWindow((state) => state.snapshot?.session);
  const entering = useWindow((state) => state.entering);
  const practising = useWindow(isPractising);
  const policy = useWindow((state) => state.snapshot?.policy);
  const updating = useWindow(
    ({ snapshot }) => snapshot?.update.status === 'downloading' || snapshot?.update.status === 'ready',
  );
  const open = policy?.values.doors ?? featureNames;
  const notices = useWindow(somethingToTell);
  return (
    <Screen title={t('start.title')} lead={t('start.lead')}>
      <div className={notices ? 'start with-notices' : 'start'}>
        {notices ? (
          <div className="start-notices">
            <ShowPart part={startNotices} />
          </div>
        ) : (
          <PhotonBoard light="cyan-breathing" />
        )}
        {open.includes('set-up') && (
          <StartTile
            kind="primary"
            title={t('start.setUp')}
            lead={t('start.setUpLead')}
            disabled={entering}
            onOpen={() => void intents.openSetUp()}
          />
        )}
        <div className="other-ways">
          {open.includes('product') && (
            <StartTile
              kind="plain"
              title={t('start.product')}
              lead={t('start.productLead')}
              disabled={entering}
              onOpen={() => intents.openProductPage()}
            />
          )}
          {(open.includes('set-up') || open.includes('product')) && (
            <StartTile
              kind="plain"
              title={t('start.station')}
              lead={t('start.stationLead')}
              disabled={entering}
              onOpen={intents.openStation}
            />
          )}
          {open.includes('bring-back') && (
            <StartTile
              kind="plain"
              title={t('start.devices')}
              lead={t('start.devicesLead')}
              disabled={entering}
              onOpen={intents.openDevices}
            />
          )}
          {open.includes('practise') && (
            <StartTile
              kind="quiet"
              title={t('start.practise')}
              lead={t('start.practiseLead')}
              disabled={entering}
              onOpen={() => void intents.practise('everything-works')}
            />
          )}
        </div>
        {session?.status === 'signed-in' && !practising && (
          <p className="signed-in">
            <span className="muted" dir="auto">
              {session.userName === undefined
                ? t('app.signedInWithToken')
                : t('app.signedInAs', { userName: session.userName })}
            </span>
            <button
              type="button"
              className="link"
              aria-describedby="sign-out-means"
              onClick={() => void intents.signOut()}
            >
              {t('app.signOut')}
            </button>
            <span className="field-hint" id="sign-out-means">
              {t('app.signOutMeans')}
            </span>
          </p>
        )}
        <ol className="three-steps">
          {(['find', 'choose', 'finish'] as const).map((step, index) => (
            <li key={step}>
              <span className="step-number" aria-hidden="true">
                {index + 1}
              </span>
              <div>
                <p className="strong">{t(`app.step.${step}`)}</p>
                <p className="muted">{t(`start.step.${step}`)}</p>
              </div>
            </li>
          ))}
        </ol>
      </div>
      {updating && <ShowPart part={updateNotice} />}
    </Screen>
  );
}

/** Something of this start, of one before it, or of a sign-out is to be told. */
function somethingToTell({ snapshot, signOutProblem }: WindowState): boolean {
  if (snapshot === undefined) return false;
  const { recovery, unfinished, recordProblem, secrets, startProblem, policy, plugged } = snapshot;
  const told = secrets.problem !== undefined && secrets.problem.code !== 'secret-store-missing';
  const problem = startProblem ?? policy.problem ?? signOutProblem;
  return (
    plugged.length > 0 ||
    problem !== undefined ||
    recovery !== undefined ||
    unfinished !== undefined ||
    recordProblem !== undefined ||
    told
  );
}
