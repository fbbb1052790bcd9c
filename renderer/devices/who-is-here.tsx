import { useTranslation } from 'react-i18next';
import { Foreign } from '../components/foreign.tsx';
import { useIntents, useWindow } from '../state/window-context.ts';

/** Who looks at devices here, and what each of the two is needed for. */
export function WhoIsHere() {
  const { t } = useTranslation();
  const intents = useIntents();
  const session = useWindow((state) => state.snapshot?.session);
  const product = useWindow((state) => state.snapshot?.product);
  const signedIn = session?.status === 'signed-in';
  return (
    <section className="panel who-is-here" aria-labelledby="who-is-here">
      <h2 id="who-is-here" className="small-heading">
        {t('devices.here.title')}
      </h2>
      <dl className="who-grid">
        <div>
          <dt>{t('devices.here.account')}</dt>
          <dd>
            {signedIn && session.userName !== undefined && <Foreign text={session.userName} />}
            {signedIn && session.userName === undefined && t('devices.here.token')}
            {!signedIn && (
              <button type="button" className="link" onClick={intents.openSignIn}>
                {t('devices.here.signIn')}
              </button>
            )}
          </dd>
          <dd className="muted small">{t('devices.here.accountWhy')}</dd>
        </div>
        <div>
          <dt>{t('devices.here.product')}</dt>
          <dd>
            {product === undefined ? (
              <button type="button" className="link" onClick={() => intents.openProductPage()}>
                {t('devices.here.signInProduct')}
              </button>
            ) : (
              <Foreign text={product.name} />
            )}
          </dd>
          <dd className="muted small">{t('devices.here.productWhy')}</dd>
        </div>
      </dl>
    </section>
  );
}
