import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLeftToDo, isNotHome } from '../../shared/error-meaning.ts';
import { plainText } from '../../shared/plain-text.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Foreign } from '../components/foreign.tsx';
import { Icon } from '../components/icons.tsx';
import { PhotonBoard } from '../components/photon-board.tsx';
import { Screen } from '../components/screen.tsx';
import { shownNotices } from '../shown-notices.ts';
import { useActor } from '../use-actor.ts';
import { useIntents, useWindow } from '../window-context.ts';
import { BlinkDevice } from './blink-device.tsx';
import { DeviceVariables } from './device-variables.tsx';
import { RenameDevice } from './rename-device.tsx';
import { UnclaimDevice } from './unclaim-device.tsx';
import { UnsavedName } from './unsaved-name.tsx';

/** The device is online and belongs to whom it was set up for. */
export function SuccessScreen() {
  const { t } = useTranslation();
  const intents = useIntents();
  const setup = useWindow((state) => state.setup);
  const setupFor = useWindow((state) => state.setupFor);
  const cameFrom = useWindow((state) => state.cameFrom);
  const actor = useActor();
  const [unsaved, setUnsaved] = useState<string>();
  const [leaving, setLeaving] = useState<{ readonly go: () => void }>();
  const { outcome } = setup;
  const deviceId = outcome?.deviceId;
  if (outcome === undefined || deviceId === undefined) return null;
  const claimed = outcome.outcome === 'claimed' ? outcome : undefined;
  const name = claimed?.name;
  const title =
    name === undefined || plainText(name, 64) === '' ? t('success.title') : t('success.titleNamed', { name });
  const lead = setupFor.for === 'customer' ? t('success.leadCustomer', { email: setupFor.email }) : t('success.lead');

  const cameAfterCancel = outcome.outcome === 'failed' && outcome.error.code === 'cancelled';
  /** A typed name is saved or given up first. */
  const leave: Leave = (go) => (unsaved === undefined ? go() : setLeaving({ go }));
  const goBack = () => leave(intents.goBack);

  return (
    <Screen
      title={title}
      lead={`${lead} ${claimed === undefined ? '' : t('success.took', { ms: claimed.tookMs })}`}
      symbol={
        <span className="screen-symbol good">
          <Icon name="check" size={32} />
        </span>
      }
      onEscape={goBack}
      back={
        <button type="button" className="secondary" onClick={goBack}>
          {t(`backTo.${cameFrom}`)}
        </button>
      }
      actions={setupFor.for === 'customer' ? <NextForCustomer leave={leave} /> : <NextForAccount leave={leave} />}
    >
      {leaving !== undefined && unsaved !== undefined && (
        <UnsavedName
          as={actor}
          deviceId={deviceId}
          name={unsaved}
          onLeave={leaving.go}
          onStay={() => setLeaving(undefined)}
        />
      )}
      <div className="with-board">
        <PhotonBoard light="cyan-breathing" />
        <div className="stack">
          {cameAfterCancel && <UnclaimDevice deviceId={deviceId} />}
          {shownNotices(setup)
            .filter(({ code }) => isLeftToDo(code))
            .map((notice) => (
              <ErrorNotice key={notice.code} error={notice} tone={isNotHome(notice.code) ? 'warn' : 'info'} />
            ))}
          <section className="panel stack">
            <dl className="facts">
              {claimed?.customer !== undefined && (
                <div>
                  <dt>{t('success.owner')}</dt>
                  <dd className="with-action">
                    <Foreign text={claimed.customer.email} />
                    {claimed.customer.listed && (
                      <span className="good-words with-action">
                        <Icon name="check" size={16} />
                        {t('success.listed')}
                      </span>
                    )}
                  </dd>
                </div>
              )}
              {setup.stored.length > 1 && (
                <div>
                  <dt>{t('success.networks')}</dt>
                  <dd>
                    <ol className="plain-list">
                      {setup.stored.map((ssid) => (
                        <li key={ssid}>
                          <Foreign text={ssid} />
                        </li>
                      ))}
                    </ol>
                    <p className="muted">{t('success.networksHint')}</p>
                  </dd>
                </div>
              )}
              <div>
                <dt>{t('success.deviceId')}</dt>
                <dd className="with-action">
                  <span className="code">{deviceId}</span>
                  <CopyButton label={t('success.copy')} text={() => deviceId} />
                </dd>
              </div>
            </dl>
            <RenameDevice as={actor} deviceId={deviceId} name={name ?? ''} onUnsaved={setUnsaved} />
          </section>
          <section className="panel stack">
            <BlinkDevice as={actor} deviceId={deviceId} />
            <DeviceVariables as={actor} deviceId={deviceId} />
          </section>
        </div>
      </div>
    </Screen>
  );
}

type Leave = (go: () => void) => void;

function NextForAccount({ leave }: { readonly leave: Leave }) {
  const { t } = useTranslation();
  const intents = useIntents();
  return (
    <button type="button" className="primary" onClick={() => leave(() => void intents.startSetup())}>
      {t('success.another')}
    </button>
  );
}

function NextForCustomer({ leave }: { readonly leave: Leave }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const setupFor = useWindow((state) => state.setupFor);
  if (setupFor.for !== 'customer') return null;
  const { email, wantedId } = setupFor;
  const askFor = (customerDraft: string) =>
    leave(() => {
      intents.draft({ customerDraft });
      intents.openProductDoor({ page: 'set-up' });
    });
  return (
    <>
      <button type="button" className="secondary" onClick={() => askFor('')}>
        {t('success.anotherCustomer')}
      </button>
      <button
        type="button"
        className="primary"
        // Who gave an id gives the next one, too: it is asked for.
        onClick={() =>
          wantedId === undefined ? leave(() => void intents.startSetup({ for: 'customer', email })) : askFor(email)
        }
      >
        {t('success.anotherSame')}
      </button>
    </>
  );
}
