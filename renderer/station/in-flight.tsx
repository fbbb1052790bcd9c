import { useTranslation } from 'react-i18next';
import type { LineDevice } from '../../shared/line-state.ts';
import { Foreign } from '../components/foreign.tsx';
import { useLineStageName } from './use-line-stage-name.ts';

/** One lane for each device on its way, in the order of their start. */
export function InFlight({ devices }: { readonly devices: readonly LineDevice[] }) {
  const { t } = useTranslation();
  const stageName = useLineStageName();
  return (
    <section className="lanes" aria-labelledby="in-flight">
      <h2 id="in-flight">{t('station.underWay')}</h2>
      {devices.length === 0 ? (
        <p className="muted">{t('station.nobody')}</p>
      ) : (
        <ul className="in-flight">
          {devices.map(({ slot, photon, deviceId, stage }) => (
            <li key={slot}>
              <span className="strong">
                <Foreign text={photon ?? deviceId ?? ''} />
                {photon !== undefined && deviceId !== undefined && <span className="code"> …{deviceId.slice(-4)}</span>}
              </span>
              <span className="muted">{stageName(stage)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
