import { useTranslation } from 'react-i18next';
import { Foreign } from '../components/foreign.tsx';
import { isPractising } from '../state/selectors.ts';
import { useWindow } from '../state/window-context.ts';

/** Whose devices these are, beside the app's name: the account and the product that are open. Nothing in practice. */
export function WhoIsHere() {
  const { t } = useTranslation();
  const practising = useWindow(isPractising);
  const session = useWindow((state) => state.snapshot?.session);
  const product = useWindow((state) => state.snapshot?.product);
  const account = session?.status === 'signed-in' ? (session.userName ?? t('app.signedInWithToken')) : undefined;
  if (practising || (account === undefined && product === undefined)) return null;
  return (
    <p className="app-person">
      {account !== undefined && <Foreign text={account} />}
      {account !== undefined && product !== undefined && ' · '}
      {product !== undefined && <Foreign text={product.name} />}
    </p>
  );
}
