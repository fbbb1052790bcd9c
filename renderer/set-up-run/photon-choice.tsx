import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeenPhoton } from '../../shared/setup-events.ts';
import { signalBars } from '../../shared/wifi-network.ts';
import { Foreign } from '../components/foreign.tsx';
import { SignalBars } from './signal-bars.tsx';

interface PhotonChoiceProps {
  readonly formId: string;
  /** At least one. */
  readonly photons: readonly SeenPhoton[];
  readonly onChosen: (ssid: string) => void;
}

/** The Photons in the air. The list goes on changing while a person reads: a choice holds as long as its Photon is there. */
export function PhotonChoice({ formId, photons, onChosen }: PhotonChoiceProps) {
  const { t } = useTranslation();
  const sorted = [...photons].sort(
    (one, other) =>
      Number(one.alike ?? false) - Number(other.alike ?? false) ||
      barsOf(other) - barsOf(one) ||
      one.ssid.localeCompare(other.ssid),
  );
  const sure = sorted.filter(({ alike }) => !alike);
  // Also what nobody picked stays: a row must not change under a finger.
  const [picked, setPicked] = useState(sorted[0]?.ssid);
  const current = sorted.find((photon) => photon.ssid === picked) ?? sorted[0];

  return (
    <form
      id={formId}
      onSubmit={(event) => {
        event.preventDefault();
        if (current !== undefined) onChosen(current.ssid);
      }}
    >
      <fieldset className="choices">
        <legend>{t(sure.length === 0 ? 'find.alike' : 'find.nearby')}</legend>
        {sure.length > 1 && <p className="muted">{t('underWay.several')}</p>}
        {sorted.map(({ ssid, rssi, alike }, index) => (
          <label key={ssid} className="choice">
            <input
              type="radio"
              name="photon"
              checked={ssid === current?.ssid}
              onChange={() => setPicked(ssid)}
              aria-describedby={`${formId}-remark-${index} ${formId}-${index}`}
              aria-label={ssid}
            />
            <span className="choice-name">
              <Foreign text={ssid} />
              {alike && (
                <span className="choice-remark" id={`${formId}-remark-${index}`}>
                  {t('find.looksAlike')}
                </span>
              )}
            </span>
            {rssi !== undefined && (
              <span className="choice-facts" id={`${formId}-${index}`}>
                <SignalBars rssi={rssi} />
                {t(`choose.signal.${signalBars(rssi)}`)}
              </span>
            )}
          </label>
        ))}
      </fieldset>
    </form>
  );
}

/** Sorted by what the bars show: single decibels go up and down while nothing moves, and rows should not. */
function barsOf({ rssi }: SeenPhoton): number {
  return rssi === undefined ? -1 : signalBars(rssi);
}
