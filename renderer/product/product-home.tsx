import { useTranslation } from 'react-i18next';
import type { OpenProduct } from '../../shared/ipc/product.ts';
import { Foreign } from '../components/foreign.tsx';
import { Screen } from '../components/screen.tsx';
import { StartTile } from '../components/start-tile.tsx';
import { isPractising } from '../state/selectors.ts';
import { useIntents, useWindow } from '../state/window-context.ts';

/** Which product this is, and what can be done with it. */
export function ProductHome({ product }: { readonly product: OpenProduct }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const practising = useWindow(isPractising);
  return (
    <Screen
      title={t('product.home.title', { product: product.name })}
      lead={t('product.home.lead')}
      onEscape={intents.backToStart}
      back={
        <button type="button" className="secondary" onClick={intents.backToStart}>
          {t('product.home.toStart')}
        </button>
      }
      actions={
        <button
          type="button"
          className="secondary"
          aria-describedby={practising ? undefined : 'product-sign-out-means'}
          onClick={() => void intents.closeProduct()}
        >
          {t('product.home.signOut')}
        </button>
      }
    >
      <div className="stack">
        <dl className="facts product-facts panel">
          <div>
            <dt>{t('product.home.name')}</dt>
            <dd>
              <Foreign text={product.name} />
            </dd>
          </div>
          <div>
            <dt>{t('product.home.id')}</dt>
            <dd className="code">{product.id}</dd>
          </div>
          <div>
            <dt>{t('product.home.slug')}</dt>
            <dd className="code">{product.slug}</dd>
          </div>
          <div>
            <dt>{t('product.home.client')}</dt>
            <dd className="code">{product.clientId}</dd>
          </div>
        </dl>
        <div className="tile-list">
          <StartTile
            kind="primary"
            title={t('product.home.setUp')}
            lead={t('product.home.setUpLead')}
            onOpen={() => intents.openProductPage({ page: 'set-up' })}
          />
          <StartTile
            kind="plain"
            title={t('product.home.import')}
            lead={t('product.home.importLead')}
            onOpen={() => intents.openProductPage({ page: 'import' })}
          />
          <StartTile
            kind="plain"
            title={t('product.home.customers')}
            lead={t('product.home.customersLead')}
            onOpen={() => intents.openProductPage({ page: 'customers' })}
          />
        </div>
        {!practising && (
          <p className="field-hint" id="product-sign-out-means">
            {t('product.home.signOutMeans')}
          </p>
        )}
      </div>
    </Screen>
  );
}
