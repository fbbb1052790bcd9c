import { useTranslation } from 'react-i18next';
import { lights } from '../../shared/light.ts';

const pins = Array.from({ length: 12 }, (_, index) => 66 + index * 19);

interface PhotonBoardProps {
  readonly light?: 'blue-blinking' | 'cyan-breathing';
  /** A ring round the button that is to be held. */
  readonly pressed?: 'setup' | 'reset';
}

/**
 * The Photon from above, USB at the top: the light between the buttons SETUP and RESET, the radio below. The button
 * names are printed on the board, so no language changes them.
 */
export function PhotonBoard({ light = 'blue-blinking', pressed }: PhotonBoardProps) {
  const { t } = useTranslation();
  const { colour, motion } = lights[light];
  return (
    <svg
      className="photon-board"
      viewBox="0 0 320 312"
      role="img"
      aria-label={t('app.board', { light: t(`lights.${light}.looks`) })}
    >
      <rect className="board-shadow" x="86" y="26" width="148" height="282" rx="12" />
      <rect className="board-plate" x="86" y="22" width="148" height="282" rx="12" />
      {pins.map((y) => (
        <g key={y}>
          <circle className="board-pin" cx="98" cy={y} r="4.6" />
          <circle className="board-hole" cx="98" cy={y} r="2" />
          <circle className="board-pin" cx="222" cy={y} r="4.6" />
          <circle className="board-hole" cx="222" cy={y} r="2" />
        </g>
      ))}
      <rect className="board-metal" x="134" y="8" width="52" height="40" rx="4" />
      <path className="board-metal-line" d="M142 40h36M146 15v12m28-12v12" />
      <rect className="board-button-base" x="112" y="74" width="26" height="26" rx="4" />
      <circle className="board-button" cx="125" cy="87" r="8" />
      {pressed === 'setup' && <circle className="board-press" cx="125" cy="87" r="17" />}
      <rect className="board-button-base" x="182" y="74" width="26" height="26" rx="4" />
      <circle className="board-button" cx="195" cy="87" r="8" />
      {pressed === 'reset' && <circle className="board-press" cx="195" cy="87" r="17" />}
      <rect className="board-light-base" x="150" y="77" width="20" height="20" rx="3" />
      <g className={`light-dot ${motion}`}>
        <g className={`light-lamp ${colour}`}>
          <circle className="light-glow" cx="160" cy="87" r="19" />
          <circle className="light-core" cx="160" cy="87" r="7" />
        </g>
      </g>
      <rect className="board-metal" x="116" y="122" width="88" height="104" rx="5" />
      <path className="board-metal-line" d="M124 134h72m-72 80h72" />
      <text className="board-engraving" x="160" y="178" textAnchor="middle">
        PHOTON
      </text>
      <path className="board-antenna" d="M122 288v-40h16v28h14v-28h16v28h14v-28h16v40" />
      <path className="board-pointer" d="M86 87H70" />
      <path className="board-pointer on-plate" d="M86 87h24" />
      <text className="board-label" x="62" y="91.5" textAnchor="end">
        SETUP
      </text>
      <path className="board-pointer" d="M234 87h16" />
      <path className="board-pointer on-plate" d="M234 87h-24" />
      <text className="board-label" x="258" y="91.5">
        RESET
      </text>
    </svg>
  );
}
