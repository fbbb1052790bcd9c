import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLeftToDo, isNotHome } from '../../shared/error-meaning.ts';
import { plainText } from '../../shared/plain-text.ts';
import { isProven } from '../../shared/setup-events.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Foreign } from '../components/foreign.tsx';
import { Icon } from '../components/icons.tsx';
import { PhotonBoard } from '../components/photon-board.tsx';
import { Screen } from '../components/screen.tsx';
import { BlinkDevice } from '../device/blink-device.tsx';
import { DeviceVariables } from '../device/device-variables.tsx';
import { RenameDevice } from '../device/rename-device.tsx';
import { UnclaimDevice } from '../device/unclaim-device.tsx';
import { backRouteOf } from '../state/selectors.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { shownNotices } from './shown-notices.ts';
import { UnsavedName } from './unsaved-name.tsx';
import { useActor } from './use-actor.ts';

/** The device is online and belongs to whom it was set up for. */
export function SuccessScreen() {
  const { t } = useTranslation();
  const intents = useIntents();
  const setup = useWindow((state) => state.setup);
  const setupFor = useWindow((state) => state.setupFor);
  const foundOnline = useWindow((state) => state.foundOnline);
  const backRoute = useWindow(backRouteOf);
  const product = useWindow((state) => state.snapshot?.product);
  const actor = useActor();
  const [unsaved, setUnsaved] = useState<string>();
  const [leaving, setLeaving] = useState<{ readonly go: () => void }>();
  const { outcome } = setup;
  const deviceId = outcome?.deviceId;
  if (outcome === undefined || deviceId === undefined) return null;
  const proven = isProven(outcome) ? outcome : undefined;
  const claimed = outcome.outcome === 'claimed' ? outcome : undefined;
  const name = proven?.name ?? foundOnline?.name;
  const title =
    name === undefined || plainText(name, 64) === ''
      ? t(setupFor.for === 'product' ? 'success.titleWithoutOwner' : 'success.title')
      : t('success.titleNamed', { name });

  const cameAfterCancel = outcome.outcome === 'failed' && outcome.error.code === 'cancelled';
  /** A typed name is saved or given up first. */
  const leave: Leave = (go) => (unsaved === undefined ? go() : setLeaving({ go }));
  const goBack = () => leave(intents.goBack);

  return (
    <Screen
      title={title}
      lead={`${lead()} ${proven === undefined ? '' : t('success.took', { ms: proven.tookMs })}`}
      symbol={
        <span className="screen-symbol good">
          <Icon name="check" size={32} />
        </span>
      }
      onEscape={goBack}
      back={
        <button type="button" className="secondary" onClick={goBack}>
          {t(`backTo.${backRoute}`)}
        </button>
      }
      actions={<Next leave={leave} />}
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
          {cameAfterCancel && setupFor.for !== 'product' && <UnclaimDevice deviceId={deviceId} />}
          {shownNotices(setup)
            .filter(({ code }) => isLeftToDo(code))
            .map((notice) => (
              <ErrorNotice key={notice.code} error={notice} tone={isNotHome(notice.code) ? 'warn' : 'info'} />
            ))}
          <section className="panel stack">
            <h2 className="small-heading">{t('success.device')}</h2>
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
              {setupFor.for === 'product' && (
                <div>
                  <dt>{t('success.owner')}</dt>
                  <dd>{t('success.unclaimed')}</dd>
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
            <h2 className="small-heading">{t('success.tryOut')}</h2>
            <BlinkDevice as={actor} deviceId={deviceId} />
            <DeviceVariables as={actor} deviceId={deviceId} />
          </section>
        </div>
      </div>
    </Screen>
  );

  function lead(): string {
    if (setupFor.for === 'account') return t('success.lead');
    if (setupFor.for === 'customer') return t('success.leadCustomer', { email: setupFor.email });
    return product === undefined
      ? t('success.leadWithoutOwnerAlone')
      : t('success.leadWithoutOwner', { product: product.name });
  }
}

type Leave = (go: () => void) => void;

function Next({ leave }: { readonly leave: Leave }) {
  const kind = useWindow((state) => state.setupFor.for);
  if (kind === 'account') return <NextForAccount leave={leave} />;
  return kind === 'customer' ? <NextForCustomer leave={leave} /> : <NextWithoutOwner leave={leave} />;
}

function NextWithoutOwner({ leave }: { readonly leave: Leave }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const setupFor = useWindow((state) => state.setupFor);
  if (setupFor.for !== 'product') return null;
  const askFor = (ownerDraft: 'customer' | 'nobody') =>
    leave(() => {
      intents.draft({ ownerDraft });
      intents.openProductPage({ page: 'set-up' });
    });
  return (
    <>
      <button type="button" className="secondary" onClick={() => askFor('customer')}>
        {t('success.withOwner')}
      </button>
      <button
        type="button"
        className="primary"
        // Who gave an id gives the next one, too: it is asked for.
        onClick={() =>
          setupFor.wantedId === undefined ? leave(() => void intents.startSetup({ for: 'product' })) : askFor('nobody')
        }
      >
        {t('success.anotherWithoutOwner')}
      </button>
    </>
  );
}

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
      intents.draft({ customerDraft, ownerDraft: 'customer' });
      intents.openProductPage({ page: 'set-up' });
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
