import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf } from '../../shared/error-meaning.ts';
import { Field, SecretField, TextField } from '../components/field.tsx';
import { Notice } from '../components/notice.tsx';
import { KeptSecrets } from '../settings/kept-secrets.tsx';
import { StaySignedIn } from '../settings/stay-signed-in.tsx';
import { SignInForm } from '../sign-in/sign-in-form.tsx';
import { SignInWarning } from '../sign-in/sign-in-warning.tsx';
import { useIntents, useWindow } from '../state/window-context.ts';

interface Missing {
  readonly clientId: boolean;
  readonly clientSecret: boolean;
  readonly product: boolean;
}

/** Client id, client secret and which product; the product itself is shown back by the screen after it. */
export function ProductSignIn() {
  const { t } = useTranslation();
  const intents = useIntents();
  const practice = useWindow((state) => state.snapshot?.practice?.product);
  const entering = useWindow((state) => state.entering);
  // In the practice session there is another product.
  const policy = useWindow((state) => (state.snapshot?.practice === undefined ? state.snapshot?.policy : undefined));
  const lockedProduct = policy?.locked.includes('product') === true;
  const known = (useWindow((state) => state.snapshot?.knownProducts) ?? []).filter(
    ({ id, slug }) => !lockedProduct || [slug, String(id)].includes(policy?.values.product ?? ''),
  );
  const [details, setDetails] = useState({ clientId: '', clientSecret: '', product: policy?.values.product ?? '' });
  const [stay, setStay] = useState(false);
  const [missing, setMissing] = useState<Missing>();
  const change = (part: Partial<typeof details>) => setDetails({ ...details, ...part });

  const chosen = known.findIndex(
    ({ id, slug, clientId }) => [slug, String(id)].includes(details.product) && clientId === details.clientId,
  );
  const choose = (index: number) => {
    const one = known[index];
    const empty = { clientId: '', product: policy?.values.product ?? '' };
    const { clientId, product } = one === undefined ? empty : { clientId: one.clientId, product: one.slug };
    // A secret belongs to its client.
    setDetails({ clientId, product: lockedProduct ? details.product : product, clientSecret: '' });
    setMissing(undefined);
  };
  const fillIn = () => {
    if (practice === undefined) return;
    // Of what the practice session tells, this is what opens a product.
    const { clientId, clientSecret, product } = practice;
    setDetails({ clientId, clientSecret, product });
  };
  const send = () => {
    const empty = {
      clientId: details.clientId.trim() === '',
      clientSecret: details.clientSecret === '',
      product: details.product.trim() === '',
    };
    const incomplete = empty.clientId || empty.clientSecret || empty.product;
    setMissing(incomplete ? empty : undefined);
    return incomplete ? undefined : open();
  };
  const open = async () => {
    const answer = await intents.ask('openProduct', { ...details, ...(stay && { stay }) });
    // A secret that was refused is forgotten; one that never arrived, or has the wrong product beside it, is kept.
    if (!answer.ok && fieldOf(answer.error.code) === 'clientSecret') change({ clientSecret: '' });
    if (answer.ok) intents.productOpened();
    return answer;
  };

  return (
    <SignInForm
      title={t('product.signIn.title')}
      lead={t('product.signIn.lead')}
      missing={missing}
      send={send}
      asksSecret
      also={
        practice === undefined && (
          <button
            type="button"
            className="secondary"
            aria-disabled={entering}
            onClick={() => entering || void intents.practise('everything-works')}
          >
            {t('product.signIn.practise')}
          </button>
        )
      }
      after={practice === undefined && <KeptSecrets only="product" />}
    >
      {practice !== undefined && (
        <Notice tone="info">
          <p>{t('product.signIn.practice', { product: practice.product })}</p>
          <button type="button" className="link" onClick={fillIn}>
            {t('product.signIn.fillIn')}
          </button>
        </Notice>
      )}
      <SignInWarning />
      {known.length > 0 && (
        <Field label={t('product.signIn.known')}>
          {(attributes) => (
            <select {...attributes} value={chosen} onChange={({ target }) => choose(Number(target.value))}>
              <option value="-1">{t('product.signIn.knownNone')}</option>
              {known.map(({ id, name: product, clientId }, index) => (
                <option key={`${id} ${clientId}`} value={index}>
                  {t('product.signIn.knownOne', { product, client: clientId })}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <TextField
        label={t('product.signIn.clientId')}
        value={details.clientId}
        onChange={(clientId) => change({ clientId })}
        error={missing?.clientId ? t('product.signIn.clientIdMissing') : undefined}
        input={{ name: 'username', autoComplete: 'username', spellCheck: false, className: 'code', maxLength: 256 }}
      />
      <SecretField
        label={t('product.signIn.clientSecret')}
        hint={t('product.signIn.clientSecretHint')}
        showLabel={t('product.signIn.showSecret')}
        value={details.clientSecret}
        onChange={(clientSecret) => change({ clientSecret })}
        error={missing?.clientSecret ? t('product.signIn.clientSecretMissing') : undefined}
        input={{ name: 'password', autoComplete: 'current-password', className: 'code', maxLength: 1024 }}
      />
      <TextField
        label={t('product.signIn.product')}
        hint={lockedProduct ? t('advanced.locked') : t('product.signIn.productHint')}
        value={details.product}
        onChange={(product) => change({ product })}
        error={missing?.product ? t('product.signIn.productMissing') : undefined}
        input={{
          name: 'product',
          autoComplete: 'on',
          spellCheck: false,
          className: 'code',
          maxLength: 128,
          readOnly: lockedProduct,
        }}
      />
      <StaySignedIn label={t('signIn.stay')} stay={stay} onChange={setStay} />
    </SignInForm>
  );
}
