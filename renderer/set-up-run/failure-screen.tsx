import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isChosen, isMendedBy, proofIn } from '../../shared/error-meaning.ts';
import type { SetupError } from '../../shared/errors.ts';
import { provenEnd } from '../../shared/run-ending.ts';
import { intlLocale } from '../../shared/text/translator.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Foreign } from '../components/foreign.tsx';
import { HelpLink } from '../components/help-link.tsx';
import { Icon } from '../components/icons.tsx';
import { Notice } from '../components/notice.tsx';
import { PhotonBoard } from '../components/photon-board.tsx';
import { Screen } from '../components/screen.tsx';
import { Status } from '../components/status.tsx';
import { useDescribeError } from '../components/use-describe-error.ts';
import { failureOf } from '../state/failure-of.ts';
import { backRouteOf } from '../state/selectors.ts';
import { currentStage } from '../state/shown-stages.ts';
import type { WindowState } from '../state/store.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { LightAdvice } from './light-advice.tsx';
import { networkToMend } from './network-form.ts';
import { PasswordAgain } from './password-again.tsx';
import { runDetails } from './run-details.ts';
import { shownNotices } from './shown-notices.ts';

/** What happened, and one thing to do now; what we saw is under the details. */
export function FailureScreen() {
  const { t } = useTranslation();
  const intents = useIntents();
  const error = useWindow(failureOf);
  const setup = useWindow((state) => state.setup);
  const { port: _, ...setupFor } = useWindow((state) => state.setupFor);
  const startProblem = useWindow((state) => state.startProblem);
  const tookMs = useWindow(tookOf);
  const backRoute = useWindow(backRouteOf);
  const describe = useDescribeError();
  const formId = useId();
  const [look, setLook] = useState<Look>('not-yet');
  if (error === undefined) return null;
  const { ending, mayComeOnline } = provenEnd(error, setup);
  const words = describe(error, ending);
  const calm = isChosen(error.code);
  const showsBoard = isMendedBy(error.code, 'buttons');
  const needsSignIn = isMendedBy(error.code, 'sign-in');
  const saysThatItMay = error.code === 'cancelled' || proofIn(error.code) === 'open';
  const endedAt =
    tookMs === undefined
      ? undefined
      : t('failure.endedAt', { stage: t(`stages.${currentStage(setup)}.name`), ms: tookMs });
  const mayLookAgain = mayComeOnline && setup.outcome?.deviceId !== undefined && !needsSignIn;
  const network = startProblem === undefined ? networkToMend(error, setup) : undefined;
  const tryAgain = needsSignIn ? intents.signInAgain : () => intents.startSetup();

  const lookAgain = async () => {
    if (look === 'looking') return;
    setLook('looking');
    const answer = await intents.ask('checkAgain');
    if (!answer.ok) return setLook(answer.error);
    if (!answer.value.mine) return setLook('not-mine');
    if (!answer.value.online) return setLook('offline');
    intents.noteFoundOnline(answer.value.name);
  };

  return (
    <Screen
      title={words.title}
      symbol={
        <span className={`screen-symbol ${calm ? 'calm' : 'bad'}`}>
          <Icon name={calm ? 'info' : 'warning'} size={28} />
        </span>
      }
      // A result that may still change is left by its buttons alone.
      onEscape={mayLookAgain ? undefined : intents.goBack}
      back={
        <button type="button" className="secondary" onClick={intents.goBack}>
          {t(`backTo.${backRoute}`)}
        </button>
      }
      actions={
        <>
          {setup.cable && !mayLookAgain && (
            // A Photon may be on this computer's USB for its power alone, and some networks go by air alone.
            <button
              type="button"
              className="secondary"
              onClick={() => void intents.startSetup({ ...setupFor, by: 'wifi' })}
            >
              {t('cable.useWifi')}
            </button>
          )}
          <button
            type="button"
            className={mayLookAgain || network !== undefined ? 'secondary' : 'primary'}
            onClick={() => void tryAgain()}
          >
            {t(
              network !== undefined
                ? 'failure.anotherNetwork'
                : needsSignIn
                  ? 'failure.signInAgain'
                  : 'failure.tryAgain',
            )}
          </button>
          {network !== undefined && (
            <button type="submit" form={formId} className="primary">
              {t('failure.tryAgain')}
            </button>
          )}
          {mayLookAgain && (
            <button
              type="button"
              className="primary"
              aria-disabled={look === 'looking'}
              onClick={() => void lookAgain()}
            >
              {look === 'looking' ? t('failure.checking') : t('failure.checkAgain')}
            </button>
          )}
        </>
      }
    >
      <NextAction key={error.code} words={words.next} />
      <div className={showsBoard ? 'with-board' : ''}>
        {showsBoard && <PhotonBoard />}
        <div className="stack failure">
          <LookResult look={look} />
          <div className="explanation">
            <section>
              <h2>{t('failure.happened')}</h2>
              <p>{words.happened}</p>
              {words.entered !== undefined && <p dir="auto">{words.entered}</p>}
            </section>
            <section className="next">
              <h2>{t('failure.next')}</h2>
              <p>{words.next}</p>
              {network !== undefined && <PasswordAgain formId={formId} network={network} />}
              <HelpLink after={error.code} />
            </section>
          </div>
          {mayLookAgain && ending === undefined && !saysThatItMay && (
            <Notice tone="info" title={t('failure.mayComeOnline')} />
          )}
          <StoredNetworks stored={setup.stored} />
          {shownNotices(setup).map((notice) => (
            <ErrorNotice key={notice.code} error={notice} tone="warn" />
          ))}
          {error.code === 'photon-not-online' && <LightAdvice />}
          <Details error={error} saw={words.saw} endedAt={endedAt} />
        </div>
      </div>
    </Screen>
  );
}

/** Read after the heading, which took the focus; in the language in which that was read. */
function NextAction({ words }: { readonly words: string }) {
  const [said] = useState(words);
  return <Status className="only-read">{said}</Status>;
}

/** What it has answered that it keeps; of a network whose answer was lost nobody knows. */
function StoredNetworks({ stored }: { readonly stored: readonly string[] }) {
  const { t } = useTranslation();
  const id = useId();
  if (stored.length === 0) return null;
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 className="small-heading" id={id}>
        {t('failure.stored')}
      </h2>
      <ol className="plain-list">
        {stored.map((ssid) => (
          <li key={ssid}>
            <Foreign text={ssid} />
          </li>
        ))}
      </ol>
      {stored.length > 1 && <p className="muted">{t('choose.givenOrder')}</p>}
    </section>
  );
}

function tookOf({ setup, events }: WindowState): number | undefined {
  const last = events.at(-1);
  return setup.outcome === undefined || setup.startedAt === undefined || last === undefined
    ? undefined
    : last.at - setup.startedAt;
}

type Look = 'not-yet' | 'looking' | 'offline' | 'not-mine' | SetupError;

function LookResult({ look }: { readonly look: Look }) {
  const { t } = useTranslation();
  const withoutOwner = useWindow((state) => state.setupFor.for === 'product');
  return (
    <div aria-live="polite" aria-atomic="true">
      {look === 'offline' && <Notice tone="info" title={t('failure.notOnline')} />}
      {look === 'not-mine' && (
        <Notice tone="info" title={t(withoutOwner ? 'failure.onlineNotUnclaimed' : 'failure.onlineNotMine')} />
      )}
      {typeof look === 'object' && <ErrorNotice error={look} tone="warn" />}
    </div>
  );
}

interface DetailsProps {
  readonly error: SetupError;
  readonly saw: string | undefined;
  readonly endedAt: string | undefined;
}

function Details({ error, saw, endedAt }: DetailsProps) {
  const { t, i18n } = useTranslation();
  const intents = useIntents();
  const setup = useWindow((state) => state.setup);
  const events = useWindow((state) => state.events);
  const snapshot = useWindow((state) => state.snapshot);
  const text = () => runDetails(error, { setup, events, snapshot });
  return (
    <details className="details">
      <summary>{t('failure.details')}</summary>
      <dl className="facts">
        <div>
          <dt>{t('failure.code')}</dt>
          <dd className="code">{error.code}</dd>
        </div>
        {saw !== undefined && (
          <div>
            <dt>{t('failure.saw')}</dt>
            <dd dir="auto">{saw}</dd>
          </div>
        )}
        {endedAt !== undefined && (
          <div>
            <dt>{t('failure.ended')}</dt>
            <dd>{endedAt}</dd>
          </div>
        )}
        {setup.runId !== undefined && (
          <div>
            <dt>{t('failure.run')}</dt>
            <dd className="code">{setup.runId}</dd>
          </div>
        )}
        <div>
          <dt>{t('failure.deviceId')}</dt>
          <dd className={setup.device === undefined ? '' : 'code'}>{setup.device?.id ?? t('failure.notReached')}</dd>
        </div>
        {setup.startedAt !== undefined && (
          <div>
            <dt>{t('failure.started')}</dt>
            <dd className="time">
              {new Intl.DateTimeFormat(intlLocale(i18n.language), {
                dateStyle: 'medium',
                timeStyle: 'medium',
              }).format(setup.startedAt)}
            </dd>
          </div>
        )}
      </dl>
      <h2 className="small-heading">{t('failure.events')}</h2>
      <section className="event-lines" aria-label={t('failure.events')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
        <pre tabIndex={0} dir="ltr">
          {text()}
        </pre>
      </section>
      <div className="inline-actions">
        <CopyButton label={t('failure.copyDetails')} text={text} />
        <button type="button" className="link" onClick={() => intents.showDialog('report')}>
          {t('failure.report')}
        </button>
      </div>
    </details>
  );
}
