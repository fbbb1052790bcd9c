import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../shared/setup-events.ts';
import type { StageState } from '../../shared/setup-state.ts';

interface JourneyProps {
  readonly place: Place;
  /** The internet goes another way than the Wi-Fi that moves. */
  readonly keepsInternet: boolean;
  /** The Photon is on a USB cable, and the computer stays where it is. */
  readonly cable: boolean;
  /** How far the device's own way to the cloud is. */
  readonly proving: StageState['status'];
}

/** `quiet`: there, and not what one looks at now. */
type LinkState = 'on' | 'quiet' | 'busy' | 'off';

/** Computer — Photon — router — cloud: which of them can talk now, so that a lost internet makes sense. */
export function Journey({ place, keepsInternet, cable, proving }: JourneyProps) {
  const { t } = useTranslation();
  const onItsWay = proving === 'running' || proving === 'done';
  const onCable: LinkState = onItsWay ? 'quiet' : 'on';
  const computerToPhoton: LinkState = cable
    ? onCable
    : place === 'photon'
      ? 'on'
      : place === 'between'
        ? 'busy'
        : 'off';
  const computerToRouter: LinkState =
    place === 'own-network'
      ? onItsWay
        ? 'quiet'
        : 'on'
      : keepsInternet
        ? 'quiet'
        : place === 'between'
          ? 'busy'
          : 'off';
  const photonOnward: LinkState = proving === 'running' ? 'busy' : proving === 'done' ? 'on' : 'off';
  const computerOnline: LinkState =
    photonOnward !== 'off' ? photonOnward : place === 'own-network' ? 'on' : keepsInternet ? 'quiet' : 'off';
  return (
    <figure className="journey">
      <div className="journey-picture">
        <svg viewBox="0 0 800 168" aria-hidden="true">
          <path className={`journey-link ${computerToRouter}`} d="M116 82C170 6 430 6 484 82" />
          <path className={`journey-link ${computerToPhoton}`} d="M142 118H258" />
          {cable && <path className={`journey-plug ${computerToPhoton}`} d="M184 110h20v16h-20zM204 114h10v8h-10z" />}
          <path className={`journey-link ${photonOnward}`} d="M342 118H458" />
          <path className={`journey-link ${computerOnline}`} d="M542 118H658" />
          <JourneyStop x={100} here={!onItsWay}>
            <rect x="-17" y="-14" width="34" height="22" rx="3" />
            <path d="M-23 14h46" />
          </JourneyStop>
          <JourneyStop x={300} here={onItsWay || cable || place === 'photon'}>
            <rect x="-11" y="-19" width="22" height="38" rx="3" />
            <rect x="-6" y="0" width="12" height="12" rx="1.5" />
            <circle className="journey-lamp" cx="0" cy="-9" r="2.6" />
          </JourneyStop>
          <JourneyStop x={500} here={place === 'own-network' && !onItsWay && !cable}>
            <rect x="-19" y="1" width="38" height="14" rx="3" />
            <path d="M-11 1v-9m22 9v-9M-5-13a8 8 0 0 1 10 0M-9-18a14 14 0 0 1 18 0" />
          </JourneyStop>
          <JourneyStop x={700} here={proving === 'done'}>
            <path d="M-14 13h27a9 9 0 0 0 1-18 13 13 0 0 0-25-3 10.500 10.500 0 0 0-3 21z" />
          </JourneyStop>
        </svg>
        <ul className="journey-names" aria-hidden="true">
          <li>{t('progress.computer')}</li>
          <li>{t('progress.photon')}</li>
          <li>{t('progress.router')}</li>
          <li>{t('progress.cloud')}</li>
        </ul>
      </div>
      <figcaption>
        {t(proving === 'running' ? 'progress.proving' : cable ? 'cable.atWork' : placeWords(place, keepsInternet))}
      </figcaption>
    </figure>
  );
}

/** Where the computer is and whether it has internet there, as a key of the texts. */
export function placeWords(place: Place, keepsInternet: boolean) {
  if (place === 'photon') return keepsInternet ? 'progress.atPhotonOnline' : 'progress.atPhoton';
  if (place === 'between') return keepsInternet ? 'progress.betweenOnline' : 'progress.between';
  return 'progress.atHome';
}

function JourneyStop({
  x,
  here,
  children,
}: {
  readonly x: number;
  readonly here: boolean;
  readonly children: ReactNode;
}) {
  return (
    <g className={here ? 'journey-stop here' : 'journey-stop'} transform={`translate(${x} 118)`}>
      <circle className="journey-ring" r="40" />
      <g className="journey-shape">{children}</g>
    </g>
  );
}
