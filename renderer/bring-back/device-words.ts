import { useTranslation } from 'react-i18next';
import type { DeviceFacts } from '../../shared/bring-back.ts';
import { useWindow } from '../window-context.ts';

/** What is said of a device in words. */
export function useDeviceWords() {
  const { t } = useTranslation();
  const product = useWindow((state) => state.snapshot?.product);
  return {
    owner({ owner }: DeviceFacts): string {
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
    product({ inProduct, otherProductId }: DeviceFacts): string {
      if (inProduct) return t('bringBack.facts.inProduct', { product: product?.name ?? '' });
      return otherProductId === undefined
        ? t('bringBack.facts.noProduct')
        : t('bringBack.facts.otherProduct', { id: otherProductId });
    },
    name: ({ name }: DeviceFacts): string => name ?? t('bringBack.facts.unnamed'),
    firmware: ({ firmwareVersion }: DeviceFacts): string =>
      firmwareVersion === undefined ? '' : t('bringBack.facts.firmwareNumber', { version: firmwareVersion }),
    state: ({ online }: DeviceFacts): string => t(online ? 'bringBack.facts.online' : 'bringBack.facts.offline'),
  };
}
