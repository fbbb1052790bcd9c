import { useTranslation } from 'react-i18next';
import { Icon } from '../components/icons.tsx';
import { PhotonBoard } from '../components/photon-board.tsx';
import { Screen } from '../components/screen.tsx';
import { useIntents, useWindow } from '../window-context.ts';

/** Taking a device over happens only by a button that says so; nothing here is done by Enter alone. */
export function OwnershipScreen() {
  const { t } = useTranslation();
  const intents = useIntents();
  const question = useWindow((state) => state.setup.question);
  if (question?.kind !== 'confirm-ownership') return null;
  const answer = (confirmed: boolean) => void intents.answer(question.id, { kind: 'confirm-ownership', confirmed });
  return (
    <Screen
      title={t('ownership.title')}
      symbol={
        <span className="screen-symbol warn">
          <Icon name="warning" size={28} />
        </span>
      }
      onEscape={() => answer(false)}
      back={
        <button type="button" className="secondary" onClick={() => answer(false)}>
          {t('ownership.decline')}
        </button>
      }
      actions={
        <button type="button" className="prominent" onClick={() => answer(true)}>
          {t('ownership.confirm')}
        </button>
      }
    >
      <div className="with-board">
        <PhotonBoard />
        <div className="stack prose">
          <p>{t('ownership.lead')}</p>
          <p className="strong">{t('ownership.consequence')}</p>
          <dl className="facts">
            <div>
              <dt>{t('ownership.device')}</dt>
              <dd className="code">{question.device.id}</dd>
            </div>
          </dl>
        </div>
      </div>
    </Screen>
  );
}
