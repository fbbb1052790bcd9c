import type { accountRequests } from '../../shared/ipc/account.ts';
import type { productRequests } from '../../shared/ipc/product.ts';
import type { AccountSession } from './account-session.ts';
import type { HandlersOf } from './handlers.ts';
import type { ProductSession } from './product-session.ts';

export interface AccountParts {
  readonly session: AccountSession;
  /** The product of the session that the window is in. */
  readonly product: () => ProductSession;
  /** Ends what is under way, and forgets what it left. */
  readonly endWork: () => Promise<void>;
}

/** Who comes in and who goes, as a developer and into a product. */
export function accountHandlers({
  session,
  product,
  endWork,
}: AccountParts): HandlersOf<typeof accountRequests & typeof productRequests> {
  /** Somebody else may come in: what was typed, read and begun before was not theirs. */
  async function comingIn<Value>(someoneIsHere: boolean, enter: () => Promise<Value>): Promise<Value> {
    if (someoneIsHere) await endWork();
    return enter();
  }
  const isSignedIn = () => session.account() !== undefined;

  return {
    signIn: ({ username, password, stay }) =>
      comingIn(isSignedIn(), () => session.signIn({ username, password }, stay)),
    submitOneTimeCode: ({ code }) => comingIn(isSignedIn(), () => session.submitOneTimeCode(code)),
    useAccessToken: ({ token, stay }) => comingIn(isSignedIn(), () => session.useAccessToken(token, stay)),

    async signOut() {
      await endWork();
      return session.signOut();
    },

    openProduct: (details) => comingIn(product().current() !== undefined, () => product().open(details)),

    async closeProduct() {
      await endWork();
      return product().signOut();
    },
  };
}
