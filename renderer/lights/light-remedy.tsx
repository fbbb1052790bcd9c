import { useTranslation } from 'react-i18next';
import { type GuideLightName, guideLight } from '../../shared/light-guide.ts';
import { featureNames } from '../../shared/policy.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { screenOf } from '../state/screen-of.ts';
import type { WindowState } from '../state/store.ts';
import { useIntents, useWindow } from '../state/window-context.ts';

interface LightRemedyProps {
  readonly light: GuideLightName;
  /** The guide gives way to what is opened. */
  readonly onLeave: () => void;
}

/** The button for what can be done about a light from here. */
export function LightRemedy({ light, onLeave }: LightRemedyProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const free = useWindow(isFree);
  const afterRun = useWindow(({ route }) => route.at === 'run');
  const doors = useWindow(({ snapshot }) => snapshot?.policy.values.doors ?? featureNames);
  const deviceId = useWindow(({ setup }) => setup.device?.id);
  const { remedy } = guideLight(light);
  const open = (where: () => unknown) => () => {
    onLeave();
    void where();
  };
  if (remedy === 'keys-doctor') {
    const command = `particle keys doctor ${deviceId ?? ''}`.trim();
    return <CopyButton label={t('lightGuide.copyCommand')} text={() => command} />;
  }
  if (remedy === 'set-up' && free && doors.includes('set-up')) {
    return (
      <button
        type="button"
        className="secondary small"
        onClick={open(() => (afterRun ? intents.startSetup() : intents.openSetUp()))}
      >
        {t('start.setUp')}
      </button>
    );
  }
  if (remedy === 'devices' && free && doors.includes('bring-back')) {
    return (
      <button type="button" className="secondary small" onClick={open(intents.openDevices)}>
        {t('start.devices')}
      </button>
    );
  }
  return null;
}

/** Elsewhere something is under way or typed that leaving would lose. */
function isFree(state: WindowState): boolean {
  const screen = screenOf(state);
  return (screen === 'start' || screen === 'failure') && !state.entering && state.snapshot?.running !== true;
}
