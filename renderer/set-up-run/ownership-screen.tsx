import { useTranslation } from 'react-i18next';
import { Icon } from '../components/icons.tsx';
import { PhotonBoard } from '../components/photon-board.tsx';
import { Screen } from '../components/screen.tsx';
import { useIntents, useWindow } from '../state/window-context.ts';

const confirms = {
  account: 'ownership.confirm',
  customer: 'ownership.confirmCustomer',
  product: 'ownership.confirmUnclaim',
} as const;

/** Taking a device over happens only by a button that says so; nothing here is done by Enter alone. */
export function OwnershipScreen() {
  const { t } = useTranslation();
  const intents = useIntents();
  const question = useWindow((state) => state.setup.question);
  const setupFor = useWindow((state) => state.setupFor);
  if (question?.kind !== 'confirm-ownership') return null;
  const { owner } = question.device;
  const answer = (confirmed: boolean) => void intents.answer(question.id, { kind: 'confirm-ownership', confirmed });
  return (
    <Screen
      title={t('ownership.title')}
      symbol={
        <span className="screen-symbol warn">
          <Icon name="warning" size={28} />
        </span>
      }
      back={
        <button type="button" className="secondary" onClick={() => answer(false)}>
          {t('ownership.decline')}
        </button>
      }
      actions={
        <button type="button" className="prominent" onClick={() => answer(true)}>
          {t(confirms[setupFor.for])}
        </button>
      }
    >
      <div className="with-board">
        <PhotonBoard />
        <div className="stack prose">
          <p>{owner === undefined ? t('ownership.lead') : t('ownership.ownedBy', { owner })}</p>
          <p className="strong">{consequence()}</p>
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

  function consequence(): string {
    if (setupFor.for === 'account') return t('ownership.consequence');
    // Without an owner the question is asked only where there is one.
    if (setupFor.for === 'product') return t('ownership.consequenceUnclaim', { owner: owner ?? '' });
    const customer = setupFor.email;
    return owner === undefined
      ? t('ownership.consequenceCustomer', { customer })
      : t('ownership.consequenceOwner', { customer, owner });
  }
}
