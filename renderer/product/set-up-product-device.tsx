import { type FormEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attemptKinds } from '../../shared/attempt-kind.ts';
import type { OpenProduct } from '../../shared/ipc/product.ts';
import { offeredFor, type PluggedIn, settableOf } from '../../shared/plugged-in.ts';
import { type BadId, readDeviceId } from '../../shared/read-device-ids.ts';
import { describeIdProblem } from '../../shared/text/describe-bad-id.ts';
import { isEmail } from '../components/email-parts.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Field, TextField } from '../components/field.tsx';
import { Notice } from '../components/notice.tsx';
import { SerialNumbers } from '../components/serial-numbers.tsx';
import { useFocusInvalid } from '../components/use-focus-invalid.ts';
import type { WindowState } from '../state/store.ts';
import { useSerialNumberLookUp } from '../state/use-serial-number-look-up.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { ProductPage } from './product-page.tsx';

const ownerWords = {
  customer: { name: 'product.setUp.ownerCustomer', hint: 'product.setUp.ownerCustomerHint' },
  nobody: { name: 'product.setUp.ownerNobody', hint: 'product.setUp.ownerNobodyHint' },
} as const;

/** So many suggestions help; a longer list is read slower than the address is typed. */
const suggestionLimit = 20;

/** Whose the next device becomes, and which one it is, where its label tells. A scanner types the id and presses Enter. */
export function SetUpProductDevice({ product }: { readonly product: OpenProduct }) {
  const { t, i18n } = useTranslation();
  const intents = useIntents();
  const email = useWindow((state) => state.customerDraft);
  const owner = useWindow((state) => state.ownerDraft);
  const kind = useWindow((state) => state.kindDraft);
  const refusal = useWindow((state) => state.startProblem);
  const deviceId = useWindow((state) => state.deviceIdDraft);
  const plugged = useWindow(theOnePlugged);
  const setDeviceId = (deviceIdDraft: string) => intents.draft({ deviceIdDraft });
  const [wrong, setWrong] = useState<{ readonly email: boolean; readonly deviceId: BadId | undefined }>();
  const suggestions = useSuggestions(email);
  const lookUp = useSerialNumberLookUp();
  const formId = useId();
  const form = useFocusInvalid(wrong);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = deviceId.trim() === '' ? undefined : readDeviceId(deviceId);
    const found = { email: owner === 'customer' && !isEmail(email.trim()), deviceId: read?.bad };
    if (found.email || found.deviceId !== undefined) return setWrong(found);
    const known = {
      ...(kind === 'production' ? {} : { kind }),
      ...(read?.id === undefined ? {} : { wantedId: read.id }),
    };
    void intents.startSetup(
      owner === 'nobody' ? { for: 'product', ...known } : { for: 'customer', email: email.trim(), ...known },
    );
  };

  return (
    <ProductPage
      title={t('product.setUp.title')}
      lead={t('product.setUp.lead', { product: product.name })}
      width="narrow"
      backTo={{ page: 'home' }}
      actions={
        <button type="submit" form={formId} className="primary">
          {t('product.setUp.submit')}
        </button>
      }
    >
      <form id={formId} ref={form} className="stack" noValidate onSubmit={submit}>
        {refusal !== undefined && <ErrorNotice error={refusal} />}
        {plugged !== undefined && (
          <Notice tone="info" title={t('cable.plugged', { name: plugged.name })}>
            <p className="code">{plugged.id}</p>
            <p>{t('cable.oneVisit')}</p>
          </Notice>
        )}
        <fieldset className="owner-choices">
          <legend>{t('product.setUp.owner')}</legend>
          {(['customer', 'nobody'] as const).map((kind) => (
            <label key={kind} className="owner-choice">
              <input
                type="radio"
                name={`${formId}-owner`}
                checked={owner === kind}
                onChange={() => intents.draft({ ownerDraft: kind })}
              />
              <span>
                <span className="strong">{t(ownerWords[kind].name)}</span>
                <span className="muted">{t(ownerWords[kind].hint)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {owner === 'customer' && (
          <>
            <TextField
              label={t('product.setUp.email')}
              hint={t('product.setUp.emailHint')}
              value={email}
              onChange={(customerDraft) => intents.draft({ customerDraft })}
              error={wrong?.email ? t('product.setUp.emailMissing') : undefined}
              input={{
                type: 'email',
                name: 'customer',
                autoComplete: 'off',
                list: `${formId}-customers`,
                maxLength: 320,
              }}
            />
            <datalist id={`${formId}-customers`}>
              {suggestions.map((customer) => (
                <option key={customer} value={customer} />
              ))}
            </datalist>
          </>
        )}
        <Field label={t('product.setUp.kind')} hint={t('product.setUp.kindHint')}>
          {(attributes) => (
            <select
              {...attributes}
              value={kind}
              onChange={({ target }) =>
                intents.draft({ kindDraft: attemptKinds.find((one) => one === target.value) ?? 'production' })
              }
            >
              {attemptKinds.map((one) => (
                <option key={one} value={one}>
                  {t(`history.kinds.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <TextField
          label={t('product.setUp.deviceId')}
          hint={t('product.setUp.deviceIdHint')}
          value={deviceId}
          onChange={(value) => {
            setDeviceId(value);
            setWrong(undefined);
          }}
          error={wrong?.deviceId === undefined ? undefined : describeIdProblem(wrong.deviceId, i18n)}
          input={{ autoComplete: 'off', autoCapitalize: 'off', spellCheck: false, className: 'code', maxLength: 2048 }}
        />
        <SerialNumbers
          lookUp={lookUp}
          bad={wrong?.deviceId === undefined ? [] : [wrong.deviceId]}
          onFound={(_text, id) => {
            setDeviceId(id);
            setWrong(undefined);
          }}
        />
      </form>
    </ProductPage>
  );
}

/** What a run would be begun with: the one Photon that is plugged in and tells its ID, unless another one is wanted. */
function theOnePlugged({ snapshot, deviceIdDraft }: WindowState): PluggedIn | undefined {
  const [one, ...others] = offeredFor(settableOf(snapshot?.plugged ?? []), deviceIdDraft);
  return others.length > 0 || one?.id === undefined ? undefined : one;
}

/** Customers whose address begins with what is typed; without an answer there are no suggestions, and nothing else is missing. */
function useSuggestions(typed: string): readonly string[] {
  const intents = useIntents();
  const [customers, setCustomers] = useState<readonly string[]>([]);
  useEffect(() => {
    let gone = false;
    void intents.ask('listCustomers').then((answer) => {
      if (!gone && answer.ok) setCustomers(answer.value);
    });
    return () => {
      gone = true;
    };
  }, [intents]);
  const start = typed.trim().toLowerCase();
  const fitting: string[] = [];
  for (const customer of customers) {
    if (fitting.length === suggestionLimit) break;
    if (customer.startsWith(start) && customer !== start) fitting.push(customer);
  }
  return fitting;
}
