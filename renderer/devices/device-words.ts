import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceFacts } from '../../shared/device-jobs.ts';
import { useWindow } from '../state/window-context.ts';

export interface DeviceWords {
  owner(facts: DeviceFacts): string;
  product(facts: DeviceFacts): string;
  name(facts: DeviceFacts): string;
  state(facts: DeviceFacts): string;
  firmware(facts: DeviceFacts): string;
  never(): string;
}

/** What a product says of its device, where it is so. */
export function marksOf(facts: DeviceFacts): readonly ('development' | 'quarantined' | 'denied')[] {
  return (['development', 'quarantined', 'denied'] as const).filter((mark) => facts[mark]);
}

/** What is said of a device in words; the same object as long as nothing of it changes. */
export function useDeviceWords(): DeviceWords {
  const { t } = useTranslation();
  const productName = useWindow((state) => state.snapshot?.product?.name ?? '');
  return useMemo(
    () => ({
      owner({ owner }) {
        switch (owner.kind) {
          case 'customer':
            return owner.email;
          case 'me':
            return t('devices.facts.me');
          case 'nobody':
            return t('devices.facts.nobody');
          case 'somebody-else':
            return t('devices.facts.somebodyElse');
          case 'not-told':
            return t('devices.facts.notTold');
          default:
            return owner satisfies never;
        }
      },
      product({ inProduct, otherProductId }) {
        if (inProduct) return t('devices.facts.inProduct', { product: productName });
        return otherProductId === undefined
          ? t('devices.facts.noProduct')
          : t('devices.facts.otherProduct', { id: otherProductId });
      },
      name: ({ name }) => name ?? t('devices.facts.unnamed'),
      state: ({ online }) => t(online ? 'devices.facts.online' : 'devices.facts.offline'),
      firmware: ({ firmwareVersion }) =>
        firmwareVersion === undefined ? '' : t('devices.facts.firmwareNumber', { version: firmwareVersion }),
      never: () => t('devices.facts.never'),
    }),
    [t, productName],
  );
}
