import { useTranslation } from 'react-i18next';
import type { Platform } from '../../shared/ipc/snapshot.ts';
import { plainText } from '../../shared/plain-text.ts';
import type { ManualTask } from '../../shared/setup-events.ts';
import { photonPrefixOf, platformOf } from '../state/selectors.ts';
import { useWindow } from '../state/window-context.ts';

/** Where each system has its bar, the network symbol in it (left, top) and the list that opens (left, top). */
const layouts: Readonly<
  Record<Platform, { bar: string; things: string; symbol: readonly [number, number]; list: readonly [number, number] }>
> = {
  linux: {
    bar: 'M1 9a8 8 0 0 1 8-8h262a8 8 0 0 1 8 8v11H1z',
    things: 'M12 10.500h30m82 0h32m106 0h6',
    symbol: [238, 10.5],
    list: [120, 27],
  },
  windows: {
    bar: 'M1 155h278v16a8 8 0 0 1-8 8H9a8 8 0 0 1-8-8z',
    things: 'M92 167h10m8 0h10m8 0h10m8 0h10m8 0h10m80 0h12',
    symbol: [226, 167],
    list: [120, 14],
  },
  macos: {
    bar: 'M1 9a8 8 0 0 1 8-8h262a8 8 0 0 1 8 8v9H1z',
    things: 'M12 9.500h6m8 0h22m8 0h16m8 0h16m130 0h8m8 0h28',
    symbol: [206, 9.5],
    list: [120, 25],
  },
};

const rows = [44, 72, 100];
const marked = 1;
const waves = 'M-7-2.500a10 10 0 0 1 14 0M-4 .8a6 6 0 0 1 8 0';

/** The system's own list of networks with the one to choose marked: our own drawing, no copy of anybody's. */
export function MenuPicture({ task }: { readonly task: ManualTask }) {
  const { t } = useTranslation();
  const platform = useWindow(platformOf);
  const prefix = useWindow(photonPrefixOf);
  const network =
    task.kind === 'join-photon' ? (task.ssid ?? `${prefix}-…`) : (task.networkName ?? t('hands.ownNetwork'));
  const { bar, things, symbol, list } = layouts[platform];
  return (
    <svg className="menu-picture" viewBox="0 0 280 180" role="img" aria-label={t(`hands.${platform}.picture`)}>
      <rect className="menu-desk" x="1" y="1" width="278" height="178" rx="8" />
      <path className="menu-bar" d={bar} />
      <path className="menu-things" d={things} />
      <g transform={`translate(${symbol.join(' ')})`}>
        <rect className="menu-here" x="-11" y="-9" width="22" height="18" rx="4" />
        <path className="menu-waves here" d={waves} />
        <circle className="menu-dot here" cy="4" r="1.6" />
      </g>
      <g transform={`translate(${list.join(' ')})`}>
        <rect className="menu-list" width="152" height="126" rx={platform === 'windows' ? 6 : 10} />
        <path className="menu-things" d="M12 16h40" />
        <rect className="menu-switch" x="118" y="9" width="24" height="14" rx="7" />
        <circle className="menu-knob" cx="135" cy="16" r="5" />
        <path className="menu-rule" d="M10 29h132" />
        <rect className="menu-here" x="4" y="59" width="144" height="26" rx="5" />
        {rows.map((y, row) => (
          <g key={y} transform={`translate(18 ${y})`}>
            <path className={row === marked ? 'menu-waves here' : 'menu-waves'} d={waves} />
            <circle className={row === marked ? 'menu-dot here' : 'menu-dot'} cy="4" r="1.6" />
            {row === marked ? (
              <text className="menu-name" x="14" y="4">
                {plainText(network, 15)}
              </text>
            ) : (
              <path className="menu-things" d={`M16 1h${row === 0 ? 58 : 44}`} />
            )}
          </g>
        ))}
        <path className="menu-pointer" d="M133 78v17l4.500-4 3 6.500 3-1.500-3-6.200h6z" />
      </g>
    </svg>
  );
}
