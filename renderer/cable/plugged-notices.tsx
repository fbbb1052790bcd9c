import { useTranslation } from 'react-i18next';
import { offeredFor, type PluggedIn } from '../../shared/plugged-in.ts';
import { Notice } from '../components/notice.tsx';
import type { SetupFor } from '../state/run-slice.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { PluggedObstacle } from './plugged-obstacle.tsx';

/** What is plugged into this computer: offered, or what stands in its way. */
export function PluggedNotices({ setupFor = { for: 'account' } }: { readonly setupFor?: SetupFor }) {
  const plugged = useWindow((state) => state.snapshot?.plugged);
  const offered = plugged && offeredFor(plugged, 'wantedId' in setupFor ? setupFor.wantedId : undefined);
  return offered?.map((device) => (
    <PluggedNotice key={device.port ?? device.id ?? device.name} device={device} setupFor={setupFor} />
  ));
}

interface PluggedNoticeProps {
  readonly device: PluggedIn;
  /** Whose it is to become. */
  readonly setupFor: SetupFor;
}

function PluggedNotice({ device, setupFor }: PluggedNoticeProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const isRunning = useWindow((state) => state.snapshot?.running === true);
  const { kind, name, id, port, obstacle } = device;
  if (obstacle !== undefined) return <PluggedObstacle kind={kind} obstacle={obstacle} />;
  const use = () => void intents.startSetup({ ...setupFor, by: 'cable', ...(port === undefined ? {} : { port }) });
  return (
    <Notice tone="info" title={t('cable.plugged', { name })}>
      <div className="stack tight">
        <div>
          <p className="code">{id ?? port}</p>
          <p>{t('cable.stays')}</p>
        </div>
        <div className="inline-actions">
          <button type="button" className={isRunning ? 'primary' : 'secondary'} onClick={use}>
            {t('cable.use')}
          </button>
        </div>
      </div>
    </Notice>
  );
}
