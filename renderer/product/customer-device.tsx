import { useTranslation } from 'react-i18next';
import type { DeviceFacts } from '../../shared/device-jobs.ts';
import type { Actor } from '../../shared/ipc/fields.ts';
import { plainText } from '../../shared/plain-text.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { Foreign } from '../components/foreign.tsx';
import { relativeTime } from '../components/relative-time.ts';
import { ConsoleLink } from '../device/console-link.tsx';
import { DeviceChecks } from '../device/device-checks.tsx';
import { DeviceVariables } from '../device/device-variables.tsx';
import { CopyDetails } from '../devices/copy-details.tsx';
import { useNow } from '../state/window-context.ts';
import { CallFunction } from './call-function.tsx';

interface CustomerDeviceProps {
  readonly as: Actor;
  readonly device: DeviceFacts;
}

/** A device of the customer: whether it is online, and behind its name what it can be asked and what its firmware offers. */
export function CustomerDevice({ as, device }: CustomerDeviceProps) {
  const { t } = useTranslation();
  const name = plainText(device.name ?? '', 64);
  return (
    <li className="panel customer-device">
      <details>
        <summary>{name === '' ? t('product.customer.unnamed') : <Foreign text={name} />}</summary>
        <div className="stack">
          <div className="inline-actions">
            <CopyDetails facts={device} />
            <ConsoleLink deviceId={device.id} inProduct={device.inProduct} />
          </div>
          <DeviceChecks as={as} deviceId={device.id} />
          <DeviceVariables as={as} deviceId={device.id} />
          <CallFunction as={as} deviceId={device.id} functions={device.functions} />
        </div>
      </details>
      <p className="customer-device-facts">
        <span className={device.online ? 'online-words on' : 'online-words'}>
          {device.online ? t('product.customer.online') : t('product.customer.offline')}
        </span>
        <LastSeen at={device.lastHandshakeAt} />
        <span className="with-action">
          <span className="code">{device.id}</span>
          <CopyButton label={t('product.customer.copyId')} text={() => device.id} />
        </span>
      </p>
    </li>
  );
}

function LastSeen({ at }: { readonly at: number | undefined }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  if (at === undefined) return <span className="muted">{t('product.customer.neverSeen')}</span>;
  return (
    <span className="muted">
      {t('product.customer.handshake')} <span className="time">{relativeTime(at, now, i18n.language)}</span>
    </span>
  );
}
