import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actionsLeft, type DeviceJobState, type DeviceWork, handsLeft } from '../../shared/device-job-state.ts';
import type { ActionResult, DeviceJobAction, ManualWork } from '../../shared/device-jobs.ts';
import type { SetupError } from '../../shared/errors.ts';
import { Busy } from '../components/busy.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Foreign } from '../components/foreign.tsx';
import { Icon } from '../components/icons.tsx';
import { Notice } from '../components/notice.tsx';
import { Screen } from '../components/screen.tsx';
import { Status } from '../components/status.tsx';
import { useDescribeError } from '../components/use-describe-error.ts';
import { useIntents } from '../state/window-context.ts';
import { jobAct } from './job-act.ts';

interface JobProgressProps {
  readonly deviceJob: DeviceJobState;
  readonly nameOf: (id: string) => string;
  /** Why the rest could not be taken up again. */
  readonly refusal: SetupError | undefined;
  readonly onHands: () => void;
  readonly onAgain: (deviceIds: readonly string[]) => void;
  readonly onClose: () => void;
}

/** The work as it goes on, and what became of each device in the end. */
export function JobProgress({ deviceJob, nameOf, refusal, onHands, onAgain, onClose }: JobProgressProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const describe = useDescribeError();
  const [stopping, setStopping] = useState(false);
  const works = [...deviceJob.devices.values()];
  const left = works.filter((work) => actionsLeft(work, deviceJob).length > 0).map(({ deviceId }) => deviceId);
  const current = works.find((work) => work.current !== undefined);
  const manualLeft = works.filter((work) => handsLeft(work, deviceJob).length > 0).map(({ deviceId }) => deviceId);
  const stage = stageOf(deviceJob, left.length > 0, manualLeft.length > 0);
  const act = jobAct(deviceJob.actions, deviceJob.hands.length > 0);
  const [title, lead] = headingOf();

  function headingOf(): readonly [string, string?] {
    const count = works.length;
    if (stage === 'working') {
      const done = works.filter(({ finished }) => finished).length;
      return [t('devices.work.working', { count }), t('devices.work.progress', { done, count })];
    }
    if (stage === 'hands') return [t('devices.work.hands', { count: manualLeft.length })];
    const ended = t(`devices.work.ends.${act}`, { done: count - new Set([...left, ...manualLeft]).size, count });
    return stage === 'done' ? [ended] : [ended, t(`devices.work.${stage}`)];
  }
  const stop = () => {
    if (stopping) return;
    setStopping(true);
    void intents.ask('stopDeviceJob');
  };
  const asText = () =>
    works
      .flatMap((work) => [
        ...deviceJob.actions.map((action) => {
          const result = work.results[action];
          const words = result === undefined ? '' : t(`devices.work.results.${result.status}`);
          const why = result?.status === 'failed' ? ` (${describe(result.error).title})` : '';
          return `${work.deviceId}\t${t(`devices.act.names.${action}`)}\t${words}${why}`;
        }),
        ...deviceJob.hands.map((hand) => {
          const words = t(`devices.work.${work.handsDone.includes(hand) ? 'byHand' : 'handOpen'}`);
          return `${work.deviceId}\t${t('devices.act.names.hands')}\t${words}`;
        }),
      ])
      .join('\n');

  return (
    <Screen
      key={stage}
      title={title}
      lead={lead}
      state={stage === 'working' ? lead : undefined}
      onEscape={deviceJob.running ? undefined : onClose}
      back={
        deviceJob.running ? undefined : (
          <button type="button" className="secondary" onClick={onClose}>
            {t('devices.work.another')}
          </button>
        )
      }
      actions={
        deviceJob.running ? (
          <button type="button" className="secondary" aria-disabled={stopping} onClick={stop}>
            {t(stopping ? 'devices.work.stopping' : 'devices.work.stop')}
          </button>
        ) : (
          left.length > 0 && (
            <button type="button" className="primary" onClick={() => onAgain(left)}>
              {t('devices.work.again')}
            </button>
          )
        )
      }
    >
      <div className="stack">
        {refusal !== undefined && <ErrorNotice error={refusal} />}
        {deviceJob.running && (
          <Status className="muted">
            {current?.current === undefined
              ? ''
              : t('devices.work.now', {
                  action: t(`devices.act.names.${current.current}`),
                  device: nameOf(current.deviceId),
                })}
          </Status>
        )}
        {!deviceJob.running && tellsOfWifi(deviceJob, manualLeft.length > 0) && (
          <Notice tone="info">
            <p>{t(stage === 'hands' ? 'devices.work.handsLeft' : 'devices.work.wifi')}</p>
            <button type="button" className="link" onClick={onHands}>
              {t('devices.work.wifiHow')}
            </button>
          </Notice>
        )}
        <ul className="job-devices">
          {works.map((work) => (
            <DeviceProgress
              key={work.deviceId}
              work={work}
              name={nameOf(work.deviceId)}
              actions={deviceJob.actions}
              hands={deviceJob.hands}
              running={deviceJob.running}
            />
          ))}
        </ul>
        {!deviceJob.running && <CopyButton label={t('devices.work.copy')} text={asText} />}
      </div>
    </Screen>
  );
}

/** Whoever clears the Wi-Fi of a device that only changes its owner takes it off the net. */
function tellsOfWifi({ actions, hands }: DeviceJobState, manualLeft: boolean): boolean {
  return manualLeft || (hands.length === 0 && !actions.includes('give-to-customer'));
}

function stageOf({ running, stopped }: DeviceJobState, left: boolean, manualLeft: boolean) {
  if (running) return 'working';
  if (left) return stopped ? 'stopped' : 'some';
  return manualLeft ? 'hands' : 'done';
}

interface DeviceProgressProps {
  readonly work: DeviceWork;
  readonly name: string;
  readonly actions: readonly DeviceJobAction[];
  readonly hands: readonly ManualWork[];
  readonly running: boolean;
}

/** Drawn anew only when something happened to this device. */
const DeviceProgress = memo(({ work, name, actions, hands, running }: DeviceProgressProps) => {
  const { t } = useTranslation();
  const { deviceId, results, current, waitingUntil, facts } = work;
  const failed = Object.values(results).find((result) => result.status === 'failed');
  return (
    <li className="panel">
      <h2 className="small-heading">
        <Foreign text={facts?.name ?? name} /> <span className="code">{deviceId}</span>
      </h2>
      <ol className="job-steps">
        {actions.map((action) => (
          <li key={action}>
            <span>{t(`devices.act.names.${action}`)}</span>
            <Result result={results[action]} current={current === action} />
          </li>
        ))}
        {hands.map((hand) => (
          <HandStep
            key={hand}
            work={work}
            hand={hand}
            ready={work.finished && actionsLeft(work, { actions }).length === 0}
          />
        ))}
      </ol>
      {waitingUntil !== undefined && (
        <Status className="connecting">
          <Busy />
          {t('devices.work.waiting')}
        </Status>
      )}
      {failed?.status === 'failed' && <Failure deviceId={deviceId} error={failed.error} isNew={running} />}
    </li>
  );
});

interface HandStepProps {
  readonly work: DeviceWork;
  readonly hand: ManualWork;
  /** Whatever needs the device online is over. */
  readonly ready: boolean;
}

/** The person's part: nothing but the person can say that it is done. */
function HandStep({ work: { deviceId, handsDone }, hand, ready }: HandStepProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const tick = (done: boolean) => void intents.ask('tickHand', { deviceId, hand, done });
  return (
    <li>
      <span>{t('devices.act.names.hands')}</span>
      {ready ? (
        <label className="check-row">
          <input type="checkbox" checked={handsDone.includes(hand)} onChange={(event) => tick(event.target.checked)} />
          {t('devices.work.cleared')}
        </label>
      ) : (
        <span className="muted job-result">{t('devices.work.handLast')}</span>
      )}
    </li>
  );
}

interface FailureProps {
  readonly deviceId: string;
  readonly error: SetupError;
  /** Not told before: the screen of the end draws again what was read when it happened. */
  readonly isNew: boolean;
}

function Failure({ deviceId, error, isNew }: FailureProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const [flashed, setFlashed] = useState<boolean>();
  const [refusal, setRefusal] = useState<SetupError>();
  const flash = async () => {
    const answer = await intents.ask('flashFile', { deviceId });
    setRefusal(answer.ok ? undefined : answer.error);
    setFlashed(answer.ok && answer.value);
  };
  return (
    <div className="stack">
      {refusal === undefined ? <ErrorNotice error={error} isNew={isNew} /> : <ErrorNotice error={refusal} />}
      {error.code === 'tinker-refused' && (
        <div className="inline-actions">
          <button type="button" className="secondary" onClick={() => void flash()}>
            {t('devices.work.tinkerFile')}
          </button>
          <span className="good-words" aria-live="polite" aria-atomic="true">
            {flashed ? t('devices.work.flashed') : ''}
          </span>
        </div>
      )}
    </div>
  );
}

const symbols = { done: 'check', 'not-needed': 'check', 'not-tried': 'info', failed: 'cross' } as const;

function Result({ result, current }: { readonly result: ActionResult | undefined; readonly current: boolean }) {
  const { t } = useTranslation();
  if (result === undefined) {
    return (
      <span className="muted job-result">
        {current && <Busy />}
        {t(current ? 'devices.work.under' : 'devices.work.queued')}
      </span>
    );
  }
  return (
    <span className={`job-result ${result.status}`}>
      <Icon name={symbols[result.status]} size={18} />
      {t(`devices.work.results.${result.status}`)}
    </span>
  );
}
