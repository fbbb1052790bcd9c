import { useTranslation } from 'react-i18next';
import { useWindow } from '../state/window-context.ts';

/** During a run of a product: whose the device becomes, in which product, and which way it gets there. */
export function RunFor() {
  const { t } = useTranslation();
  const setupFor = useWindow((state) => state.setupFor);
  const product = useWindow((state) => state.snapshot?.product?.name);
  const plan = useWindow((state) => state.setup.plan);
  const isByCable = useWindow((state) => state.setup.cable);
  const ended = useWindow((state) => state.setup.outcome !== undefined);
  if (setupFor.for === 'account') return null;
  return (
    <aside className="run-for" aria-label={t('runFor.name')}>
      <div className="run-for-inner">
        <p className="strong">{setupFor.for === 'product' ? withoutOwner() : forCustomer(setupFor.email)}</p>
        <p aria-live="polite" aria-atomic="true" className="muted">
          {plan === undefined || ended ? '' : t(isByCable ? 'cable.oneVisit' : `plans.${plan}`)}
        </p>
      </div>
    </aside>
  );

  function withoutOwner(): string {
    return product === undefined ? t('runFor.withoutOwnerAlone') : t('runFor.withoutOwner', { product });
  }

  function forCustomer(email: string): string {
    return product === undefined ? t('runFor.customerAlone', { email }) : t('runFor.customer', { email, product });
  }
}
