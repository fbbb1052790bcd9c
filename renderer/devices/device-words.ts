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
            return t('bringBack.facts.me');
          case 'nobody':
            return t('bringBack.facts.nobody');
          case 'somebody-else':
            return t('bringBack.facts.somebodyElse');
          case 'not-told':
            return t('bringBack.facts.notTold');
          default:
            return owner satisfies never;
        }
      },
      product({ inProduct, otherProductId }) {
        if (inProduct) return t('bringBack.facts.inProduct', { product: productName });
        return otherProductId === undefined
          ? t('bringBack.facts.noProduct')
          : t('bringBack.facts.otherProduct', { id: otherProductId });
      },
      name: ({ name }) => name ?? t('bringBack.facts.unnamed'),
      state: ({ online }) => t(online ? 'bringBack.facts.online' : 'bringBack.facts.offline'),
      firmware: ({ firmwareVersion }) =>
        firmwareVersion === undefined ? '' : t('bringBack.facts.firmwareNumber', { version: firmwareVersion }),
      never: () => t('bringBack.facts.never'),
    }),
    [t, productName],
  );
}
