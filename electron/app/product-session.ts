import { isFinalWord } from '../../shared/error-meaning.ts';
import { setupError } from '../../shared/errors.ts';
import type { OpenProduct, ProductSignIn } from '../../shared/ipc/product.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { CustomerAccount, Product, ProductAuth, ProductCloud } from '../cloud/product-port.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import { type KeptProduct, nothingKept, type SecretSlot } from './kept-sign-ins.ts';
import type { SignInGuard } from './sign-in-guard.ts';

/**
 * The product that is signed in, with its client's secret in memory, and the customers that were opened. `stay`: the
 * secret is kept for the next start as well.
 */
export interface ProductSession {
  state(): OpenProduct | undefined;
  current(): ProductCloud | undefined;
  open(details: ProductSignIn): Promise<Result<OpenProduct>>;
  /**
   * As with `AccountSession.resume`. What was kept stays also when the cloud refuses it: it shows a client's secret only
   * once, and only a sign-out deletes it.
   */
  resume(): Promise<'resumed' | 'nothing' | 'ended'>;
  /** Forgets client, tokens and customers. Nothing is sent: other programs of the same client go on. */
  close(): void;
  /** The same, and what was kept for the next start. Fails with `secrets-not-removed`. */
  signOut(): Promise<Result<void>>;
  /** A customer's account; `make`: also when there is none yet. Fails with `not-signed-in-to-product`, too. */
  customer(email: string, make: boolean, signal: AbortSignal): Promise<Result<CustomerAccount>>;
}

/**
 * `only`: the one product, by id or slug, that a policy lets in; others fail with `closed-by-policy`. `remember`: takes what
 * a person has signed in to, so that it can be offered again.
 */
export function productSession(
  auth: () => ProductAuth,
  guard: SignInGuard,
  changed: () => void,
  kept: SecretSlot<KeptProduct> = nothingKept as SecretSlot<KeptProduct>,
  only?: string,
  remember: (product: OpenProduct) => void = () => undefined,
): ProductSession {
  let current: ProductCloud | undefined;
  const customers = new Map<string, CustomerAccount>();
  /** Counts what was closed: an answer that was asked for before belongs to nobody any more. */
  let generation = 0;

  function close(): void {
    generation += 1;
    current = undefined;
    customers.clear();
    changed();
  }

  function state(): OpenProduct | undefined {
    if (current === undefined) return undefined;
    const { id, slug, name } = current.product;
    return { id, slug, name, clientId: current.clientId };
  }

  const letsIn = ({ id, slug }: Product) => only === undefined || only === slug || only === String(id);

  return {
    state,
    current: () => current,
    close,

    signOut() {
      const removing = kept.forget();
      close();
      return removing;
    },

    async resume() {
      const asked = generation;
      const before = await kept.read();
      if (before === undefined || asked !== generation || current !== undefined) return 'nothing';
      if (!letsIn(before.product)) return 'nothing';
      const resumed = auth().resumeProduct(before.client, before.product);
      current = resumed;
      changed();
      const looked = await resumed.listDevices({ page: 1, perPage: 1 }, neverAborted());
      if (looked.ok || current !== resumed || !isFinalWord(looked.error.code)) return 'resumed';
      // The secret that was kept opens nothing any more.
      close();
      return 'ended';
    },

    async open({ clientId, clientSecret, product, stay = false }) {
      const locked = guard.lockedOut();
      if (locked !== undefined) return locked;
      // Before the secret is sent for it.
      if (only !== undefined && product.trim() !== only) return failure(setupError('closed-by-policy'));
      const asked = generation;
      const client = { id: clientId.trim(), secret: clientSecret.trim() };
      const answer = await auth().openProduct(client, product.trim(), neverAborted());
      if (asked !== generation) return failure(setupError('cancelled'));
      const opened = guard.count(answer);
      if (!opened.ok) {
        changed();
        return opened;
      }
      guard.reset();
      if (!letsIn(opened.value.product)) return failure(setupError('closed-by-policy'));
      // Of two that were asked for at once the first answer counts, as with accounts; the other is nobody's.
      generation += 1;
      customers.clear();
      current = opened.value;
      if (stay) kept.keep({ client, product: opened.value.product });
      const { id, slug, name } = current.product;
      const shown = { id, slug, name, clientId: current.clientId };
      remember(shown);
      changed();
      return success(shown);
    },

    async customer(email, make, signal) {
      const product = current;
      if (product === undefined) return failure(setupError('not-signed-in-to-product'));
      const known = customers.get(email.trim().toLowerCase());
      if (known !== undefined) return success(known);
      const opened = await (make ? product.openCustomer(email, signal) : product.findCustomer(email, signal));
      if (opened.ok && current === product) customers.set(opened.value.email, opened.value);
      return opened;
    },
  };
}
