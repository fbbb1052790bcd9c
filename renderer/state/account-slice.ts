import type { SetupError } from '../../shared/errors.ts';
import { type DevicesState, freshSearch } from './devices-slice.ts';
import type { DraftsState } from './drafts-slice.ts';
import { atStart, beginningOf, productSignInFor, type RouteState } from './route.ts';
import { noRun, type RunIntents, type RunState } from './run-slice.ts';
import type { SliceParts, ToldState } from './slice.ts';

export interface AccountState {
  /** The last sign-out did not reach its end; gone with the next one. */
  readonly signOutProblem: SetupError | undefined;
}

export interface AccountIntents {
  /** The first tile: sets up a Photon for the account, which is asked for where it is not signed in. */
  openSetUp(): Promise<void>;
  /** Asks for the account; {@link AccountIntents.signedIn} goes on where that was asked for. */
  openSignIn(): void;
  signedIn(): Promise<void>;
  /** After a run whose account or product is not taken any more. */
  signInAgain(): Promise<void>;
  signOut(): Promise<void>;
}

export const firstAccountState: AccountState = { signOutProblem: undefined };

type Touched = ToldState & RouteState & RunState & DevicesState & DraftsState & AccountState;

export function accountIntents({ get, set, ask, intents }: SliceParts<Touched, RunIntents>): AccountIntents {
  return {
    async openSetUp() {
      if (get().snapshot?.session.status === 'signed-in') return intents().startSetup({ for: 'account' });
      set({ ...noRun, setupFor: { for: 'account' }, route: { at: 'sign-in', back: atStart } });
    },

    openSignIn: () => set({ ...noRun, route: { at: 'sign-in', back: beginningOf(get().route) } }),

    async signedIn() {
      const { finishing, route, setupFor } = get();
      if (finishing !== undefined) return intents().finishUnfinished();
      const back = beginningOf(route);
      if (back.at === 'devices' || back.at === 'station') return set({ ...noRun, route: back });
      return intents().startSetup(setupFor.for === 'account' ? setupFor : { for: 'account' });
    },

    async signInAgain() {
      const { finishing, setupFor, route } = get();
      const back = beginningOf(route);
      if (setupFor.for === 'account') return set({ ...noRun, finishing, route: { at: 'sign-in', back } });
      await ask('closeProduct');
      const { wantedId: deviceIdDraft = '' } = setupFor;
      set({ ...noRun, finishing, deviceIdDraft, route: productSignInFor(back) });
    },

    async signOut() {
      const ended = await ask('signOut');
      // Other troubles of it are told by the snapshot.
      const notEnded = !ended.ok && ended.error.code === 'sign-out-not-done' ? ended.error : undefined;
      set({ ...noRun, ...freshSearch, route: atStart, signOutProblem: notEnded });
    },
  };
}
