import { useTranslation } from 'react-i18next';
import { decodeSecurity } from '../../shared/security-type.ts';
import type { HeardNetwork } from '../../shared/wifi-network.ts';
import { SecretField } from '../components/field.tsx';
import { useWindow } from '../state/window-context.ts';

interface WifiPasswordProps {
  readonly network: Pick<HeardNetwork, 'ssid' | 'security'>;
  readonly password: string;
  readonly onChange: (password: string) => void;
  readonly error: string | undefined;
}

/** What opens the network; in practice the made-up one stands beside it. */
export function WifiPassword({ network, password, onChange, error }: WifiPasswordProps) {
  const { t } = useTranslation();
  const practice = useWindow((state) => state.snapshot?.practice);
  const madeUp = practice?.networks.find(({ ssid }) => ssid === network.ssid)?.password;
  return (
    <SecretField
      label={t(decodeSecurity(network.security).class === 'wep' ? 'choose.wepKey' : 'choose.password')}
      hint={madeUp === undefined ? undefined : t('practice.password', { password: madeUp })}
      value={password}
      onChange={onChange}
      error={error}
      input={{ autoComplete: 'off', name: 'wifi-password' }}
    />
  );
}

interface RememberPasswordProps {
  readonly remember: boolean;
  readonly onChange: (remember: boolean) => void;
}

export function RememberPassword({ remember, onChange }: RememberPasswordProps) {
  const { t } = useTranslation();
  return (
    <label className="check-row">
      <input type="checkbox" checked={remember} onChange={(event) => onChange(event.target.checked)} />
      {t('choose.remember')}
    </label>
  );
}
