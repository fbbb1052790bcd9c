import { useTranslation } from 'react-i18next';
import type { DeviceFacts } from '../../shared/device-jobs.ts';
import { plainText } from '../../shared/plain-text.ts';
import { listOf } from '../../shared/text/translator.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { marksOf, useDeviceWords } from './device-words.ts';

/** Copies everything that the cloud says of a device for a ticket. Its part names `devices` among its features. */
export function CopyDetails({ facts }: { readonly facts: DeviceFacts }) {
  const { t, i18n } = useTranslation();
  const words = useDeviceWords();
  const { lastHandshakeAt, lastHeardAt, serialNumber, systemVersion, firmwareVersion, functions } = facts;
  const variables = Object.keys(facts.variables);
  const listed = (names: readonly string[]) => listOf(names, i18n.language);
  const fact = (label: string, value: string | number) => t('app.labeled', { label, value });
  /** The time itself: a ticket is read later. */
  const forTicket = () =>
    [
      `${words.name(facts)} (${words.state(facts)})`,
      fact(t('devices.facts.id'), facts.id),
      fact(t('devices.facts.owner'), words.owner(facts)),
      fact(
        t('devices.facts.product'),
        listed([words.product(facts), ...marksOf(facts).map((mark) => t(`devices.facts.${mark}`))]),
      ),
      fact(
        t('devices.facts.handshake'),
        lastHandshakeAt === undefined ? t('devices.facts.never') : new Date(lastHandshakeAt).toISOString(),
      ),
      ...(lastHeardAt === undefined ? [] : [fact(t('devices.facts.heard'), new Date(lastHeardAt).toISOString())]),
      ...(serialNumber === undefined ? [] : [fact(t('devices.facts.serialNumber'), serialNumber)]),
      ...(systemVersion === undefined ? [] : [fact(t('devices.facts.system'), systemVersion)]),
      ...(firmwareVersion === undefined ? [] : [fact(t('devices.facts.firmware'), firmwareVersion)]),
      ...(functions.length === 0 ? [] : [fact(t('devices.facts.functions'), listed(functions))]),
      ...(variables.length === 0 ? [] : [fact(t('devices.facts.variables'), listed(variables))]),
    ]
      .map((line) => plainText(line, 500))
      .join('\n');
  return <CopyButton text={forTicket} label={t('devices.facts.copyAll')} />;
}
