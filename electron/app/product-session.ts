import { setupError } from '../../shared/errors.ts';
import type { OpenProduct } from '../../shared/ipc.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { CustomerAccount, ProductCloud, ProductDoor } from '../cloud/product-port.ts';
import { type Keeper, type KeptProduct, nothingKept } from './kept-sign-ins.ts';
import type { SignInGuard } from './sign-in-guard.ts';

/**
 * The product that is signed in, with its client's secret in memory, and the customers that were opened. `stay`: the
 * secret is kept for the next start as well.
 */
export interface ProductSession {
  state(): OpenProduct | undefined;
  current(): ProductCloud | undefined;
  open(details: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly product: string;
    readonly stay?: boolean;
  }): Promise<Result<OpenProduct>>;
  /** As with `AccountSession.resume`. */
  resume(): Promise<'resumed' | 'nothing' | 'ended'>;
  /** Forgets client, tokens and customers. Nothing is sent: other programs of the same client go on. */
  close(): void;
  /** The same, and what was kept for the next start. */
  signOut(): void;
  /** A customer's account; `make`: also when there is none yet. Fails with `not-signed-in-to-product`, too. */
  customer(email: string, make: boolean, signal: AbortSignal): Promise<Result<CustomerAccount>>;
}

/** After these the secret that was kept opens nothing any more. */
const refusals: readonly string[] = ['oauth-client-refused', 'access-token-invalid'];

export function productSession(
  door: () => ProductDoor,
  guard: SignInGuard,
  changed: () => void,
  kept: Keeper<KeptProduct> = nothingKept as Keeper<KeptProduct>,
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

  return {
    state,
    current: () => current,
    close,

    signOut() {
      kept.forget();
      close();
    },

    async resume() {
      const asked = generation;
      const before = await kept.read();
      if (before === undefined || asked !== generation || current !== undefined) return 'nothing';
      const resumed = door().resumeProduct(before.client, before.product);
      current = resumed;
      changed();
      const looked = await resumed.listDevices({ page: 1, perPage: 1 }, new AbortController().signal);
      if (looked.ok || current !== resumed || !refusals.includes(looked.error.code)) return 'resumed';
      kept.forget();
      close();
      return 'ended';
    },

    async open({ clientId, clientSecret, product, stay = false }) {
      const locked = guard.lockedOut();
      if (locked !== undefined) return locked;
      const asked = generation;
      const client = { id: clientId.trim(), secret: clientSecret.trim() };
      const answer = await door().openProduct(client, product.trim(), new AbortController().signal);
      if (asked !== generation) return failure(setupError('cancelled'));
      const opened = guard.count(answer);
      if (!opened.ok) {
        changed();
        return opened;
      }
      guard.reset();
      customers.clear();
      current = opened.value;
      if (stay) kept.keep({ client, product: opened.value.product });
      else kept.forget();
      changed();
      const { id, slug, name } = current.product;
      return success({ id, slug, name, clientId: current.clientId });
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
