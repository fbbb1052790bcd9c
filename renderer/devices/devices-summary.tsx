import { useTranslation } from 'react-i18next';
import type { DeviceFacts } from '../../shared/device-jobs.ts';

const counted = {
  online: ({ online }: DeviceFacts) => online,
  offline: ({ online }: DeviceFacts) => !online,
  customers: ({ owner }: DeviceFacts) => owner.kind === 'customer',
  mine: ({ owner }: DeviceFacts) => owner.kind === 'me',
  nobodys: ({ owner }: DeviceFacts) => owner.kind === 'nobody' || owner.kind === 'not-told',
  others: ({ owner }: DeviceFacts) => owner.kind === 'somebody-else',
  inProduct: ({ inProduct }: DeviceFacts) => inProduct,
  quarantined: ({ quarantined }: DeviceFacts) => quarantined,
} as const;

/** Several devices in numbers; what there is none of is left out. */
export function DevicesSummary({ devices }: { readonly devices: readonly DeviceFacts[] }) {
  const { t } = useTranslation();
  return (
    <dl className="panel devices-summary">
      {(Object.keys(counted) as (keyof typeof counted)[]).map((key) => {
        const count = devices.filter(counted[key]).length;
        return (
          count > 0 && (
            <div key={key}>
              <dt className="muted">{t(`devices.summary.${key}`)}</dt>
              <dd className="strong">{t('devices.summary.count', { count })}</dd>
            </div>
          )
        );
      })}
    </dl>
  );
}
