import { useTranslation } from 'react-i18next';
import { plainText } from '../../shared/plain-text.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { Icon } from '../components/icons.tsx';
import { PhotonBoard } from '../components/photon-board.tsx';
import { Screen } from '../components/screen.tsx';
import { useActor } from '../use-actor.ts';
import { useIntents, useWindow } from '../window-context.ts';
import { BlinkDevice } from './blink-device.tsx';
import { DeviceVariables } from './device-variables.tsx';
import { RenameDevice } from './rename-device.tsx';

/** The device is online and this person's. */
export function SuccessScreen() {
  const { t } = useTranslation();
  const intents = useIntents();
  const outcome = useWindow((state) => state.setup.outcome);
  const actor = useActor();
  const deviceId = outcome?.deviceId;
  if (outcome === undefined || deviceId === undefined) return null;
  const name = outcome.outcome === 'claimed' ? outcome.name : undefined;
  const title =
    name === undefined || plainText(name, 64) === '' ? t('success.title') : t('success.titleNamed', { name });
  return (
    <Screen
      title={title}
      lead={`${t('success.lead')} ${outcome.outcome === 'claimed' ? t('success.took', { ms: outcome.tookMs }) : ''}`}
      symbol={
        <span className="screen-symbol good">
          <Icon name="check" size={32} />
        </span>
      }
      onEscape={intents.goBack}
      back={
        <button type="button" className="secondary" onClick={intents.goBack}>
          {t('success.finish')}
        </button>
      }
      actions={
        <button type="button" className="primary" onClick={() => void intents.startSetup()}>
          {t('success.another')}
        </button>
      }
    >
      <div className="with-board">
        <PhotonBoard light="cyan-breathing" />
        <div className="stack">
          <section className="panel stack">
            <dl className="facts">
              <div>
                <dt>{t('success.deviceId')}</dt>
                <dd className="with-action">
                  <span className="code">{deviceId}</span>
                  <CopyButton label={t('success.copy')} text={() => deviceId} />
                </dd>
              </div>
            </dl>
            <RenameDevice as={actor} deviceId={deviceId} name={name ?? ''} />
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
