import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceId } from '../../shared/device-id.ts';
import type { SetupError } from '../../shared/errors.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { useIntents, useWindow } from '../state/window-context.ts';

/** For a device that came online although its set-up was canceled. */
export function UnclaimDevice({ deviceId }: { readonly deviceId: DeviceId }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const deviceJob = useWindow((state) => state.deviceJob);
  const [asks, setAsks] = useState(false);
  const [workId, setWorkId] = useState<string>();
  const [refusal, setRefusal] = useState<SetupError>();
  const result =
    workId !== undefined && deviceJob.workId === workId ? deviceJob.devices.get(deviceId)?.results.unclaim : undefined;
  const working = workId !== undefined && result === undefined;
  const problem = result?.status === 'failed' ? result.error : refusal;
  const isDone = result?.status === 'done' || result?.status === 'not-needed';

  const unclaim = async () => {
    setRefusal(undefined);
    setWorkId(undefined);
    const begun = await intents.ask('runDeviceJobs', { deviceIds: [deviceId], actions: ['unclaim'] });
    if (!begun.ok) return setRefusal(begun.error);
    setWorkId(begun.value.workId);
    // Its result stands here, so the list of devices need not tell it again.
    intents.closeWork(begun.value.workId);
  };

  return (
    <section className="panel stack">
      {!isDone && <p>{t('success.unclaim.lead')}</p>}
      {problem !== undefined && <ErrorNotice error={problem} />}
      {!isDone && !working && (
        <div className="inline-actions">
          {asks ? (
            <>
              <span className="strong">{t('success.unclaim.confirm')}</span>
              <button type="button" className="secondary" onClick={() => void unclaim()}>
                {t('success.unclaim.offer')}
              </button>
              <button type="button" className="secondary" onClick={() => setAsks(false)}>
                {t('success.unclaim.keep')}
              </button>
            </>
          ) : (
            <button type="button" className="secondary" onClick={() => setAsks(true)}>
              {t('success.unclaim.offer')}
            </button>
          )}
        </div>
      )}
      <p aria-live="polite" aria-atomic="true">
        {isDone ? t('success.unclaim.done') : working ? t('success.unclaim.working') : ''}
      </p>
    </section>
  );
}
