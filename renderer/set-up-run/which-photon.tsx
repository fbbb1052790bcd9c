import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import './which-photon.css';

const ways = ['unplug', 'near', 'name', 'light'] as const;

/**
 * How to tell one Photon from another by its network. The end of the name is kept in the device and stands on no board
 * (Device OS v1.5.2, hal/src/photon/device_code.cpp; its firmware may set another); the network is in the air as long as
 * the Photon is in listening mode and has power.
 */
export function WhichPhoton() {
  const { t } = useTranslation();
  const id = useId();
  return (
    <section className="which-photon" aria-labelledby={id}>
      <h2 className="small-heading" id={id}>
        {t('find.which.title')}
      </h2>
      <ul className="checks">
        {ways.map((way) => (
          <li key={way}>{t(`find.which.${way}`)}</li>
        ))}
      </ul>
    </section>
  );
}

/** One is unplugged and its network is gone from the list; the one that is left is near and strong. All of it is said beside it. */
export function WhichPhotonPicture() {
  return (
    <svg className="which-picture" viewBox="0 0 300 250" aria-hidden="true">
      <rect className="which-window" x="8" y="8" width="284" height="84" rx="8" />
      <Row y={18} bars={4} />
      <Row y={56} bars={2} />
      <path className="which-gone" d="M22 71h236" />
      <Board x={40} colour="blue" />
      <path className="which-cable" d="M75 138v-22q0-10 10-10" />
      <Waves x={118} />
      <g opacity="0.55">
        <Board x={196} colour="none" />
      </g>
      <path className="which-cable" d="M231 118v-12m-7 12h14v8h-14z" />
    </svg>
  );
}

function Row({ y, bars }: { readonly y: number; readonly bars: number }) {
  return (
    <g>
      <rect className="which-name" x="24" y={y + 7} width="116" height="12" rx="6" />
      {[0, 1, 2, 3].map((bar) => (
        <rect
          key={bar}
          className={bar < bars ? 'which-bar' : 'which-bar off'}
          x={222 + bar * 10}
          y={y + 18 - bar * 4}
          width="6"
          height={6 + bar * 4}
          rx="1"
        />
      ))}
    </g>
  );
}

function Board({ x, colour }: { readonly x: number; readonly colour: 'blue' | 'none' }) {
  return (
    <g transform={`translate(${x} 138)`}>
      <rect className="board-plate" width="70" height="104" rx="7" />
      <rect className="board-metal" x="22" y="-6" width="26" height="18" rx="2" />
      <circle className="board-button" cx="18" cy="30" r="4" />
      <circle className="board-button" cx="52" cy="30" r="4" />
      <g className={`light-lamp ${colour}`}>
        <circle className="light-glow" cx="35" cy="30" r="10" />
        <circle className="light-core" cx="35" cy="30" r="4.5" />
      </g>
      <rect className="board-metal" x="14" y="48" width="42" height="40" rx="3" />
    </g>
  );
}

function Waves({ x }: { readonly x: number }) {
  return <path className="which-waves" d={`M${x} 186q8-14 0-28m12 36q14-22 0-44m12 52q20-30 0-60`} />;
}
