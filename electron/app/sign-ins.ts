import { requests } from '../../shared/ipc/contract.ts';
import { type AccountSession, accountSession } from './account-session.ts';
import type { ControllerParts } from './controller-parts.ts';
import type { KeptSignIns } from './kept-sign-ins.ts';
import { letsThrough } from './policy-gate.ts';
import { type ProductSession, productSession } from './product-session.ts';
import { signInGuard } from './sign-in-guard.ts';

/** Who is signed in to the real cloud. */
export interface SignIns {
  readonly account: AccountSession;
  readonly product: ProductSession;
  /** Goes on as whoever was signed in when the program ended, if they wanted to stay and a policy lets them in. */
  resume(): Promise<void>;
  /** Without a word to the cloud: for a change to another one. */
  forget(): void;
  /** A sign-in that was kept is not taken any more, and the person has not read that yet. */
  ended(): boolean;
  noteTold(): void;
}

export function signIns(
  { clock, settings, policy, realWorld }: Pick<ControllerParts, 'clock' | 'settings' | 'policy' | 'realWorld'>,
  kept: KeptSignIns,
  changed: () => void,
): SignIns {
  const { doors: features, product: only } = policy.values;
  const cloudUrl = () => settings.read().cloudUrl;
  const guard = signInGuard(clock, cloudUrl);
  const account = accountSession(() => realWorld().cloud, guard, changed, kept.account);
  const product = productSession(
    () => realWorld().products,
    guard,
    changed,
    kept.product,
    only,
    settings.rememberProduct,
  );
  let ended = false;

  return {
    account,
    product,
    async resume() {
      // Settings may name another cloud before the secret store is open.
      const at = cloudUrl();
      const client = await kept.client.read();
      if (client !== undefined) settings.takeOwnSecret(client, at);
      const became = await Promise.all([
        letsThrough(features, requests.signIn) ? account.resume() : 'nothing',
        letsThrough(features, requests.openProduct) ? product.resume() : 'nothing',
      ]);
      if (!became.includes('ended')) return;
      ended = true;
      changed();
    },
    forget() {
      account.forget();
      product.close();
    },
    ended: () => ended,
    noteTold() {
      ended = false;
    },
  };
}
