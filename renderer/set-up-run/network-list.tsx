import { Fragment, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { decodeSecurity } from '../../shared/security-type.ts';
import { type HeardNetwork, signalBars } from '../../shared/wifi-network.ts';
import { Foreign } from '../components/foreign.tsx';
import { Icon } from '../components/icons.tsx';
import { networkKey } from './network-form.ts';
import { SignalBars } from './signal-bars.tsx';

interface NetworkListProps {
  readonly networks: readonly HeardNetwork[];
  /** Said where there is none. */
  readonly none: string;
  readonly selected: string | undefined;
  readonly labelledBy: string;
  /** What belongs to the chosen row, where it has no place beside the list. */
  readonly below?: ReactNode;
  readonly onSelect: (key: string) => void;
}

/** One row a network, as radios: arrow keys move through them, and a name alone is what a row is called. */
export function NetworkList({ networks, none, selected, labelledBy, below, onSelect }: NetworkListProps) {
  const { t } = useTranslation();
  return (
    <div className="network-list" role="radiogroup" aria-labelledby={labelledBy}>
      {networks.length === 0 && <p className="network-none muted">{none}</p>}
      {networks.map((network) => (
        <Fragment key={networkKey(network)}>
          <NetworkRow
            network={network}
            selected={selected === networkKey(network)}
            onSelect={() => onSelect(networkKey(network))}
          />
          {selected === networkKey(network) && below}
        </Fragment>
      ))}
      <label className="network-row other">
        <input type="radio" name="network" checked={selected === 'other'} onChange={() => onSelect('other')} />
        <span className="network-words">
          <span className="network-name">{t('choose.other')}</span>
          <span className="network-facts">{t('choose.otherHint')}</span>
        </span>
      </label>
      {!networks.some((network) => selected === networkKey(network)) && below}
    </div>
  );
}

interface NetworkRowProps {
  readonly network: HeardNetwork;
  readonly selected: boolean;
  readonly onSelect: () => void;
}

function NetworkRow({ network, selected, onSelect }: NetworkRowProps) {
  const { t } = useTranslation();
  const id = useId();
  const security = decodeSecurity(network.security);
  const { notSettable } = network;
  return (
    <label className={notSettable === undefined ? 'network-row' : 'network-row unusable'}>
      <input
        type="radio"
        name="network"
        checked={selected}
        disabled={notSettable !== undefined}
        onChange={onSelect}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-facts`}
      />
      <span className="network-words">
        <span id={`${id}-name`} className="network-name">
          <Foreign text={network.ssid} />
        </span>
        <span id={`${id}-facts`} className="network-facts">
          {notSettable === undefined
            ? `${t(`securities.${security.class}`)} · ${t(`choose.signal.${signalBars(network.rssi)}`)}`
            : t(notSettable === 'not-utf8' ? 'choose.notUtf8' : 'choose.specialCharacters')}
        </span>
      </span>
      {security.class !== 'open' && <Icon name="lock" size={18} />}
      <SignalBars rssi={network.rssi} />
    </label>
  );
}
