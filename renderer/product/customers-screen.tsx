import { type FormEvent, useDeferredValue, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenProduct } from '../../shared/ipc/product.ts';
import { lackOf } from '../../shared/list-lack.ts';
import { Busy } from '../components/busy.tsx';
import { isEmail } from '../components/email-parts.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { TextField } from '../components/field.tsx';
import { Icon } from '../components/icons.tsx';
import { ListLack } from '../components/list-lack.tsx';
import { Status } from '../components/status.tsx';
import { useFocusInvalid } from '../components/use-focus-invalid.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { CustomerList } from './customer-list.tsx';
import { ProductPage } from './product-page.tsx';
import { useAnswer } from './use-answer.ts';

/** What is typed here outlives a sign-in in between. */
function useCustomersDraft() {
  const intents = useIntents();
  const draft = useWindow((state) => state.customersDraft);
  const change = (part: Partial<typeof draft>) => intents.draft({ customersDraft: { ...draft, ...part } });
  return [draft, change] as const;
}

/** The customers the product lists, and a way to one it does not list. */
export function CustomersScreen({ product }: { readonly product: OpenProduct }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const [answer, readAgain] = useAnswer('listCustomers');
  const open = (email: string) => intents.openProductPage({ page: 'customer', email });

  return (
    <ProductPage
      title={t('product.customers.title')}
      lead={t('product.customers.lead', { product: product.name })}
      backTo={{ page: 'home' }}
    >
      <div className="customers">
        <section aria-label={t('product.customers.list')}>
          <div className="list-head">
            <Status className="small-heading">
              {answer === undefined && (
                <span className="connecting">
                  <Busy />
                  {t('product.customers.loading')}
                </span>
              )}
              {answer?.ok &&
                (answer.value.length === 0 && lackOf(answer) === undefined
                  ? t('product.customers.none')
                  : t('product.customers.count', { count: answer.value.length }))}
            </Status>
            <button type="button" className="quiet" aria-disabled={answer === undefined} onClick={readAgain}>
              <Icon name="again" size={18} />
              {t('product.customers.reload')}
            </button>
          </div>
          {answer?.ok === false && <ErrorNotice error={answer.error} />}
          <ListLack lack={lackOf(answer)} />
          {answer?.ok && answer.value.length > 0 && <FilteredList customers={answer.value} onOpen={open} />}
        </section>
        <OpenByEmail onOpen={open} />
      </div>
    </ProductPage>
  );
}

interface FilteredListProps {
  readonly customers: readonly string[];
  readonly onOpen: (email: string) => void;
}

function FilteredList({ customers, onOpen }: FilteredListProps) {
  const { t } = useTranslation();
  const [{ filter }, change] = useCustomersDraft();
  // The field answers every key at once; the list follows when there is time.
  const wanted = useDeferredValue(filter.trim().toLowerCase());
  const fitting = useMemo(() => customers.filter((customer) => customer.includes(wanted)), [customers, wanted]);
  return (
    <div className="stack customer-filter">
      <TextField
        label={t('product.customers.filter')}
        value={filter}
        onChange={(typed) => change({ filter: typed })}
        input={{ type: 'search', autoComplete: 'off', spellCheck: false }}
      />
      {fitting.length === 0 ? (
        <>
          <Status className="muted">{t('product.customers.noMatch')}</Status>
          <button type="button" className="secondary small" onClick={() => change({ filter: '' })}>
            {t('lists.clearFilter')}
          </button>
        </>
      ) : (
        <CustomerList key={wanted} customers={fitting} onOpen={onOpen} />
      )}
    </div>
  );
}

function OpenByEmail({ onOpen }: { readonly onOpen: (email: string) => void }) {
  const { t } = useTranslation();
  const [{ email }, change] = useCustomersDraft();
  const [missing, setMissing] = useState<object>();
  const formId = useId();
  const form = useFocusInvalid(missing);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = email.trim().toLowerCase();
    if (!isEmail(wanted)) return setMissing({});
    onOpen(wanted);
  };
  return (
    <form id={formId} ref={form} className="panel stack" noValidate onSubmit={submit}>
      <TextField
        label={t('product.customers.open')}
        hint={t('product.customers.openHint')}
        value={email}
        onChange={(value) => {
          change({ email: value });
          setMissing(undefined);
        }}
        error={missing === undefined ? undefined : t('product.customers.openMissing')}
        input={{ type: 'email', autoComplete: 'off', maxLength: 320 }}
      />
      <div className="inline-actions">
        <button type="submit" className="secondary">
          {t('product.customers.submit')}
        </button>
      </div>
    </form>
  );
}
