import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Actor } from '../../shared/ipc/fields.ts';
import type { OpenProduct } from '../../shared/ipc/product.ts';
import { lackOf } from '../../shared/list-lack.ts';
import { Busy } from '../components/busy.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Icon } from '../components/icons.tsx';
import { ListLack } from '../components/list-lack.tsx';
import { Status } from '../components/status.tsx';
import { useIntents } from '../state/window-context.ts';
import { CustomerDevice } from './customer-device.tsx';
import { CustomerEvents } from './customer-events.tsx';
import { CustomerToken } from './customer-token.tsx';
import { ProductPage } from './product-page.tsx';
import { useAnswer } from './use-answer.ts';

interface CustomerScreenProps {
  readonly product: OpenProduct;
  readonly email: string;
}

/** One customer: the devices and what can be done with them, as this customer. */
export function CustomerScreen({ product, email }: CustomerScreenProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const as = useMemo<Actor>(() => ({ who: 'customer', email }), [email]);
  const [answer, readAgain] = useAnswer('listDevices', { as });
  const setUp = () => {
    intents.draft({ customerDraft: email });
    intents.openProductPage({ page: 'set-up' });
  };

  return (
    <ProductPage
      title={t('product.customer.title', { email })}
      lead={t('product.customer.lead', { product: product.name })}
      backTo={{ page: 'customers' }}
      actions={
        <button type="button" className="secondary" onClick={setUp}>
          {t('product.customer.setUp')}
        </button>
      }
    >
      <div className="stack">
        <section aria-labelledby="customer-devices">
          <div className="list-head">
            <h2 id="customer-devices">{t('product.customer.devices')}</h2>
            <button type="button" className="quiet" aria-disabled={answer === undefined} onClick={readAgain}>
              <Icon name="again" size={18} />
              {t('product.customer.reload')}
            </button>
          </div>
          <Status>
            {answer === undefined && (
              <p className="connecting">
                <Busy />
                {t('product.customer.loading')}
              </p>
            )}
            {answer?.ok && answer.value.length === 0 && lackOf(answer) === undefined && (
              <p className="muted">{t('product.customer.none')}</p>
            )}
            {answer?.ok && answer.value.length > 0 && (
              <p className="muted">{t('product.customer.count', { count: answer.value.length })}</p>
            )}
          </Status>
          {answer?.ok === false && <ErrorNotice error={answer.error} />}
          <ListLack lack={lackOf(answer)} />
          {answer?.ok && answer.value.length > 0 && (
            <ul className="customer-devices">
              {answer.value.map((device) => (
                <CustomerDevice key={device.id} as={as} device={device} />
              ))}
            </ul>
          )}
        </section>
        {answer?.ok && (
          <>
            <CustomerEvents as={as} />
            <CustomerToken email={email} />
          </>
        )}
      </div>
    </ProductPage>
  );
}
