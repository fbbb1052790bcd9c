import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceFacts } from '../../shared/device-jobs.ts';
import { plainText } from '../../shared/plain-text.ts';
import { listOf } from '../../shared/text/translator.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { Foreign } from '../components/foreign.tsx';
import { ForeignAddress } from '../components/foreign-address.tsx';
import { relativeTime } from '../components/relative-time.ts';
import { ConsoleLink } from '../device/console-link.tsx';
import { DeviceChecks } from '../device/device-checks.tsx';
import { useMinute } from '../state/window-context.ts';
import { CopyDetails } from './copy-details.tsx';
import { marksOf, useDeviceWords } from './device-words.ts';
import { useActorOf } from './use-actor-of.ts';

/** Everything that the cloud says of one device, to be read and to be copied for a ticket. */
export function DeviceDetails({ facts }: { readonly facts: DeviceFacts }) {
  const { t, i18n } = useTranslation();
  const words = useDeviceWords();
  const now = useMinute();
  const actor = useActorOf(facts);
  const { lastHandshakeAt, lastHeardAt, serialNumber, systemVersion, firmwareVersion, functions } = facts;
  const variables = Object.keys(facts.variables);
  const marks = marksOf(facts);
  return (
    <section className="panel stack">
      <h2>
        <Foreign text={words.name(facts)} />
      </h2>
      <dl className="device-facts">
        <Fact label={t('devices.facts.id')}>
          <span className="code">{facts.id}</span> <CopyButton text={() => facts.id} label={t('devices.facts.copy')} />
        </Fact>
        <Fact label={t('devices.facts.owner')}>
          <ForeignAddress text={words.owner(facts)} />
        </Fact>
        <Fact label={t('devices.facts.product')}>
          <Foreign text={words.product(facts)} />
          {marks.map((mark) => (
            <span key={mark} className="device-tag">
              {t(`devices.facts.${mark}`)}
            </span>
          ))}
        </Fact>
        <Fact label={t('devices.facts.handshake')}>
          {words.state(facts)}
          {' · '}
          {lastHandshakeAt === undefined ? (
            t('devices.facts.never')
          ) : (
            <span className="time">{relativeTime(lastHandshakeAt, now, i18n.language)}</span>
          )}
        </Fact>
        {lastHeardAt !== undefined && (
          <Fact label={t('devices.facts.heard')}>
            <span className="time">{relativeTime(lastHeardAt, now, i18n.language)}</span>
          </Fact>
        )}
        {serialNumber !== undefined && (
          <Fact label={t('devices.facts.serialNumber')}>
            <span className="code">{plainText(serialNumber, 64)}</span>
          </Fact>
        )}
        {systemVersion !== undefined && (
          <Fact label={t('devices.facts.system')}>
            <span className="code">{systemVersion}</span>
          </Fact>
        )}
        {firmwareVersion !== undefined && (
          <Fact label={t('devices.facts.firmware')}>
            <span className="code">{firmwareVersion}</span>
          </Fact>
        )}
        {functions.length > 0 && (
          <Fact label={t('devices.facts.functions')}>
            <span className="code">{plainText(listOf(functions, i18n.language), 400)}</span>
          </Fact>
        )}
        {variables.length > 0 && (
          <Fact label={t('devices.facts.variables')}>
            <span className="code">{plainText(listOf(variables, i18n.language), 400)}</span>
          </Fact>
        )}
      </dl>
      <div className="inline-actions">
        <CopyDetails facts={facts} />
        <ConsoleLink deviceId={facts.id} inProduct={facts.inProduct} />
      </div>
      {actor !== undefined && <DeviceChecks as={actor} deviceId={facts.id} />}
    </section>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
